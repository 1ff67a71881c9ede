import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkExchanges } from '../support/check-exchanges.ts';
import { type Description, openDescription } from '../support/openapi-check.ts';
import { type Exchange, type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.ts';
import { sharedFile } from '../support/shared-folder.ts';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import { openXDescription } from '../support/x-description.ts';
import { ContractWorld, hear } from './contract-world.ts';

const KEY = '0193a1b2-0000-7000-8000-000000000001';

let world: ContractWorld;
let proxy: RecordingProxy;

beforeEach(async (context) => {
  const id = context.task.name.split(/[ :]/)[0] ?? '';
  world = await ContractWorld.start(id);
  proxy = await startRecordingProxy(world.sandbox.url);
});
afterEach(async () => {
  await proxy.close();
  await world.end();
});

const mastodonFile = sharedFile('platforms/mastodon-openapi.json');
const descriptions: readonly (readonly [string, Description | null])[] = [
  ['x', openXDescription('tweet')],
  ['mastodon', mastodonFile === null ? null : openDescription(mastodonFile)],
];

for (const [id, description] of descriptions) {
  test.skipIf(description === null)(`${id} is asked only what its official description knows`, async () => {
    await useEverything(proxy.url);
    const exchanges = exchangesOf(id);
    expect(exchanges.length).toBeGreaterThan(8);
    expect(exchanges.filter((one) => (one.status ?? 0) >= 400)).toEqual([]);
    if (description) expect(complaintsOf(description, exchanges)).toEqual([]);
  });
}

const [tweetNames, postNames] = [openXDescription('tweet'), openXDescription('post')];

test.skipIf(tweetNames === null)('x in private, hiding and looking again: only what is described', async () => {
  await useTheRestOfX(proxy.url);
  const exchanges = exchangesOf('x');
  expect(exchanges.map(({ method, path }) => `${method} ${path.replace(/\d{2,}/g, 'ID')}`)).toEqual(
    expect.arrayContaining([
      'GET /2/users/me',
      'GET /2/dm_events',
      'POST /2/dm_conversations/with/ID/messages',
      'GET /2/dm_conversations/with/ID/dm_events',
      'GET /2/tweets',
      'PUT /2/tweets/ID/hidden',
    ]),
  );
  expect(exchanges.filter((one) => (one.status ?? 0) >= 400)).toEqual([]);
  if (tweetNames) expect(complaintsOf(tweetNames, exchanges)).toEqual([]);
});

test.skipIf(postNames === null)(
  'x where only the new names are known: one refusal each, then only what is described',
  async () => {
    const newNames = await startSpoilingProxy(proxy.url, (call, answer) => {
      const query = new URL(call.url ?? '', 'http://x').searchParams;
      const isOld = query.has('tweet.fields') || query.get('dm_event.fields')?.includes('sender_id');
      if (!isOld) return false;
      const detail = 'The query parameter [tweet.fields] is not one of [post.fields]';
      const told = { title: 'Invalid Request', detail, type: 'https://api.x.com/2/problems/invalid-request' };
      answer.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(told));
      return true;
    });
    await useEverything(newNames.url);
    await useTheRestOfX(newNames.url);
    await newNames.close();
    const exchanges = exchangesOf('x');
    expect(exchanges.length).toBeGreaterThan(12);
    expect(exchanges.filter((one) => (one.status ?? 0) >= 400)).toEqual([]);
    if (postNames) expect(complaintsOf(postNames, exchanges)).toEqual([]);
  },
);

test.skipIf(tweetNames === null)('x: a name that nobody described is a complaint', async () => {
  await useTheRestOfX(proxy.url);
  const complaints = (change: (one: Exchange) => Exchange) =>
    tweetNames ? complaintsOf(tweetNames, exchangesOf('x').map(change)).length : 0;
  const calls = exchangesOf('x').length;
  expect(complaints((one) => one)).toBe(0);
  expect(complaints((one) => ({ ...one, query: { ...one.query, colour: 'red' } }))).toBe(calls);
  expect(complaints((one) => ({ ...one, path: `${one.path}s` }))).toBe(calls);
  const directs = exchangesOf('x').filter((one) => 'dm_event.fields' in one.query).length;
  expect(directs).toBeGreaterThan(1);
  const spoilt = (query: Exchange['query']) =>
    'dm_event.fields' in query ? { ...query, 'dm_event.fields': `${query['dm_event.fields']},sender` } : query;
  expect(complaints((one) => ({ ...one, query: spoilt(one.query) }))).toBe(directs);
  const written = exchangesOf('x').filter((one) => one.requestBody !== undefined).length;
  expect(written).toBe(3);
  const added = (body: unknown) => (body === undefined ? body : { ...Object(body), colour: 'red' });
  expect(complaints((one) => ({ ...one, requestBody: added(one.requestBody) }))).toBe(written);
});

/** All that every platform does. */
async function useEverything(server: string): Promise<void> {
  const session = await world.open({ server });
  await session.identity();
  await world.customers(60);
  for (const stream of [
    { kind: 'mentions' },
    { kind: 'own' },
    { kind: 'search', query: 'Esimerkki' },
    { kind: 'hashtag', tag: 'esimerkki' },
  ] as const) {
    const { cursor } = await hear(session, stream, null);
    await hear(session, stream, { cursor });
  }
  const outgoing = await world.outgoing(session, 'Hei! Selvitämme.');
  const prepared = world.platform.prepare(outgoing);
  await session.lookAround(outgoing.target);
  await session.send(prepared, KEY);
  await session.findSent(prepared, KEY, { since: Date.now() });
  await world.clock('1h');
  await session.lookAround(outgoing.target);
}

/** X in private, looking again, hiding. */
async function useTheRestOfX(server: string): Promise<void> {
  const session = await world.open({ server });
  await session.identity();
  await world.customers(30);
  const { cursor, messages } = await hear(session, { kind: 'messages' }, null);
  await hear(session, { kind: 'messages' }, { cursor });
  const customer = messages.find((message) => message.direction === 'inbound')?.author.handle ?? '';
  const whispered = await world.whispered(session, 'Hei! Selvitämme.');
  const prepared = world.platform.prepare(whispered);
  await session.lookAround(whispered.target);
  await session.send(prepared, KEY);
  await session.findSent(prepared, KEY, { since: Date.now() });
  const [ours] = (await world.posts()).filter(
    (post) => post.byBrand && post.visibility === 'public' && !post.inReplyTo,
  );
  await world.say({ author: customer, text: '@esimerkki ei toimi', inReplyTo: ours?.id ?? '' });
  const heard = (await hear(session, { kind: 'mentions' }, null)).messages;
  await session.recheck(heard);
  const under = heard.find((message) => world.platform.moderation(message).isAllowed);
  if (!under) throw new Error('nobody answered our post');
  await session.moderate(under, 'hide');
  await session.moderate(under, 'unhide');
}

function exchangesOf(id: string): Exchange[] {
  return proxy.exchanges.map((one) => ({ ...one, path: one.path.replace(`/${id}/`, '/') }));
}

/** About what we asked; what the sandbox answers is its own tests' matter. Lists are written `name[]`, described `name`. */
function complaintsOf(description: Description, exchanges: Parameters<typeof checkExchanges>[1]): readonly string[] {
  const plain = (query: (typeof exchanges)[number]['query']) =>
    Object.fromEntries(
      Object.entries(query).map(([name, value]) =>
        name.endsWith('[]') ? [name.slice(0, -2), [value].flat()] : [name, value],
      ),
    );
  return checkExchanges(
    description,
    exchanges.map((one) => ({ ...one, query: plain(one.query), status: null })),
  );
}
