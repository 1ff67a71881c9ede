import { describe, expect, it } from 'vitest';
import { openWorld } from './open-inbox.ts';

const world = await openWorld();
const ENTER = '\r';
const ESC = '\u001b';
const TAB = '\t';

/** The notes in these conversations. */
async function notesOf(ids: readonly number[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) {
    const { out } = await world.kuulo('show', String(id), '--json');
    const detail: { notes: { text: string }[] } = JSON.parse(out);
    found.push(...detail.notes.map(({ text }) => text));
  }
  return found;
}

describe('the command line', () => {
  it('does what a key does, with what would be asked for behind the word', async () => {
    await world.hear('Kuinka palautan kengät?');
    const terminal = world.inbox();
    await terminal.waitFor(/why:/);
    terminal.type(`:search Kuinka palautan${ENTER}`);
    await terminal.waitFor(/^> .*Kuinka pal/m);
    terminal.type(`:assign ville${ENTER}`);
    await terminal.waitFor(/assigned to ville/);
    const id = await world.conversation('Kuinka palautan');
    expect((await world.kuulo('show', String(id), '--json')).out).toContain('"assignee":"ville"');
  });

  it('completes words and what follows them by Tab, one after the other', async () => {
    await world.hear('Missä tilaukseni on?');
    const terminal = world.inbox();
    await terminal.waitFor(/why:/);
    terminal.type(`:assi${TAB}`);
    await terminal.waitFor(/:assign $/m);
    terminal.type(TAB);
    await terminal.waitFor(/:assign aino/);
    terminal.type(TAB);
    await terminal.waitFor(/:assign ville/);
    // Esc takes it back: nothing was assigned
    terminal.type(ESC);
    await terminal.waitGone(/:assign/);
    const id = await world.conversation('Missä tilaukseni');
    expect((await world.kuulo('show', String(id), '--json')).out).toContain('"assignee":null');
  });

  it('says what it does not know, and the nearest it knows', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/open/);
    terminal.type(`:snoze${ENTER}`);
    await terminal.waitFor(/no command “snoze” here\. Did you mean snooze\?/);
  });

  it('knows only what means something where the person is', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/open/);
    terminal.type('O');
    await terminal.waitFor(/[Oo]utbox/);
    terminal.type(`:snooze 2h${ENTER}`);
    await terminal.waitFor(/no command “snooze” here/);
    terminal.type(`:q${ENTER}`);
    await terminal.waitFor(/1 open/);
  });

  it('is meant for what the cursor was on when it was opened, and keeps the line where that is gone', async () => {
    await world.hear('tulip one', 'tulip two');
    const both = [await world.conversation('tulip one'), await world.conversation('tulip two')];
    const terminal = world.inbox();
    await terminal.waitFor(/why:/);
    terminal.type(`ltulip${ENTER}`);
    await terminal.waitFor(/limited: tulip \(2\)/);
    const [first = ''] = /tulip (?:one|two)/.exec(terminal.screen().find((row) => row.startsWith('>')) ?? '') ?? [];
    terminal.type(':note refund 40 euros');
    await terminal.waitFor(/:note refund 40 euros/);
    await world.kuulo('close', String(await world.conversation(first)), '--as', 'ville');
    await terminal.waitFor(/limited: tulip \(1\)/);
    // the second Enter was typed before anybody read why nothing was done
    terminal.type(ENTER + ENTER);
    await terminal.waitFor(/NOT DONE: what it was meant for is gone or changed[\s\S]*note refund 40 euros$/m);
    terminal.type(ESC);
    await terminal.waitGone(/NOT DONE/);
    expect(await notesOf(both)).toEqual([]);
    terminal.type(`:note for this one${ENTER}`);
    // nobody moved the cursor since: what is left there is asked about
    await terminal.waitFor(/left this list[\s\S]*alone\?/);
    terminal.type('y');
    await terminal.waitFor(/Note kept/);
    expect(await notesOf(both)).toEqual(['for this one']);
  });

  it('is quick to leave by, as elsewhere', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/open/);
    terminal.type(`:quit${ENTER}`);
    await terminal.waitFor(/Leave kuulo\?/);
    terminal.type('y');
    expect((await terminal.exited).exitCode).toBe(0);
  });
});
