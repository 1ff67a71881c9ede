import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Item, type Turn, walk } from '../../../src/platforms/mastodon/walk.ts';
import type { FetchOptions } from '../../../src/platforms/platform.ts';

const HOUR_MS = 3_600_000;
interface Options extends FetchOptions {
  readonly pagesMax?: number;
  readonly meanwhile?: () => void;
}
const OPTIONS: Options = { backfillFrom: 0, now: 1_000 * HOUR_MS, overlapMs: 0 };

describe('walking a stream back', () => {
  test('killed at any page while items come and go: every item that stayed is heard', async () => {
    const deaths = fc.array(fc.record({ pages: fc.integer({ min: 0, max: 3 }), come: fc.nat(7), go: fc.nat(60) }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(40), deaths, fc.integer({ min: 1, max: 6 }), async (begin, runs, pageSize) => {
        const server = timeline(pageSize);
        server.come(begin);
        const heard = new Set<string>();
        let cursor: string | null = null;
        for (const { pages, come, go } of [...runs, { pages: 999, come: 0, go: 999 }]) {
          const died = await all(server.turn, cursor, {
            ...OPTIONS,
            pagesMax: pages,
            meanwhile: () => server.come(come % 2),
          });
          for (const item of died.items) heard.add(item.id);
          ({ cursor } = died);
          server.come(come);
          server.go(go);
        }
        const last = await all(server.turn, cursor, OPTIONS);
        for (const item of last.items) heard.add(item.id);
        expect(server.ids().filter((id) => !heard.has(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the first poll stops where listening begins', async () => {
    const server = timeline(5);
    server.come(100);
    const heard = await all(server.turn, null, { ...OPTIONS, backfillFrom: 90 * HOUR_MS });
    expect(heard.items.length).toBeLessThan(20);
    expect(heard.items.filter((item) => item.at >= 90 * HOUR_MS).length).toBe(11);
  });

  test('nothing new costs one page', async () => {
    const server = timeline(40);
    server.come(100);
    const { cursor } = await all(server.turn, null, OPTIONS);
    const again = await all(server.turn, cursor, OPTIONS);
    expect(again.pages).toBe(1);
  });

  test('the overlap is read again, and no more', async () => {
    const server = timeline(5);
    server.come(100);
    const { cursor } = await all(server.turn, null, OPTIONS);
    const again = await all(server.turn, cursor, { ...OPTIONS, overlapMs: 12 * HOUR_MS });
    expect(again.items.map((item) => item.at)).toContain(88 * HOUR_MS);
    expect(again.items.length).toBeLessThanOrEqual(20);
  });

  test('a server that ignores paging is left, and the gap is told', async () => {
    const server = timeline(5);
    server.come(50);
    const stuck: Turn = async () => ({ ...(await server.turn(null)), next: 'again' }) as never;
    const heard = await all(stuck, null, OPTIONS);
    expect(heard.pages).toBe(2);
    expect(heard.gap).toMatchObject({ from: 0, until: 46 * HOUR_MS });
  });

  test('a place the server has forgotten: the way is walked again', async () => {
    const server = timeline(5);
    server.come(30);
    const first = await all(server.turn, null, { ...OPTIONS, pagesMax: 2 });
    let isForgotten = true;
    const forgetful: Turn = async (next) => {
      if (next !== null && isForgotten) {
        isForgotten = false;
        return null;
      }
      return server.turn(next);
    };
    const rest = await all(forgetful, first.cursor, OPTIONS);
    const ids = new Set([...first.items, ...rest.items].map((item) => item.id));
    expect(ids.size).toBe(30);
  });

  test('an item from the future does not hide what comes before it', async () => {
    const server = timeline(5);
    server.come(10);
    const lying: Turn = async (next) => {
      const page = await server.turn(next);
      const future = { id: 'future', at: 9_000_000 * HOUR_MS, raw: null };
      return page && { ...page, items: next === null ? [future, ...page.items] : page.items };
    };
    const now = 11 * HOUR_MS;
    const { cursor } = await all(lying, null, { ...OPTIONS, now });
    server.come(30);
    const next = await all(lying, cursor, { ...OPTIONS, now, overlapMs: HOUR_MS });
    expect(next.items.filter((item) => item.at > 10 * HOUR_MS).length).toBe(31);
  });

  test('an old item that arrived late does not end the walk', async () => {
    const server = timeline(5);
    server.come(10);
    const { cursor } = await all(server.turn, null, OPTIONS);
    server.come(20);
    const late: Turn = async (next) => {
      const page = await server.turn(next);
      return page && { ...page, items: [...page.items, { id: `old ${next}`, at: 1, raw: null }] };
    };
    expect((await all(late, cursor, OPTIONS)).items.filter((item) => item.at > 10 * HOUR_MS).length).toBe(20);
  });

  test('items without a time do not stop the walk', async () => {
    const server = timeline(3);
    server.come(20);
    const dark: Turn = async (next) => {
      const page = await server.turn(next);
      return page && { ...page, items: page.items.map((item) => ({ ...item, at: Number.NaN })) };
    };
    expect((await all(dark, null, OPTIONS)).items.length).toBe(20);
  });
});

async function all(turn: Turn, since: string | null, options: Options) {
  const items: Item[] = [];
  let [cursor, pages] = [since, 0];
  let gap: unknown = null;
  for await (const step of walk(turn, since, options)) {
    if (pages >= (options.pagesMax ?? 1_000)) break;
    items.push(...step.items);
    cursor = step.cursor;
    gap ??= step.gap;
    pages += 1;
    options.meanwhile?.();
  }
  return { items, cursor, pages, gap };
}

/** A server's list: one item an hour, newest first, ids that say nothing about order. */
function timeline(pageSize: number) {
  let items: Item[] = [];
  let made = 0;
  const turn: Turn = async (next) => {
    const before = next === null ? Number.POSITIVE_INFINITY : Number(next);
    const older = items.filter((item) => item.at < before).toSorted((a, b) => b.at - a.at);
    const page = older.slice(0, pageSize);
    return { items: page, next: page.length === 0 ? null : String(page.at(-1)?.at) };
  };
  return {
    turn,
    come(count: number) {
      for (let n = 0; n < count; n += 1) {
        made += 1;
        items.push({ id: `${(made * 7919) % 10_007}x`, at: made * HOUR_MS, raw: null });
      }
    },
    go(index: number) {
      items = items.filter((_item, at) => at !== index);
    },
    ids: () => items.map((item) => item.id),
  };
}
