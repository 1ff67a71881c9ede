import { xIdTime } from '../ids.ts';
import type { Post } from '../world.ts';
import { type Call, type Outcome, publicPosts } from './call.ts';
import { hydratePosts } from './hydrate.ts';
import { notFound } from './lookups.ts';
import { readToken, tokenAfter } from './page-token.ts';
import { checkedId, readCount, readId, readTime } from './parameters.ts';
import { invalidParameter } from './problem.ts';
import { readQuery } from './search-query.ts';

const DAY_MS = 24 * 3_600_000;
/** How far recent search reaches back. */
const SEARCH_WINDOW_MS = 7 * DAY_MS;
/** Without an end, search stops this long before now. */
const SEARCH_LAG_MS = 30_000;
const MENTIONS_MAX = 800;
const TIMELINE_MAX = 3200;

/** The query parameters of timelines besides fields and expansions. */
export const timelineParameters = [
  'since_id',
  'until_id',
  'start_time',
  'end_time',
  'max_results',
  'pagination_token',
] as const;

/** GET /2/users/{id}/mentions: https://docs.x.com/x-api/posts/timelines/quickstart/user-mention-quickstart. The newest 800, newest first. */
export function getMentions(call: Call): Outcome {
  const id = checkedId('id', call.pathValues[0] ?? '');
  if (call.world.person('x', id) === null) return notFound(call, { resource: 'user', parameter: 'id', value: id });
  const isMention = (post: Post): boolean =>
    post.author.id !== id && call.texts.of(post).mentioned.some((person) => person.id === id);
  return page(call, publicPosts(call.world).filter(isMention).slice(0, MENTIONS_MAX), {
    ...readTimelineSpan(call),
    least: 5,
  });
}

/** GET /2/users/{id}/tweets. The newest 3,200, newest first. */
export function getUserPosts(call: Call): Outcome {
  const id = checkedId('id', call.pathValues[0] ?? '');
  if (call.world.person('x', id) === null) return notFound(call, { resource: 'user', parameter: 'id', value: id });
  const excluded = readExclude(call.query);
  const isShown = (post: Post): boolean =>
    post.author.id === id && !(excluded.has('replies') && post.inReplyTo !== null);
  return page(call, publicPosts(call.world).filter(isShown).slice(0, TIMELINE_MAX), {
    ...readTimelineSpan(call),
    least: 5,
  });
}

/** GET /2/tweets/search/recent: https://docs.x.com/x-api/posts/search/integrate/overview. The last seven days, newest first. */
export function searchRecent(call: Call): Outcome {
  const text = call.query.get('query') ?? '';
  if (text === '') throw invalidParameter('query', text, 'The `query` query parameter can not be empty');
  const matches = readQuery(text, call);
  const span = readSearchSpan(call);
  const sort = call.query.get('sort_order');
  if (sort !== null && sort !== 'recency' && sort !== 'relevancy') {
    throw invalidParameter(
      'sort_order',
      sort,
      `The \`sort_order\` query parameter value [${sort}] is not one of [recency,relevancy]`,
    );
  }
  return page(call, publicPosts(call.world).filter(matches), { ...span, least: 10 });
}

/** A part of a timeline: after one id and before another, from one time to before another. */
interface Span {
  readonly sinceId: bigint | null;
  readonly untilId: bigint | null;
  /** UTC milliseconds. */
  readonly from: number;
  readonly until: number;
}

function page(call: Call, posts: readonly Post[], span: Span & { readonly least: number }): Outcome {
  const most = readCount(call.query, 'max_results', { least: span.least, most: 100, usual: 10 });
  const before = readToken(call.query);
  const inside = posts.filter((post) => {
    const id = BigInt(post.id);
    return (
      (span.sinceId === null || id > span.sinceId) &&
      (span.untilId === null || id < span.untilId) &&
      (before === null || id < before) &&
      post.createdAt >= span.from &&
      post.createdAt < span.until
    );
  });
  const shown = inside.slice(0, most);
  const { data, rest } = hydratePosts(call, shown);
  const last = shown.at(-1);
  const meta = {
    ...(last !== undefined && { newest_id: shown[0]?.id, oldest_id: last.id }),
    result_count: shown.length,
    ...(last !== undefined && inside.length > shown.length && { next_token: tokenAfter(last) }),
  };
  return { status: 200, body: { ...(data.length > 0 && { data }), ...rest, meta } };
}

/** On timelines an id takes precedence over a time. */
function readTimelineSpan({ query }: Call): Span {
  const sinceId = readId(query, 'since_id');
  const untilId = readId(query, 'until_id');
  const from = readTime(query, 'start_time') ?? Number.NEGATIVE_INFINITY;
  const until = readTime(query, 'end_time') ?? Number.POSITIVE_INFINITY;
  return {
    sinceId,
    untilId,
    from: sinceId === null ? from : Number.NEGATIVE_INFINITY,
    until: untilId === null ? until : Number.POSITIVE_INFINITY,
  };
}

/** On search everything must lie in the window, and 2.167 takes an id or a time, not both. */
function readSearchSpan({ query, world, wanted }: Call): Span {
  const start = world.now() - SEARCH_WINDOW_MS;
  const startWords = new Date(start).toISOString();
  const sinceId = readId(query, 'since_id');
  const untilId = readId(query, 'until_id');
  for (const [name, id] of [
    ['since_id', sinceId],
    ['until_id', untilId],
  ] as const) {
    if (id !== null && xIdTime(String(id)) < start) {
      throw invalidParameter(name, String(id), `'${name}' must be a tweet id created after [${startWords}]`);
    }
  }
  const from = readTime(query, 'start_time');
  const until = readTime(query, 'end_time');
  if (from !== null && from < start) {
    const given = query.get('start_time') ?? '';
    throw invalidParameter(
      'start_time',
      given,
      `Invalid 'start_time':'${given}'. 'start_time' must be on or after ${startWords}`,
    );
  }
  if (from !== null && until !== null && from >= until) {
    throw invalidParameter(
      'end_time',
      query.get('end_time') ?? '',
      "Invalid time range: 'end_time' must be after 'start_time'",
    );
  }
  if (wanted.spelling === 'post' && sinceId !== null && from !== null) {
    throw invalidParameter(
      'start_time',
      query.get('start_time') ?? '',
      'At most one of `start_time`, `since_id` may be provided.',
    );
  }
  return { sinceId, untilId, from: Math.max(start, from ?? start), until: until ?? world.now() - SEARCH_LAG_MS };
}

function readExclude(query: URLSearchParams): ReadonlySet<string> {
  const text = query.get('exclude');
  const values = text === null ? [] : text.split(',');
  const wrong = values.find((value) => value !== 'replies' && value !== 'retweets');
  if (text !== null && wrong !== undefined) {
    throw invalidParameter(
      'exclude',
      text,
      `The \`exclude\` query parameter value [${wrong}] is not one of [replies,retweets]`,
    );
  }
  return new Set(values);
}
