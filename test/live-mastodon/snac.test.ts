/** The whole job on a real ActivityPub server that ignores `Idempotency-Key`, through the built program only. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LosingProxy, startLosingProxy } from './losing-proxy.ts';
import { Person, type SeenStatus, seenByStranger } from './person.ts';
import { startSnac } from './snac-server.ts';
import { until } from './until.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

interface Listed {
  readonly items: readonly { readonly id: number; readonly subject: string; readonly messages: number }[];
  readonly total: number;
}

interface Polled {
  readonly runs: readonly { readonly stream: string; readonly status: string; readonly error: unknown }[];
  readonly totals: { readonly new: number };
}

interface Reply {
  readonly id: number;
  readonly status: string;
  readonly visibility: string;
  readonly remoteId: string | null;
}

const snac = await startSnac(['brand', 'alice', 'bob']);
const missing = 'missing' in snac ? snac.missing : null;

let proxy: LosingProxy;
let workspace: Workspace;
let brand: Person;
let alice: Person;
let bob: Person;
let question: SeenStatus;
let secret: SeenStatus;

beforeAll(async () => {
  if ('missing' in snac) return;
  const enter = (name: string) => Person.signIn(snac.url, name, snac.passwords[name] ?? '');
  [brand, alice, bob] = [await enter('brand'), await enter('alice'), await enter('bob')];
  proxy = await startLosingProxy(snac.url);
  workspace = makeWorkspace({ baseUrl: proxy.url, handle: 'brand', accessToken: brand.token });
  question = await alice.post('@brand@localhost my parcel is late');
  secret = await alice.post('@brand@localhost my order is 12345', 'direct');
  await until(async () => (await brand.mentions()).length === 2, 'the brand is told twice');
});

afterAll(async () => {
  workspace?.remove();
  await proxy?.close();
  if (!('missing' in snac)) await snac.stop();
});

beforeEach(({ skip }) => skip(missing !== null, `needs ${missing}, for snac2`));

test('a poll hears the mention and the direct message; the next hears nothing new', async () => {
  const first = await done<Polled>('poll');
  expect(first.runs.filter((run) => run.status !== 'ok')).toEqual([]);
  expect(first.runs.map((run) => run.stream).sort()).toEqual(['mentions', 'messages', 'own']);
  expect((await done<Listed>('list', '--limit', '100')).total).toBe(2);
  await conversationOf('my parcel is late');
  await conversationOf('my order is 12345');
  expect((await done<Polled>('poll')).totals.new).toBe(0);
});

for (const way of ['public', 'private'] as const) {
  test(`a ${way} answer is drafted, approved, sent once, and seen by whom it is for`, async () => {
    const text = `We look into it at once (${way}).`;
    const [asked, subject] = way === 'public' ? [question, 'my parcel is late'] : [secret, 'my order is 12345'];
    const id = await approved(await conversationOf(subject), text);
    const sent = await done<Reply>('send', String(id));
    expect(sent).toMatchObject({ status: 'sent', visibility: way });
    await until(async () => (await alice.mentions()).some((one) => one.id === sent.remoteId), 'alice is told');
    const seen = (await alice.repliesTo(asked.id)).filter((one) => one.content.includes(text));
    expect(seen.map((one) => [one.id, one.visibility])).toEqual([[sent.remoteId, way]]);
    // Bob was not meant, and strangers see only what is public.
    expect((await bob.mentions()).length).toBe(0);
    expect((await seenByStranger(seen[0]?.uri ?? '')).includes(text)).toBe(way === 'public');
  });
}

test('sending again posts nothing', async () => {
  const before = (await brand.written()).length;
  await done('send', '--all');
  await done('send');
  expect((await brand.written()).length).toBe(before);
});

for (const way of ['public', 'private'] as const) {
  test(`a lost answer to a ${way} one: unknown, then found, and no second post`, async () => {
    const words = `One more thing, ${way}`;
    await alice.post(`@brand@localhost ${words}`, way === 'public' ? 'public' : 'direct');
    await until(async () => {
      await done('poll');
      const { items } = await done<Listed>('list', '--limit', '100');
      return items.some((item) => item.subject.includes(words));
    }, `"${words}" is heard`);
    const conversation = await conversationOf(words);
    const text = `Here is the answer to it, ${way}.`;
    const id = await approved(conversation, text);
    proxy.loseNext();
    await workspace.kuulo('send', String(id));
    expect((await replyOf(conversation, id))?.status).toBe('unknown');
    expect(await timesWritten(text)).toBe(1);
    // The next run looks before it sends anything.
    for (let runs = 0; runs < 3 && (await replyOf(conversation, id))?.status !== 'sent'; runs += 1) {
      await workspace.kuulo('send', '--all');
    }
    expect(await replyOf(conversation, id)).toMatchObject({ status: 'sent', remoteId: expect.any(String) });
    await done('send', '--all');
    expect(await timesWritten(text)).toBe(1);
  });
}

test('our answers come back as ours and open nothing', async () => {
  const { total } = await done<Listed>('list', '--limit', '100');
  await done('poll');
  expect((await done<Listed>('list', '--limit', '100')).total).toBe(total);
});

/** Runs a command that must end well. */
async function done<T>(...command: readonly string[]): Promise<T> {
  const { code, json, stderr } = await workspace.kuulo<T>(...command);
  if (code !== 0) throw new Error(`kuulo ${command.join(' ')} ended with ${code}\n${JSON.stringify(json)}\n${stderr}`);
  return json;
}

async function conversationOf(subject: string): Promise<number> {
  const { items } = await done<Listed>('list', '--limit', '100');
  const found = items.filter((item) => item.subject.includes(subject));
  expect(found).toHaveLength(1);
  return found[0]?.id ?? 0;
}

/** Drafted by aino the way the customer wrote, approved by ville: four eyes. */
async function approved(conversation: number, text: string): Promise<number> {
  const drafted = await done<Reply>('draft', String(conversation), '--text', text);
  expect(drafted.status).toBe('draft');
  await done('review', 'approve', String(drafted.id), '--as', 'ville');
  return drafted.id;
}

async function replyOf(conversation: number, id: number): Promise<Reply | undefined> {
  const { replies } = await done<{ replies: readonly Reply[] }>('show', String(conversation));
  return replies.find((one) => one.id === id);
}

async function timesWritten(text: string): Promise<number> {
  return (await brand.written()).filter((one) => one.content.includes(text)).length;
}
