/** X through Prism: every call of the built program and every answer of the sandbox is held against X's own description. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DETAIL, items, PAGE, REPLY } from '../e2e/shapes.ts';
import { openWorld, type World } from '../e2e/world.ts';
import { sharedFile } from '../support/shared-folder.ts';
import { type Prism, startPrism } from './prism.ts';

const description = sharedFile('rigs/prism/x-openapi-tweetfields-prism.json');

let world: World;
let prism: Prism;

beforeAll(async () => {
  if (description === null) return;
  world = await openWorld(5);
  prism = await startPrism(description, `${world.url}/x`);
  const settings = join(world.folder, 'kuulo.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(`${world.url}/x`, prism.url));
});

afterAll(async () => {
  await prism?.stop();
  await world?.close();
});

beforeEach(({ skip }) => skip(description === null, 'the description of X lies outside the project'));

test('polling, answering in public and in private, and hiding break nothing', async () => {
  await world.customers(8, { platform: 'x' });
  const polled = await world.poll('x');
  expect(polled.totals.new).toBeGreaterThan(8);
  const page = await world.json(PAGE, ['list', '--platform', 'x', '--status', 'open', '--limit', '100']);
  for (const visibility of ['public', 'private'] as const) {
    const target = page.items.find((one) => one.visibility === visibility);
    const text = `Hei! Selvitämme asian heti (${visibility}).`;
    const { id } = await world.approved(String(target?.id), text);
    expect(await world.json(REPLY, ['send', String(id)], { as: 'ville' })).toMatchObject({ status: 'sent' });
    expect(await world.said(text)).toMatchObject([{ visibility }]);
  }
  const hidden: (number | null)[] = [];
  for (const { id } of page.items.filter((one) => one.visibility === 'public')) {
    const { thread } = await world.json(DETAIL, ['show', String(id)]);
    const ran = await world.run(['hide', String(thread[0]?.id), '--yes', '--json'], { as: 'aino' });
    hidden.push(ran.code);
  }
  // replies to our own posts can be hidden, others are refused by our own rule
  expect(new Set(hidden)).toEqual(new Set([0, 3]));
  await world.run(['poll', 'x', '--recheck']);
  await world.poll('x');
  const { items: sent } = await world.json(items(REPLY), ['outbox']);
  expect(sent.filter((reply) => reply.status !== 'sent')).toEqual([]);
  expect(prism.complaints).toEqual([]);
});

test('the control: Prism does refuse what the description does not know', async () => {
  const before = prism.complaints.length;
  const asked = await fetch(`${prism.url}/2/tweets/search/recent?nonsense=1`, {
    headers: { authorization: 'Bearer sandbox-x-bearer-token' },
  });
  expect(asked.status).toBe(422);
  const said = await fetch(`${prism.url}/2/tweets`, {
    method: 'POST',
    headers: { authorization: 'Bearer sandbox-x-bearer-token', 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'Hei', answer_to: '5' }),
  });
  expect(said.status).toBe(422);
  expect(prism.complaints.length).toBeGreaterThan(before);
});
