import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as shapes from './shapes.ts';
import { openWorld, type World } from './world.ts';

const VALUE = z.object({ id: z.string(), value: z.number().nullable(), n: z.int() });
const METRIC = VALUE.extend({ unit: z.string(), before: z.number().nullable(), change: z.number().nullable() });
const REPORT = z.object({
  metrics: z.array(METRIC),
  buckets: z.array(z.object({ start: z.string(), inbound: z.int(), metrics: z.array(VALUE) })),
  breakdowns: z.array(
    z.object({ per: z.string(), rows: z.array(z.object({ key: z.string(), metrics: z.array(VALUE) })) }),
  ),
  ratings: z.array(z.int()),
});
const TRACE = z.object({
  metric: METRIC,
  rows: z.array(
    z.object({
      source: z.enum(['event', 'message', 'survey', 'followUp']),
      id: z.int(),
      at: z.iso.datetime(),
      conversation: z.int().nullable(),
      operator: z.string(),
      value: z.number(),
    }),
  ),
});

let world: World;
let answered: number[];

beforeAll(async () => {
  world = await openWorld(23);
  await world.customers(4, { platform: 'mastodon', visibility: 'public' });
  await world.poll();
  const { items } = await world.json(shapes.PAGE, ['list', '--limit', '1000', '--sort', 'newest']);
  answered = items
    .filter(({ platform }) => platform === 'mastodon')
    .map(({ id }) => id)
    .slice(0, 2);
  for (const id of answered) await world.approved(id, `Hei! Selvitämme asian. ${id}`);
  expect((await world.run(['send'], { as: 'ville' })).code).toBe(0);
  await world.run(['close', String(answered[0])], { as: 'aino' });
  await world.run(['promises', 'add', String(answered[0]), '2h', 'soita'], { as: 'aino' });
  await world.run(['promises', 'keep', '1'], { as: 'aino' });
});

afterAll(() => world.close());

const period = ['report', '--since', '40d'];

describe('kuulo report', () => {
  it('counts what was done, and each number is found again from its trace', async () => {
    const report = await world.json(REPORT, [...period, '--per', 'operator,platform']);
    const value = Object.fromEntries(report.metrics.map((one) => [one.id, one.value]));
    expect(value).toMatchObject({ sent: 2, closed: 1, promisesKeptInTime: 1, promisesKept: 1, sentBulk: 0 });
    expect(value.firstResponseMedian).toBeGreaterThan(0);
    for (const id of ['inbound', 'sent', 'replyRate', 'meanResponse', 'closed', 'promisesKept']) {
      const { metric, rows } = await world.json(TRACE, [...period, '--trace', id]);
      const sum = rows.reduce((total, row) => total + row.value, 0);
      const counted = metric.unit === 'count' ? sum : sum / rows.length;
      expect(id === 'meanResponse' ? Math.round(counted) : counted, id).toBe(value[id]);
      expect(rows.every(({ conversation }) => conversation !== null)).toBe(true);
    }
    const byOperator = report.breakdowns.find(({ per }) => per === 'operator');
    const aino = byOperator?.rows.find(({ key }) => key === 'aino')?.metrics.find(({ id }) => id === 'sent');
    expect(aino?.value).toBe(2);
    const heard = report.buckets.reduce((sum, { inbound }) => sum + inbound, 0);
    expect(heard).toBe(
      world.database((db) => db.prepare('select count(*) from messages where score is not null').pluck().get()),
    );
  });

  it('is written as text, CSV and a page, and in Finnish', async () => {
    const text = await world.run([...period, '--per', 'account', '--explain']);
    expect(text.code).toBe(0);
    expect(text.out).toMatch(/^ {2}Replies sent +2 /m);
    expect(text.out).toContain('(firstResponseMedian)');
    const csv = await world.run([...period, '--format', 'csv']);
    expect(csv.out).toMatch(/^total,,sent,Replies sent,2,count,2,0,2,/m);
    const page = await world.run([...period, '--format', 'html', '--language', 'fi']);
    expect(page.err).toBe('');
    expect(page.out).toMatch(/^<!doctype html>\n<html lang="fi">/);
    expect(page.out).toMatch(/<svg[\s\S]*#d55e00|<svg[\s\S]*213,94,0/i);
    expect(page.out).not.toMatch(/<script/);
    const trace = await world.run([...period, '--trace', 'sent', '--format', 'csv']);
    expect(trace.out.split('\r\n')).toHaveLength(4);
    const finnish = await world.run([...period, '--language', 'fi', '--account', 'masto']);
    expect(finnish.out).toContain('Lähetetyt vastaukset');
    expect(finnish.out).toContain('Tili: masto');
  });

  it('takes the page’s language from kuulo.yaml', async () => {
    const file = join(world.folder, 'kuulo.yaml');
    const { readFileSync } = await import('node:fs');
    writeFileSync(file, `language: fi\n${readFileSync(file, 'utf8').replace(/^language:.*\n/m, '')}`);
    expect((await world.run([...period, '--format', 'html'])).out).toContain('<html lang="fi">');
    expect((await world.run(period)).out).toContain('Messages heard');
  });

  it('refuses what it does not know, and says what it knows', async () => {
    for (const [args, words] of [
      [['--trace', 'firstResponseMedain'], 'firstResponseMedian'],
      [['--trace', 'sent', '--format', 'html'], 'text, json or csv'],
      [['--account', 'nobody'], 'masto'],
      [['--platform', 'myspace'], 'mastodon'],
      [['--per', 'shoe-size'], 'operator'],
      [['--language', 'sv'], 'fi'],
    ] as const) {
      const { code, err } = await world.run(['report', ...args]);
      expect(code, args.join(' ')).toBe(2);
      expect(err).toContain(words);
    }
  });
});
