import { createHash, createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWebhookDesk, type WebhookDesk } from '../support/webhook-desk.ts';
import * as shapes from './shapes.ts';
import { openWorld, type World } from './world.ts';

const NOT_TODAY = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getUTCDay() + 3) % 7];
const SECRET = { env: { KUULO_ALERTS_SECRET: 'yhteinen-salaisuus' } };
const time = z.iso.datetime({ offset: false }).nullable();

const TRIAL = z.strictObject({
  since: time,
  until: time,
  messages: z.int(),
  unmatched: z.int(),
  rules: z.array(
    z.strictObject({
      name: z.string(),
      does: z.array(z.string()),
      acts: z.int(),
      drafts: z.int(),
      tooOld: z.int(),
      goingRound: z.int(),
      draftsRefused: z.array(z.object({ why: z.string(), count: z.int() })),
      draftsHeldBack: z.int(),
      examples: z.array(
        z.strictObject({
          message: z.int(),
          conversation: z.int(),
          handle: z.string(),
          text: z.string(),
          postedAt: time,
        }),
      ),
    }),
  ),
});
const ALERTS = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.int(),
      kind: z.enum(['breach', 'promise', 'spike', 'silence', 'rule']),
      subject: z.string(),
      conversation: z.int().nullable(),
      isPressing: z.boolean(),
      data: z.record(z.string(), z.unknown()),
      outlets: z.array(z.string()),
      told: z.array(z.string()),
      tries: z.int(),
      error: z.string().nullable(),
      openedAt: time,
      toldAt: time,
      endedAt: time,
      triedAt: time,
    }),
  ),
});

let world: World;
let desk: WebhookDesk;

beforeAll(async () => {
  desk = await openWebhookDesk();
  world = await openWorld(23);
  const file = join(world.folder, 'kuulo.yaml');
  const kept = (await readFile(file, 'utf8')).split('\n').filter((line) => !/^(hours|alerts|rules):/.test(line));
  const settings = `hours: { ${NOT_TODAY}: ["10:00-11:00"] }
alerts: { to: [], webhook: "${desk.url}" }
rules:
  - { name: hätä, when: { text: [hätätilanne] }, do: { urgency: critical, notify: webhook } }
  - { name: raha, when: { text: ["hyvityshak*"] }, do: { label: raha, assign: ville, draft: kuittaus, notify: webhook } }
`;
  await writeFile(file, `${kept.join('\n')}\n${settings}`);
  await writeFile(join(world.folder, 'answers', 'kuittaus.md'), 'Hei {{ name }}! Selvitämme asian.\n');
  await world.poll();
});

afterAll(async () => {
  await world.close();
  await desk.end();
});

async function heard(text: string) {
  const [post] = await world.customers(1, { platform: 'mastodon', visibility: 'public', text });
  const polled = await world.run(['poll', 'masto', '--json'], SECRET);
  expect(polled.code, polled.err).toBe(0);
  return await world.json(shapes.DETAIL, ['show', `mastodon:${post?.id}`]);
}

describe('rules and alerts through the program', () => {
  it('work on who writes anew, lay a draft ready and send nothing', async () => {
    const before = (await world.posts()).filter(({ byBrand }) => byBrand).length;
    const shown = await heard('@esimerkki missä hyvityshakemukseni viipyy');
    expect(shown).toMatchObject({ labels: ['raha'], assignee: 'ville' });
    expect(shown.replies).toMatchObject([{ status: 'draft', author: 'system', approvedBy: null }]);
    expect((await world.run(['send', '--all', '--json'])).code).toBe(0);
    expect((await world.posts()).filter(({ byBrand }) => byBrand)).toHaveLength(before);
    // two people look at it, as at every other reply: one alone does not send it
    const [draft] = shown.replies;
    const alone = await world.run(['review', 'approve', String(draft?.id), '--json'], { as: 'ville' });
    expect([alone.code, JSON.parse(alone.out).error.code]).toEqual([3, 'FOUR_EYES']);
    expect((await world.run(['review', 'submit', String(draft?.id)], { as: 'aino' })).code).toBe(0);
    const sent = await world.run(['review', 'approve', String(draft?.id), '--json'], { as: 'ville' });
    expect(sent.code, sent.out).toBe(0);
    expect((await world.run(['send', '--all', '--json'])).code).toBe(0);
    expect(await world.said('Selvitämme asian.')).toHaveLength(1);
  });

  it('tell out of hours only what is critical, signed, with an id and without what was written', async () => {
    expect(desk.notices).toEqual([]);
    const waiting = await world.json(ALERTS, ['alerts', 'list']);
    expect(waiting.items).toMatchObject([{ kind: 'rule', toldAt: null, data: { rule: 'raha' } }]);
    const shown = await heard('@esimerkki hätätilanne, soittakaa 040 123 4567');
    expect(shown.urgency.level).toBe('critical');
    const [notice] = desk.notices;
    expect(notice?.said.alerts).toMatchObject([{ kind: 'rule', isPressing: true, data: { rule: 'hätä' } }]);
    expect(notice?.body).not.toContain('040');
    const mac = createHmac('sha256', 'yhteinen-salaisuus')
      .update(notice?.body ?? '')
      .digest('hex');
    expect(notice?.headers['x-kuulo-signature']).toBe(`sha256=${mac}`);
    const status = await world.run(['status']);
    expect(status.out).toMatch(/^alerts +1; see `kuulo alerts`$/m);
    expect((await world.run(['alerts'])).out).toContain('Rule raha acted');
  });

  it('say what each rule would have done, and leave the database alone byte for byte', async () => {
    const sum = async () =>
      createHash('sha256')
        .update(await readFile(join(world.folder, 'kuulo.db')))
        .digest('hex');
    // nothing of an earlier run is left in the log beside it
    world.database((db) => db.pragma('wal_checkpoint(truncate)'));
    const before = await sum();
    const trial = await world.json(TRIAL, ['rules', 'test', '--since', '7d']);
    expect(trial.rules.map(({ name, acts, drafts }) => [name, acts, drafts])).toEqual([
      ['hätä', 1, 0],
      ['raha', 1, 1],
    ]);
    const { out } = await world.run(['rules', 'test', '--rule', 'raha']);
    expect(out).toContain('would have acted on 1, with 1 draft for people to review');
    expect(out).not.toContain('hätä');
    const unknown = await world.run(['rules', 'test', '--rule', 'rahaa', '--json']);
    expect([unknown.code, shapes.PROBLEM.parse(JSON.parse(unknown.out)).error.code]).toEqual([2, 'USAGE']);
    world.database((db) => db.pragma('wal_checkpoint(truncate)'));
    expect(await sum()).toBe(before);
  });

  it('a webhook that answers nothing good is told of, and the poll goes on', async () => {
    desk.answer = 503;
    const tested = await world.run(['alerts', 'test', '--json']);
    expect(tested.code).toBe(7);
    expect(JSON.parse(tested.out)).toEqual({ items: [{ outlet: 'webhook', problem: 'the webhook answered 503' }] });
    await world.customers(1, { platform: 'mastodon', visibility: 'public', text: '@esimerkki hätätilanne taas' });
    world.database((db) => db.exec("update alerts set data = json_remove(data, '$.quietUntil')"));
    const polled = await world.run(['poll', 'masto', '--json']);
    expect(polled.code).toBe(0);
    world.database((db) => db.exec("update alerts set data = json_remove(data, '$.quietUntil')"));
    const again = await world.run(['poll', 'masto']);
    expect([again.code, again.err]).toEqual([0, expect.stringContaining('Nobody could be told: webhook')]);
    expect((await world.run(['status'])).out).toContain('1 could not be told so far');
    desk.answer = 200;
    expect((await world.run(['alerts', 'test'])).code).toBe(0);
  });
});
