import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type Running, start } from './program.ts';
import { PAGE, PROBLEM } from './shapes.ts';
import { readJson, World } from './world.ts';

const DIALS = z.strictObject({
  sentiment: z.strictObject({ negative: z.number(), positive: z.number() }),
  urgency: z.strictObject({ normal: z.number(), high: z.number(), critical: z.number() }),
});
const SHARE = z.number().min(0).max(1);
const MEASURES = z.strictObject({ accuracy: SHARE, macroF1: SHARE, urgentRecall: SHARE.nullable() }).nullable();
const LEARNT = z.strictObject({
  dryRun: z.boolean(),
  reset: z.boolean(),
  changed: z.boolean(),
  before: DIALS,
  after: DIALS,
  aspects: z.array(
    z.strictObject({
      aspect: z.enum(['sentiment', 'urgency']),
      verdict: z.enum(['tooFew', 'same', 'harm', 'better']),
      harms: z.array(z.string()),
      harmedLabels: z.array(z.strictObject({ label: z.string(), n: z.int(), before: SHARE, after: SHARE })),
      n: z.int(),
      needed: z.int(),
      contradicting: z.int(),
      untunable: z.int(),
      before: MEASURES,
      after: MEASURES,
      met: z.strictObject({ gained: z.int(), lost: z.int() }).nullable(),
      answered: z.strictObject({ n: z.int(), changed: z.int() }).nullable(),
      proposed: z.record(z.string(), z.number()).nullable(),
    }),
  ),
});

let world: World;
let sandbox: Running;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuulo-e2e-'));
  sandbox = start(['sandbox', '--json', '--port', '0', '--seed', '5', '--workspace', join(folder, 'desk')], {
    cwd: folder,
  });
  const ready = readJson(z.object({ url: z.url(), workspace: z.string() }), `${await sandbox.firstLine}\n`);
  world = new World(ready.url, ready.workspace, async () => {});
  await world.poll();
});

afterAll(async () => {
  sandbox.kill('SIGTERM');
  await sandbox.ended;
  await rm(folder, { recursive: true, force: true });
});

const aino = { as: 'aino' };
const learnt = () => world.database((db) => db.prepare("select data from events where kind = 'triage.learnt'").all());

it('with too few corrections says so and changes nothing, and that is no failure', async () => {
  const { items } = await world.json(PAGE, ['list', '--limit', '2']);
  for (const { id } of items)
    expect((await world.run(['triage', 'set', String(id), '--sentiment', 'neutral'], aino)).code).toBe(0);
  const report = await world.json(LEARNT, ['triage', 'learn'], aino);
  expect(report).toMatchObject({ dryRun: false, changed: false });
  expect(report.aspects.map(({ verdict, n }) => [verdict, n])).toEqual([
    ['tooFew', 2],
    ['tooFew', 0],
  ]);
  const said = await world.run(['triage', 'learn', '--dry-run'], aino);
  expect([said.code, said.out]).toEqual([0, expect.stringMatching(/^sentiment: 2 corrections, it takes 20/)]);
  expect(learnt()).toEqual([]);
});

it('who may not work on conversations may look and not learn', async () => {
  const refused = await world.json(PROBLEM, ['triage', 'learn'], { as: 'system', code: 3 });
  expect(refused.error.code).toBe('NOT_PERMITTED');
  expect((await world.json(LEARNT, ['triage', 'learn', '--dry-run'], { as: 'system' })).changed).toBe(false);
});

it('the way back puts triage as shipped, once, and on record', async () => {
  const tuning = { sentiment: { negative: 0.4, positive: 0 }, urgency: { normal: 0, high: -0.3, critical: 0 } };
  world.database((db) =>
    db.prepare("insert into tuning values (1, ?, 'ville', 5, 40, 40)").run(JSON.stringify(tuning)),
  );
  const dry = await world.json(LEARNT, ['triage', 'learn', '--reset', '--dry-run'], aino);
  expect(dry).toMatchObject({ dryRun: true, reset: true, changed: true, before: tuning });
  expect(learnt()).toEqual([]);
  const back = await world.run(['triage', 'learn', '--reset'], aino);
  expect([back.code, back.out]).toEqual([0, expect.stringMatching(/^Triage is as shipped again/)]);
  const again = await world.json(LEARNT, ['triage', 'learn', '--reset'], aino);
  expect(again).toMatchObject({ changed: false, aspects: [] });
  expect(learnt()).toHaveLength(1);
  expect(world.database((db) => db.prepare('select * from tuning').all())).toEqual([]);
});
