import type { ConversationQuery } from '../../../domain/conversation.ts';
import { FILTER_KEYS, readFilter } from '../../../domain/filter-words.ts';
import type { InboxSettings, Settings } from '../../../domain/settings.ts';

/** Whose inbox it is, and when: the part of an App that views and filters depend on. */
export interface Looker {
  readonly config: {
    readonly settings: Pick<Settings, 'timezone' | 'language'> & { readonly inbox: Pick<InboxSettings, 'views'> };
  };
  readonly operator: { readonly name: string };
  now(): number;
}

/** What narrows the inbox: the words as they were typed, and what they ask for. */
export interface Limit {
  readonly words: string;
  readonly query: ConversationQuery;
}

/**
 * The filter of a saved view; `assignee=me` is whoever looks.
 * @throws {ProblemError} USAGE
 */
export function readShow(show: string, app: Looker): ConversationQuery {
  return readFilter(show, { now: app.now(), timezone: app.config.settings.timezone, me: app.operator.name });
}

/**
 * A limit as people type it: filters, and words to look for among them. Without a status in it, the view's own stays.
 * @throws {ProblemError} USAGE
 */
export function readLimit(words: string, app: Looker): Limit {
  const pairs: string[] = [];
  const bare: string[] = [];
  for (const [part] of words.matchAll(PART)) (isPair(part) ? pairs : bare).push(part);
  const { status, ...query } = readShow(pairs.join(' '), app);
  const isOfStatus = pairs.some((pair) => /^status[=:]/i.test(pair));
  const search = [query.search ?? '', ...bare].filter((word) => word !== '').join(' ');
  return {
    words,
    query: {
      ...query,
      // status=all names none: then all are meant, whatever the view
      ...(isOfStatus ? { status: status ?? [] } : {}),
      ...(search === '' ? {} : { search }),
    },
  };
}

/** One filter with its quotes, or one word. */
const PART = /[\p{L}-]+[=:](?:"[^"]*"|'[^']*'|\S*)|\S+/gu;

/** With an equals sign it is meant as a filter, known or not; words with a colon may be words, such as `from:maija`. */
function isPair(part: string): boolean {
  const [, key = '', sign] = /^([\p{L}-]+)([=:])/u.exec(part) ?? [];
  const keys: readonly string[] = FILTER_KEYS;
  return sign === '=' || (sign === ':' && keys.includes(key.toLowerCase()));
}
