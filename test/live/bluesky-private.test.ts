/** Private chats, closed threads and deletions on the real AT Protocol network, through the built program only. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { missingPrograms } from './databases.ts';
import { type LiveNetwork, startLiveNetwork } from './live-network.ts';
import { Person, until } from './person.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

interface Listed {
  readonly items: readonly { readonly id: number; readonly subject: string; readonly visibility: string }[];
}

interface Polled {
  readonly runs: readonly { readonly stream: string; readonly status: string; readonly error: unknown }[];
  readonly totals: { readonly new: number; readonly deleted: number };
}

interface Shown {
  readonly thread: readonly {
    readonly text: string;
    readonly direction: string;
    readonly visibility: string;
    readonly deletedAt: string | null;
  }[];
  readonly eligibility: { readonly public: boolean; readonly private: boolean; readonly why: string };
}

interface Reply {
  readonly id: number;
  readonly status: string;
  readonly visibility: string;
}

const missing = missingPrograms();

let network: LiveNetwork | null = null;
let reaching: Workspace;
let plain: Workspace;
let brand: Person;
let alice: Person;
let chat: string;
/** The conversation about her order. */
let order: number;

beforeAll(async () => {
  if (missing.length > 0) return;
  network = await startLiveNetwork();
  const { pds } = network;
  [brand, alice] = await Promise.all([Person.join(pds, 'brand'), Person.join(pds, 'alice')]);
  const account = { baseUrl: pds, handle: brand.handle, streams: ['mentions', 'messages'] };
  plain = makeWorkspace({ ...account, appPassword: await brand.appPassword() });
  reaching = makeWorkspace({ ...account, appPassword: await brand.appPassword({ reachesChats: true }) });
  for (const person of [brand, alice]) await until(() => person.isKnown(), `${person.handle} is indexed`);
  await brand.takeChats('all');
  await until(async () => (await alice.knows(brand)).takes === 'all', 'the brand’s declaration is indexed');
  chat = (await alice.whisper(brand, 'My order number is 1002')).chat;
});

afterAll(async () => {
  plain?.remove();
  reaching?.remove();
  await network?.stop();
});

beforeEach(({ skip }) =>
  skip(missing.length > 0, `needs ${missing.join(', ')}: apt-get install postgresql redis-server`),
);

/** Runs a command that must end well, where the app password reaches chats. */
async function done<T>(...command: readonly string[]): Promise<T> {
  const { code, json, stderr } = await reaching.kuulo<T>(command);
  if (code !== 0) throw new Error(`kuulo ${command.join(' ')} ended with ${code}\n${JSON.stringify(json)}\n${stderr}`);
  return json;
}

/** Polls until a conversation about this is there. */
async function conversationOf(subject: string): Promise<{ id: number; visibility: string }> {
  let found: Listed['items'][number] | undefined;
  await until(async () => {
    await done('poll');
    const { items } = await done<Listed>('list', '--limit', '100');
    found = items.find((item) => item.subject.includes(subject));
    return found !== undefined;
  }, `"${subject}" is heard`);
  return found ?? expect.unreachable();
}

describe('private chats', () => {
  test('a plain app password: told in words, and mentions are heard all the same', async () => {
    const { json } = await plain.kuulo<Polled>(['poll']);
    const [mentions, messages] = ['mentions', 'messages'].map((name) => json.runs.find((run) => run.stream === name));
    expect(mentions).toMatchObject({ status: 'ok' });
    expect(JSON.stringify(messages)).toContain('lacks access to direct messages');
  });

  test('a message is heard as a private one', async () => {
    const heard = await conversationOf('My order number');
    expect(heard.visibility).toBe('private');
    order = heard.id;
    const { thread, eligibility } = await done<Shown>('show', String(order));
    expect(thread).toMatchObject([{ text: 'My order number is 1002', direction: 'inbound', visibility: 'private' }]);
    expect(eligibility).toMatchObject({ public: false, private: true });
    expect((await done<Polled>('poll')).totals.new).toBe(0);
  });

  test('an answer goes to the chat, once, and nothing is posted', async () => {
    const posts = await brand.posts();
    const drafted = await done<Reply>('draft', String(order), '--text', 'It leaves tomorrow.');
    expect(drafted).toMatchObject({ status: 'draft', visibility: 'private' });
    await done('review', 'approve', String(drafted.id), '--as', 'ville');
    expect(await done<Reply>('send', String(drafted.id))).toMatchObject({ status: 'sent' });
    await done('send', '--all');
    await done('send');
    expect(await alice.chat(chat)).toEqual([
      { did: alice.did, text: 'My order number is 1002' },
      { did: brand.did, text: 'It leaves tomorrow.' },
    ]);
    expect(await brand.posts()).toEqual(posts);
    expect((await done<Polled>('poll')).totals.new).toBe(0);
    expect((await done<Shown>('show', String(order))).thread.map((one) => one.text)).toEqual([
      'My order number is 1002',
      'It leaves tomorrow.',
    ]);
  });

  test.each(['send:claimed', 'send:called', 'send:recorded'])(
    'a sender killed at %s leaves exactly one message once the next run has settled it',
    async (label) => {
      const text = `The answer at ${label}`;
      await alice.whisper(brand, `A question about ${label}`);
      await done('poll');
      const drafted = await done<Reply>('draft', String(order), '--text', text);
      await done('review', 'approve', String(drafted.id), '--as', 'ville');
      const killed = await reaching.kuulo(['send', String(drafted.id)], { KUULO_CRASH_AT: label });
      expect(killed.signal).toBe('SIGKILL');
      // The first run settles by looking; what it finds absent may go out in the same run or the next.
      for (let runs = 0; runs < 3; runs += 1) await reaching.kuulo(['send', '--all']);
      const { replies } = await done<{ replies: readonly Reply[] }>('show', String(order));
      expect(replies.find((one) => one.id === drafted.id)).toMatchObject({ status: 'sent' });
      expect((await alice.chat(chat)).filter((one) => one.text === text)).toHaveLength(1);
      await done('poll');
    },
  );

  test('what was said in the app comes back as ours', async () => {
    await alice.whisper(brand, 'And when does it come?');
    await done('poll');
    await brand.whisper(alice, 'On Friday');
    await done('poll');
    const { thread } = await done<Shown>('show', String(order));
    expect(thread.slice(-2).map((one) => [one.text, one.direction])).toEqual([
      ['And when does it come?', 'inbound'],
      ['On Friday', 'outbound'],
    ]);
  });
});

describe('before anyone types', () => {
  test('a closed thread is told, and takes no draft', async () => {
    const closed = await alice.postSeen('@brand.test no answers please', { mention: brand });
    await alice.close(closed);
    await until(async () => (await brand.sees(closed))?.viewer.replyDisabled === true, 'the gate is indexed');
    const { id } = await conversationOf('no answers please');
    const { eligibility } = await done<Shown>('show', String(id));
    expect(eligibility).toMatchObject({ public: false, why: expect.stringContaining('does not let us reply') });
    const drafted = await reaching.kuulo(['draft', String(id), '--public', '--text', 'But still']);
    expect(drafted.code).not.toBe(0);
    expect(await brand.posts()).not.toContain('But still');
  });

  test('a deletion upstream is followed, and an answer approved before it is not sent', async () => {
    const post = await alice.postSeen('@brand.test I changed my mind', { mention: brand });
    const { id } = await conversationOf('I changed my mind');
    const drafted = await done<Reply>('draft', String(id), '--text', 'To nobody');
    await done('review', 'approve', String(drafted.id), '--as', 'ville');
    await alice.remove(post);
    await until(async () => (await brand.sees(post)) === null, 'the deletion is indexed');
    const { code } = await reaching.kuulo(['send', String(drafted.id)]);
    expect(code).not.toBe(0);
    expect(await brand.posts()).not.toContain('To nobody');
    // the refused send found it out; a look has nothing to add
    expect((await done<Polled>('poll', '--recheck')).totals.deleted).toBe(0);
    expect((await done<Shown>('show', String(id))).thread[0]?.deletedAt).not.toBeNull();
  });
});
