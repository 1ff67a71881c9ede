import type { EventKind, StoredEvent } from '../../../domain/event.ts';
import type { Json } from '../../../domain/message.ts';
import { SENTIMENTS, URGENCIES } from '../../../domain/triage.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { momentWords } from '../../time-words.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { SERVICE_TOLD } from './service-event-words.ts';
import type { ThreadLook } from './thread-look.ts';

/** What happened, without who did it; null for what the thread tells otherwise, or what concerns nobody who reads it. */
export function eventWords(event: StoredEvent, look: ThreadLook): string | null {
  return TOLD[event.kind]?.(event, look) ?? null;
}

type Teller = (event: StoredEvent, look: ThreadLook) => string;

/** Something that is told in the same words every time. */
function always(choose: (events: Catalogue['thread']['events']) => string): Teller {
  return (_event, { words }) => choose(words.thread.events);
}

const TOLD: Readonly<Partial<Record<EventKind, Teller>>> = {
  // a reopening that names a message is the customer's word
  'conversation.reopened': ({ message }, { words: { thread } }) =>
    message === null ? thread.events.reopened : thread.events.wroteAgain,
  'conversation.closed': ({ data }, { words: { thread } }) =>
    data.why === 'rated' ? thread.events.closedByRating : thread.events.closed,
  'conversation.breached': always(({ breached }) => breached),
  'conversation.snoozed': ({ data }, look) =>
    look.words.thread.events.snoozed(moment(data.until, look), textOf(data.reason)),
  'conversation.woken': always(({ woken }) => woken),
  'conversation.assigned': ({ data }, { words }) => words.thread.events.assigned(textOf(data.assignee)),
  'conversation.labelled': ({ data }, { words }) =>
    words.thread.events.labelled([...signed('+', data.add), ...signed('-', data.remove)].join(' ')),
  'conversation.corrected': ({ data }, look) => look.words.thread.events.corrected(judged(data, look)),
  'conversation.uncorrected': ({ data }, look) => look.words.thread.events.uncorrected(judged(data, look)),
  'conversation.claimed': ({ data }, { words: { thread } }) => {
    const from = textOf(data.takenFrom);
    return from === null ? thread.events.claimed : thread.events.takenOver(from);
  },
  'conversation.released': always(({ released }) => released),
  'conversation.answeredElsewhere': always(({ answeredElsewhere }) => answeredElsewhere),
  'conversation.noteRemoved': always(({ noteRemoved }) => noteRemoved),
  'message.edited': always(({ messageEdited }) => messageEdited),
  'message.deleted': always(({ messageDeleted }) => messageDeleted),
  'message.restored': always(({ messageRestored }) => messageRestored),
  'message.hidden': always(({ hidden }) => hidden),
  'message.unhidden': always(({ unhidden }) => unhidden),
  'followUp.added': ({ data }, look) =>
    look.words.thread.events.followUp(moment(data.dueAt, look), textOf(data.words) ?? ''),
  'followUp.kept': always(({ followUpKept }) => followUpKept),
  'followUp.moved': ({ data }, look) =>
    look.words.thread.events.followUpMoved(moment(data.to, look), textOf(data.reason) ?? ''),
  'followUp.reopened': always(({ followUpReopened }) => followUpReopened),
  'followUp.removed': always(({ followUpRemoved }) => followUpRemoved),
  ...SERVICE_TOLD,
};

function moment(at: Json | undefined, { timezone }: ThreadLook): string {
  return typeof at === 'number' ? momentWords(at, timezone) : '?';
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? strangerLine(value, 120) : null;
}

function signed(sign: string, labels: Json | undefined): string[] {
  return Array.isArray(labels) ? labels.map((label) => `${sign}${strangerLine(String(label), 40)}`) : [];
}

function judged(data: StoredEvent['data'], { words: { thread } }: ThreadLook): string {
  const sentiment = SENTIMENTS.find((label) => label === data.sentiment);
  const urgency = URGENCIES.find((level) => level === data.urgency);
  const said = [
    ...(sentiment === undefined ? [] : [thread.sentiment[sentiment]]),
    ...(urgency === undefined ? [] : [thread.urgency[urgency]]),
  ];
  return said.join(', ');
}
