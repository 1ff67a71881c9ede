/** The connector itself against a real server: listening, answering, looking, checking again, logging in. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../src/domain/message.ts';
import type { Stream } from '../../src/domain/stream.ts';
import { mastodon } from '../../src/platforms/mastodon/mastodon.ts';
import type { Outgoing, PlatformError, Session } from '../../src/platforms/platform.ts';
import { type LosingProxy, startLosingProxy } from './losing-proxy.ts';
import { Person, type SeenStatus, seenByStranger } from './person.ts';
import { startSnac } from './snac-server.ts';
import { until } from './until.ts';

const snac = await startSnac(['brand', 'alice', 'bob']);
const missing = 'missing' in snac ? snac.missing : null;

let proxy: LosingProxy;
let session: Session;
let brand: Person;
let alice: Person;
let question: SeenStatus;
let secret: SeenStatus;

beforeAll(async () => {
  if ('missing' in snac) return;
  const enter = (name: string) => Person.signIn(snac.url, name, snac.passwords[name] ?? '');
  [brand, alice] = [await enter('brand'), await enter('alice')];
  proxy = await startLosingProxy(snac.url);
  session = await open(brand.token);
  question = await alice.post('@brand@localhost my parcel is late');
  secret = await alice.post('@brand@localhost my order is 12345', 'direct');
  await until(async () => (await brand.mentions()).length === 2, 'the brand is told twice');
});

afterAll(async () => {
  await proxy?.close();
  if (!('missing' in snac)) await snac.stop();
});

beforeEach(({ skip }) => skip(missing !== null, `needs ${missing}, for snac2`));

test('who we are: by address, with the server’s own limits and no scopes told', async () => {
  expect(await session.identity()).toMatchObject({
    remoteId: 'http://localhost/brand',
    tokenKind: 'user token',
    scopes: null,
    limits: { textMax: 100_000, urlUnits: 32 },
  });
});

test('the mention is public, the direct message private, and neither stream has the other’s', async () => {
  const [open, closed] = [await hear({ kind: 'mentions' }), await hear({ kind: 'messages' })];
  expect(open.map((one) => [one.remoteId, one.visibility, one.text])).toEqual([
    [question.id, 'public', '@brand@localhost my parcel is late'],
  ]);
  expect(closed.map((one) => [one.remoteId, one.visibility, one.kind])).toEqual([[secret.id, 'private', 'direct']]);
});

describe('answering', () => {
  test.each(['public', 'private'] as const)('a %s answer is seen by whom it is for, once, and found', async (way) => {
    const target = await heard(way === 'public' ? question : secret);
    const prepared = mastodon.prepare(outgoing(target, way, `We look into it (${way}).`));
    const since = Date.now();
    expect(await session.findSent(prepared, keyOf(since), { since })).toBe('absent');
    const sent = await session.send(prepared, keyOf(since));
    expect(await session.findSent(prepared, keyOf(since), { since })).toEqual(sent);
    await until(async () => (await alice.mentions()).some((one) => one.id === sent.remoteId), 'alice is told');
    const seen = (await alice.mentions()).filter((one) => one.content.includes(`(${way})`));
    expect(seen.map((one) => one.visibility)).toEqual([way === 'public' ? 'public' : 'private']);
    const shown = await seenByStranger(seen[0]?.uri ?? '');
    expect(shown.includes(`(${way})`)).toBe(way === 'public');
  });

  test.each(['public', 'private'] as const)('a lost answer to a %s one is found, not sent again', async (way) => {
    const target = await heard(way === 'public' ? question : secret);
    const text = `Sorry for the wait, ${way}.`;
    const prepared = mastodon.prepare(outgoing(target, way, text));
    const since = Date.now();
    proxy.loseNext();
    const failure = await session.send(prepared, keyOf(since)).catch((error: PlatformError) => error.failure);
    expect(failure).toMatchObject({ kind: 'unknown' });
    const found = await session.findSent(prepared, keyOf(since), { since });
    expect(found).toMatchObject({ remoteId: expect.any(String) });
    // The server keeps no keys: an old one is looked up, so that even a second call makes no second post.
    const before = proxy.writes;
    expect(await (await open(brand.token, 61)).send(prepared, keyOf(since))).toEqual(found);
    expect(proxy.writes).toBe(before);
    expect((await brand.written()).filter((one) => one.content.includes(text)).length).toBe(1);
  });

  test('nothing private can be answered in public', async () => {
    const target = await heard(secret);
    expect(() => mastodon.prepare(outgoing(target, 'public', 'Hello all'))).toThrow(/would show it/);
  });

  test('our public answers come back as ours', async () => {
    const own = await hear({ kind: 'own' });
    expect(own.length).toBe(2);
    expect(new Set(own.map((one) => `${one.direction} ${one.visibility} ${one.inReplyTo}`))).toEqual(
      new Set([`outbound public ${question.id}`]),
    );
  });
});

test('checked again: what is there is told, what never was is gone', async () => {
  const there = await heard(question);
  const told = await session.recheck([there, { ...there, remoteId: '1795318584faca455bb79f230f2ca8f3aaf4037d00' }]);
  expect(told.messages).toEqual([{ ...there, rawIndex: null }]);
  expect(told.deleted).toEqual(['1795318584faca455bb79f230f2ca8f3aaf4037d00']);
});

test('a dead token writes nothing', async () => {
  const dead = await open('0123456789abcdef');
  const before = proxy.writes;
  const prepared = mastodon.prepare(outgoing(await heard(question), 'public', 'Hello'));
  const failure = await dead.send(prepared, keyOf(Date.now())).catch((error: PlatformError) => error.failure);
  // This server says 422 without a word where others say 401.
  expect(failure).toMatchObject({ kind: 'unavailable', status: 422 });
  expect(proxy.writes).toBe(before);
});

test('logging in through the browser brings a token that works', async () => {
  if ('missing' in snac || mastodon.login === null) return;
  const options = {
    baseUrl: proxy.url,
    redirectUri: 'http://127.0.0.1:4999/',
    signal: new AbortController().signal,
    now: Date.now,
  };
  const begun = await mastodon.login.begin({}, options);
  const back = await Person.sayYes(begun.authorizeUrl, 'brand', snac.passwords.brand ?? '');
  const { credentials } = await mastodon.login.finish(begun, new URL(back), options);
  expect(await (await open(credentials.accessToken ?? '')).identity()).toMatchObject({ handle: 'brand' });
});

/** `laterMinutes` turns the session's clock on. */
async function open(accessToken: string, laterMinutes = 0): Promise<Session> {
  return mastodon.open(
    { accessToken },
    {
      account: ACCOUNT,
      baseUrl: proxy.url,
      signal: new AbortController().signal,
      vault: { load: async () => null, save: async () => {}, renew: async (change) => change(null) },
      now: () => Date.now() + laterMinutes * 60_000,
    },
  );
}

const ACCOUNT = { name: 'live', handle: 'brand', remoteId: null, limits: null };

async function hear(stream: Stream): Promise<HeardMessage[]> {
  const messages: HeardMessage[] = [];
  const now = Date.now();
  for await (const page of session.fetch(stream, null, { backfillFrom: now - 3_600_000, now, overlapMs: 0 })) {
    messages.push(...page.messages);
    expect(page.unreadable).toEqual([]);
  }
  return messages;
}

async function heard({ id }: SeenStatus): Promise<HeardMessage> {
  const all = [...(await hear({ kind: 'mentions' })), ...(await hear({ kind: 'messages' }))];
  const found = all.find((one) => one.remoteId === id);
  if (!found) throw new Error(`${id} was not heard`);
  return found;
}

function outgoing(target: HeardMessage, visibility: 'public' | 'private', text: string): Outgoing {
  const situation = { now: Date.now(), lastPrivateAt: null, isAnsweredPrivately: false, isByHand: true, features: [] };
  return { account: ACCOUNT, target, visibility, text, language: 'en', situation };
}

function keyOf(at: number): string {
  const hex = at.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`;
}
