import type { Note } from '../../../domain/conversation.ts';
import type { FollowUp, FollowUpStatus } from '../../../domain/follow-up.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { StoredMessage } from '../../../domain/stored.ts';
import { momentWords, spanWords } from '../../time-words.ts';
import { fitLine, inTone, type Line, type Piece } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import type { EntryLook } from './entry-look.ts';
import type { PersonEntry } from './person-entries.ts';
import { handoverLines, linkedLines, surveyLines } from './service-lines.ts';
import { textLines } from './text-lines.ts';

/** One entry: what it is on its first row, then what was said. The one under the cursor is marked. */
export function entryLines(entry: PersonEntry, isFocused: boolean, look: EntryLook): Line[] {
  const [head = [], ...rest] = plainLines(entry, { ...look, columns: look.columns - 2 });
  const mark: Piece = { text: isFocused ? '> ' : '  ', tone: 'strong' };
  const first = [mark, ...head];
  return [
    isFocused ? inTone(fitLine(first, look.columns), 'selected') : first,
    ...rest.map((row): Line => [{ text: '  ', tone: 'plain' }, ...row]),
  ];
}

function plainLines(entry: PersonEntry, look: EntryLook): Line[] {
  switch (entry.section) {
    case 'followUps':
      return followUpLines(entry.followUp, look);
    case 'notes':
      return noteLines(entry.note, look);
    case 'surveys':
      return surveyLines(entry.survey, look);
    case 'handovers':
      return handoverLines(entry.handover, look);
    case 'linked':
      return linkedLines(entry.linked, look);
    case 'history':
      return messageLines(entry.message, look);
    case 'sent':
      return sentLines(entry.reply, look);
    default:
      return entry satisfies never;
  }
}

function followUpLines(one: FollowUp, { columns, now, timezone, words }: EntryLook): Line[] {
  const span = spanWords(Math.abs(one.dueAt - now), words.desk.units);
  const moment = momentWords(one.dueAt, timezone);
  const isLate = one.status === 'open' && one.dueAt < now;
  const { wasDue, isDue } = words.followUps;
  const { kept, toConfirm, broken, dismissed } = words.person;
  const heads: Readonly<Record<FollowUpStatus, string>> = {
    proposed: toConfirm(moment),
    open: (isLate ? wasDue : isDue)(moment, span),
    kept: kept(momentWords(one.keptAt ?? one.dueAt, timezone)),
    broken: broken(momentWords(one.brokenAt ?? one.dueAt, timezone)),
    dismissed,
  };
  const head = heads[one.status];
  const isStanding = one.status === 'open' || one.status === 'proposed';
  const tone = isLate ? 'bad' : isStanding ? 'strong' : 'dim';
  return [[{ text: head, tone }], ...textLines(one.words, columns)];
}

function noteLines(note: Note, { columns, timezone, words }: EntryLook): Line[] {
  const head = `${words.person.note} · ${strangerLine(note.author, 20)} · ${momentWords(note.at, timezone)}`;
  return [[{ text: head, tone: 'note' }], ...textLines(note.text, columns)];
}

function messageLines(message: StoredMessage, { columns, timezone, words }: EntryLook): Line[] {
  const { they, we, deleted, edited, conversation } = words.person;
  const who = message.direction === 'outbound' ? we : they;
  const changed = message.deletedAt === null ? (message.editedAt === null ? '' : ` · ${edited}`) : ` · ${deleted}`;
  const place = conversation(message.conversation ?? 0);
  return [
    [
      spelledOut(message.visibility, words.desk.way),
      { text: ` · ${who} · ${momentWords(message.postedAt, timezone)}${changed}`, tone: 'strong' },
      { text: ` · ${place}`, tone: 'dim' },
    ],
    ...textLines(message.text, columns),
  ];
}

function sentLines(reply: Reply, { columns, timezone, words }: EntryLook): Line[] {
  const at = momentWords(reply.sentAt ?? reply.updatedAt, timezone);
  return [
    [
      spelledOut(reply.visibility, words.desk.way),
      { text: ` · ${words.person.reply(reply.id, words.spoken.status[reply.status])}`, tone: 'strong' },
      { text: ` · ${strangerLine(reply.author, 20)} · ${at}`, tone: 'dim' },
    ],
    ...textLines(reply.text, columns),
  ];
}
