import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../e2e/program.ts';
import * as shapes from '../e2e/shapes.ts';
import { openWorld, type World } from '../e2e/world.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';

const KUULO = join(ROOT, 'bin', 'run.js');
const ESCAPE = '\u001b]0;owned\u0007\u202e';

let world: World;
let waiting: string[];

beforeAll(async () => {
  world = await openWorld(13);
  await world.customers(6, { platform: 'mastodon', visibility: 'public', text: `Missä tilaus? ${ESCAPE}` });
  await world.customers(2, { platform: 'mastodon', visibility: 'private' });
  await world.poll('masto');
  const { items } = await world.json(shapes.PAGE, [
    'list',
    '--account',
    'masto',
    '--limit',
    '1000',
    '--sort',
    'newest',
  ]);
  const heard = items.filter(({ subject, visibility }) => visibility === 'private' || subject.includes('Missä'));
  waiting = heard.map(({ id }) => String(id));
});

afterAll(() => world.close());

/** Approved, then the customer writes again, so that sending it brings it back. Returns the reply's number. */
async function overtaken(text: string, again: string): Promise<string> {
  const id = await submitted(text);
  const { to } = await world.json(shapes.REPLY, ['review', 'approve', id], { as: 'ville' });
  const post = (await world.posts()).find((one) => to.endsWith(`:${one.id}`) && one.platform === 'mastodon');
  if (post === undefined) throw new Error(`nobody said ${to}`);
  const { platform, author } = post;
  await world.say({ platform, author, text: again, inReplyTo: post.id });
  expect((await world.run(['send', id], { as: 'ville' })).code).toBe(3);
  expect(await statusOf(id)).toBe('inReview');
  return id;
}

async function submitted(text: string): Promise<string> {
  const conversation = waiting.shift();
  if (conversation === undefined) throw new Error('no conversation is left');
  const { id } = await world.json(shapes.REPLY, ['draft', conversation, '--text', text], { as: 'aino' });
  await world.json(shapes.REPLY, ['review', 'submit', String(id)], { as: 'aino' });
  return String(id);
}

function approver(as = 'ville', ...more: string[]): Terminal {
  const env = { HOME: world.folder, NO_COLOR: '1', KUULO_OPERATOR: as };
  return openTerminal(process.execPath, [KUULO, 'review', 'approve', ...more], {
    cwd: world.folder,
    env,
    columns: 120,
    rows: 60,
  });
}

const statusOf = async (id: string) =>
  (await world.json(shapes.items(shapes.REPLY), ['review', 'list'])).items.some((one) => String(one.id) === id)
    ? 'inReview'
    : 'gone';

describe('approving one after the other', () => {
  it('shows each in full and once, and does what is said of it', async () => {
    const [yes, no, skip] = [
      await submitted('Tämä hyväksytään.'),
      await submitted('Tämä hylätään.'),
      await submitted('Tämä jätetään.'),
    ];
    const terminal = approver();
    const first = await terminal.waitFor(new RegExp(`Approve reply ${yes}\\?`));
    expect(first).toMatch(new RegExp(`Reply ${yes} +(PUBLIC|PRIVATE) +conversation \\d+ +\\(2 more\\)`));
    expect(first).toMatch(/from +esimerkki.*\(masto\)/);
    expect(first).toMatch(/to +\S+/);
    expect(first).toMatch(/written +by aino/);
    expect(first).toContain('answers:');
    expect(first).toContain('Tämä hyväksytään.');
    expect(first).toContain('sendable');
    terminal.type('maybe\r');
    // what is typed ahead counts for nothing: nobody approves what they have not seen
    await terminal.waitFor(new RegExp(`maybe\\s+Approve reply ${yes}\\?`));
    terminal.type('y\r');
    await terminal.waitFor(new RegExp(`reply ${yes} approved`));
    await terminal.waitFor(new RegExp(`Approve reply ${no}\\?`));
    terminal.type('n\r');
    await terminal.waitFor(/Why\? aino reads it/);
    // no reason is no rejection
    terminal.type('\r');
    await terminal.waitFor(new RegExp(`Why\\?[\\s\\S]*Approve reply ${no}\\?`));
    terminal.type('n\r');
    await terminal.waitFor(/Why\?[\s\S]*Why\?/);
    terminal.type('kysy tilausnumero\r');
    await terminal.waitFor(new RegExp(`Approve reply ${skip}\\?`));
    terminal.type('s\r');
    await terminal.waitFor(/1 still waits for a review/);
    expect((await terminal.exited).exitCode).toBe(0);
    // strangers' texts are on this screen
    expect(terminal.raw()).not.toContain('\u001b]0;owned');
    expect(terminal.raw()).not.toContain('\u202e');
    expect(terminal.raw().match(/Tämä hyväksytään\./g)).toHaveLength(1);
    await terminal.close();
    const { items } = await world.json(shapes.items(shapes.REPLY), ['outbox']);
    expect(items.map(({ id, status, approvedBy }) => [String(id), status, approvedBy])).toEqual([
      [yes, 'approved', 'ville'],
    ]);
    expect(await statusOf(skip)).toBe('inReview');
    await world.json(shapes.REPLY, ['outbox', 'cancel', skip], { as: 'aino' });
  });

  it('approves nothing that changed while it was read', async () => {
    const id = await submitted('Luettu teksti.');
    const terminal = approver();
    await terminal.waitFor(new RegExp(`Approve reply ${id}\\?`));
    world.database((db) =>
      db.prepare('update replies set text = ?, version = version + 1 where id = ?').run('Muu.', id),
    );
    terminal.type('y\r');
    await terminal.waitFor(/The text changed while it was being read/);
    expect((await terminal.exited).exitCode).toBe(3);
    await terminal.close();
    expect(await statusOf(id)).toBe('inReview');
    await world.json(shapes.REPLY, ['outbox', 'cancel', id], { as: 'aino' });
  });

  it('shows why one came back, and every word said since in full', async () => {
    const words = Array.from({ length: 90 }, (_, at) => `sana${at}.`).join(' ');
    const id = await overtaken('Palannut.', `@esimerkki ${ESCAPE} ${words} LOPPU`);
    const terminal = approver();
    const shown = await terminal.waitFor(new RegExp(`Approve reply ${id}\\?`));
    expect(shown).toMatch(/It came back for review: The approval[\s\S]*wrote again after the approval/);
    expect(shown).toMatch(
      /answers:[\s\S]*Missä tilaus[\s\S]*the customer wrote since:[\s\S]*LOPPU[\s\S]*text:\s+.*Palannut\./,
    );
    const flat = shown.replaceAll(/\s+/g, '');
    for (let at = 0; at < 90; at += 1) expect(flat).toContain(`sana${at}.`);
    expect(terminal.raw()).not.toContain('\u001b]0;owned');
    terminal.type('y\r');
    await terminal.waitFor(new RegExp(`reply ${id} approved`));
    await terminal.close();
  });

  it('by number it tells on stderr what was said since, and approves for the thread as it is', async () => {
    const id = await overtaken('Numerolla.', `@esimerkki vielä yksi asia ${ESCAPE}`);
    const ran = await world.run(['review', 'approve', id, '--json'], { as: 'ville' });
    expect(ran.code, ran.err).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ status: 'approved' });
    expect(ran.err).toMatch(/^note: reply \d+: It came back for review: .*wrote again after the approval/m);
    expect(ran.err).toMatch(/^note: the customer wrote again at \S+: .*vielä yksi asia/m);
    expect(ran.err).not.toMatch(/\u001b|\u202e/);
    expect((await world.run(['send', id], { as: 'ville' })).code).toBe(0);
    const fresh = await submitted('Ilman uutta.');
    const quiet = await world.run(['review', 'approve', fresh], { as: 'ville' });
    expect(quiet.err).not.toContain('note:');
    const refused = await world.run(['review', 'approve', '99999'], { as: 'ville' });
    expect(refused.err).toMatch(/no reply "99999"/);
    expect(refused.err).not.toContain('note:');
  });

  it('ends with q, with Ctrl-D and with Ctrl-C, and leaves the rest as it is', async () => {
    const id = await submitted('Kesken.');
    for (const [keys, code] of [
      ['q\r', 0],
      ['\u0004', 0],
      ['\u0003', 130],
    ] as const) {
      const terminal = approver();
      await terminal.waitFor(new RegExp(`Approve reply ${id}\\?`));
      terminal.type(keys);
      expect((await terminal.exited).exitCode, JSON.stringify(keys)).toBe(code);
      await terminal.close();
      expect(await statusOf(id)).toBe('inReview');
    }
  });

  it('without a terminal, or where nobody may be asked, numbers are wanted', async () => {
    const { error } = await world.json(shapes.PROBLEM, ['review', 'approve'], { as: 'ville', code: 2 });
    expect(error.message).toContain('REPLY');
    const terminal = approver('ville', '--no-input');
    expect((await terminal.exited).exitCode).toBe(2);
    await terminal.close();
  });
});
