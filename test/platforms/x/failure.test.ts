import { describe, expect, test } from 'vitest';
import { type BadAnswer, failureOf, rateLimitOf } from '../../../src/platforms/x/failure.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const PAGE = '<!doctype html><title>Log in to Wi-Fi</title>';
const problem = (detail: string, type = 'about:blank') => ({ title: 'Problem', detail, type });
const SUMMON =
  'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.';
const CAPPED = 'https://api.x.com/2/problems/usage-capped';

describe('the outcome table, row by row', () => {
  const rows = [
    ['200 with a web page', 200, PAGE, 'unknown', 'unavailable'],
    ['200 with nothing', 200, undefined, 'unknown', 'unavailable'],
    ['201 without an id', 201, { data: {} }, 'unknown', 'unavailable'],
    ['400', 400, problem('One or more parameters to your request was invalid.'), 'refused', 'refused'],
    ['400 of a proxy', 400, PAGE, 'unknown', 'unavailable'],
    ['401', 401, problem('Unauthorized'), 'auth', 'auth'],
    ['403 not called', 403, problem(SUMMON), 'refused', 'refused'],
    [
      '403 duplicate: perhaps our own',
      403,
      problem('You are not allowed to create a Tweet with duplicate content.'),
      'unknown',
      'unknown',
    ],
    [
      '403 no write right',
      403,
      problem('Your client app is not configured', 'https://api.twitter.com/2/problems/oauth1-permissions'),
      'auth',
      'auth',
    ],
    [
      '403 no right to private messages',
      403,
      { errors: [{ code: 93, message: 'This application is not allowed to access or delete your direct messages' }] },
      'auth',
      'auth',
    ],
    [
      '403 an app where a user is wanted',
      403,
      problem(
        'Authenticating with OAuth 2.0 Application-Only is forbidden',
        'https://api.x.com/2/problems/unsupported-authentication',
      ),
      'auth',
      'auth',
    ],
    ['403 of a wall in between', 403, PAGE, 'unknown', 'unavailable'],
    ['403 spend cap', 403, problem('Your account has reached its spend cap'), 'refused', 'refused'],
    ['404', 404, problem('Could not find'), 'refused', 'refused'],
    ['404 of a page', 404, PAGE, 'unknown', 'unavailable'],
    ['408', 408, problem('Timeout'), 'unknown', 'unavailable'],
    ['409', 409, problem('Conflict'), 'unknown', 'unavailable'],
    ['410', 410, problem('Gone'), 'refused', 'refused'],
    ['422', 422, problem('Unprocessable'), 'refused', 'refused'],
    ['425', 425, problem('Too early'), 'unknown', 'unavailable'],
    ['429', 429, problem('Too Many Requests'), 'throttled', 'throttled'],
    ['429 in the old shape', 429, { errors: [{ code: 88, message: 'Rate limit exceeded' }] }, 'throttled', 'throttled'],
    ['429 for money', 429, problem('Usage cap exceeded', CAPPED), 'refused', 'refused'],
    ['429 of something in between', 429, PAGE, 'unknown', 'unavailable'],
    ['500', 500, problem('Internal'), 'unknown', 'unavailable'],
    ['503', 503, PAGE, 'unknown', 'unavailable'],
  ] as const;

  test.each(rows.map(([name, status, data, send, read]) => ({ name, status, data, send, read })))('$name', (row) => {
    const { status, data, send, read } = row;
    expect(failureOf(answer({ status, data, isSend: true }))).toMatchObject({ kind: send, status });
    expect(failureOf(answer({ status, data, isSend: false }))).toMatchObject({ kind: read, status });
  });

  test.each([
    [403, problem(SUMMON), 'notAllowed'],
    [403, problem('You attempted to reply to a Tweet that is deleted or not visible to you.'), 'notFound'],
    [403, problem('You have been blocked from replying'), 'blocked'],
    [429, problem('Usage cap exceeded', CAPPED), 'money'],
    [402, problem('Your account has run out of credits'), 'money'],
    [404, problem('Could not find'), 'notFound'],
    [400, { errors: [{ code: 186, message: 'Tweet needs to be a bit shorter.' }] }, 'tooLong'],
    [400, problem('Invalid'), 'invalid'],
    [
      403,
      { errors: [{ code: 150, message: 'You cannot send messages to users who are not following you.' }] },
      'notAllowed',
    ],
    [403, { errors: [{ code: 151, message: 'There was an error sending your message' }] }, 'notAllowed'],
    [400, { errors: [{ code: 349, message: 'You cannot send messages to this user.' }] }, 'notAllowed'],
    [403, problem('You do not have permission to DM one or more participants.'), 'notAllowed'],
  ])('%i: %o is %s', (status, data, reason) => {
    expect(failureOf(answer({ status, data }))).toMatchObject({ kind: 'refused', reason, until: null });
  });

  test('words are X’s own, or name the page', () => {
    expect(failureOf(answer({ status: 429, data: problem('Usage cap exceeded', CAPPED) })).words).toContain(
      'usage-capped',
    );
    expect(failureOf(answer({ data: PAGE })).words).toContain('Log in to Wi-Fi');
  });
});

describe('when to try again', () => {
  const seconds = (ms: number) => String(ms / 1000);
  const until = (headers: Record<string, string>, dateSkewMs: number | null = null) =>
    failureOf(answer({ status: 429, data: problem('Too Many Requests'), headers, dateSkewMs })).until;

  test('at the reset, moved from X’s clock to ours', () => {
    expect(until({ 'x-rate-limit-reset': seconds(NOW + 900_000) })).toBe(NOW + 900_000);
    expect(until({ 'x-rate-limit-reset': seconds(NOW + 8_100_000) }, 7_200_000)).toBe(NOW + 900_000);
  });

  test('the day’s window counts when it is the empty one', () => {
    const headers = {
      'x-rate-limit-reset': seconds(NOW + 900_000),
      'x-user-limit-24hour-reset': seconds(NOW + 9_000_000),
    };
    expect(until({ ...headers, 'x-user-limit-24hour-remaining': '0' })).toBe(NOW + 9_000_000);
    expect(until({ ...headers, 'x-user-limit-24hour-remaining': '3' })).toBe(NOW + 900_000);
  });

  test('never in the past, never beyond a day, nonsense is nothing', () => {
    expect(until({ 'x-rate-limit-reset': '1' })).toBe(NOW);
    expect(until({ 'x-rate-limit-reset': '99999999999999' })).toBe(NOW + 86_400_000);
    expect(until({ 'x-rate-limit-reset': 'soon' })).toBeNull();
  });

  test('a page that names a reset in the year 2999 means a day at most', () => {
    const headers = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '32472144000' };
    expect(rateLimitOf({ headers, dateSkewMs: null }, NOW)?.resetAt).toBe(NOW + 86_400_000);
    expect(rateLimitOf({ headers, dateSkewMs: -1e15 }, NOW)?.resetAt).toBe(NOW + 86_400_000);
  });

  test('rate limits are read, and missing ones are not invented', () => {
    const headers = { 'x-rate-limit-limit': '450', 'x-rate-limit-remaining': '9', 'x-rate-limit-reset': seconds(NOW) };
    expect(rateLimitOf({ headers, dateSkewMs: null }, NOW)).toEqual({ limit: 450, remaining: 9, resetAt: NOW });
    expect(rateLimitOf({ headers: {}, dateSkewMs: null }, NOW)).toBeNull();
  });
});

function answer(part: Partial<BadAnswer>): BadAnswer {
  return { status: 200, headers: {}, dateSkewMs: null, data: undefined, isSend: true, now: NOW, ...part };
}
