import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FetchOptions } from '../../../src/platforms/platform.ts';
import { type Item, type Turn, type WirePage, walk } from '../../../src/platforms/x/walk.ts';

const HOUR_MS = 3_600_000;
interface Options extends FetchOptions {
  readonly pagesMax?: number;
  readonly meanwhile?: () => void;
}
const OPTIONS: Options = { backfillFrom: 0, now: 1_000 * HOUR_MS, overlapMs: 0 };
const at = (hour: number): Options => ({ ...OPTIONS, now: hour * HOUR_MS });

describe('walking a timeline back', () => {
  test('killed at any page while posts come and go: every post that stayed is heard', async () => {
    const deaths = fc.array(fc.record({ pages: fc.integer({ min: 0, max: 3 }), come: fc.nat(7), go: fc.nat(60) }), {
      minLength: 1,
      maxLength: 12,
    });
    const overlaps = fc.constantFrom(0, 5 * HOUR_MS, 500 * HOUR_MS);
    await fc.assert(
      fc.asyncProperty(fc.nat(40), deaths, overlaps, async (begin, runs, overlapMs) => {
        const server = timeline(3);
        server.come(begin);
        const heard = new Set<string>();
        let cursor: string | null = null;
        for (const { pages, come, go } of [...runs, { pages: 999, come: 0, go: 999 }]) {
          const died = await all(server.source, cursor, {
            ...OPTIONS,
            overlapMs,
            pagesMax: pages,
            meanwhile: () => server.come(come % 2),
          });
          for (const item of died.items) heard.add(item.id);
          ({ cursor } = died);
          server.come(come);
          server.go(go);
          if (come % 3 === 0) server.expireTokens();
        }
        const last = await all(server.source, cursor, OPTIONS);
        for (const item of last.items) heard.add(item.id);
        expect(server.ids().filter((id) => !heard.has(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('all pages of a walk carry the same start', async () => {
    const server = timeline(3);
    server.come(10);
    const { cursor } = await all(server.source, null);
    server.asked.length = 0;
    server.come(10);
    await all(server.source, cursor);
    expect(new Set(server.asked.map((turn) => turn.sinceId))).toEqual(new Set(['10']));
    expect(server.asked.length).toBe(4);
  });

  test('nothing new costs one call, and an overlap no more than was asked', async () => {
    const server = timeline(100);
    let cursor: string | null = null;
    for (let hour = 0; hour < 60; hour += 1) {
      server.come(1);
      ({ cursor } = await all(server.source, cursor, { ...OPTIONS, overlapMs: 12 * HOUR_MS }));
    }
    server.asked.length = 0;
    const again = await all(server.source, cursor, { ...OPTIONS, overlapMs: 12 * HOUR_MS });
    expect(server.asked.length).toBe(1);
    expect(again.items.length).toBeGreaterThan(6);
    expect(again.items.length).toBeLessThanOrEqual(12);
    expect(JSON.parse(cursor ?? '').anchors.length).toBeLessThanOrEqual(13);
  });

  test('ids of another length keep their order', async () => {
    const server = timeline(5);
    server.come(9);
    const { cursor } = await all(server.source, null);
    server.come(3);
    const next = await all(server.source, cursor);
    expect(next.items.map((item) => item.id)).toEqual(['12', '11', '10']);
    expect(JSON.parse(next.cursor ?? '').anchors).toEqual([{ id: '12', at: 12 * HOUR_MS }]);
  });

  test('a start older than the server goes back: all it has, and the gap is told', async () => {
    const server = timeline(3);
    server.come(5);
    const { cursor } = await all(server.source, null, at(5));
    server.come(40);
    server.forgetBefore(20);
    const next = await all(server.source, cursor);
    expect(next.items.length).toBe(26);
    expect(next.gaps).toEqual([{ from: 5 * HOUR_MS, until: 20 * HOUR_MS, why: expect.any(String) }]);
    expect((await all(server.source, next.cursor)).gaps).toEqual([]);
  });

  test('the gap survives a kill in the middle of the walk', async () => {
    const server = timeline(3);
    server.come(5);
    const { cursor } = await all(server.source, null, at(5));
    server.come(40);
    server.forgetBefore(20);
    const first = await all(server.source, cursor, { ...OPTIONS, pagesMax: 2 });
    expect((await all(server.source, first.cursor)).gaps).toMatchObject([{ from: 5 * HOUR_MS, until: 20 * HOUR_MS }]);
  });

  test('more new posts than the timeline holds: the gap is told', async () => {
    const server = timeline(3);
    server.come(5);
    const { cursor } = await all(server.source, null, at(5));
    server.come(40);
    server.showOnly(12);
    const next = await all({ ...server.source, reachMax: 12 }, cursor);
    expect(next.gaps).toMatchObject([{ from: 5 * HOUR_MS, until: 34 * HOUR_MS }]);
  });

  test('a first walk back to before the server’s reach tells the gap, whole or killed in between', async () => {
    const server = timeline(3);
    server.come(40);
    const source = { ...server.source, reachMs: 20 * HOUR_MS };
    server.forgetBefore(20);
    const gap = { from: 2 * HOUR_MS, until: 20 * HOUR_MS, why: expect.any(String) };
    const asked = { ...at(40), backfillFrom: 2 * HOUR_MS };
    expect((await all(source, null, asked)).gaps).toEqual([gap]);
    const died = await all(source, null, { ...asked, pagesMax: 2 });
    expect(died.gaps).toEqual([]);
    expect((await all(source, died.cursor, asked)).gaps).toEqual([gap]);
    expect((await all(source, null, { ...asked, backfillFrom: 20 * HOUR_MS })).gaps).toEqual([]);
  });

  test('a server whose clock is ahead makes no gap of a first walk within its reach, and hides none of a later one', async () => {
    const server = timeline(3);
    server.come(5);
    let skewMs = HOUR_MS / 2;
    const source = { ...server.source, reachMs: 20 * HOUR_MS, skewMs: () => skewMs };
    const first = await all(source, null, { ...at(40), backfillFrom: 20 * HOUR_MS });
    expect(first.gaps).toEqual([]);
    skewMs += 50 * HOUR_MS;
    expect((await all(source, first.cursor, at(40))).gaps).toMatchObject([
      { from: 40.5 * HOUR_MS, until: 70.5 * HOUR_MS },
    ]);
  });

  test('a first walk that meets the end of what the server gives tells the gap', async () => {
    const server = timeline(3);
    server.come(40);
    server.showOnly(12);
    const source = { ...server.source, reachMax: 12 };
    const gap = { from: 0, until: 29 * HOUR_MS, why: expect.stringContaining('12') };
    expect((await all(source, null)).gaps).toEqual([gap]);
    expect((await all(source, null, { ...OPTIONS, backfillFrom: 35 * HOUR_MS })).gaps).toEqual([]);
  });

  test('a quiet stream that is listened to has no gaps, with and without a post heard; one left alone has', async () => {
    for (const count of [0, 1]) {
      const server = timeline(3);
      server.come(count);
      const polled = (hour: number) => ({ ...at(hour), backfillFrom: (hour - 300) * HOUR_MS });
      const source = { ...server.source, reachMs: 100 * HOUR_MS };
      let { cursor } = await all(source, null, { ...polled(90), backfillFrom: 0 });
      for (const hour of [150, 210, 270]) {
        if (hour > 150) server.forgetBefore(2);
        const next = await all(source, cursor, polled(hour));
        expect(next.gaps).toEqual([]);
        ({ cursor } = next);
      }
      const late = await all(source, cursor, polled(400));
      expect(late.gaps).toMatchObject([{ from: 270 * HOUR_MS, until: 300 * HOUR_MS }]);
    }
  });

  test('a place kept before walks told when they began is still good', async () => {
    const server = timeline(3);
    server.come(5);
    const old = JSON.stringify({ anchors: [{ id: '3', at: 3 * HOUR_MS }], walk: null });
    expect((await all(server.source, old)).items.map((item) => item.id)).toEqual(['5', '4']);
  });

  test('a token that dies in the middle of a run begins the walk anew, and loses nothing', async () => {
    const server = timeline(3);
    server.come(5);
    const { cursor } = await all(server.source, null, at(5));
    server.come(20);
    let turns = 0;
    const turn = async (asked: Turn) => {
      turns += 1;
      return turns === 3 ? null : server.source.turn(asked);
    };
    const next = await all({ ...server.source, turn }, cursor);
    expect(new Set(next.items.map((item) => item.id)).size).toBe(20);
    expect(next.gaps).toEqual([]);
  });

  test('a server that refuses its own tokens is given up', async () => {
    const server = timeline(3);
    server.come(20);
    const turn = async (asked: Turn) => (asked.token === null ? server.source.turn(asked) : null);
    await expect(all({ ...server.source, turn }, null)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    expect(server.asked.length).toBeLessThan(10);
  });

  test('pages that go round in circles end, and what was not reached is a gap', async () => {
    const server = timeline(3);
    server.come(2);
    const { cursor } = await all(server.source, null, at(2));
    server.come(20);
    const turn = async (asked: Turn) => {
      const page = await server.source.turn({ ...asked, token: null });
      return page && { ...page, nextToken: 'again' };
    };
    const next = await all({ ...server.source, turn }, cursor);
    expect(next.gaps).toMatchObject([{ from: 2 * HOUR_MS, until: 20 * HOUR_MS }]);
  });
});

type Source = Parameters<typeof walk<WirePage>>[0];

async function all(source: Source, since: string | null, options = OPTIONS) {
  const items: Item[] = [];
  const gaps: unknown[] = [];
  let [cursor, pages] = [since, 0];
  for await (const step of walk(source, since, options)) {
    if (pages >= (options.pagesMax ?? 1_000)) break;
    items.push(...step.page.items);
    cursor = step.cursor;
    if (step.gap) gaps.push(step.gap);
    pages += 1;
    options.meanwhile?.();
  }
  return { items, cursor, gaps };
}

/** X's list: one post an hour, ids grow with time; tokens die, old starts are refused, old posts fall out. */
function timeline(pageSize: number) {
  let items: Item[] = [];
  let [made, generation, oldest, shown] = [0, 0, 0, Number.POSITIVE_INFINITY];
  const asked: Turn[] = [];
  const turn = async (turnAsked: Turn): Promise<WirePage | null> => {
    asked.push(turnAsked);
    const { sinceId, startAt, token } = turnAsked;
    if (sinceId !== null && Number(sinceId) < oldest) return null;
    const [born, before] = token === null ? [generation, Number.POSITIVE_INFINITY] : token.split(' ').map(Number);
    if (born !== generation) return null;
    const newest = items.filter((item) => Number(item.id) >= oldest).toSorted((a, b) => b.at - a.at);
    const wanted = newest
      .slice(0, shown)
      .filter((item) => Number(item.id) > Number(sinceId ?? 0) && item.at >= (startAt ?? 0));
    const older = wanted.filter((item) => Number(item.id) < (before ?? 0));
    const page = older.slice(0, pageSize);
    return { items: page, nextToken: older.length > pageSize ? `${generation} ${page.at(-1)?.id}` : null };
  };
  return {
    source: { turn, reachMax: Number.POSITIVE_INFINITY, reachMs: null, skewMs: () => 0 },
    asked,
    come(count: number) {
      for (let n = 0; n < count; n += 1) {
        made += 1;
        items.push({ id: String(made), at: made * HOUR_MS });
      }
    },
    go(index: number) {
      items = items.filter((_item, at) => at !== index);
    },
    expireTokens() {
      generation += 1;
    },
    forgetBefore(id: number) {
      oldest = id;
    },
    showOnly(count: number) {
      shown = count;
    },
    ids: () => items.map((item) => item.id),
  };
}
