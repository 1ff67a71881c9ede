/** The brand renamed, and accounts besides the brand's: as every connector sees them. */
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/credentials.ts';
import { addressedStream, ContractWorld, failureOf, hear } from '../platforms/contract-world.ts';

const PLATFORMS = ['x', 'facebook', 'instagram', 'bluesky', 'mastodon'] as const;
const KEY = '0193a1b2-0000-7000-8000-000000000007';
const openedShape = z.object({ id: z.string(), handle: z.string(), credentials: z.record(z.string(), z.string()) });

let world: ContractWorld;
afterEach(() => world.end());

/** A control call and its status. */
async function control(what: string, body: object): Promise<{ status: number; told: unknown }> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/${what}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, told: await answer.json() };
}

describe.each(PLATFORMS)('%s', (platform) => {
  const handle = platform === 'bluesky' ? 'toinen.sandbox' : 'toinen';

  async function openOther() {
    const { told } = await control('account', { platform, handle });
    const other = openedShape.parse(told);
    return { other, session: await world.open({ credentials: other.credentials, known: { handle } }) };
  }

  test('renamed: the same account under another handle, in its identity and on what it says', async () => {
    world = await ContractWorld.start(platform);
    const session = await world.open();
    const before = await session.identity();
    const { status } = await control('rename', { platform, handle });
    expect(status).toBe(200);
    const known = { remoteId: before.remoteId };
    const again = await world.open({ known });
    expect(await again.identity()).toMatchObject({ remoteId: before.remoteId, handle });
    const sent = await again.send(world.platform.prepare(await world.outgoing(again, 'Hei! Selvitämme.')), KEY);
    const posts = await world.posts();
    expect(posts.filter((post) => post.author === handle).length).toBe(posts.filter((post) => post.byBrand).length);
    const own = await hear(again, { kind: 'own' }, null).catch(() => null);
    expect(own?.messages.every((one) => one.author.handle === handle) ?? true).toBe(true);
    expect(sent.remoteId).not.toBe('');
    // those who name it, before and after, are still heard
    const fresh = await world.customers(1);
    const heard = (await hear(again, addressedStream(platform), null)).messages.map((one) => one.remoteId);
    expect(heard).toEqual(expect.arrayContaining(fresh));
    expect(heard.length).toBeGreaterThan(1);
  });

  test('another account: its own token opens it, and nothing else', async () => {
    world = await ContractWorld.start(platform);
    const brand = await (await world.open()).identity();
    const { other, session } = await openOther();
    const identity = await session.identity();
    expect(identity).toMatchObject({ handle });
    expect(identity.remoteId).not.toBe(brand.remoteId);
    expect((await (await world.open()).identity()).remoteId).toBe(brand.remoteId);
    const swapped = await world.open({ credentials: other.credentials, known: { remoteId: brand.remoteId } });
    const told = await swapped.identity().catch(() => null);
    expect(told?.remoteId ?? 'refused').not.toBe(brand.remoteId);
    expect((await control('account', { platform, handle })).status).toBe(400);
  });

  test('what another account says stands under its own name', async () => {
    world = await ContractWorld.start(platform);
    const { session } = await openOther();
    const target = (await world.outgoing(await world.open(), 'Hei! Selvitämme.')).target;
    const account = { name: platform, handle, remoteId: null, limits: null };
    const prepared = world.platform.prepare({ ...world.answer(target, 'public', 'Väärältä tililtä'), account });
    const sending = session.send(prepared, KEY);
    // X lets only those answer whom the author named, Instagram only below one's own posts
    const isRefused = platform === 'x' || platform === 'instagram';
    if (isRefused) expect((await failureOf(() => sending)).kind).toBe('refused');
    else await sending;
    const posts = await world.posts();
    const wrong = posts.filter((post) => post.text.includes('Väärältä tililtä'));
    expect(wrong).toMatchObject(isRefused ? [] : [{ author: handle, byBrand: false }]);
    const names = new Set(posts.filter((post) => post.byBrand).map((post) => post.author));
    expect([...names]).toEqual([platform === 'bluesky' ? 'esimerkki.sandbox' : 'esimerkki']);
  });

  test('half of one account’s credentials with half of the other’s opens neither', async () => {
    world = await ContractWorld.start(platform);
    const { other } = await openOther();
    const own: Readonly<Record<string, string>> = SANDBOX_CREDENTIALS[platform];
    const changed = Object.keys(other.credentials).filter((name) => other.credentials[name] !== own[name]);
    expect(changed.length).toBeGreaterThan(0);
    // one secret alone is the whole credential: spoilt it opens nothing
    const half = (name: string) => (changed.length > 1 ? (own[name] ?? '') : `${other.credentials[name]}x`);
    for (const name of changed.slice(0, 1)) {
      const mixed = await world.open({ credentials: { ...other.credentials, [name]: half(name) } });
      expect((await failureOf(() => mixed.identity())).kind).toBe('auth');
    }
  });
});

test.each([
  ['rename', { platform: 'x', handle: 'two words' }],
  ['rename', { platform: 'bluesky', handle: 'nodomain' }],
  ['rename', { platform: 'nowhere', handle: 'toinen' }],
  ['rename', { platform: 'x' }],
  ['account', { platform: 'x', handle: 'esimerkki' }],
  ['account', { platform: 'mastodon', handle: 'toinen@muualla.example' }],
])('%s %j is refused with its reason', async (what, body) => {
  world = await ContractWorld.start('x');
  const { status, told } = await control(what, body);
  expect(status).toBe(400);
  expect(told).toMatchObject({ error: expect.any(String) });
});

test('a handle of somebody else is not taken over', async () => {
  world = await ContractWorld.start('x');
  const [post] = (await world.posts()).filter(({ byBrand }) => !byBrand);
  expect((await control('rename', { platform: 'x', handle: post?.author })).status).toBe(400);
});
