import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

const DETAIL = z.object({
  status: z.string(),
  assignee: z.string().nullable(),
  labels: z.array(z.string()),
  snoozeReason: z.string().nullable(),
  sentiment: z.object({ label: z.string() }),
  urgency: z.object({ level: z.string() }),
  notes: z.array(z.object({ text: z.string() })),
  claim: z.object({ operator: z.string() }).nullable(),
});

const NAMES = [
  'alpha',
  'bravo',
  'charlie',
  'delta',
  'echo',
  'foxtrot',
  'golf',
  'hotel',
  'india',
  'juliet',
  'kilo',
  'pair one',
  'pair two',
];
const HERD = ['one', 'two', 'three', 'four', 'five'].map((count) => `herd ${count}`);

let world: World;
const ids = new Map<string, number>();
beforeAll(async () => {
  world = await openWorld();
  await world.hear(...[...NAMES, ...HERD].map((name) => `@esimerkki ${name}, where is my parcel?`));
  for (const name of [...NAMES, ...HERD]) ids.set(name, await world.conversation(name));
  world.settings(
    (yaml) => `${yaml}
inbox:
  macros:
    - { key: k, name: refund, do: ["label refund", "assign ville", "snooze tomorrow 9:00 waits for the shop"] }
    - { key: b, name: broken, do: ["label half", "assign nobody-such", "done"] }
    - { key: t, name: take, do: ["claim", "reply"] }
    - { key: f, name: finish, do: ["label fin", "done", "reply"] }
`,
  );
});

async function inboxAt(name: string, options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(new RegExp(`^> .*${name.slice(0, 5)}`, 'm'));
  return terminal;
}

async function detailOf(words: string): Promise<z.infer<typeof DETAIL>> {
  const ran = await world.kuulo('show', String(ids.get(words)), '--json');
  return DETAIL.parse(JSON.parse(ran.out));
}

describe('an act on one conversation', () => {
  it('snoozes with time and reason in one line, in either language, keeps what it does not understand, and undoes', async () => {
    const terminal = await inboxAt('alpha');
    terminal.type('znonsense for ever\r');
    await terminal.waitFor(/“nonsense for ever” does not begin with a time ahead/);
    expect(terminal.screen().join('\n')).toMatch(/: nonsense for ever|> nonsense for ever/);
    terminal.type('\u0015tomorrow at 9:00 waits for the shop\r');
    await terminal.waitFor(/snoozed until \d{4}-\d\d-\d\d 09:00: waits for the shop\s+u\s+undoes/);
    expect(await detailOf('alpha')).toMatchObject({
      status: 'snoozed',
      snoozeReason: 'waits for the shop',
    });
    terminal.type('zhuomenna klo 10.30 odottaa varastoa\r');
    await terminal.waitFor(/snoozed until \d{4}-\d\d-\d\d 10:30: odottaa varastoa/);
    // each undo is exactly one step back
    terminal.type('u');
    await terminal.waitFor(/Undone: .*snoozed/);
    expect((await detailOf('alpha')).snoozeReason).toBe('waits for the shop');
    terminal.type('u');
    await terminal.waitFor(/^> .*alpha/m);
    await expect.poll(async () => (await detailOf('alpha')).status).toBe('open');
    terminal.type('u');
    await terminal.waitFor(/Nothing to undo/);
  });

  it('assigns to a name that Tab completes, and to nobody else', async () => {
    const terminal = await inboxAt('bravo');
    terminal.type('a\u0015vile\r');
    await terminal.waitFor(/There is no operator “vile”/);
    terminal.type('\u007f\u007f\t\r');
    await terminal.waitFor(/assigned to ville/);
    expect((await detailOf('bravo')).assignee).toBe('ville');
    terminal.type('a\u0015\r');
    await terminal.waitFor(/assigned to nobody/);
    terminal.type('u');
    await terminal.waitFor(/Undone/);
    expect((await detailOf('bravo')).assignee).toBe('ville');
    terminal.type(':assign aino\r');
    await terminal.waitFor(/assigned to aino/);
  });

  it('labels, and takes back only what it changed', async () => {
    await world.kuulo('label', String(ids.get('charlie')), '--add', 'kept', '--as', 'ville');
    const terminal = await inboxAt('charlie');
    terminal.type('Lrefund kept\r');
    await terminal.waitFor(/\+refund \+kept/);
    terminal.type('L-kept\r');
    await terminal.waitFor(/: -kept/);
    expect((await detailOf('charlie')).labels).toEqual(['refund']);
    terminal.type('uu');
    await terminal.waitFor(/Undone: .*\+refund \+kept/);
    expect((await detailOf('charlie')).labels).toEqual(['kept']);
    // what is known completes
    terminal.type('Lke\t\r');
    await terminal.waitFor(/\+kept already/);
  });

  it('writes a note that says what it is, and takes it away again', async () => {
    const terminal = await inboxAt('delta', { columns: 40, rows: 12 });
    terminal.type('i');
    await terminal.waitFor(/NOTE INTERNAL \(never sent\)/);
    terminal.type('ask the warehouse\r');
    await terminal.waitFor(/Note kept/);
    expect((await detailOf('delta')).notes).toMatchObject([{ text: 'ask the warehouse' }]);
    terminal.type('u');
    await terminal.waitFor(/Undone: .*note/);
    expect((await detailOf('delta')).notes).toEqual([]);
  });

  it('sets a follow-up only with words to it', async () => {
    const terminal = await inboxAt('echo');
    terminal.type('ftomorrow 12:00\r');
    await terminal.waitFor(/says when\. Say behind it what is to be done/);
    terminal.type(' tell the new date\r');
    await terminal.waitFor(/to be followed up \d{4}-\d\d-\d\d 12:00: tell the new date/);
    terminal.type('F');
    await terminal.waitFor(/tell the new date/);
    terminal.type('q');
    await terminal.waitFor(/^> .*echo/m);
    terminal.type('u');
    await terminal.waitFor(/Undone: .*follow-up/);
    terminal.type('t');
    await terminal.waitFor(/follow-up set for .*: tell the new date[\s\S]*follow-up taken away/);
  });

  it('corrects how they sound and how urgent it is, and takes that back', async () => {
    const terminal = await inboxAt('foxtrot');
    const before = await detailOf('foxtrot');
    terminal.type('sp');
    await terminal.waitFor(/Corrected: positive/);
    terminal.type(':sentiment grim\r');
    await terminal.waitFor(/“grim” is none of negative, neutral, positive/);
    terminal.type('n');
    await terminal.waitFor(/Corrected: negative/);
    terminal.type('++++');
    await terminal.waitFor(/Already critical/);
    terminal.type('-');
    await terminal.waitFor(/Corrected: high/);
    expect(await detailOf('foxtrot')).toMatchObject({
      sentiment: { label: 'negative' },
      urgency: { level: 'high' },
    });
    terminal.type('uuuuuuu');
    await terminal.waitFor(/Nothing to undo/);
    expect(await detailOf('foxtrot')).toMatchObject({
      sentiment: { label: before.sentiment.label },
      urgency: { level: before.urgency.level },
    });
  });

  it('leaves alone what a colleague changed since, and says so', async () => {
    const terminal = await inboxAt('golf');
    terminal.type('a\u0015aino\r');
    await terminal.waitFor(/assigned to aino/);
    await world.kuulo('assign', String(ids.get('golf')), '--to', 'ville', '--as', 'ville');
    terminal.type('u');
    await terminal.waitFor(/Undone: .*\(1\s+changed\s+since\s+by\s+others,\s+left\s+as\s+it\s+is\)/);
    expect((await detailOf('golf')).assignee).toBe('ville');
  });

  it('is not done to what a colleague closed while the question was open', async () => {
    const terminal = await inboxAt('golf');
    terminal.type('zhuomenna');
    await terminal.waitFor(/huomenna/);
    await world.kuulo('close', String(ids.get('golf')), '--as', 'ville');
    terminal.type(' waits\r');
    await terminal.waitFor(/others\s+changed\s+it\s+meanwhile\.\s+It\s+was\s+left\s+as\s+it\s+is/);
    expect((await detailOf('golf')).status).toBe('closed');
    await world.kuulo('reopen', String(ids.get('golf')), '--as', 'ville');
  });

  it('does the last change again on another conversation, without asking', async () => {
    const terminal = await inboxAt('hotel');
    terminal.type('ztomorrow 9:00 waits\r');
    await terminal.waitFor(/snoozed until/);
    terminal.type('/india\r');
    await terminal.waitFor(/^> .*india/m);
    terminal.type('.');
    await terminal.waitFor(/snoozed until .*: waits/);
    expect(await detailOf('india')).toMatchObject({ status: 'snoozed', snoozeReason: 'waits' });
  });

  it('claims, releases, and gives the claim back by undo; a repeated claim never releases', async () => {
    const terminal = await inboxAt('juliet');
    terminal.type('c');
    await terminal.waitFor(/claimed until/);
    terminal.type('.i');
    await terminal.waitFor(/NOTE INTERNAL/);
    expect((await detailOf('juliet')).claim).toMatchObject({ operator: 'aino' });
    terminal.type('\u001b');
    await terminal.waitGone(/NOTE INTERNAL/);
    terminal.type('c');
    await terminal.waitFor(/released/);
    terminal.type('u');
    await terminal.waitFor(/Undone/);
    expect((await detailOf('juliet')).claim).toMatchObject({ operator: 'aino' });
    terminal.type('u');
    await terminal.waitFor(/Undone: .*claimed/);
    // the repetition only made it last longer
    expect((await detailOf('juliet')).claim).toMatchObject({ operator: 'aino' });
    terminal.type('u');
    await expect.poll(async () => (await detailOf('juliet')).claim).toBeNull();
  });

  it('opens the link in the browser without a shell, and copies it through the terminal', async () => {
    const folder = join(world.workspace, 'bin');
    const told = join(world.workspace, 'opened.txt');
    mkdirSync(folder);
    writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$*" > '${told}'\n`);
    chmodSync(join(folder, 'xdg-open'), 0o700);
    const terminal = await inboxAt('kilo', { env: { PATH: `${folder}:${process.env.PATH ?? ''}` } });
    terminal.type('o');
    const screen = await terminal.waitFor(/Opens in the browser:\s+http\S+/);
    const link = /Opens in the browser:\s+(http\S+)/.exec(screen)?.[1] ?? '';
    await expect.poll(() => existsSync(told) && readFileSync(told, 'utf8')).toMatch(/^http:\/\//);
    expect(readFileSync(told, 'utf8').startsWith(link.slice(0, 30))).toBe(true);
    terminal.type('y');
    await terminal.waitFor(/Copied, where the terminal lets us:\s+http/);
    const copied = /\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007/.exec(terminal.raw())?.[1] ?? '';
    expect(Buffer.from(copied, 'base64').toString()).toBe(readFileSync(told, 'utf8'));
  });

  it('gives the link where there is no browser', async () => {
    const folder = join(world.workspace, 'no-browser');
    mkdirSync(folder);
    writeFileSync(join(folder, 'xdg-open'), '#!/bin/sh\nexit 3\n');
    chmodSync(join(folder, 'xdg-open'), 0o700);
    const terminal = await inboxAt('kilo', { env: { PATH: `${folder}:${process.env.PATH ?? ''}` } });
    terminal.type('o');
    await terminal.waitFor(/There is no browser here\. The link:\s+http/);
  });
});

describe('an act on several', () => {
  it('asks once with names and a count, takes nothing typed ahead for a yes, and undoes them all', async () => {
    const terminal = await inboxAt('herd');
    terminal.type('Aey');
    await terminal.waitFor(/Close 5 conversations: @\S+, @\S+,\s+@\S+\s+and 2 more\?/);
    // the y was typed before anybody read it
    expect(terminal.screen().join('\n')).toMatch(/and 2 more\?/);
    terminal.type('n');
    await terminal.waitGone(/Close 5 conversations/);
    expect((await detailOf('herd one')).status).toBe('open');
    terminal.type('e');
    await terminal.waitFor(/Close 5 conversations/);
    terminal.type('y');
    await terminal.waitFor(/5 conversations done\./);
    expect((await detailOf('herd three')).status).toBe('closed');
    terminal.type('u');
    await terminal.waitFor(/Undone: 5 conversations: done/);
    for (const name of HERD) expect((await detailOf(name)).status).toBe('open');
  });

  it('that is not meant after all comes back with what was typed for it', async () => {
    const terminal = await inboxAt('herd');
    terminal.type('Aiask the warehouse\r');
    await terminal.waitFor(/5 conversations[\s\S]*\by yes/);
    terminal.type('n');
    await terminal.waitFor(/NOTE INTERNAL \(never sent\).*ask the warehouse$/m);
    terminal.type('\u001b');
    await terminal.waitGone(/never sent/);
    for (const name of HERD) expect((await detailOf(name)).notes).toEqual([]);
  });

  it('gives each its own way back', async () => {
    await world.kuulo('assign', String(ids.get('herd one')), '--to', 'ville', '--as', 'aino');
    const terminal = await inboxAt('herd', { columns: 40, rows: 12 });
    terminal.type('A:assign aino\r');
    await terminal.waitFor(/Assign 5 conversations to aino/);
    terminal.type('y');
    await terminal.waitFor(/assigned to aino/);
    terminal.type('u');
    await terminal.waitFor(/Undone/);
    expect((await detailOf('herd one')).assignee).toBe('ville');
    expect((await detailOf('herd two')).assignee).toBeNull();
  });

  it('leaves what a colleague changed while it asked, and says how many', async () => {
    const terminal = await inboxAt('herd');
    terminal.type('A:assign aino\r');
    await terminal.waitFor(/Assign 5 conversations to aino/);
    await world.kuulo('assign', String(ids.get('herd five')), '--to', 'ville', '--as', 'ville');
    terminal.type('y');
    await terminal.waitFor(
      /4 conversations: assigned to aino\.\s+\(1\s+changed\s+since\s+by\s+others,\s+left\s+as\s+it\s+is\)/,
    );
    expect((await detailOf('herd five')).assignee).toBe('ville');
    terminal.type('u');
    await terminal.waitFor(/Undone: 4 conversations/);
    expect((await detailOf('herd two')).assignee).toBeNull();
    expect((await detailOf('herd five')).assignee).toBe('ville');
    await world.kuulo('assign', String(ids.get('herd five')), '--to', 'none', '--as', 'ville');
  });

  it('runs a macro on all of them after one question, and one undo takes all of it back', async () => {
    const terminal = await inboxAt('herd', { columns: 200, rows: 60 });
    terminal.type('A');
    terminal.type('mk');
    await terminal.waitFor(/Macro refund on 5 conversations: .* and 2 more\?/);
    terminal.type('y');
    await terminal.waitFor(/Macro refund: 5 conversations\./);
    const expected = { status: 'snoozed', labels: ['refund'], assignee: 'ville', snoozeReason: 'waits for the shop' };
    for (const name of HERD) expect(await detailOf(name)).toMatchObject(expected);
    terminal.type('u');
    await terminal.waitFor(/Undone: /);
    const back = { status: 'open', labels: [] };
    for (const name of HERD) expect(await detailOf(name)).toMatchObject(back);
    expect((await detailOf('herd two')).assignee).toBeNull();
  });
});

describe('what colleagues have', () => {
  it('is taken over only by a yes that says how many, and goes back to them by undo', async () => {
    await world.kuulo('claim', String(ids.get('herd four')), '--as', 'ville');
    const terminal = await inboxAt('herd');
    terminal.type('Acy');
    await terminal.waitFor(/Claim 5 conversations, 1 of them from colleagues who work on them:/);
    terminal.type('n');
    await terminal.waitGone(/from colleagues/);
    expect((await detailOf('herd four')).claim).toMatchObject({ operator: 'ville' });
    terminal.type('c');
    await terminal.waitFor(/from colleagues/);
    terminal.type('y');
    await terminal.waitFor(/5 conversations claimed until/);
    expect((await detailOf('herd four')).claim).toMatchObject({ operator: 'aino' });
    terminal.type('u');
    await terminal.waitFor(/Undone: 5 conversations: claimed/);
    expect((await detailOf('herd four')).claim).toMatchObject({ operator: 'ville' });
    expect((await detailOf('herd one')).claim).toBeNull();
  });
});

describe('what only opens', () => {
  it('is for the one under the cursor, and is not repeated', async () => {
    const terminal = await inboxAt('kilo');
    terminal.type('Lseen\r');
    await terminal.waitFor(/\+seen/);
    terminal.type('p');
    await terminal.waitFor(/^(?!kuulo)[\s\S]*kilo, where/);
    terminal.type('q');
    await terminal.waitFor(/^kuulo[\s\S]*^> .*kilo/m);
    terminal.type('/juliet\r');
    await terminal.waitFor(/^> .*juliet/m);
    terminal.type('.');
    await terminal.waitFor(/: \+seen/);
    expect((await detailOf('juliet')).labels).toEqual(['seen']);
  });
});

describe('a macro', () => {
  it('stops at a step that cannot be done, keeps what came before for undo, and does nothing after it', async () => {
    const terminal = await inboxAt('delta');
    terminal.type('mb');
    await terminal.waitFor(/There is no operator “nobody-such”/);
    terminal.type('\u001b');
    await terminal.waitFor(/Macro broken stopped at “assign nobody-such”/);
    expect(await detailOf('delta')).toMatchObject({ status: 'open', labels: ['half'] });
    terminal.type('u');
    await terminal.waitFor(/Undone/);
    expect((await detailOf('delta')).labels).toEqual([]);
  });

  it('goes on to another screen last, and never releases what is ours', async () => {
    const terminal = await inboxAt('echo');
    terminal.type('c');
    await terminal.waitFor(/claimed until/);
    terminal.type(':macro take\r');
    await terminal.waitFor(/Ctrl-X review/);
    expect((await detailOf('echo')).claim).toMatchObject({ operator: 'aino' });
  });

  it('opens the conversation it was called on, though that left the list', async () => {
    const terminal = await inboxAt('pair');
    const called = /^> .*pair (one|two)/m.exec(terminal.screen().join('\n'))?.[1] === 'one' ? 'one' : 'two';
    const other = called === 'one' ? 'two' : 'one';
    terminal.type('mf');
    const screen = await terminal.waitFor(/Ctrl-X review/);
    expect(screen).toContain(`pair ${called}`);
    expect(screen).not.toContain(`pair ${other}`);
    expect(await detailOf(`pair ${called}`)).toMatchObject({ status: 'closed', labels: ['fin'] });
    expect(await detailOf(`pair ${other}`)).toMatchObject({ status: 'open', labels: [] });
  });

  it('is named when there is none of that name', async () => {
    const terminal = await inboxAt('echo');
    terminal.type(':macro refnd\r');
    await terminal.waitFor(/There is no macro “refnd”/);
    terminal.type('k');
    await terminal.waitFor(/Macro refund: @/);
  });
});
