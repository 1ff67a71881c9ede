import { beforeEach, describe, expect, it } from 'vitest';
import { sharedIsAbsent } from './shared-folder.ts';
import { openXDescription } from './x-description.ts';

const tweet = openXDescription('tweet');
const post = openXDescription('post');

describe.each([
  ['2.166', tweet],
  ['2.167', post],
])('the check against X %s', (version, description) => {
  beforeEach((context) => context.skip(description === null, sharedIsAbsent));
  const check = (call: string, query: Record<string, string> = {}, body?: unknown) =>
    description?.checkRequest({ ...methodAndPath(call), query, body }) ?? [];
  const answer = (call: string, status: number, body: unknown) =>
    description?.checkAnswer({ ...methodAndPath(call), status, body }) ?? [];
  const fields = version === '2.166' ? 'tweet.fields' : 'post.fields';

  it('reads the version it says', () => {
    expect(description?.version).toBe(version);
  });

  it('takes a right request', () => {
    expect(check('GET /2/users/7/mentions', { max_results: '100', [fields]: 'created_at,entities' })).toEqual([]);
    expect(check('POST /2/tweets', {}, { text: 'hi', reply: { in_reply_to_tweet_id: '1' } })).toEqual([]);
  });

  it.each([
    ['a path nobody described', () => check('GET /2/users/7/mention', {})],
    ['a method nobody described', () => check('PUT /2/tweets', {})],
    ['an id that is none', () => check('GET /2/tweets/abc', {})],
    ['an unknown query parameter', () => check('GET /2/users/7/mentions', { exclude: 'replies' })],
    ['an unknown field', () => check('GET /2/users/7/mentions', { [fields]: 'created_at,colour' })],
    ['an unknown expansion', () => check('GET /2/users/7/mentions', { expansions: 'authorid' })],
    ['a page that is too small', () => check('GET /2/users/7/mentions', { max_results: '4' })],
    ['a page that is no number', () => check('GET /2/users/7/mentions', { max_results: 'ten' })],
    ['a time that is none', () => check('GET /2/users/7/mentions', { start_time: 'yesterday' })],
    ['a missing required parameter', () => check('GET /2/tweets/search/recent', {})],
    ['a body where none belongs', () => check('DELETE /2/tweets/1', {}, { id: '1' })],
    ['a missing body', () => check('POST /2/tweets', {})],
    ['an unknown property', () => check('POST /2/tweets', {}, { text: 'hi', replyTo: '1' })],
    ['an unknown property below', () => check('POST /2/tweets', {}, { reply: { in_reply_to_tweet_id: '1', id: '1' } })],
    ['a missing property below', () => check('POST /2/tweets', {}, { text: 'hi', reply: {} })],
    ['a property of another type', () => check('POST /2/tweets', {}, { text: 5 })],
  ])('complains about %s', (_what, complaints) => {
    expect(complaints()).not.toEqual([]);
  });

  it.each([
    ['at the top', { data: { id: '1', text: 'hi' }, extra: 1 }],
    ['in a post', { data: { id: '1', text: 'hi', full_text: 'hi' } }],
    [
      'in an entity made of parts',
      { data: { id: '1', entities: { hashtags: [{ start: 0, end: 2, tag: 'a', text: 'a' }] } } },
    ],
    [
      'in an included person',
      { data: { id: '1' }, includes: { users: [{ id: '1', name: 'A', username: 'a', handle: 'a' }] } },
    ],
    ['in a medium told apart by its type', { includes: { media: [{ type: 'photo', altText: 'a' }] } }],
    ['in an error', { errors: [{ type: 'about:blank', title: 'Not Found', code: 5 }] }],
  ])('complains about an unknown property %s', (_where, body) => {
    expect(answer('GET /2/tweets/1', 200, body)).not.toEqual([]);
  });

  it('takes right answers', () => {
    const entities = { hashtags: [{ start: 0, end: 2, tag: 'a' }] };
    expect(answer('GET /2/tweets/1', 200, { data: { id: '1', text: '#a', entities } })).toEqual([]);
    expect(answer('GET /2/tweets/1', 200, { includes: { media: [{ type: 'photo', alt_text: 'a' }] } })).toEqual([]);
    expect(answer('POST /2/tweets', 201, { data: { id: '1', text: 'hi' } })).toEqual([]);
    expect(answer('GET /2/tweets/1', 500, { code: 131, message: 'Internal error' })).toEqual([]);
  });

  it('complains about a status of success that is not described', () => {
    expect(answer('POST /2/tweets', 200, { data: { id: '1', text: 'hi' } })).not.toEqual([]);
  });

  it('keeps the two spellings apart', () => {
    const other = version === '2.166' ? 'post.fields' : 'tweet.fields';
    expect(check('GET /2/users/7/mentions', { [other]: 'created_at' })).toEqual([`query ${other}: is not described`]);
    const wrong = version === '2.166' ? { referenced_posts: [] } : { referenced_tweets: [] };
    expect(answer('GET /2/tweets/1', 200, { data: { id: '1', ...wrong } })).not.toEqual([]);
  });
});

function methodAndPath(call: string): { method: string; path: string } {
  const [method = '', path = ''] = call.split(' ');
  return { method, path };
}
