import { CONVERSATION_STATUSES, type ConversationQuery } from '../domain/conversation.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import { SENTIMENTS, URGENCIES } from '../domain/triage.ts';
import { readInstant, usage } from './flags.ts';

const KEYS = [
  'status',
  'sentiment',
  'urgency',
  'platform',
  'account',
  'label',
  'assignee',
  'search',
  'since',
  'until',
] as const;
type Key = (typeof KEYS)[number];

/**
 * A filter in words, such as `platform=x urgency=high,critical search="two words"`: what `kuulo list` takes as flags. Open
 * conversations only, unless a status is named.
 * @throws {ProblemError} USAGE
 */
export function readFilter(written: string, clock: { now: number; timezone: string }): ConversationQuery {
  const said = new Map<Key, string>();
  for (const [key, value] of pairsIn(written)) {
    if (said.has(key)) throw usage(`${key} is there twice`, `Write all of it once: ${key}=one,two.`);
    said.set(key, value);
  }
  const list = (key: Key): readonly string[] | undefined =>
    said
      .get(key)
      ?.split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const known = <T extends string>(key: Key, words: readonly T[]): readonly T[] | undefined =>
    list(key)?.map((word) => oneOf(key, word, words));
  const instant = (key: 'since' | 'until'): number | undefined => {
    const value = said.get(key);
    return value === undefined ? undefined : readInstant(key, value, clock);
  };
  const status = known('status', [...CONVERSATION_STATUSES, 'all'] as const);
  const assignee = said.get('assignee');
  return defined({
    status: status?.includes('all') ? undefined : (status?.filter((one) => one !== 'all') ?? ['open']),
    sentiment: known('sentiment', SENTIMENTS),
    urgency: known('urgency', URGENCIES),
    platform: list('platform'),
    account: list('account'),
    label: list('label'),
    assignee: assignee === 'none' ? null : assignee,
    search: said.get('search'),
    since: instant('since'),
    until: instant('until'),
  });
}

function* pairsIn(written: string): Generator<[Key, string]> {
  const pair = /\s*(?:([\p{L}-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$))/uy;
  let end = 0;
  while (written.slice(end).trim() !== '') {
    pair.lastIndex = end;
    const match = pair.exec(written);
    if (match === null) {
      const rest = written.slice(end).trim();
      throw usage(`"${rest}" is no filter`, `Write key=value, such as platform=x; the keys are ${KEYS.join(', ')}.`);
    }
    end = pair.lastIndex;
    const [, key = '', quoted, single, bare] = match;
    yield [oneOf('the filter', key.toLowerCase(), KEYS), quoted ?? single ?? bare ?? ''];
  }
}

function oneOf<T extends string>(where: string, word: string, words: readonly T[]): T {
  const found = words.find((one) => one === word);
  if (found !== undefined) return found;
  const near = nearestWord(word, words);
  const remedy = `${near === null ? '' : `Did you mean ${near}? `}Known are ${words.join(', ')}.`;
  throw usage(`${where} does not know "${word}"`, remedy);
}

/** Without what is undefined. */
function defined(query: { [key in keyof ConversationQuery]: ConversationQuery[key] | undefined }): ConversationQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
