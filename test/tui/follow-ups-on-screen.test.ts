import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.hear('@esimerkki alpha, where is my parcel?', '@esimerkki bravo, you promised me a call!');
  await promise('alpha', '2h', 'tell alpha the new date');
  await promise('bravo', '3h', 'call bravo back');
  const db = new SQLite(join(world.workspace, 'kuulo.db'));
  // nobody may promise for a time that is over, so the time is made to pass
  db.prepare("update follow_ups set due_at = ? where words = 'call bravo back'").run(Date.now() - 5 * DAY_MS);
  db.close();
});

async function promise(name: string, due: string, words: string): Promise<void> {
  const id = await world.conversation(name);
  const ran = await world.kuulo('promises', 'add', String(id), due, words, '--as', 'aino');
  if (ran.code !== 0) throw new Error(`${ran.code}: ${ran.out}${ran.err}`);
}

async function followUps(options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type('F');
  await terminal.waitFor(/^Follow-ups · /m);
  return terminal;
}

describe('follow-ups on the screen', () => {
  it('stand by due date, what is late first and in words, with whom and what', async () => {
    const terminal = await followUps();
    const screen = await terminal.waitFor(/conversation \d+: open/);
    expect(screen).toMatch(/^Follow-ups · 2 to keep, 1 OVERDUE/);
    expect(screen).toMatch(/^> OVERDUE \d+[dw] .*call bravo back *$/m);
    expect(screen).toMatch(/^ {2}(today|tomorrow) \d\d:\d\d .*tell alpha the new date$/m);
    expect(screen).toMatch(/PUBLIC · conversation \d+: open/);
    expect(screen).toMatch(/They said last: .*you promised me a call/);
  });

  it.each([
    [40, 12],
    [200, 60],
  ])('are readable at %i×%i', async (columns, rows) => {
    const terminal = await followUps({ columns, rows });
    const screen = await terminal.waitFor(/OVERDUE by/);
    expect(screen).toMatch(/^> OVERDUE/m);
    expect(screen).toMatch(/tell alpha/);
    expect(screen).toMatch(/q back/);
  });

  it('open their thread, and the cursor is where it was on the way back', async () => {
    const terminal = await followUps();
    terminal.type('j');
    await terminal.waitFor(/^> (today|tomorrow)/m);
    terminal.type('\r');
    await terminal.waitFor(/alpha, where is my parcel\?[\s\S]*May we answer/);
    terminal.type('q');
    await terminal.waitFor(/^> (today|tomorrow)/m);
  });

  it('take the keys of a conversation, and the one for the person', async () => {
    const terminal = await followUps();
    terminal.type('i');
    await terminal.waitFor(/NOTE INTERNAL/);
    terminal.type('she called twice\r');
    await terminal.waitFor(/Note kept/);
    terminal.type('p');
    const card = await terminal.waitFor(/Promises and follow-ups \(1\)/);
    expect(card).toMatch(/she called twice/);
    expect(card).toMatch(/PUBLIC · they/);
  });

  it('move only with a reason, keep what was typed, and move back', async () => {
    const terminal = await followUps();
    terminal.type('z');
    await terminal.waitFor(/Move to when, and why/);
    terminal.type('tomorrow 9:00\r');
    await terminal.waitFor(/says when\. Say behind it why[\s\S]*tomorrow 9:00/);
    terminal.type(' waits for the shop\r');
    await terminal.waitFor(/moved to .* waits for the shop/);
    await terminal.waitGone(/OVERDUE \d/);
    terminal.type('u');
    await terminal.waitFor(/Undone: .*moved/);
    await terminal.waitFor(/^> OVERDUE \d/m);
    // the same again by the key that repeats, where it means something
    terminal.type('.');
    await terminal.waitGone(/OVERDUE \d/);
    terminal.type('u');
    await terminal.waitFor(/OVERDUE \d/);
    terminal.type('q');
    await terminal.waitFor(/\[1 open/);
    terminal.type('.');
    await terminal.waitFor(/Nothing to repeat/);
  });

  it('are kept, and open again with undo', async () => {
    const terminal = await followUps();
    await terminal.waitFor(/^> OVERDUE/m);
    terminal.type('e');
    await terminal.waitFor(/kept\. +u undoes/);
    await terminal.waitGone(/call bravo back/);
    terminal.type('u');
    await terminal.waitFor(/Undone: .*kept/);
    await terminal.waitFor(/call bravo back/);
  });
});

it('a conversation that is closed over an open follow-up says so', async () => {
  const terminal = world.inbox({ columns: 160 });
  await terminal.waitFor(/q back/);
  terminal.type('/bravo\r');
  await terminal.waitFor(/^> .*bravo/m);
  terminal.type('e');
  await terminal.waitFor(/done\.\s+1\s+promise\s+is\s+still\s+open:\s+“call\s+bravo\s+back”,\s+due\s+\d{4}-/);
  terminal.type('u');
  await terminal.waitFor(/Undone: .*done/);
});

describe('what colleagues do with a follow-up', () => {
  const asVille = async (...args: string[]) => {
    const ran = await world.kuulo('promises', ...args, '--as', 'ville');
    if (ran.code !== 0) throw new Error(`${ran.code}: ${ran.out}${ran.err}`);
    return ran.out;
  };
  const all = async (): Promise<{ id: number; words: string; reason: string | null; moves: number }[]> =>
    JSON.parse(await asVille('list', '--json')).items;
  const called = async (words: string) => (await all()).find((one) => one.words === words);

  it('is theirs: undo leaves it, says so, and goes on to what was done before', async () => {
    const terminal = await followUps();
    await terminal.waitFor(/^> OVERDUE/m);
    terminal.type('iask the shop\r');
    await terminal.waitFor(/Note kept/);
    terminal.type('ftomorrow 12:00 send the refund\r');
    await terminal.waitFor(/to be followed up/);
    const added = (await called('send the refund'))?.id;
    await asVille('move', String(added), '--to', '1w', '--reason', 'agreed with them');
    terminal.type('z3d waits for the shop\r');
    await terminal.waitFor(/moved to .*: waits for the shop/);
    const moved = (await called('call bravo back'))?.id;
    await asVille('keep', String(moved));
    terminal.type('u');
    await terminal.waitFor(/Undone: .*moved\s+\(1\s+changed\s+since\s+by\s+others,\s+left\s+as\s+it\s+is\)/);
    terminal.type('u');
    await terminal.waitFor(/Undone: .*follow-up\s+\(1\s+changed\s+since\s+by\s+others,\s+left\s+as\s+it\s+is\)/);
    terminal.type('u');
    await terminal.waitFor(/Undone: .*note/);
    expect(await called('call bravo back')).toBeUndefined();
    expect(await called('send the refund')).toMatchObject({ moves: 1, reason: 'agreed with them' });
  });

  it('is not moved by whoever was asked for a time when they kept it', async () => {
    const terminal = await followUps();
    await terminal.waitFor(/^> .*tell alpha/m);
    terminal.type('Gz');
    await terminal.waitFor(/Move to when, and why/);
    await asVille('keep', String((await called('send the refund'))?.id));
    terminal.type('3d later\r');
    await terminal.waitFor(/others\s+changed\s+it\s+meanwhile\.\s+It\s+was\s+left\s+as\s+it\s+is/);
    expect(await called('send the refund')).toBeUndefined();
    terminal.type('u');
    await terminal.waitFor(/Nothing to undo/);
  });
});

describe('a person on the screen', () => {
  async function card(name: string, options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
    const terminal = world.inbox(options);
    await terminal.waitFor(/q back/);
    terminal.type(`/${name}\r`);
    await terminal.waitFor(options.columns === 40 ? /^> /m : new RegExp(`^> .*${name}`, 'm'));
    terminal.type('p');
    await terminal.waitFor(/^── Promises and follow-ups/m);
    return terminal;
  }

  it('tells who they are, what was said on which way, and what was promised', async () => {
    const terminal = await card('alpha');
    const screen = await terminal.waitFor(/What was said, newest first \(1\)/);
    expect(screen).toMatch(/@\S+ on mastodon/);
    expect(screen).toMatch(/follower/);
    expect(screen).toMatch(/1 conversation/);
    expect(screen).toMatch(/Due .*, in /);
    expect(screen).toMatch(/PUBLIC · they · \d{4}-\d\d-\d\d/);
    terminal.type('G\r');
    await terminal.waitFor(/alpha, where is my parcel\?[\s\S]*May we answer/);
  });

  it('scrolls on a small screen', async () => {
    const terminal = await card('alpha', { columns: 40, rows: 12 });
    terminal.type('G');
    const screen = await terminal.waitFor(/^> PUBLIC · they/m);
    expect(screen).toMatch(/where is my parcel/);
  });

  it('has two columns on a wide screen', async () => {
    const terminal = await card('alpha', { columns: 200, rows: 60 });
    expect(terminal.screen().join('\n')).toMatch(/follower.* │ .*What was said/);
  });
});

describe('without any', () => {
  it('says which key makes one', async () => {
    const empty = await openWorld();
    empty.settings((yaml) => `${yaml}\ninbox: { keys: { conversation: { follow-up: [b] } } }\n`);
    await empty.hear('@esimerkki hello');
    const terminal = empty.inbox();
    await terminal.waitFor(/q back/);
    terminal.type('F');
    await terminal.waitFor(/Nothing is promised\. b on a conversation makes a follow-up/);
  });
});
