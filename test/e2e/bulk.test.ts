import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTerminal, type Terminal } from '../support/terminal.ts';
import { type Ran, ROOT } from './program.ts';
import { openWorld, readJson, type World } from './world.ts';

const REFUSED = z.strictObject({ row: z.int(), why: z.string() });
const PLANNED = z.strictObject({
  plan: z.string().regex(/^b\d+$/),
  file: z.string(),
  count: z.int(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  refused: z.array(REFUSED),
  costUsd: z.number(),
  warnings: z.array(z.strictObject({ rule: z.string(), count: z.int(), why: z.string() })),
});
const DECIDED = z.looseObject({
  plan: z.string(),
  status: z.string(),
  hash: z.string(),
  approvedBy: z.string().nullable(),
});
const PROGRESS = DECIDED.extend({
  sent: z.int(),
  failed: z.int(),
  refused: z.int(),
  unknown: z.int(),
  remaining: z.int(),
});
const ERROR = z.looseObject({ code: z.string(), message: z.string() }).nullable();
const ROW = z.strictObject({
  row: z.int(),
  conversation: z.int(),
  reply: z.int().nullable(),
  status: z.string().nullable(),
  url: z.string().nullable(),
  error: ERROR,
  earlier: z.boolean(),
});
const LAST = z.strictObject({
  plan: z.string(),
  sent: z.int(),
  failed: z.int(),
  unknown: z.int(),
  refused: z.int(),
  remaining: z.int(),
  stop: z.string().nullable(),
  error: ERROR,
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

describe('bulk', () => {
  it('from a file to the platform, with all its words', async () => {
    const names = await newCustomers(4);
    const written = `conversation;text\r\n${names.map((name, index) => `${name};Hei ${index}, "asia" on kunnossa.`).join('\r\n')}\r\nx:1;Hei\r\n`;
    const quoted = written.replaceAll('"', '""').replace(/;(Hei.*)/g, ';"$1"');
    writeFileSync(join(world.folder, 'rows.csv'), `\ufeff${quoted}`);
    const plan = await world.json(PLANNED, ['bulk', 'plan', '--from', 'rows.csv'], { as: 'aino', code: 6 });
    expect([plan.count, plan.refused.map(({ row }) => row)]).toEqual([4, [5]]);
    expect(statSync(plan.file).mode & 0o777).toBe(0o600);
    expect(readFileSync(plan.file, 'utf8').split('\n')).toHaveLength(5);
    const waiting = await world.json(z.looseObject({ plans: z.array(DECIDED) }), ['review', 'list']);
    expect(waiting.plans.map((one) => one.plan)).toEqual([plan.plan]);

    const apply = ['bulk', 'apply', plan.plan, '--expect', '4'];
    const before = (await world.posts()).length;
    expect((await world.run([...apply, '--yes'], { as: 'aino' })).code).toBe(3);
    expect((await world.run(['review', 'approve', plan.plan], { as: 'aino' })).code).toBe(3);
    await world.json(DECIDED, ['review', 'approve', plan.plan], { as: 'ville' });
    const off = await world.run(['bulk', 'apply', plan.plan, '--expect', '5', '--yes', '--json'], { as: 'aino' });
    expect([off.code, off.out]).toEqual([3, expect.stringContaining('PLAN_COUNT')]);
    expect((await world.run(['bulk', 'apply', 'b99', '--expect', '1'], { as: 'aino' })).code).toBe(5);
    expect((await world.run(['bulk', 'apply', '7', '--expect', '1'], { as: 'aino' })).code).toBe(5);
    expect(await world.posts()).toHaveLength(before);

    const first = await world.run(apply, { as: 'aino' });
    expect([first.code, linesOf(first).last]).toMatchObject([
      2,
      { sent: 3, remaining: 1, stop: 'canary', error: { code: 'CONFIRMATION_MISSING' } },
    ]);
    expect(first.err).toContain(`kuulo bulk apply ${plan.plan} --expect 4 --yes`);
    const rest = await world.run([...apply, '--yes', '--json'], { as: 'aino' });
    expect([rest.code, linesOf(rest).last]).toMatchObject([0, { sent: 4, remaining: 0, stop: null, error: null }]);
    expect(linesOf(rest).rows.map((row) => [row.row, row.status, row.earlier])).toEqual([
      [1, 'sent', true],
      [2, 'sent', true],
      [3, 'sent', true],
      [4, 'sent', false],
    ]);
    for (const index of [0, 1, 2, 3]) expect(await world.said(`Hei ${index}, "asia" on kunnossa.`)).toHaveLength(1);
    const status = await world.json(PROGRESS, ['bulk', 'status', plan.plan]);
    expect(status).toMatchObject({ sent: 4, remaining: 0, status: 'approved', approvedBy: 'ville' });
  });

  it('words for people: the plan, its refusals, and what to do next', async () => {
    const [name] = await newCustomers(1);
    writeFileSync(
      join(world.folder, 'two.jsonl'),
      `${JSON.stringify({ conversation: name, text: 'Hei!' })}\n{"text":"Hei"}\n`,
    );
    const planned = await world.run(['bulk', 'plan', '--from', 'two.jsonl'], { as: 'aino' });
    expect([planned.code, planned.err]).toEqual([6, '']);
    for (const words of ['1 to go', 'PUBLIC as masto', 'row 2: "conversation" is empty', 'kuulo review approve b2'])
      expect(planned.out).toContain(words);
    const rejected = await world.run(['review', 'reject', 'b2', '--note', 'Too short'], { as: 'ville' });
    expect([rejected.code, rejected.out]).toEqual([0, expect.stringContaining('plan b2 rejected')]);
    expect((await world.run(['bulk', 'status'], {})).out).toMatch(/b2 +rejected/);
    expect((await world.run(['bulk', 'pause', 'b1', '--reason', 'x'], { as: 'aino' })).code).toBe(0);
    expect((await world.run(['bulk', 'resume', 'b1'], { as: 'aino' })).code).toBe(3);
    expect((await world.run(['bulk', 'resume', 'b1'], { as: 'ville' })).code).toBe(0);
  });

  it.each([
    [['--from', 'none.csv'], 'FILE_INVALID'],
    [['--from', 'kuulo.yaml'], 'USAGE'],
    [['--where', 'platfrom=x', '--text', 'Hei'], 'USAGE'],
    [['--where', 'platform=x'], 'USAGE'],
    [['--text', 'Hei'], 'USAGE'],
    [['--answer', 'none', '--where', 'platform=x'], 'USAGE'],
    [['--from', 'a.csv', '--where', 'platform=x'], 'USAGE'],
  ])('plan %j ends with 2', async (args, code) => {
    const ran = await world.run(['bulk', 'plan', ...args, '--json'], { as: 'aino' });
    expect([ran.code, ran.out]).toEqual([2, expect.stringContaining(code)]);
  });

  it('in a terminal it shows how far it is, and asks after the first few', async () => {
    const names = await newCustomers(5);
    const rows = names.map((name, index) => JSON.stringify({ conversation: name, text: `Terve ${index}!` }));
    writeFileSync(join(world.folder, 'five.jsonl'), rows.join('\n'));
    const plan = await world.json(PLANNED, ['bulk', 'plan', '--from', 'five.jsonl'], { as: 'aino' });
    await world.json(DECIDED, ['review', 'approve', plan.plan], { as: 'ville' });
    const apply = (): Terminal => {
      const args = [join(ROOT, 'bin', 'run.js'), 'bulk', 'apply', plan.plan, '--expect', '5'];
      const env = { HOME: world.folder, NO_COLOR: '1', KUULO_OPERATOR: 'aino' };
      return openTerminal(process.execPath, args, { cwd: world.folder, env, columns: 120 });
    };
    const no = apply();
    await no.waitFor(/3 sent. Send the other 2\?/);
    expect(await world.said('Terve 3!')).toHaveLength(0);
    no.type('n\r');
    expect((await no.exited).exitCode).toBe(2);
    const yes = apply();
    await yes.waitFor(/Send the other 2\?/);
    yes.type('y\r');
    expect((await yes.exited).exitCode).toBe(0);
    expect(yes.screen().join('\n')).toContain('5 of 5 sent');
    expect(yes.raw()).toMatch(/█+░+ 4\/5/);
    await no.close();
    await yes.close();
    for (const index of names.keys()) expect(await world.said(`Terve ${index}!`)).toHaveLength(1);
  });

  it('waits until the undo time is over and says so; rejected meanwhile, nothing goes', async () => {
    const plan = await approvedPlan('Odota', 1);
    const apply = ['bulk', 'apply', plan.plan, '--expect', '1', '--yes'];
    const waiting = { env: { KUULO_UNDO_MS: '60000' } };
    const goes = new RegExp(`Plan ${plan.plan} goes in \\d+ s, .*Ctrl-C keeps it`);
    const inTerminal = (): Terminal => {
      const env = { HOME: world.folder, NO_COLOR: '1', KUULO_OPERATOR: 'aino', ...waiting.env };
      const [program, ...more] = [process.execPath, join(ROOT, 'bin', 'run.js'), ...apply];
      return openTerminal(program, more, { cwd: world.folder, env, columns: 120 });
    };
    const cut = inTerminal();
    await cut.waitFor(goes);
    cut.type('\u0003');
    expect((await cut.exited).exitCode).toBe(130);
    const other = inTerminal();
    await other.waitFor(goes);
    await world.json(DECIDED, ['review', 'reject', plan.plan, '--note', 'Wrong'], { as: 'ville' });
    expect((await other.exited).exitCode).toBe(3);
    expect(other.screen().join('\n')).toContain('not approved (rejected)');
    await cut.close();
    await other.close();
    expect(await world.said('Odota 0!')).toHaveLength(0);
    const late = await world.run(['bulk', 'apply', plan.plan, '--expect', '1', '--yes'], { as: 'aino' });
    expect(late.code).toBe(3);
  });

  it('private to public takes a yes of its own', async () => {
    const [post] = await world.customers(1, { platform: 'mastodon', visibility: 'private' });
    await world.poll('masto');
    const line = { conversation: `mastodon:${post?.id}`, text: 'Hei!', visibility: 'public' };
    writeFileSync(join(world.folder, 'open.jsonl'), JSON.stringify(line));
    const plan = ['bulk', 'plan', '--from', 'open.jsonl'];
    const refused = await world.json(PLANNED, plan, { as: 'aino', code: 6 });
    expect([refused.count, refused.refused[0]?.why]).toEqual([0, expect.stringContaining('--yes')]);
    // then it is the platform's word that counts: a private message of Mastodon is answered in private
    const meant = await world.json(PLANNED, [...plan, '--yes'], { as: 'aino', code: 6 });
    expect(meant.refused[0]?.why).not.toContain('--yes');
    expect(isAbsolute(meant.file)).toBe(true);
  });

  it('ends with 6 when some went and some did not, with the reason when none went', async () => {
    const plan = await approvedPlan('Osa', 4);
    const env = { KUULO_UNDO_MS: '0' };
    const apply = ['bulk', 'apply', plan.plan, '--expect', '4', '--yes'];
    await world.run(['pause', 'masto', '--reason', 'wait'], { as: 'aino' });
    const none = await world.run(apply, { as: 'aino', env });
    expect([none.code, linesOf(none).last]).toMatchObject([3, { sent: 0, stop: 'paused' }]);
    await world.run(['resume', 'masto'], { as: 'ville' });
    const [, second = ''] = readFileSync(plan.file, 'utf8').split('\n');
    const { targetRemoteId: id } = readJson(z.looseObject({ targetRemoteId: z.string() }), `${second}\n`);
    await world.remove({ platform: 'mastodon', id });
    const some = await world.run(apply, { as: 'aino', env });
    expect([some.code, linesOf(some).last]).toMatchObject([6, { sent: 2, refused: 1, remaining: 1, stop: 'canary' }]);
  });

  it('killed or interrupted in the middle, a second run sends the rest, each once', { timeout: 120_000 }, async () => {
    const names = await newCustomers(20);
    const rows = names.map((name, index) => JSON.stringify({ conversation: name, text: `Kiitos ${index}!` }));
    writeFileSync(join(world.folder, 'twenty.jsonl'), rows.join('\n'));
    const plan = await world.json(PLANNED, ['bulk', 'plan', '--from', 'twenty.jsonl'], { as: 'aino' });
    await world.json(DECIDED, ['review', 'approve', plan.plan], { as: 'ville' });
    const apply = ['bulk', 'apply', plan.plan, '--expect', '20', '--yes'];
    const around = { as: 'aino', env: { KUULO_SETTLE_MS: '0' } };
    const killed = world.start(apply, around);
    await killed.firstLine;
    killed.kill('SIGKILL');
    expect((await killed.ended).signal).toBe('SIGKILL');
    const stopped = world.start(apply, around);
    await stopped.firstLine;
    stopped.kill('SIGINT');
    const { code, err } = await stopped.ended;
    expect(code, err).toBe(130);
    expect(err).toMatch(
      new RegExp(`\\d+ of 20 sent, \\d unknown; run again: kuulo bulk apply ${plan.plan} --expect 20 --yes`),
    );
    for (let tries = 0; tries < 3; tries += 1) await world.run(apply, around);
    const last = linesOf(await world.run(apply, around)).last;
    expect(last).toMatchObject({ sent: 20, failed: 0, unknown: 0, remaining: 0 });
    for (const index of names.keys()) expect(await world.said(`Kiitos ${index}!`), String(index)).toHaveLength(1);
  });
});

/** New customers on Mastodon, heard; what they wrote by the platform's names. */
async function newCustomers(count: number): Promise<string[]> {
  const posts = await world.customers(count, { platform: 'mastodon', visibility: 'public' });
  await world.poll('masto');
  return posts.map(({ id }) => `mastodon:${id}`);
}

/** A plan for new customers, each told the words and a number, approved by ville. */
async function approvedPlan(words: string, count: number): Promise<z.output<typeof PLANNED>> {
  const names = await newCustomers(count);
  const rows = names.map((name, index) => JSON.stringify({ conversation: name, text: `${words} ${index}!` }));
  writeFileSync(join(world.folder, `${words}.jsonl`), rows.join('\n'));
  const plan = await world.json(PLANNED, ['bulk', 'plan', '--from', `${words}.jsonl`], { as: 'aino' });
  await world.json(DECIDED, ['review', 'approve', plan.plan], { as: 'ville' });
  return plan;
}

/** What `bulk apply` writes into a pipe. */
function linesOf({ out }: Ran): { rows: z.output<typeof ROW>[]; last: z.output<typeof LAST> } {
  const lines = out.split('\n').slice(0, -1);
  const last = lines.pop() ?? '';
  return { rows: lines.map((line) => readJson(ROW, `${line}\n`)), last: readJson(LAST, `${last}\n`) };
}
