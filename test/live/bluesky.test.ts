/** The whole job on the real AT Protocol network, through the built program only. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { missingPrograms } from './databases.ts';
import { type LiveNetwork, startLiveNetwork } from './live-network.ts';
import { Person, type StrongReference, until } from './person.ts';
import { makeWorkspace, type Ran, type Workspace } from './workspace.ts';

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
  readonly remoteId: string | null;
  readonly url: string | null;
}

const missing = missingPrograms();

let network: LiveNetwork | null = null;
let workspace: Workspace | null = null;
let brand: Person;
let alice: Person;
let bob: Person;
let mention: StrongReference;
let own: StrongReference;
let answer: StrongReference;

beforeAll(async () => {
  if (missing.length > 0) return;
  network = await startLiveNetwork();
  const { pds } = network;
  [brand, alice, bob] = await Promise.all([
    Person.join(pds, 'brand'),
    Person.join(pds, 'alice'),
    Person.join(pds, 'bob'),
  ]);
  const appPassword = await brand.appPassword();
  workspace = makeWorkspace({ baseUrl: pds, handle: brand.handle, appPassword });
  for (const person of [brand, alice, bob]) await until(() => person.isKnown(), `${person.handle} is indexed`);
  own = await brand.postSeen('We opened a new shop');
  mention = await alice.post('Hey @brand.test my parcel is late', { mention: brand });
  answer = await bob.post('Nice shop but slow', { reply: { root: own, parent: own } });
  await bob.post('Look at this shop', { quote: own });
  await until(async () => (await brand.notified('mention', 'reply', 'quote')) === 3, 'three notifications came');
});

afterAll(async () => {
  workspace?.remove();
  await network?.stop();
});

beforeEach(({ skip }) =>
  skip(missing.length > 0, `needs ${missing.join(', ')}: apt-get install postgresql redis-server`),
);

async function kuulo<T>(command: string, env: Record<string, string> = {}): Promise<Ran<T>> {
  if (!workspace) throw new Error('no workspace');
  return workspace.kuulo<T>(command.split(' '), env);
}

/** Runs a command that must end well. */
async function done<T>(command: string): Promise<T> {
  const { code, json, stderr } = await kuulo<T>(command);
  if (code !== 0) throw new Error(`kuulo ${command} ended with ${code}\n${JSON.stringify(json)}\n${stderr}`);
  return json;
}

async function conversationOf(subject: string): Promise<number> {
  const { items } = await done<Listed>('list --limit 100');
  const found = items.filter((item) => item.subject.includes(subject));
  expect(found).toHaveLength(1);
  return found[0]?.id ?? 0;
}

/** Drafted by aino, approved by ville: four eyes. */
async function approvedReply(conversation: number, text: string): Promise<number> {
  if (!workspace) throw new Error('no workspace');
  const drafted = await workspace.kuulo<Reply>(['draft', String(conversation), '--text', text]);
  expect(drafted).toMatchObject({ code: 0, json: { status: 'draft' } });
  const approved = await done<Reply>(`review approve ${drafted.json.id} --as ville`);
  expect(approved.status).toBe('approved');
  return drafted.json.id;
}

async function replyOf(conversation: number, id: number): Promise<Reply | undefined> {
  const { replies } = await done<{ replies: readonly Reply[] }>(`show ${conversation}`);
  return replies.find((one) => one.id === id);
}

describe('on the real network', () => {
  test('a poll finds the mention, the reply and the quote once each; the next finds nothing new', async () => {
    const first = await done<Polled>('poll');
    expect(first.runs.filter((run) => run.status !== 'ok')).toEqual([]);
    for (const words of ['my parcel is late', 'Nice shop but slow', 'Look at this shop']) await conversationOf(words);
    expect((await done<Listed>('list --limit 100')).total).toBe(3);
    expect((await done<Polled>('poll')).totals.new).toBe(0);
  });

  test('a reply is drafted, approved, sent, and seen by the customer in the right thread', async () => {
    const conversation = await conversationOf('my parcel is late');
    const id = await approvedReply(conversation, 'Sorry @alice.test! We look into it: https://example.com/help');
    const sent = await done<Reply>(`send ${id}`);
    expect(sent).toMatchObject({ status: 'sent' });
    await until(async () => (await alice.repliesTo(mention)).length > 0, 'alice sees the reply');
    const seen = await alice.repliesTo(mention);
    expect(seen.map((post) => post.uri)).toEqual([sent.remoteId]);
    expect(seen[0]).toMatchObject({
      author: { did: brand.did },
      record: { reply: { root: mention, parent: mention } },
    });
    // Told once: as a mention, since the reply names her.
    await until(async () => (await alice.notified('reply', 'mention')) > 0, 'alice is told');
    expect(await alice.notified('reply', 'mention')).toBe(1);
  });

  test('sending again posts nothing', async () => {
    const before = await brand.posts();
    await done('send --all');
    await done('send');
    expect(await brand.posts()).toEqual(before);
  });

  test('an answer deep in a thread keeps the thread’s root', async () => {
    const id = await approvedReply(await conversationOf('Nice shop but slow'), 'We hired two more people.');
    await done(`send ${id}`);
    await until(async () => (await bob.repliesTo(answer)).length > 0, 'bob sees the reply');
    expect((await bob.repliesTo(answer))[0]?.record.reply).toMatchObject({ root: own, parent: answer });
  });

  test.each(['send:claimed', 'send:called', 'send:recorded'])(
    'a sender killed at %s leaves exactly one post once the next run has settled it',
    async (label) => {
      const words = `Question about ${label}`;
      const question = await alice.post(`@brand.test ${words}`, { mention: brand });
      await until(async () => {
        await done('poll');
        return (await done<Listed>('list --limit 100')).items.some((item) => item.subject.includes(words));
      }, `"${words}" is heard`);
      const conversation = await conversationOf(words);
      const text = `The answer at ${label}`;
      const id = await approvedReply(conversation, text);

      const killed = await kuulo(`send ${id}`, { KUULO_CRASH_AT: label });
      expect(killed.signal).toBe('SIGKILL');
      const wasPosted = (await brand.posts()).filter((post) => post === text).length;
      expect(wasPosted).toBe(label === 'send:claimed' ? 0 : 1);

      // The first run settles by looking; what it finds absent may go out in the same run or the next.
      for (let runs = 0; runs < 3 && (await replyOf(conversation, id))?.status !== 'sent'; runs += 1) {
        await kuulo('send --all');
      }
      expect(await replyOf(conversation, id)).toMatchObject({ status: 'sent' });
      await done('send --all');
      expect((await brand.posts()).filter((post) => post === text)).toHaveLength(1);
      await until(async () => (await alice.repliesTo(question)).length > 0, 'alice sees it');
      expect(await alice.repliesTo(question)).toHaveLength(1);
    },
  );

  test('our own replies come back as ours, and open nothing', async () => {
    const before = await done<Listed>('list --limit 100');
    await done('poll');
    const after = await done<Listed>('list --limit 100');
    expect(after.total).toBe(before.total);
  });
});
