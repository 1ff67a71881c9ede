import { invalidParameter } from './problem.ts';
import { expansionLists, fieldLists, insideName, messageFieldLists, type Spelling } from './spelling.ts';

/** What an answer is about: field and expansion parameters differ. */
export type Subject = 'posts' | 'users' | 'messages' | 'none';

/** What a call wants to see, in the dialect's own names. */
export interface Wanted {
  readonly spelling: Spelling;
  readonly postFields: ReadonlySet<string>;
  readonly userFields: ReadonlySet<string>;
  readonly mediaFields: ReadonlySet<string>;
  readonly messageFields: ReadonlySet<string>;
  readonly expansions: ReadonlySet<string>;
}

/** Which spellings a server understands: both as now, or one alone as before and after the change. */
export type Speaks = Spelling | 'both';

/** The spelling a query is written in. */
export function spellingOf(query: URLSearchParams, speaks: Speaks): Spelling {
  if (speaks !== 'both') return speaks;
  const expansions = (query.get('expansions') ?? '').split(',');
  return query.has('post.fields') || expansions.some((name) => name.endsWith('_posts') || name.endsWith('_post_ids'))
    ? 'post'
    : 'tweet';
}

/**
 * Field and expansion parameters of a query. `own` are the endpoint's other parameters.
 * @throws {XProblem} 400 for a parameter or a value that is not described, or a parameter given twice
 */
export function readWanted(
  query: URLSearchParams,
  spelling: Spelling,
  endpoint: { subject: Subject; own: readonly string[] },
): Wanted {
  const { subject, own } = endpoint;
  const lists = subject === 'none' ? {} : listsOf(spelling, subject);
  const known = [...own, ...Object.keys(lists)];
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    const value = values.join(',');
    if (!known.includes(name)) {
      throw invalidParameter(name, value, `The query parameter [${name}] is not one of [${known.join(',')}]`);
    }
    if (values.length > 1) {
      throw invalidParameter(name, value, `Duplicate parameters are not allowed: the \`${name}\` query parameter`);
    }
  }
  const read = (name: string): ReadonlySet<string> => readList(query, name, lists[name] ?? []);
  return {
    spelling,
    postFields: read(`${spelling}.fields`),
    userFields: read('user.fields'),
    mediaFields: read('media.fields'),
    messageFields: read('dm_event.fields'),
    expansions: read('expansions'),
  };
}

/**
 * A whole number between two bounds.
 * @throws {XProblem} 400 when it is not
 */
export function readCount(
  query: URLSearchParams,
  name: string,
  bounds: { least: number; most: number; usual: number },
): number {
  const text = query.get(name);
  if (text === null) return bounds.usual;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= bounds.least && count <= bounds.most) return count;
  const detail = `The \`${name}\` query parameter value [${text}] is not between ${bounds.least} and ${bounds.most}`;
  throw invalidParameter(name, text, detail);
}

/**
 * A post's id.
 * @throws {XProblem} 400 when it is none
 */
export function readId(query: URLSearchParams, name: string): bigint | null {
  const text = query.get(name);
  return text === null ? null : BigInt(checkedId(name, text));
}

/**
 * The id as it was given.
 * @throws {XProblem} 400 when it is none
 */
export function checkedId(name: string, text: string): string {
  if (/^\d{1,19}$/.test(text)) return text;
  throw invalidParameter(name, text, `The \`${name}\` query parameter value [${text}] is not valid`);
}

/**
 * UTC milliseconds of an RFC 3339 time.
 * @throws {XProblem} 400 when it is none
 */
export function readTime(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw invalidParameter(name, text, `The \`${name}\` query parameter value [${text}] is not a valid RFC3339 datetime`);
}

function listsOf(spelling: Spelling, subject: Exclude<Subject, 'none'>): Readonly<Record<string, readonly string[]>> {
  const { [`${spelling}.fields`]: posts = [], 'user.fields': users = [], ...others } = fieldLists[spelling];
  const ofPeople = {
    expansions: expansionLists[spelling][subject],
    [`${spelling}.fields`]: posts,
    'user.fields': users,
  };
  if (subject === 'users') return ofPeople;
  if (subject === 'posts') return { ...ofPeople, ...others };
  return { ...ofPeople, 'media.fields': others['media.fields'] ?? [], 'dm_event.fields': messageFieldLists[spelling] };
}

/**
 * A list parameter of known names, by the dialect's own names.
 * @throws {XProblem} 400 for a name that is not described
 */
export function readList(query: URLSearchParams, name: string, known: readonly string[]): ReadonlySet<string> {
  const text = query.get(name);
  if (text === null) return new Set();
  const values = text.split(',');
  for (const value of values) {
    if (known.includes(value)) continue;
    const detail = `The \`${name}\` query parameter value [${value}] is not one of [${known.join(',')}]`;
    throw invalidParameter(name, text, detail);
  }
  return new Set(values.map(insideName));
}
