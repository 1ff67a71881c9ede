import { afterEach, describe, expect, test } from 'vitest';
import { GONE, graphTime, pageOf, type ScriptedGraph, startScriptedGraph } from '../facebook/scripted-graph.ts';
import { hear, openAccount, PAGE } from './opened.ts';
import { ME } from './readings.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const START = Date.now() - 2 * DAY_MS;
const comments = { kind: 'comments' } as const;

let graph: ScriptedGraph;
afterEach(() => graph?.close());

/** Minutes after START. */
const at = (minute: number) => graphTime(START + minute * MINUTE_MS);
const said = (id: string, username: string, minute: number) => ({
  id,
  text: id,
  timestamp: at(minute),
  from: { id: username === ME.handle ? ME.id : `7${username}`, username },
});
const medium = (id: string, minute: number, count: number) => ({
  id,
  timestamp: at(minute),
  comments_count: count,
  permalink: `https://www.instagram.com/p/${id}/`,
});
const gapsOf = ({ pages }: Awaited<ReturnType<typeof hear>>) => pages.flatMap(({ gap }) => gap ?? []);

/** What an account has; a test changes it. */
interface Account {
  media: ReturnType<typeof medium>[];
  comments: Map<string, object[]>;
  refused: Set<string>;
  minute: number;
}

async function start(): Promise<Account> {
  const account: Account = { media: [], comments: new Map(), refused: new Set(), minute: 0 };
  graph = await startScriptedGraph(({ path, query }) => {
    if (path === 'me') return PAGE;
    if (path === `${ME.id}/media`) return pageOf(account.media, query, { size: 100 });
    const id = path.split('/')[0] ?? '';
    if (account.refused.has(id)) return { status: 400, json: { error: { message: 'odd', code: 12345 } } };
    return account.media.some((one) => one.id === id)
      ? pageOf(account.comments.get(id) ?? [], query, { size: 50 })
      : GONE;
  });
  graph.now = () => START + account.minute * MINUTE_MS;
  return account;
}

describe('whom an answer of ours is for', () => {
  const OURS = (text: string) => ({ ...said('9', ME.handle, 9), text });
  const THREAD = [said('3', 'ville', 3), said('4', 'olli.o', 4), said('5', 'Ville', 5), said('6', 'aino', 9)];

  async function answered(text: string, more: object[] = []): Promise<unknown> {
    const account = await start();
    account.media = [medium('1700', 0, 6)];
    account.comments.set('1700', [
      said('8', 'ville', 8),
      { ...said('1', 'maija', 1), replies: { data: [...THREAD, OURS(text), ...more] } },
    ]);
    const { messages } = await hear(await openAccount(graph.url), comments);
    const answer = messages.find(({ remoteId }) => remoteId === '9');
    expect(answer).toMatchObject({ direction: 'outbound', threadId: '1', reference: { topId: '1' } });
    return answer?.inReplyTo;
  }

  test.each([
    ['the newest of theirs', '@ville hoidettu, kiitos!', '5'],
    ['whatever the letters', '@VILLE kiitos', '5'],
    ['points in the name', '@olli.o kiitos', '4'],
    ['a point behind the name', '@ville. Kiitos', '5'],
    ['in the same second', '@aino hei', '6'],
    ['the author at the top', '@maija hei', '1'],
    ['nobody there', '@kirsi hei', '1'],
    ['no name', 'Hoidettu, kiitos!', '1'],
    ['the name is not at the beginning', 'Kuten @ville sanoi', '1'],
    ['ourselves', `@${ME.handle} hei`, '1'],
  ])('%s', async (_name, text, expected) => {
    expect(await answered(text)).toBe(expected);
  });

  test('what came after it is not what it answers', async () => {
    expect(await answered('@ville hei', [said('10', 'ville', 10)])).toBe('5');
  });

  test('what it answers comes for reading, and the top of the thread', async () => {
    const account = await start();
    account.media = [medium('1700', 0, 3)];
    const old = [said('3', 'ville', -20 * 24 * 60)];
    account.comments.set('1700', [
      { ...said('1', 'maija', -20 * 24 * 60 - 1), replies: { data: [...old, OURS('@ville hei')] } },
    ]);
    const backfillFrom = START - DAY_MS;
    const { ids, pages } = await hear(await openAccount(graph.url), comments, { backfillFrom });
    expect(ids).toEqual(['9']);
    expect(pages.flatMap(({ context }) => context.map((one) => one.remoteId))).toEqual(['1700', '1', '3']);
  });

  test('the post itself stays what comments at the top answer, ours too', async () => {
    const account = await start();
    account.media = [medium('1700', 0, 2)];
    account.comments.set('1700', [{ ...said('2', ME.handle, 2), text: '@maija hei' }, said('1', 'maija', 1)]);
    const { messages } = await hear(await openAccount(graph.url), comments);
    expect(messages.map((one) => [one.remoteId, one.inReplyTo, one.threadId])).toEqual([
      ['2', '1700', '2'],
      ['1', '1700', '1'],
    ]);
  });
});

describe('what is not heard is told', () => {
  test('more posts than are watched, once', async () => {
    const account = await start();
    account.media = Array.from({ length: 250 }, (_, n) => medium(String(1700 + n), -n, 0));
    const backfillFrom = START - DAY_MS;
    const first = await hear(await openAccount(graph.url), comments, { backfillFrom });
    expect(gapsOf(first)).toMatchObject([{ from: backfillFrom, why: expect.stringContaining('newest 200 posts') }]);
    // by the server's clock, which tells whole seconds
    expect(Math.abs((gapsOf(first)[0]?.until ?? 0) - Date.parse(at(0)))).toBeLessThan(2_000);
    account.minute = 60;
    const second = await hear(await openAccount(graph.url), comments, { backfillFrom, since: first.cursor });
    expect(gapsOf(second)).toEqual([]);
  });

  test('once, also where the first round was interrupted', async () => {
    const account = await start();
    account.media = Array.from({ length: 250 }, (_, n) => medium(String(1700 + n), -n, n < 3 ? 1 : 0));
    for (const id of ['1700', '1701', '1702']) account.comments.set(id, [said(`${id}1`, 'maija', -1)]);
    const backfillFrom = START - DAY_MS;
    const gaps = [];
    let since: string | null = null;
    for (let run = 0; run < 6; run += 1) {
      const heard = await hear(await openAccount(graph.url), comments, { backfillFrom, since, pagesMax: 1 });
      gaps.push(...gapsOf(heard));
      since = heard.cursor;
    }
    expect(gaps.length).toBe(1);
  });

  test('not where the posts beyond are older than what is listened to', async () => {
    const account = await start();
    account.media = Array.from({ length: 250 }, (_, n) => medium(String(1700 + n), -n, 0));
    const backfillFrom = START - 100 * MINUTE_MS;
    expect(gapsOf(await hear(await openAccount(graph.url), comments, { backfillFrom }))).toEqual([]);
  });

  /** So many comments at the top, a day apart, and an answer that may come below the oldest. */
  async function longTalk(days: number) {
    const account = await start();
    account.media = [medium('1700', -days * 1440, days)];
    const tops = Array.from({ length: days }, (_, n) => said(`${20_000 + n}`, `u${n}`, -n * 1440 - 1));
    account.comments.set('1700', tops);
    const backfillFrom = START - DAY_MS;
    const first = await hear(await openAccount(graph.url), comments, { backfillFrom });
    expect(gapsOf(first)).toEqual([]);
    account.minute = 60;
    const add = () => {
      account.media = [medium('1700', -days * 1440, days + 1)];
    };
    return {
      account,
      tops,
      add,
      next: async () => hear(await openAccount(graph.url), comments, { since: first.cursor }),
    };
  }

  test('a new answer below a very old comment is looked for while the number of comments is not explained', async () => {
    const { tops, add, next } = await longTalk(220);
    add();
    Object.assign(tops[210] ?? {}, { replies: { data: [said('9', 'maija', 50)] } });
    const heard = await next();
    expect(heard.ids).toContain('9');
    expect(gapsOf(heard)).toEqual([]);
  });

  test('and where it is not found, a possible gap is told, once', async () => {
    const { account, add, next } = await longTalk(900);
    add();
    const heard = await next();
    expect(gapsOf(heard)).toMatchObject([{ why: expect.stringMatching(/possible gap.*very old/) }]);
    account.minute = 120;
    const later = await hear(await openAccount(graph.url), comments, { since: heard.cursor });
    expect(gapsOf(later)).toEqual([]);
  });

  test('a number that is explained makes nobody read on', async () => {
    const { tops, add, next } = await longTalk(900);
    add();
    tops.unshift(said('9', 'maija', 50));
    graph.asked.length = 0;
    const heard = await next();
    expect(heard.ids).toContain('9');
    expect(graph.asked.filter(({ path }) => path === '1700/comments').length).toBe(2);
    expect(gapsOf(heard)).toEqual([]);
  });

  test('answers to one comment that do not end', async () => {
    const account = await start();
    account.media = [medium('1700', 0, 3)];
    const paging = { cursors: { after: 'Q' }, next: 'https://x/?after=Q' };
    account.comments.set('1700', [{ ...said('1700', 'maija', 1), replies: { data: [], paging } }]);
    const answer = graph.answer;
    let place = 0;
    graph.answer = (asked) => {
      if (!asked.path.endsWith('/replies')) return answer(asked);
      place += 1;
      return { data: [], paging: { cursors: { after: `Q${place}` }, next: 'https://x/?after=Q' } };
    };
    const heard = await hear(await openAccount(graph.url), comments);
    expect(gapsOf(heard)).toMatchObject([{ why: expect.stringContaining('answers to one comment') }]);
  });
});

describe('a post that was refused', () => {
  test.each(['refused', 'gone'])('is asked again, though nothing was added meanwhile: %s', async (how) => {
    const account = await start();
    account.media = [medium('1700', -5 * 1440, 1), medium('1701', -6 * 1440, 1)];
    account.comments.set('1700', [said('1', 'maija', -1)]);
    account.comments.set('1701', [said('2', 'olli', -1)]);
    const answer = graph.answer;
    if (how === 'refused') account.refused.add('1701');
    else graph.answer = (asked) => (asked.path === '1701/comments' ? GONE : answer(asked));
    const first = await hear(await openAccount(graph.url), comments, { backfillFrom: START - 30 * DAY_MS });
    expect(first.ids).toEqual(['1']);
    expect(first.pages.flatMap((page) => page.unreadable).length).toBe(how === 'refused' ? 1 : 0);
    account.refused.clear();
    graph.answer = answer;
    account.minute = 60;
    const second = await hear(await openAccount(graph.url), comments, { since: first.cursor });
    expect(second.ids).toEqual(['2']);
    graph.asked.length = 0;
    await hear(await openAccount(graph.url), comments, { since: second.cursor });
    expect(graph.asked.filter(({ path }) => path.endsWith('/comments'))).toEqual([]);
  });
});

describe('the budget of calls', () => {
  test.each(['comments', 'messages', 'own', 'mentions'] as const)('spent: nothing is listed for %s', async (kind) => {
    await start();
    graph.headers = { 'x-app-usage': '{"call_count":97}' };
    const failing = hear(await openAccount(graph.url), { kind });
    await expect(failing).rejects.toMatchObject({ failure: { kind: 'throttled' } });
    expect(graph.asked.map(({ path }) => path)).toEqual(['me']);
  });

  test('spent between two pages of our posts', async () => {
    const account = await start();
    account.media = Array.from({ length: 150 }, (_, n) => medium(String(1700 + n), -n, 0));
    const answer = graph.answer;
    graph.answer = (asked) => {
      if (asked.path.endsWith('/media')) graph.headers = { 'x-app-usage': '{"call_count":97}' };
      return answer(asked);
    };
    await expect(hear(await openAccount(graph.url), comments)).rejects.toMatchObject({
      failure: { kind: 'throttled' },
    });
    expect(graph.asked.length).toBe(2);
  });
});
