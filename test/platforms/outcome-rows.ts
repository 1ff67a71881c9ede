/**
 * The outcome table as data: each row, what it means, and the answer in each platform's own form. Bodies as the platforms
 * document them: docs.x.com/x-api/fundamentals/response-codes-and-errors, docs.joinmastodon.org/entities/Error,
 * docs.bsky.app/docs/api/at-protocol-xrpc-api, developers.facebook.com/docs/graph-api/guides/error-handling.
 */
import type { PlatformFailure } from '../../src/platforms/platform.ts';

export type Spoken = 'x' | 'mastodon' | 'bluesky' | 'graph';

/** What a server answers. `cut`: the connection ends before the length that was promised. */
export interface Answer {
  readonly status: number;
  readonly type?: 'application/json' | 'text/html';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly cut?: true;
}

type Meaning = Partial<Pick<PlatformFailure, 'kind' | 'reason'>>;

export interface Row {
  readonly name: string;
  readonly means: Meaning;
  /** One for all, or one per platform; null where a platform has no such error of its own. */
  readonly answer: Answer | Readonly<Record<Spoken, Answer | null>>;
}

const PAGE = '<!doctype html><html><head><title>Log in to Wi-Fi</title></head><body></body></html>';
const UNKNOWN: Meaning = { kind: 'unknown', reason: null };
const AUTH: Meaning = { kind: 'auth', reason: null };
const refused = (reason: PlatformFailure['reason']): Meaning => ({ kind: 'refused', reason });

export const ROWS: readonly Row[] = [
  {
    name: '2xx without an id',
    means: UNKNOWN,
    answer: {
      x: json(201, { data: {} }),
      mastodon: json(200, { content: '<p>Hei!</p>' }),
      bluesky: json(200, { cid: 'bafyreia', validationStatus: 'valid' }),
      graph: json(200, { success: true }),
    },
  },
  {
    name: '2xx with an error in it',
    means: UNKNOWN,
    answer: {
      x: json(200, { errors: [{ title: 'Oops', detail: 'Something broke', type: 'about:blank' }] }),
      mastodon: json(200, { error: 'Jokin meni vikaan' }),
      bluesky: json(200, { error: 'InternalServerError', message: 'Internal Server Error' }),
      graph: graphError(200, 1, 'An unknown error occurred'),
    },
  },
  { name: '2xx that is a web page', means: UNKNOWN, answer: page(200) },
  { name: '2xx that is no JSON', means: UNKNOWN, answer: { status: 200, type: 'application/json', body: '{"id":"1' } },
  { name: '2xx cut short', means: UNKNOWN, answer: { status: 200, body: '{"id":"1","data":{"id":"1"', cut: true } },
  { name: '2xx with nothing', means: UNKNOWN, answer: { status: 200, body: '' } },
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `3xx: ${status}`,
    means: refused('redirect'),
    answer: { status, headers: { location: 'http://127.0.0.1:9/elsewhere' }, body: '' },
  })),
  {
    name: '400',
    means: refused('invalid'),
    answer: own(400, 'One or more parameters to your request was invalid.', ['InvalidRequest', 100]),
  },
  {
    name: '404',
    means: refused('notFound'),
    answer: {
      ...own(404, 'Record not found', ['NotFound', 803]),
      graph: graphError(400, [100, 33], "Unsupported post request. Object with ID '1' does not exist"),
    },
  },
  { name: '410', means: refused('notFound'), answer: own(410, 'Gone', ['NotFound', 803]) },
  {
    name: '422',
    means: refused('invalid'),
    answer: own(422, "Validation failed: Text can't be blank", ['InvalidRequest', 100]),
  },
  {
    name: '401 with its own error',
    means: AUTH,
    answer: {
      ...own(401, 'Unauthorized', ['AuthMissing', 190]),
      mastodon: json(401, { error: 'The access token is invalid' }),
      graph: graphError(401, [190, 463], 'Error validating access token: Session has expired'),
    },
  },
  {
    name: '403 of the account',
    means: AUTH,
    answer: {
      x: xProblem(
        403,
        'When authenticating requests you must use keys and tokens from an attached App.',
        'client-not-enrolled',
      ),
      mastodon: json(403, { error: 'Your login is currently disabled' }),
      bluesky: json(403, { error: 'AccountTakedown', message: 'Account has been taken down' }),
      graph: graphError(403, 200, '(#200) Permissions error'),
    },
  },
  {
    name: '403 for a right that is missing',
    means: AUTH,
    answer: {
      x: xProblem(
        403,
        'Your client app is not configured with the appropriate oauth1 app permissions',
        'oauth1-permissions',
      ),
      mastodon: json(403, { error: 'This action is outside the authorized scopes' }),
      bluesky: json(400, { error: 'InvalidToken', message: 'Bad token scope' }),
      graph: graphError(403, 10, '(#10) Application does not have permission for this action'),
    },
  },
  {
    name: '403 of the target only',
    means: refused('notAllowed'),
    answer: {
      x: xProblem(
        403,
        'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
      ),
      mastodon: json(403, { error: 'This action is not allowed' }),
      bluesky: json(403, { error: 'Forbidden', message: 'Not allowed' }),
      graph: graphError(403, 10_903, "(#10903) This user can't reply to this activity"),
    },
  },
  {
    name: 'the person blocks us',
    means: refused('blocked'),
    answer: {
      x: xProblem(403, 'You have been blocked from replying to this post.'),
      mastodon: null,
      bluesky: json(400, { error: 'BlockedActor', message: 'Requester has blocked actor' }),
      graph: graphError(400, 551, '(#551) This person is not available right now'),
    },
  },
  {
    name: 'the account is barred for a time',
    means: refused('barred'),
    answer: {
      x: null,
      mastodon: null,
      bluesky: null,
      graph: graphError(400, 368, 'The action attempted has been deemed abusive'),
    },
  },
  {
    name: 'perhaps our own earlier success',
    means: UNKNOWN,
    answer: {
      x: xProblem(403, 'You are not allowed to create a Tweet with duplicate content.'),
      mastodon: null,
      bluesky: json(400, { error: 'InvalidSwap', message: 'Record was at bafyreia' }),
      graph: graphError(400, 10_900, '(#10900) Activity already replied to'),
    },
  },
  ...[408, 409, 425].map((status) => ({
    name: `${status}`,
    means: UNKNOWN,
    answer: own(status, 'Try again', ['Conflict', 100]),
  })),
  {
    name: '429 with its own error',
    means: { kind: 'throttled', reason: null },
    answer: {
      x: { ...xProblem(429, 'Too Many Requests', 'rate-limit-exceeded'), headers: inAMinute('x-rate-limit-reset') },
      mastodon: { ...json(429, { error: 'Too many requests' }), headers: { 'x-ratelimit-reset': iso(60_000) } },
      bluesky: {
        ...json(429, { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' }),
        headers: inAMinute('ratelimit-reset'),
      },
      graph: { ...graphError(400, 4, '(#4) Application request limit reached'), headers: { 'retry-after': '60' } },
    },
  },
  { name: '429 of something in between', means: UNKNOWN, answer: page(429) },
  {
    name: 'money has run out',
    means: refused('money'),
    answer: {
      x: xProblem(402, 'Your account has run out of credits', 'credits'),
      mastodon: null,
      bluesky: null,
      graph: null,
    },
  },
  { name: '500 with JSON', means: UNKNOWN, answer: own(500, 'Internal Server Error', ['InternalServerError', 2]) },
  { name: '502 of a page', means: UNKNOWN, answer: page(502) },
  { name: '503 with JSON', means: UNKNOWN, answer: own(503, 'Service Unavailable', ['NotEnoughResources', 2]) },
  { name: '500 that says the login is dead', means: UNKNOWN, answer: own(500, 'Unauthorized', ['ExpiredToken', 190]) },
  { name: '504 with nothing', means: UNKNOWN, answer: { status: 504, body: '' } },
  ...[400, 403, 404, 410, 422].map((status) => ({
    name: `${status} of something in between`,
    means: UNKNOWN,
    answer: page(status),
  })),
];

function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

function page(status: number): Answer {
  return { status, type: 'text/html', body: PAGE };
}

/** The same in each platform's own form; the error is named by Bluesky's word and Meta's code. */
function own(status: number, words: string, [name, code]: readonly [string, number]): Record<Spoken, Answer> {
  return {
    x: xProblem(status, words),
    mastodon: json(status, { error: words }),
    bluesky: json(status, { error: name, message: words }),
    graph: graphError(status, code, words),
  };
}

function xProblem(status: number, detail: string, problem?: string): Answer {
  const type = problem === undefined ? 'about:blank' : `https://api.x.com/2/problems/${problem}`;
  return json(status, { title: 'Problem', detail, type, status });
}

/** `code` may come with its subcode. */
function graphError(status: number, code: number | readonly [number, number], message: string): Answer {
  const [main, subcode] = [code].flat();
  const error = { message, type: 'OAuthException', code: main, fbtrace_id: 'AbCdEf' };
  return json(status, { error: subcode === undefined ? error : { ...error, error_subcode: subcode } });
}

function inAMinute(name: string): Record<string, string> {
  return { [name]: String(Math.ceil(Date.now() / 1000) + 60) };
}

function iso(fromNowMs: number): string {
  return new Date(Date.now() + fromNowMs).toISOString();
}
