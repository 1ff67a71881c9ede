import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from './program.ts';
import { CHECK, PAGE, REPLY } from './shapes.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let bare: string;
beforeAll(async () => {
  bare = await mkdtemp(join(tmpdir(), 'kuulo-bare-'));
  world = await openWorld(11);
  await world.customers(2, { platform: 'mastodon', visibility: 'public' });
  await world.poll();
});
afterAll(async () => {
  await world.close();
  await rm(bare, { recursive: true, force: true });
});

it('judges a text in a folder without a workspace, with a language that nobody else tells', async () => {
  const text = 'Hei! Hyvitämme sen sinulle varmasti. Soita 040 123 4567';
  const args = ['check', '--text', text, '--public', '--language', 'en', '--json'];
  const ran = await run(args, { cwd: bare });
  expect(ran.code, ran.err).toBe(3);
  const { sendable, findings, measure, eligibility } = CHECK.parse(JSON.parse(ran.out));
  expect([sendable, measure, eligibility]).toEqual([false, null, null]);
  expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    'language warn',
    'promise warn',
    'personal-data block',
  ]);
  for (const { words, start, end } of findings) expect(text.slice(start, end)).toBe(words);
  const usage = await run(['check', '--text', 'Hei', '--language', 'Finnish'], { cwd: bare });
  expect([usage.code, usage.out + usage.err]).toEqual([2, expect.stringContaining('no language code')]);
});

it('lets what only warns go out, and stops what the brand says is to be stopped', async () => {
  const { items } = await world.json(PAGE, ['list', '--platform', 'mastodon', '--limit', '2']);
  const [first, second] = items.map(({ id }) => String(id));
  const text = 'Hei! Pahoittelut tästä. Vika korjataan huomenna.';
  const warned = await world.approved(first ?? '', text);
  const { findings } = await world.json(CHECK, ['check', String(warned.id)]);
  expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain('promise warn');
  await world.json(REPLY, ['send', String(warned.id)], { as: 'aino' });
  expect(await world.said(text)).toHaveLength(1);

  const other = 'Hei! Pahoittelut. Lippu toimii varmasti huomenna.';
  const draft = await world.json(REPLY, ['draft', second ?? '', '--text', other], { as: 'aino' });
  const settings = join(world.folder, 'kuulo.yaml');
  const before = await readFile(settings, 'utf8');
  await appendFile(settings, '\nguard:\n  rules:\n    promise: block\n');
  const toSend = ['review', 'approve', String(draft.id), '--json'];
  try {
    const stopped = await world.run(toSend, { as: 'ville' });
    expect(stopped.code).toBe(3);
    expect(JSON.parse(stopped.out).error).toMatchObject({
      code: 'GUARD',
      message: expect.stringContaining('varmasti'),
    });
    expect((await world.run(['send', String(draft.id)], { as: 'aino' })).code).toBe(3);
    expect(await world.said(other)).toEqual([]);
  } finally {
    await writeFile(settings, before);
  }
  // as it was: nothing else had held it
  await world.json(REPLY, toSend.slice(0, -1), { as: 'ville' });
  await world.json(REPLY, ['send', String(draft.id)], { as: 'aino' });
  expect(await world.said(other)).toHaveLength(1);
});

it('tells whoever drafts that the customer speaks another language, and lets a reply in theirs alone', async () => {
  const text = 'Hello, when will my order arrive? I have been waiting for it since Monday.';
  const [asked] = await world.customers(1, { platform: 'mastodon', visibility: 'public', text });
  expect(asked).toBeDefined();
  await world.poll();
  const { items } = await world.json(PAGE, ['list', '--platform', 'mastodon', '--limit', '1', '--sort', 'newest']);
  const args = ['draft', String(items[0]?.id), '--text'];
  const as = { as: 'aino' };
  const finnish = await world.run([...args, 'Hei! Pahoittelut viiveestä. Pakettisi tulee sinulle torstaina.'], as);
  expect([finnish.code, finnish.err]).toEqual([0, expect.stringContaining('warn language: ')]);
  const english = await world.run(
    [...args, 'Hi! Sorry for the delay. Your parcel arrives on Thursday.', '--additional'],
    as,
  );
  expect([english.code, english.err]).toEqual([0, expect.not.stringContaining('language')]);
});
