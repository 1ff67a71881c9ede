import type { Conversation } from '../../../domain/conversation.ts';
import type { Handover } from '../../../domain/handover.ts';
import type { Survey } from '../../../domain/survey.ts';
import { momentWords } from '../../time-words.ts';
import type { Line } from '../../widgets/line.ts';
import { calledLine, strangerLine } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import type { EntryLook } from './entry-look.ts';
import { textLines } from './text-lines.ts';

/** How it went by their word, or that they were asked, or why not. */
export function surveyLines(survey: Survey, { columns, timezone, words }: EntryLook): Line[] {
  const { rating, scale, comment, skip, answeredAt, askedAt, status } = survey;
  const said =
    rating !== null
      ? words.person.rated(words.survey.of(rating, scale))
      : skip !== null
        ? words.survey.notAsked(words.survey.skips[skip.why])
        : words.person.survey[status];
  const at = momentWords(answeredAt ?? askedAt, timezone);
  return [
    [
      { text: said, tone: 'strong' },
      { text: ` · ${at}`, tone: 'dim' },
    ],
    ...(comment === null ? [] : textLines(comment, columns)),
  ];
}

/** To whom it was handed, and what came of it. */
export function handoverLines(handover: Handover, { columns, timezone, words }: EntryLook): Line[] {
  const { way, address, status, callBackAt, createdAt, note, outcome } = handover;
  const at = momentWords(callBackAt ?? createdAt, timezone);
  const to = address === '' ? words.handover.noNumber : strangerLine(address, 40);
  const head = `${words.handover.way[way]} ${to} · ${words.handover.status[status]}`;
  return [
    [
      { text: head, tone: status === 'unknown' || status === 'failed' ? 'bad' : 'strong' },
      { text: ` · ${at}`, tone: 'dim' },
    ],
    ...(note === null ? [] : textLines(note, columns)),
    ...(outcome === null ? [] : textLines(outcome, columns)),
  ];
}

/** A conversation of a linked contact, with where it is. */
export function linkedLines(linked: Conversation, { columns, timezone, words }: EntryLook): Line[] {
  const { platform, contact, visibility, lastMessageAt, subject } = linked;
  return [
    [
      { text: `${words.person.on(strangerLine(platform, 20))} ${calledLine(contact, 30)} · `, tone: 'strong' },
      spelledOut(visibility, words.desk.way),
      { text: ` · ${momentWords(lastMessageAt, timezone)} · ${words.person.conversation(linked.id)}`, tone: 'dim' },
    ],
    ...textLines(subject, columns),
  ];
}
