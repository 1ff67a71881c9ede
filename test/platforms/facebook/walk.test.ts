import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { hear, openPage, PAGE } from './opened.ts';
import { type Asked, GONE, graphTime, pageOf, type ScriptedGraph, startScriptedGraph } from './scripted-graph.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const START = Date.now() - DAY_MS;

let graph: ScriptedGraph | null = null;
afterEach(() => graph?.close());

/** A Page whose posts, comments and chats a test makes. Times are minutes after START. */
class World {
  readonly posts: { id: string; created_time: string; updated_time: string; from: { id: string } }[] = [];
  readonly comments = new Map<string, object[]>();
  readonly chats = new Map<
    string,
    { at: number; messages: { id: string; created_time: string; from: { id: string } }[] }
  >();
  readonly said: string[] = [];
  era = 0;

  post(id: string, minute: number): void {
    const at = graphTime(START + minute * MINUTE_MS);
    this.posts.unshift({ id: `500_${id}`, created_time: at, updated_time: at, from: { id: '500' } });
  }
  comment(postIndex: number, minute: number): void {
    const post = this.posts[postIndex % this.posts.length];
    if (!post) return;
    const number = this.said.length + 1;
    const at = graphTime(START + minute * MINUTE_MS);
    post.updated_time = at;
    const under = this.comments.get(post.id) ?? [];
    const id = `${post.id.split('_')[1]}_${number}`;
    under.unshift({ id, message: `c${number}`, created_time: at, from: { id: `7${number}`, name: 'M' } });
    this.comments.set(post.id, under);
    this.said.push(id);
  }
  write(person: number, minute: number): void {
    const id = `m_${this.said.length + 1}`;
    const at = START + minute * MINUTE_MS;
    const chat = this.chats.get(`t_${person}`) ?? { at, messages: [] };
    chat.messages.unshift({ id, created_time: graphTime(at), from: { id: `7${person}` } });
    this.chats.set(`t_${person}`, { ...chat, at });
    this.said.push(id);
  }
  readonly answer = ({ path, query }: Asked) => {
    const page = { era: this.era };
    if (path === 'me') return PAGE;
    if (path === '500/published_posts') return pageOf(this.posts, query, page);
    if (path.endsWith('/visitor_posts') || path.endsWith('/tagged')) return pageOf([], query, page);
    if (path === 'me/conversations') {
      const chats = [...this.chats].toSorted((a, b) => b[1].at - a[1].at);
      const list = chats.map(([id, { at }]) => ({ id, updated_time: graphTime(at) }));
      return pageOf(list, query, { ...page, size: 2 });
    }
    const [id = '', edge] = path.split('/');
    const chat = this.chats.get(id);
    if (chat && edge) return pageOf(chat.messages, query, page);
    if (chat) return { id, messages: pageOf(chat.messages, new URLSearchParams(), page) };
    return edge === 'comments' ? pageOf(this.comments.get(id) ?? [], query, page) : GONE;
  };
}

const deaths = fc.array(
  fc.record({ pages: fc.integer({ min: 0, max: 3 }), come: fc.nat(6), loses: fc.boolean(), minutes: fc.nat(40) }),
  { minLength: 1, maxLength: 8 },
);

async function nothingIsLost(
  kind: 'comments' | 'messages',
  say: (world: World, number: number, minute: number) => void,
) {
  await fc.assert(
    fc.asyncProperty(fc.nat(20), deaths, async (begin, runs) => {
      const world = new World();
      for (let n = 0; n < 5; n += 1) world.post(String(900 + n), n);
      let [minute, number] = [10, 0];
      const come = (count: number) => {
        for (let n = 0; n < count; n += 1) {
          number += 1;
          say(world, number, minute);
        }
      };
      come(begin);
      const server = await startScriptedGraph(world.answer);
      server.now = () => START + minute * MINUTE_MS;
      const heard = new Set<string>();
      let cursor: string | null = null;
      for (const { pages, come: count, loses, minutes } of runs) {
        const died = await hear(await openPage(server.url), { kind }, { since: cursor, pagesMax: pages });
        for (const id of died.ids) heard.add(id);
        cursor = died.cursor;
        minute += minutes;
        come(count);
        if (loses) world.era += 1;
      }
      const last = await hear(await openPage(server.url), { kind }, { since: cursor });
      for (const id of last.ids) heard.add(id);
      server.close();
      expect(world.said.filter((id) => !heard.has(id))).toEqual([]);
      expect(last.pages.map((page) => page.gap).filter(Boolean)).toEqual([]);
    }),
    { numRuns: 40 },
  );
}

describe('killed after any page, while people write and page cursors expire', () => {
  test('every comment is heard', async () => {
    await nothingIsLost('comments', (world, number, minute) => world.comment(number * 7, minute));
  });

  test('every private message is heard', async () => {
    await nothingIsLost('messages', (world, number, minute) => world.write((number * 7) % 5, minute));
  });
});

describe('a poll', () => {
  test('of a quiet Page asks for no comments of old posts, and hears a new one at once', async () => {
    const world = new World();
    for (let n = 29; n >= 0; n -= 1) world.post(String(900 + n), -n * 24 * 60);
    for (let n = 0; n < 30; n += 1) world.comment(n, -n * 24 * 60 + 1);
    graph = await startScriptedGraph(world.answer);
    const first = await hear(await openPage(graph.url), { kind: 'comments' });
    expect(new Set(first.ids)).toEqual(new Set(world.said));
    graph.asked.length = 0;
    const quiet = await hear(await openPage(graph.url), { kind: 'comments' }, { since: first.cursor });
    expect(graph.asked.filter(({ path }) => path.endsWith('/comments')).length).toBeLessThan(5);
    expect(quiet.pages.at(-1)?.requests).toBeLessThan(30);
    world.comment(25, 2);
    // Posts where something was said stand further up.
    world.posts.sort((a, b) => b.updated_time.localeCompare(a.updated_time));
    const next = await hear(await openPage(graph.url), { kind: 'comments' }, { since: quiet.cursor });
    expect(next.ids).toContain(world.said.at(-1));
  });

  test('stops where listening begins', async () => {
    const world = new World();
    world.post('900', -3_000);
    for (let n = 0; n < 20; n += 1) world.comment(0, -2_000 + n * 100);
    graph = await startScriptedGraph(world.answer);
    const backfillFrom = START - 450 * MINUTE_MS;
    const heard = await hear(await openPage(graph.url), { kind: 'comments' }, { backfillFrom });
    expect(heard.messages.every((message) => message.postedAt >= backfillFrom)).toBe(true);
    expect(heard.messages.length).toBe(4);
    expect(heard.pages[0]?.context.map((message) => message.remoteId)).toEqual(['500_900']);
  });

  test('one post that is gone or refused stops nothing', async () => {
    const world = new World();
    for (const id of ['900', '901', '902']) world.post(id, 0);
    for (let n = 0; n < 3; n += 1) world.comment(n, 1);
    graph = await startScriptedGraph((asked) => {
      if (asked.path === '500_901/comments') return GONE;
      if (asked.path === '500_902/comments') return { status: 400, json: { error: { message: 'odd', code: 12345 } } };
      return world.answer(asked);
    });
    const { ids, pages } = await hear(await openPage(graph.url), { kind: 'comments' });
    expect(ids).toEqual(['900_3']);
    expect(pages.flatMap((page) => page.unreadable)).toEqual([{ raw: '{"id":"500_902"}', why: 'odd (code 12345)' }]);
  });

  test('ends as throttled where the budget is nearly spent, and goes on from there', async () => {
    const world = new World();
    for (const id of ['900', '901', '902']) world.post(id, 0);
    for (let n = 0; n < 3; n += 1) world.comment(n, 1);
    graph = await startScriptedGraph(world.answer);
    graph.headers = { 'x-app-usage': '{"call_count":97}' };
    const failing = hear(await openPage(graph.url), { kind: 'comments' });
    await expect(failing).rejects.toMatchObject({ failure: { kind: 'throttled' } });
    expect(graph.asked.filter(({ path }) => path.endsWith('/comments'))).toEqual([]);
    graph.headers = {};
    expect((await hear(await openPage(graph.url), { kind: 'comments' })).ids.length).toBe(3);
  });

  test.each(['comments', 'messages', 'mentions', 'own'] as const)(
    'nothing is listed where the budget is spent: %s',
    async (kind) => {
      graph = await startScriptedGraph(new World().answer);
      graph.headers = { 'x-app-usage': '{"call_count":97}' };
      const failing = hear(await openPage(graph.url), { kind });
      await expect(failing).rejects.toMatchObject({ failure: { kind: 'throttled' } });
      expect(graph.asked.map(({ path }) => path)).toEqual(['me']);
    },
  );

  test('a server that leads in circles is left, and the gap is told', async () => {
    const world = new World();
    world.post('900', 0);
    world.comment(0, 1);
    graph = await startScriptedGraph((asked) =>
      asked.path.endsWith('/comments')
        ? { data: world.comments.get('500_900'), paging: { cursors: { after: 'same' }, next: 'https://x/?after=same' } }
        : world.answer(asked),
    );
    const { pages } = await hear(await openPage(graph.url), { kind: 'comments' });
    expect(pages.map((page) => page.gap).filter(Boolean)).toMatchObject([
      { why: expect.stringContaining('without end') },
    ]);
  });
});

describe('an answer of ours below a comment', () => {
  const at = (minute: number) => graphTime(START + minute * MINUTE_MS);
  const said = (id: string, from: string, minute: number) => ({
    id: `900_${id}`,
    message: `m${id}`,
    from: { id: from, name: from },
    created_time: at(minute),
  });
  const below = { parent: { id: '900_1', message: 'm1', from: { id: '71' }, created_time: at(1) } };
  const tag = (id: string, offset = 0) => ({ id, name: 'x', type: 'user', offset, length: 4 });
  const ours = (tags: unknown) => ({ ...said('9', '500', 9), ...below, message_tags: tags });
  const answer = (id: string, from: string, minute: number) => ({ ...said(id, from, minute), ...below });
  const MAIJA = said('1', '71', 1);
  const OLLI = [answer('5', '72', 8), answer('4', '72', 4), answer('3', '73', 3)];

  /** Newest first; `thread` is what the top comment's own edge tells. */
  async function heardAnswer(comments: readonly object[], { backfillFrom = 0, thread = comments } = {}) {
    graph = await startScriptedGraph(({ path, query }) => {
      if (path === 'me') return PAGE;
      const post = { id: '500_900', created_time: at(0), updated_time: at(9), from: { id: '500' } };
      if (path === '500/published_posts') return { data: [post] };
      if (path === '500/visitor_posts') return { data: [] };
      if (path === '500_900/comments') return pageOf(comments, query, { size: 50 });
      return path === '900_1/comments' ? { data: thread } : GONE;
    });
    const { messages, pages } = await hear(await openPage(graph.url), { kind: 'comments' }, { backfillFrom });
    const ownAnswer = messages.find(({ remoteId }) => remoteId === '900_9');
    expect(ownAnswer).toMatchObject({ direction: 'outbound', threadId: '900_1' });
    return {
      inReplyTo: ownAnswer?.inReplyTo,
      context: pages.flatMap((page) => page.context.map((one) => one.remoteId)),
    };
  }

  test.each([
    ['tagged at the beginning', [tag('72')], '900_5'],
    ['first of two', [tag('72'), tag('71', 9)], '900_5'],
    ['the only one tagged', [tag('73', 4)], '900_3'],
    ['the page and one more', [tag('500'), tag('73', 12)], '900_3'],
    ['the author of the comment at the top', [tag('71')], '900_1'],
    ['two, neither at the beginning', [tag('72', 3), tag('73', 9)], '900_1'],
    ['somebody who said nothing there', [tag('79')], '900_1'],
    ['us only', [tag('500')], '900_1'],
    ['nobody', [], '900_1'],
    ['not told', undefined, '900_1'],
    ['told strangely', [{ name: 'x' }], '900_1'],
  ])('%s', async (_name, tags, expected) => {
    expect((await heardAnswer([ours(tags), ...OLLI, MAIJA])).inReplyTo).toBe(expected);
  });

  test('what came after it is not what it answers, nor is what was said in another thread', async () => {
    const later = answer('10', '72', 10);
    const elsewhere = said('8', '72', 8);
    const comments = [later, ours([tag('72')]), elsewhere, answer('4', '72', 4), MAIJA];
    expect((await heardAnswer(comments)).inReplyTo).toBe('900_4');
  });

  test('to a comment that did not come along: it is looked for, and comes for reading', async () => {
    const backfillFrom = START + 8.5 * MINUTE_MS;
    const told = await heardAnswer([ours([tag('72')])], { backfillFrom, thread: OLLI });
    expect(told).toEqual({ inReplyTo: '900_5', context: expect.arrayContaining(['500_900', '900_1', '900_5']) });
    const asked = () => graph?.asked.filter(({ path }) => path === '900_1/comments').length;
    expect(asked()).toBe(1);
    expect((await heardAnswer([ours([tag('72')])], { backfillFrom, thread: [] })).inReplyTo).toBe('900_1');
    await heardAnswer([ours([])], { backfillFrom, thread: OLLI });
    expect(asked()).toBe(0);
  });

  test('the post itself stays what comments at the top answer', async () => {
    const top = { ...said('9', '500', 9), message_tags: [tag('71')] };
    graph = await startScriptedGraph(({ path }) => {
      if (path === 'me') return PAGE;
      const post = { id: '500_900', created_time: at(0), updated_time: at(9), from: { id: '500' } };
      if (path === '500/published_posts') return { data: [post] };
      return { data: path === '500_900/comments' ? [top, MAIJA] : [] };
    });
    const { messages } = await hear(await openPage(graph.url), { kind: 'comments' });
    expect(messages.map((one) => [one.remoteId, one.inReplyTo, one.threadId])).toEqual([
      ['900_9', '500_900', '900_9'],
      ['900_1', '500_900', '900_1'],
    ]);
  });
});

describe('below a post whose time does not move', () => {
  test('an answer is heard at once while it is young, and within hours for a month', async () => {
    const world = new World();
    world.post('900', -20 * 24 * 60);
    for (let n = 0; n < 12; n += 1) world.post(String(901 + n), -n);
    const old = world.posts.length - 1;
    graph = await startScriptedGraph(world.answer);
    let minute = 0;
    graph.now = () => START + minute * MINUTE_MS;
    world.comment(0, -1);
    const first = await hear(await openPage(graph.url), { kind: 'comments' }, { backfillFrom: START - DAY_MS });
    minute = 60;
    world.comment(old, 60);
    const stuck = world.posts[old];
    if (stuck) stuck.updated_time = stuck.created_time;
    const second = await hear(await openPage(graph.url), { kind: 'comments' }, { since: first.cursor });
    expect(second.ids).not.toContain(world.said.at(-1));
    minute = 7 * 60;
    const third = await hear(await openPage(graph.url), { kind: 'comments' }, { since: second.cursor });
    expect(third.ids).toContain(world.said.at(-1));
  });
});

describe('private chats', () => {
  test('both sides; what is told as ids only is asked for; beyond the newest 20 a gap is told', async () => {
    const at = (n: number) => graphTime(START - n * MINUTE_MS);
    const stubs = Array.from({ length: 25 }, (_, n) => ({ id: `m_${n}`, created_time: at(n) }));
    graph = await startScriptedGraph(({ path, query }) => {
      if (path === 'me') return PAGE;
      if (path === 'me/conversations') {
        return { data: [{ id: 't_1', updated_time: at(0), participants: { data: [{ id: '71' }, { id: '500' }] } }] };
      }
      if (path === 't_1') return { id: 't_1', messages: pageOf(stubs, new URLSearchParams(), { size: 20 }) };
      if (path === 't_1/messages') return pageOf(stubs, query, { size: 20 });
      const n = Number(path.slice(2));
      if (n >= 20 || n === 3) return GONE;
      return { id: path, created_time: at(n), from: { id: n % 2 ? '71' : '500', name: 'M' }, message: `viesti ${n}` };
    });
    const { messages, pages } = await hear(await openPage(graph.url), { kind: 'messages' });
    expect(messages.length).toBe(19);
    expect(new Set(messages.map((one) => one.direction))).toEqual(new Set(['inbound', 'outbound']));
    expect(new Set(messages.map((one) => `${one.visibility} ${one.kind} ${one.threadId}`))).toEqual(
      new Set(['private direct t_1']),
    );
    expect(pages.flatMap((page) => page.deleted)).toEqual(['m_3']);
    expect(pages.map((page) => page.gap).filter(Boolean)).toEqual([
      { from: 0, until: Date.parse(at(20)), why: expect.stringContaining('newest 20') },
    ]);
  });
});
