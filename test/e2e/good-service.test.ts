import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import * as shapes from './shapes.ts';
import { openWorld, type World } from './world.ts';

const PROMISES = shapes.items(
  z.object({
    id: z.int(),
    conversation: z.int(),
    status: z.string(),
    quote: z.string().nullable(),
    reply: z.int().nullable(),
  }),
);
const SURVEYS = shapes.items(
  z.object({ conversation: z.int(), status: z.string(), rating: z.int().nullable(), reply: z.int().nullable() }),
);
const METRIC = z.object({ id: z.string(), value: z.number().nullable(), n: z.int(), unit: z.string() });
const REPORT = z.object({ metrics: z.array(METRIC) });
const TRACE = z.object({
  metric: METRIC,
  rows: z.array(
    z.object({
      source: z.string(),
      id: z.int(),
      kind: z.string(),
      conversation: z.int().nullable(),
      reply: z.int().nullable(),
      value: z.number(),
    }),
  ),
});
const TEXT =
  'Hei! Olemme pahoillamme, että rahasi ovat viipyneet. Tarkistan maksun heti ja palaan sinulle kahden tunnin kuluessa. Terveisin Aino, Esimerkki Oy';

let world: World;

beforeAll(async () => {
  world = await openWorld(3);
  // always open, so that what is due in seconds is due whenever this runs
  const file = join(world.folder, 'kuulo.yaml');
  const settings = await readFile(file, 'utf8');
  const always = settings.replace(/^hours: .*$/m, 'hours: { mon-sun: ["00:00-24:00"] }');
  expect(always).not.toBe(settings);
  await writeFile(file, always);
});

afterAll(() => world.close());

/** Sends what one of us wrote and another approved. */
async function goes(reply: number): Promise<void> {
  await world.json(shapes.REPLY, ['review', 'approve', String(reply)], { as: 'ville' });
  const sent = await world.json(shapes.REPLY, ['send', String(reply)], { as: 'aino' });
  expect(sent.status).toBe('sent');
}

/** The same after another poll, by its number. */
async function firstHeard(): Promise<number> {
  await world.poll('masto');
  return (await first()).id;
}

/** The most pressing conversation of all. */
async function first() {
  const { items } = await world.json(shapes.PAGE, ['list', '--limit', '1']);
  const [conversation] = items;
  if (conversation === undefined) throw new Error('nothing waits');
  return conversation;
}

it('a complaint becomes a kept promise, a closed case and a rating, and the report traces each of them', async () => {
  // a complaint: among those who wrote today, it comes first
  const [complaint] = await world.customers(1, {
    platform: 'mastodon',
    visibility: 'public',
    text: '{brand} rahat palautuksesta puuttuu vieläkin!! ilman niitä en saa tänään lapselle lääkkeitä, soitan lakimiehelle jos ette vastaa HETI',
  });
  await world.poll('masto');
  const id = (await world.json(shapes.CONVERSATION, ['show', `mastodon:${complaint?.id}`])).id;
  const heard = await world.json(shapes.CONVERSATION, ['show', String(id)]);
  expect(['critical', 'high']).toContain(heard.urgency.level);
  expect(heard.sentiment.label).toBe('negative');

  // a private answer, with a promise in it
  const draft = await world.json(shapes.REPLY, ['draft', String(id), '--private', '--text', TEXT], { as: 'aino' });
  expect(draft.visibility).toBe('private');
  await goes(draft.id);
  const [said] = await world.said('kahden tunnin kuluessa');
  expect(said?.visibility).toBe('private');

  // the promise is found and confirmed, becomes overdue and brings its conversation to the top
  const found = await world.json(PROMISES, ['promises', 'list', '--status', 'proposed']);
  const promise = found.items.find(({ reply }) => reply === draft.id);
  expect(promise?.quote).toContain('kahden tunnin kuluessa');
  const [number] = [String(promise?.id)];
  await world.json(z.unknown(), ['promises', 'confirm', number, '--due', '2s'], { as: 'aino' });
  await expect.poll(async () => await firstHeard(), { timeout: 30_000, interval: 500 }).toBe(id);
  const risen = await first();
  expect(risen.status).toBe('open');
  expect(JSON.stringify(risen.reasons)).toContain('promise');

  // kept, and the case is closed
  await world.json(z.unknown(), ['promises', 'keep', number], { as: 'aino' });
  await world.json(z.unknown(), ['close', String(id)], { as: 'aino' });

  // asked how it went, they say 5
  const asked = await world.json(z.object({ reply: z.int(), result: z.string() }), ['survey', 'send', String(id)], {
    as: 'aino',
  });
  expect(asked.result).toBe('asked');
  await goes(asked.reply);
  await world.poll('masto');
  const surveys = await world.json(SURVEYS, ['survey', 'list', '--status', 'answered']);
  expect(surveys.items).toMatchObject([{ conversation: id, rating: 5, reply: asked.reply }]);
  expect((await world.json(shapes.CONVERSATION, ['show', String(id)])).status).toBe('closed');

  // all of it is in the report, each number counted again from its trace
  const report = await world.json(REPORT, ['report', '--since', '1d']);
  const value = (metric: string) => report.metrics.find((one) => one.id === metric)?.value;
  expect(value('csatAverage')).toBe(5);
  expect(value('csatTop')).toBe(1);
  expect(value('surveysAsked')).toBe(1);
  // it was overdue when it rose, so it was kept late
  expect(value('promisesKeptLate')).toBe(1);
  expect(value('sent')).toBe(1);
  expect(value('closed')).toBe(1);
  expect(value('firstResponseMedian')).toBeGreaterThan(0);
  for (const metric of [
    'pressing',
    'sent',
    'firstResponseMedian',
    'resolutionMedian',
    'promisesKeptLate',
    'csatAverage',
  ]) {
    const trace = await world.json(TRACE, ['report', '--since', '1d', '--trace', metric]);
    expect(
      trace.rows.map(({ conversation }) => conversation),
      metric,
    ).toContain(id);
    expect(trace.metric.n, metric).toBe(trace.rows.length);
  }
});
