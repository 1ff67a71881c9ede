import { afterEach, describe, expect, test } from 'vitest';
import {
  type Asked,
  GONE,
  graphTime,
  pageOf,
  type ScriptedGraph,
  startScriptedGraph,
} from '../facebook/scripted-graph.ts';
import { hear, openAccount, PAGE } from './opened.ts';
import { ME } from './readings.ts';

const MINUTE_MS = 60_000;
const START = Date.now() - 86_400_000;

let graph: ScriptedGraph;
afterEach(() => graph?.close());

interface Comment {
  readonly id: string;
  readonly text: string;
  readonly timestamp: string;
  readonly from: { readonly id: string; readonly username: string };
  replies?: { data: Comment[] };
}

/** An account whose posts and comments a test makes. Times are minutes after START. */
class World {
  readonly media = new Map<string, { timestamp: string; comments: Comment[] }>();
  readonly said: string[] = [];
  minute = 0;
  pageSize = 50;
  era = 0;
  canPage = true;

  comment(mediaId: string, topId: string | null = null): string {
    const id = String(18_000 + this.said.length);
    const one: Comment = { id, text: `c${id}`, timestamp: this.time(), from: { id: `7${id}`, username: `u${id}` } };
    const under = this.media.get(mediaId)?.comments ?? [];
    const top = under.find((comment) => comment.id === topId);
    if (top) top.replies = { data: [...(top.replies?.data ?? []), one] };
    else under.unshift(one);
    this.said.push(id);
    return id;
  }
  time(): string {
    return graphTime(START + this.minute * MINUTE_MS);
  }
  readonly answer = ({ path, query }: Asked) => {
    if (path === 'me') return PAGE;
    const page = { size: this.pageSize, era: this.era };
    if (path === `${ME.id}/media`) {
      const list = [...this.media].map(([id, { timestamp, comments }]) => {
        const count = comments.reduce((sum, one) => sum + 1 + (one.replies?.data.length ?? 0), 0);
        return { id, timestamp, comments_count: count, permalink: `https://www.instagram.com/p/${id}/` };
      });
      return pageOf(list, query, { ...page, size: 100 });
    }
    const media = this.media.get(path.split('/')[0] ?? '');
    if (!media) return GONE;
    if (!this.canPage) return { data: media.comments.slice(0, this.pageSize) };
    return pageOf(media.comments, query, page);
  };
}

async function start(count: number): Promise<World> {
  const world = new World();
  for (let n = 0; n < count; n += 1)
    world.media.set(String(1700 + n), { timestamp: graphTime(START - n * 86_400_000 * 2), comments: [] });
  graph = await startScriptedGraph(world.answer);
  graph.now = () => START + world.minute * MINUTE_MS;
  return world;
}

const comments = { kind: 'comments' } as const;
const asksFor = (edge: string) => graph.asked.filter(({ path }) => path.endsWith(edge)).length;

describe('comments', () => {
  test('killed after every page, while people write and page cursors expire: every one is heard', async () => {
    const world = await start(4);
    world.pageSize = 5;
    const heard = new Set<string>();
    let cursor: string | null = null;
    for (let run = 0; run < 25; run += 1) {
      for (let n = 0; n < 6 && run < 8; n += 1)
        world.comment(String(1700 + (n % 4)), n === 5 ? (world.said[n] ?? null) : null);
      const died = await hear(await openAccount(graph.url), comments, { since: cursor, pagesMax: 1 });
      for (const id of died.ids) heard.add(id);
      cursor = died.cursor;
      world.minute += 7;
      if (run % 5 === 4) world.era += 1;
    }
    const last = await hear(await openAccount(graph.url), comments, { since: cursor });
    for (const id of last.ids) heard.add(id);
    expect(world.said.filter((id) => !heard.has(id))).toEqual([]);
  });

  test('only posts whose number of comments changed are asked again, but for young ones', async () => {
    const world = await start(10);
    for (const id of world.media.keys()) world.comment(id);
    const first = await hear(await openAccount(graph.url), comments);
    expect(new Set(first.ids)).toEqual(new Set(world.said));
    graph.asked.length = 0;
    world.minute += 60;
    const quiet = await hear(await openAccount(graph.url), comments, { since: first.cursor });
    expect(asksFor('/comments')).toBe(2);
    world.minute += 60;
    const added = world.comment('1709');
    expect((await hear(await openAccount(graph.url), comments, { since: quiet.cursor })).ids).toContain(added);
  });

  test('a new answer below an old comment is heard, with what it answers', async () => {
    const world = await start(2);
    const top = world.comment('1701');
    for (let n = 0; n < 30; n += 1) world.comment('1701');
    const first = await hear(await openAccount(graph.url), comments);
    world.minute += 5 * 24 * 60;
    world.comment('1700');
    const { cursor } = await hear(await openAccount(graph.url), comments, { since: first.cursor });
    world.minute += 60;
    const answer = world.comment('1701', top);
    const { messages, pages } = await hear(await openAccount(graph.url), comments, { since: cursor });
    expect(messages.find((one) => one.remoteId === answer)).toMatchObject({ inReplyTo: top, threadId: top });
    expect(pages.flatMap((page) => page.context).map((one) => one.remoteId)).toEqual(
      expect.arrayContaining([top, '1701']),
    );
  });

  test('more than 50 at once without a further page: a possible gap is told', async () => {
    const world = await start(1);
    world.canPage = false;
    world.comment('1700');
    const first = await hear(await openAccount(graph.url), comments);
    world.minute += 30;
    for (let n = 0; n < 60; n += 1) world.comment('1700');
    const next = await hear(await openAccount(graph.url), comments, { since: first.cursor });
    const [gap] = next.pages.flatMap((page) => page.gap ?? []);
    expect(gap).toMatchObject({ why: expect.stringContaining('possible gap'), until: Date.parse(world.time()) });
    world.minute += 30;
    world.comment('1700');
    const later = await hear(await openAccount(graph.url), comments, { since: next.cursor });
    expect(later.pages.flatMap((page) => page.gap ?? [])).toEqual([]);
  });

  test('further pages of answers are asked for', async () => {
    const one = (id: string) => ({ id, text: id, timestamp: graphTime(START), username: 'maija' });
    graph = await startScriptedGraph(({ path }) => {
      if (path === 'me') return PAGE;
      if (path === `${ME.id}/media`) return { data: [{ id: '1700', timestamp: graphTime(START), comments_count: 3 }] };
      if (path === '1801/replies') return { data: [one('1803')] };
      const replies = {
        data: [one('1802')],
        paging: { cursors: { after: 'Q' }, next: 'https://x/?after=Q&access_token=t' },
      };
      return { data: [{ ...one('1801'), replies }] };
    });
    const { ids, pages } = await hear(await openAccount(graph.url), comments);
    expect(ids).toEqual(['1801', '1802', '1803']);
    expect(JSON.parse(pages[0]?.raw ?? '')).toHaveLength(2);
  });
});

describe('hashtags', () => {
  test('are read only, by nobody; what is older than a day is a gap', async () => {
    graph = await startScriptedGraph(({ path }) => {
      if (path === 'me') return PAGE;
      if (path === 'ig_hashtag_search') return { data: [{ id: '555' }] };
      if (path === '555/recent_media')
        return { data: [{ id: '1990', caption: '#x', timestamp: graphTime(Date.now() - 1_000) }] };
      return GONE;
    });
    const stream = { kind: 'hashtag', tag: '#x' } as const;
    const { messages, pages } = await hear(await openAccount(graph.url), stream, {
      backfillFrom: Date.now() - 3 * 86_400_000,
    });
    expect(messages).toMatchObject([{ kind: 'search', author: { remoteId: 'unknown:1990' } }]);
    expect(pages[0]?.gap?.why).toContain('24 hours');
    expect(graph.asked.find(({ path }) => path === 'ig_hashtag_search')?.query.get('q')).toBe('x');
  });
});
