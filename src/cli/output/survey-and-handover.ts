import type { StoredEvent } from '../../domain/event.ts';
import type { Json } from '../../domain/message.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { SKIP_WORDS, SURVEY_SKIPS } from '../../domain/survey.ts';
import type { Screen } from './screen.ts';

/** How one conversation's customer was asked, what they said, and whom it was handed over to: a line each, oldest first. */
export function surveyAndHandoverLines(
  events: readonly StoredEvent[],
  { writeTime }: Pick<Screen, 'writeTime'>,
): string[] {
  const surveys = eachLast(events, 'survey').map((of) => `survey    ${surveyWords(of)}  ${writeTime(of.last.at)}`);
  const handovers = eachLast(events, 'handover').map(
    (of) => `handover  ${handoverWords(of)}  ${writeTime(of.last.at)}`,
  );
  return [...surveys, ...handovers];
}

/** One survey or hand-over: how it began, and what is on record of it last. */
interface Told {
  readonly id: number;
  readonly first: StoredEvent;
  readonly last: StoredEvent;
}

function eachLast(events: readonly StoredEvent[], what: 'survey' | 'handover'): Told[] {
  const about = events.filter(({ kind, data }) => kind.startsWith(`${what}.`) && typeof data[what] === 'number');
  return [...Map.groupBy(about, ({ data }) => Number(data[what]))].flatMap(([id, all]) => {
    const [first] = all;
    const last = all.at(-1);
    return first === undefined || last === undefined ? [] : [{ id, first, last }];
  });
}

function surveyWords({ id, last: { kind, data } }: Told): string {
  if (kind === 'survey.skipped') {
    const why = SURVEY_SKIPS.find((one) => one === data.why);
    return `${id}  not asked: ${why === undefined ? wordsOf(data.why) : SKIP_WORDS[why]}`;
  }
  if (kind === 'survey.asked') return `${id}  asked`;
  const comment = wordsOf(data.comment);
  return `${id}  rated ${wordsOf(data.rating)}/${wordsOf(data.scale)}${comment === '' ? '' : ` "${comment}"`}`;
}

function handoverWords({ id, first, last: { kind, data } }: Told): string {
  const to = `${id}  ${first.data.way === 'phone' ? 'phone' : 'e-mail'} ${wordsOf(first.data.address) || '(number not known)'}`;
  if (kind === 'handover.done') return `${to}  done: ${wordsOf(data.outcome)}`;
  if (kind !== 'handover.failed') return `${to}  open`;
  return `${to}  ${data.isPerhapsSent === true ? 'UNKNOWN' : 'not sent'}: ${wordsOf(data.words)}`;
}

function wordsOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? safeLine(String(value)) : '';
}
