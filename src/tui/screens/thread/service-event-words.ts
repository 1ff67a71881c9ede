import type { EventKind, StoredEvent } from '../../../domain/event.ts';
import type { Json } from '../../../domain/message.ts';
import { whyHeldBack } from '../../../domain/rule-act.ts';
import { SURVEY_SKIPS } from '../../../domain/survey.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { inLanguage } from '../../in-language.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import type { ThreadLook } from './thread-look.ts';

type Teller = (event: StoredEvent, look: ThreadLook) => string;

/** What is told of promises found, surveys, hand-overs, rules and alerts. */
export const SERVICE_TOLD: Readonly<Partial<Record<EventKind, Teller>>> = {
  'followUp.proposed': ({ data }, { words }) =>
    words.thread.events.followUpProposed(textOf(data.quote) ?? textOf(data.words) ?? ''),
  'followUp.confirmed': always(({ followUpConfirmed }) => followUpConfirmed),
  'followUp.dismissed': always(({ followUpDismissed }) => followUpDismissed),
  'followUp.broken': always(({ followUpBroken }) => followUpBroken),
  'followUp.overdue': always(({ followUpOverdue }) => followUpOverdue),
  'survey.asked': always(({ surveyAsked }) => surveyAsked),
  'survey.skipped': ({ data }, { words }) => words.thread.events.surveySkipped(skipWords(data, words)),
  'survey.answered': ({ data }, { words }) =>
    words.thread.events.surveyAnswered(ratingOf(data, words), textOf(data.comment)),
  'survey.recorded': ({ data }, { words }) =>
    words.thread.events.surveyRecorded(ratingOf(data, words), textOf(data.comment)),
  'handover.made': ({ data }, { words }) =>
    words.thread.events.handedOver(
      data.way === 'phone' ? words.handover.way.phone : words.handover.way.email,
      textOf(data.address) || words.handover.noNumber,
    ),
  'handover.sent': ({ data }, { words }) => words.thread.events.handoverSent(textOf(data.address) ?? ''),
  'handover.failed': ({ data }, { words }) => {
    const why = textOf(data.words) ?? '';
    return data.isPerhapsSent === true
      ? words.thread.events.handoverUnknown(why)
      : words.thread.events.handoverFailed(why);
  },
  'handover.done': ({ data }, { words }) => words.thread.events.handoverDone(textOf(data.outcome) ?? ''),
  'rule.acted': ({ data }, { words }) => {
    const rule = textOf(data.rule) ?? '';
    const why = whyHeldBack(data).map((one) => strangerLine(inLanguage(words, one), 160));
    return why.length === 0
      ? words.thread.events.ruleActed(rule)
      : words.thread.events.ruleHeldBack(rule, why.join('; '));
  },
  'alert.opened': always(({ alertOpened }) => alertOpened),
  'alert.told': always(({ alertTold }) => alertTold),
  'alert.ended': always(({ alertEnded }) => alertEnded),
};

function always(choose: (events: Catalogue['thread']['events']) => string): Teller {
  return (_event, { words }) => choose(words.thread.events);
}

function skipWords(data: StoredEvent['data'], words: ThreadLook['words']): string {
  const why = SURVEY_SKIPS.find((one) => one === data.why);
  const said = typeof data.words === 'string' ? ` (${strangerLine(inLanguage(words, data.words), 120)})` : '';
  return `${why === undefined ? '' : words.survey.skips[why]}${said}`;
}

function ratingOf({ rating, scale }: StoredEvent['data'], words: ThreadLook['words']): string {
  return typeof rating === 'number' && typeof scale === 'number' ? words.survey.of(rating, scale) : '?';
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? strangerLine(value, 120) : null;
}
