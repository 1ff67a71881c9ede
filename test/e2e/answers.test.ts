import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/config/read-yaml.ts';
import { openTerminal } from '../support/terminal.ts';
import { ROOT } from './program.ts';
import * as shapes from './shapes.ts';
import { openWorld, type World } from './world.ts';

const ANSWER = z.object({
  name: z.string(),
  title: z.string(),
  language: z.string().nullable(),
  topics: z.array(z.string()),
  visibility: z.enum(['public', 'private', 'both']),
  owner: z.string().nullable(),
  reviewBefore: z.iso.date().nullable(),
  twin: z.string().nullable(),
  variables: z.array(
    z.object({ name: z.string(), ask: z.string().nullable(), fallback: z.string().nullable(), missing: z.boolean() }),
  ),
  fit: z.object({ language: z.boolean(), visibility: z.boolean(), topics: z.array(z.string()) }).nullable(),
  problem: z.string().nullable(),
  text: z.string(),
});
const FINDING = z.object({
  rule: z.string(),
  severity: z.enum(['block', 'warn', 'hint']),
  why: z.string(),
  suggestion: z.string(),
  line: z.int().nullable(),
});
const CHECKED = shapes.items(z.object({ name: z.string(), findings: z.array(FINDING) }));
const FILLED = z.object({ name: z.string(), text: z.string() });
const share = z.number().min(0).max(1).nullable();
const REPORT = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  scale: z.int(),
  answers: z.array(
    z.object({
      name: z.string(),
      title: z.string().nullable(),
      language: z.string().nullable(),
      used: z.int(),
      lastUsedAt: z.iso.datetime().nullable(),
      reopenedShare: share,
      csat: z.object({ average: z.number(), count: z.int() }).nullable(),
      changedShare: share,
    }),
  ),
  uncovered: z.array(
    z.object({
      topic: z.string(),
      language: z.string(),
      count: z.int(),
      examples: z.array(z.object({ conversation: z.int(), subject: z.string() })).max(3),
    }),
  ),
});

let world: World;
let id: string;

beforeAll(async () => {
  world = await openWorld(21);
  await world.customers(1, { platform: 'mastodon', visibility: 'public', text: '@esimerkki Missä pakettini viipyy?' });
  await world.poll('masto');
  const { items } = await world.json(shapes.PAGE, ['list', '--search', 'viipyy']);
  id = String(items[0]?.id);
  // a customer who tries what their name can do
  world.database((db) => db.prepare("update contacts set name = '{{ 7*7 }}'").run());
});

afterAll(() => world.close());

describe('kuulo answers', () => {
  it('lists and finds them, those first that fit a conversation', async () => {
    const list = async (...args: string[]) =>
      (await world.json(shapes.items(ANSWER), ['answers', 'list', ...args])).items.map(({ name }) => name);
    expect((await list('palutus'))[0]).toBe('palautus');
    expect((await list('--for', id))[0]).toBe('myöhässä');
    expect(await list('--language', 'en', '--topic', 'delivery,returns')).toEqual(['delay', 'refund']);
    expect((await world.run(['answers', 'list', '--for', id])).out).toMatch(/^myöhässä .*language, delivery .*tilaus/m);
    const shown = await world.run(['answers', 'show', 'delay']);
    expect(shown.out).toMatch(/^Delivery delay \(delay\)\n.*twin: myöhässä\n.*asks: Which order is it about\?/s);
    expect((await world.run(['answers', 'list', '--topic', 'none'])).code).toBe(2);
    expect((await world.run(['answers', 'show', 'dely'])).err).toContain('Did you mean delay?');
    expect((await world.run(['answers', 'list', '--for', '999'])).code).toBe(5);
  });

  it('fills one in; what is missing is named, and what a stranger is called stays text', async () => {
    const missing = await world.run(['answers', 'render', 'delay', id, '--json']);
    expect(missing.code).toBe(3);
    expect(JSON.parse(missing.out).error).toMatchObject({
      code: 'ANSWER_UNFILLED',
      missing: [{ name: 'order', ask: 'Which order is it about?' }],
    });
    const filled = async (name: string, ...set: string[]) =>
      (await world.json(FILLED, ['answers', 'render', name, id, '--set', 'order={% if x %}', ...set])).text;
    const own = join(world.folder, 'answers', 'own.md');
    await writeFile(own, 'Hi {{ name }}, {{ order }}. {{ operator }}\n');
    expect(await filled('own')).toBe('Hi {{ 7*7 }}, {% if x %}. System');
    await rm(own);
    // what is no name is no greeting; one that is given is
    expect(await filled('delay')).toMatch(/^Hi, we are sorry that your order \{% if x %\} is late/);
    expect(await filled('delay', '--set', 'name=maija meikäläinen')).toMatch(/^Hi Maija, we are sorry/);
    expect((await world.run(['answers', 'render', 'delay', id, '--set', 'ordr=1'])).err).toContain(
      'It has firstName, order',
    );
    expect((await world.run(['answers', 'render', 'delay', id, '--set', 'order'])).code).toBe(2);
  });

  it('looks through them: 0 where nothing is to be mended, 3 where something is', async () => {
    const fine = await world.json(CHECKED, ['answers', 'check']);
    expect(fine.items.flatMap(({ findings }) => findings)).toEqual([]);
    const file = join(world.folder, 'answers', 'odd-fi.md');
    await writeFile(file, '---\ntitle: Odd\nlanguage: fi\ntopic: delivery\n---\nHei {{ nme }}!\n');
    try {
      const { items } = await world.json(CHECKED, ['answers', 'check', 'odd-fi', 'delay'], { code: 3 });
      const found = Object.fromEntries(items.map(({ name, findings }) => [name, findings.map(({ rule }) => rule)]));
      expect(found).toMatchObject({
        delay: [],
        'odd-fi': expect.arrayContaining(['front-matter', 'variable', 'twin']),
      });
      const { out } = await world.run(['answers', 'check']);
      expect(out).toMatch(/^answers\/odd-fi\.md:4: warn front-matter: .*did you mean topics\?$/m);
      expect(out).toMatch(/^answers\/odd-fi\.md:6: warn variable: .*Did you mean name\?/m);
    } finally {
      await rm(file);
    }
  });

  it('asks for what is missing in a terminal, in the words of the answer', async () => {
    const args = [join(ROOT, 'bin', 'run.js'), 'draft', id, '--answer', 'delay', '--set', 'name=Maija', '--as', 'aino'];
    const terminal = openTerminal(process.execPath, [...args, '--workspace', world.folder], { columns: 120, rows: 24 });
    onTestFinished(() => terminal.close());
    await terminal.waitFor(/Which order is it about\?:/);
    // nothing is no answer
    terminal.type('\r');
    await terminal.waitFor(/about\?:\s+Which order is it about\?:/);
    terminal.type('A-17\r');
    const screen = await terminal.waitFor(/reply \d+ draft PUBLIC/);
    const [, reply = ''] = /reply (\d+) draft/.exec(screen) ?? [];
    expect((await world.run(['outbox', 'cancel', reply], { as: 'aino' })).out).toContain('cancelled');
  });

  it('makes drafts and replies, never one with a blank, and reports what became of them', async () => {
    const draft = ['draft', id, '--answer', 'myöhässä'];
    const refused = await world.run([...draft, '--json'], { as: 'aino' });
    expect([refused.code, JSON.parse(refused.out).error.missing]).toEqual([
      3,
      [{ name: 'tilaus', ask: 'Mistä tilauksesta on kyse?' }],
    ]);
    expect((await world.run(['reply', id, '--answer', 'myöhässä'], { as: 'aino' })).code).toBe(3);
    expect((await world.run([...draft, '--text', 'x'], { as: 'aino' })).code).toBe(2);
    expect((await world.run(['draft', id, '--set', 'tilaus=1'], { as: 'aino' })).code).toBe(2);
    // what looks like a blank is text, and the guard does not let it out
    const hostile = await world.run([...draft, '--set', 'tilaus={{ 7*7 }}', '--json'], { as: 'aino' });
    expect([hostile.code, JSON.parse(hostile.out).error.code]).toEqual([3, 'GUARD']);
    expect((await world.json(shapes.items(shapes.REPLY), ['review', 'list'])).items).toEqual([]);

    const filled = [...draft, '--set', 'tilaus=A-17', '--set', 'name=Maija'];
    const reply = await world.json(shapes.REPLY, filled, { as: 'aino' });
    expect(reply.text).toMatch(/^Hei Maija, pahoittelut: tilauksesi A-17 on myöhässä\./);
    await world.json(shapes.REPLY, ['review', 'approve', String(reply.id)], { as: 'ville' });
    expect((await world.run(['send', '--all'], { as: 'ville' })).code).toBe(0);
    const report = await world.json(REPORT, ['report', 'answers']);
    expect(report.answers[0]).toMatchObject({ name: 'myöhässä', used: 1, changedShare: 0 });
    expect((await world.run(['report', 'answers'])).out).toMatch(/^myöhässä +1 +0 %/m);
  });
});

describe('kuulo init', () => {
  it('makes a workspace that can be used as it is, and writes over nothing', async () => {
    const place = join(world.folder, 'new');
    await mkdir(join(place, 'answers'), { recursive: true });
    await writeFile(join(place, 'answers', 'thank-you-fi.md'), 'Oma kiitos.\n');
    const made = await world.json(z.object({ workspace: z.string(), file: z.string(), answers: z.array(z.string()) }), [
      ...['init', place, '--yes'],
    ]);
    expect(await readFile(join(place, 'answers', 'thank-you-fi.md'), 'utf8')).toBe('Oma kiitos.\n');
    const files = await readdir(join(place, 'answers'));
    expect(files.length).toBe(made.answers.length + 1);
    for (const language of ['fi', 'en'])
      expect(files.filter((name) => name.endsWith(`-${language}.md`)).length).toBeGreaterThanOrEqual(12);
    await rm(join(place, 'answers'), { recursive: true });
    await rm(join(place, 'kuulo.yaml'));
    await world.json(z.unknown(), ['init', place, '--yes']);

    const here = ['--workspace', place];
    const checked = await world.run(['answers', 'check', ...here]);
    expect(checked.out + checked.err).toContain('nothing to mend');
    expect(checked.code).toBe(0);
    const doctor = await world.run(['doctor', '--json', ...here]);
    const { items } = z
      .object({ items: z.array(z.object({ subject: z.string(), fine: z.boolean() })) })
      .parse(JSON.parse(doctor.out));
    expect(items.filter(({ fine }) => !fine).map(({ subject }) => subject)).toEqual(['accounts']);
    expect((await world.run(['rules', 'test', ...here])).code).toBe(0);
  });

  it('takes the words of the locale and of its flags, and whoever makes it acts and signs there', async () => {
    const place = join(world.folder, 'kauppa');
    const flags = ['--operator', 'Aino Virtanen', '--brand', 'Kauppa "Oy"'];
    const env = { LANG: 'fi_FI.UTF-8', TZ: 'UTC' };
    expect((await world.run(['init', place, '--yes', ...flags, '--timezone', 'Nowhere'], { env })).code).toBe(2);
    const said = await world.run(['init', place, '--yes', ...flags], { env });
    expect([said.code, said.out]).toEqual([0, expect.stringContaining('Your replies are signed Aino Virtanen')]);
    const written = readYaml(await readFile(join(place, 'kuulo.yaml'), 'utf8'), 'kuulo.yaml');
    expect([written.language, written.timezone, written.hours.holidays]).toEqual(['fi', 'Europe/Helsinki', 'FI']);
    expect(written.operators).toEqual([{ name: 'Aino-Virtanen', role: 'approver', called: 'Aino Virtanen' }]);
    const render = ['answers', 'render', 'complaint-received-fi', '--workspace', place];
    expect((await world.run([...render, '--set', 'name=maija'])).out).toMatch(
      /^Hei Maija!\n[\s\S]*\nYstävällisin terveisin\nAino Virtanen, Kauppa "Oy"\n$/,
    );
    expect((await world.run(render)).out).toMatch(/^Hei!\n/);
    expect((await world.run(['answers', 'check', '--workspace', place])).code).toBe(0);
  });

  it('writes no example that does not hold once its # is gone', async () => {
    const place = join(world.folder, 'examples');
    await world.json(z.unknown(), ['init', place, '--yes']);
    const written = await readFile(join(place, 'kuulo.yaml'), 'utf8');
    const plain = readYaml(written, 'kuulo.yaml');
    const example = /^#(?! \S|$)/;
    const lines = written.split('\n').map((line) => line.replace(example, '').replace(/^accounts: \[\]$/, 'accounts:'));
    // a list's examples stand before it
    const from = lines.indexOf('accounts:');
    const at = lines.findIndex((line) => line.startsWith('  - { name: x,'));
    lines.splice(at, 0, ...lines.splice(from, 1));
    const used = readYaml(lines.join('\n'), 'kuulo.yaml');
    expect(used.accounts.map(({ platform }) => platform)).toHaveLength(5);
    expect(used.rules.length).toBe(plain.rules.length + 2);
    expect(plain.rules.length).toBeGreaterThanOrEqual(5);
    expect([used.mail?.port, used.handover.phone, used.guard.links.length, used.inbox.views.length]).toEqual([
      ...[587, '+358 9 000 0000', 2, 9],
    ]);
    for (const one of [...used.rules].flatMap((rule) => rule.do.draft ?? []))
      expect(await readdir(join(place, 'answers'))).toContain(`${one}.md`);
  });
});
