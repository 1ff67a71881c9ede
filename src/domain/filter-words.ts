import { CONVERSATION_STATUSES, type ConversationQuery } from './conversation.ts';
import { parseDuration } from './duration.ts';
import { nearestWord } from './nearest-word.ts';
import { ProblemError } from './problem.ts';
import { SENTIMENTS, TOPICS, URGENCIES } from './triage.ts';
import { parseWhen } from './when.ts';

/** The keys of a filter in words, in the order in which they are told. */
export const FILTER_KEYS = [
  'status',
  'sentiment',
  'urgency',
  'platform',
  'account',
  'visibility',
  'language',
  'topic',
  'label',
  'assignee',
  'contact',
  'overdue',
  'search',
  'since',
  'until',
] as const;
type FilterKey = (typeof FILTER_KEYS)[number];

/** What a filter needs to be read: UTC milliseconds now, the workspace's time zone, and who asks. */
export interface FilterClock {
  readonly now: number;
  readonly timezone: string;
  /** The operator that `assignee=me` means. */
  readonly me: string;
}

/**
 * A filter in words, such as `platform=x urgency=high,critical search="two words"` (`platform:x` is the same): what `kuulo
 * list` takes as flags. Open conversations only, unless a status is named.
 * @throws {ProblemError} USAGE
 */
export function readFilter(written: string, clock: FilterClock): ConversationQuery {
  const said = new Map<FilterKey, string>();
  for (const [key, value] of pairsIn(written)) {
    if (said.has(key)) throw usage(`${key} is there twice`, `Write all of it once: ${key}=one,two.`);
    said.set(key, value);
  }
  const list = (key: FilterKey): readonly string[] | undefined =>
    said
      .get(key)
      ?.split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const known = <T extends string>(key: FilterKey, words: readonly T[]): readonly T[] | undefined =>
    list(key)?.map((word) => oneOf(key, word, words));
  const status = known('status', [...CONVERSATION_STATUSES, 'all'] as const);
  return defined({
    status: status?.includes('all') ? undefined : (status?.filter((one) => one !== 'all') ?? ['open']),
    sentiment: known('sentiment', SENTIMENTS),
    urgency: known('urgency', URGENCIES),
    platform: list('platform'),
    account: list('account'),
    visibility: known('visibility', ['public', 'private']),
    language: list('language'),
    topic: known('topic', TOPICS),
    label: list('label'),
    assignee: assigneeOf(said.get('assignee'), clock.me),
    contact: contactOf(said.get('contact')),
    isOverdue: overdueOf(said.get('overdue')),
    search: said.get('search'),
    since: instantOf('since', said.get('since'), clock),
    until: instantOf('until', said.get('until'), clock),
  });
}

/** Who is meant by an assignee in words: `none` is nobody, `me` whoever asks; undefined where none is given. */
export function assigneeOf(written: string | undefined, me: string): string | null | undefined {
  if (written === 'none') return null;
  return written === 'me' ? me : written;
}

function contactOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(written)) return Number(written);
  throw usage(`contact=${written} is not a number`, '`kuulo show ID --json` has it as contact.id.');
}

function overdueOf(written: string | undefined): boolean | undefined {
  return written === undefined ? undefined : oneOf('overdue', written, ['yes', 'no']) === 'yes';
}

function instantOf(key: FilterKey, written: string | undefined, clock: FilterClock): number | undefined {
  if (written === undefined) return undefined;
  const agoMs = parseDuration(written);
  const at = agoMs === null ? parseWhen(written, clock.now, clock.timezone) : clock.now - agoMs;
  if (at !== null) return at;
  throw usage(`${key}=${written} is not a time`, 'write it as 2026-11-22, 2026-11-22T08:00 or 7d');
}

function* pairsIn(written: string): Generator<[FilterKey, string]> {
  const pair = /\s*(?:([\p{L}-]+)[=:](?:"([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$))/uy;
  let end = 0;
  while (written.slice(end).trim() !== '') {
    pair.lastIndex = end;
    const match = pair.exec(written);
    if (match === null) {
      const rest = written.slice(end).trim();
      const keys = FILTER_KEYS.join(', ');
      throw usage(`"${rest}" is no filter`, `Write key=value, such as platform=x; the keys are ${keys}.`);
    }
    end = pair.lastIndex;
    const [, key = '', quoted, single, bare] = match;
    yield [oneOf('the filter', key.toLowerCase(), FILTER_KEYS), quoted ?? single ?? bare ?? ''];
  }
}

function oneOf<T extends string>(where: string, word: string, words: readonly T[]): T {
  const found = words.find((one) => one === word);
  if (found !== undefined) return found;
  const near = nearestWord(word, words);
  const remedy = `${near === null ? '' : `Did you mean ${near}? `}Known are ${words.join(', ')}.`;
  throw usage(`${where} does not know "${word}"`, remedy);
}

function usage(problem: string, remedy: string): ProblemError<'USAGE'> {
  return new ProblemError('USAGE', { problem, remedy });
}

/** Without what is undefined. */
function defined(query: { [key in keyof ConversationQuery]: ConversationQuery[key] | undefined }): ConversationQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
