import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.hear(
    '@esimerkki parcel one is lost',
    '@esimerkki parcel two is broken',
    '@esimerkki parcel three is late',
  );
});

const row = (terminal: Terminal, wanted: RegExp): string => terminal.screen().find((line) => wanted.test(line)) ?? '';
const focusedRow = (terminal: Terminal): string => row(terminal, /^>/);

/** A screen with this on it, and with one help line and one cursor. */
function wholeOnce(shape: string): RegExp {
  const rest = '[\\s\\S]*';
  const once = (words: string): string => `(?=${rest}${words})(?!${rest}${words}${rest}${words})`;
  return new RegExp(`(?<![\\s\\S])(?=${rest}${shape})${once('q back')}${once('^>')}`, 'm');
}

describe('the inbox on screen', () => {
  it.each([
    [40, 12],
    [80, 24],
    [200, 60],
  ])('is usable at %i×%i', async (columns, rows) => {
    const terminal = world.inbox({ columns, rows });
    const screen = await terminal.waitFor(/q back/);
    expect(screen).toMatch(/open \d+/);
    expect(screen).toMatch(/^> .*public .*@/m);
    // the last row stays free, so that no terminal scrolls
    expect(terminal.screen().at(-1)).toBe('');
    if (columns === 40) expect(screen).not.toMatch(/why:/);
    else expect(await terminal.waitFor(/why: /)).toMatch(/PUBLIC · /);
    // heads over the columns where there are rows for them; without, the mood is a sign
    if (columns > 40) expect(screen).toMatch(/^ {2}urg\. mood wait +due way +where +who +what/m);
    else expect(screen).toMatch(/^> (?:CRIT|high|norm|low) +[-·+] +\d+[mhd]!? +public/m);
    // the list goes on below the smallest screen only
    if (columns === 40) expect(screen).toMatch(/^row 1 of \d+$/m);
    if (columns === 200) expect(screen).toMatch(/^ {2}urg\. .* │ PUBLIC · .*\n> .* │ → /m);
    terminal.type('?');
    expect(await terminal.waitFor(/^Keys/)).toMatch(/read the whole thread|read the whole/);
    terminal.type('q');
    await terminal.waitFor(/^> /m);
    terminal.type('r');
    expect(await terminal.waitFor(/Ctrl-G leave/)).toMatch(/^PUBLIC · @esimerkki\S* → @/);
  });

  it('shows the first page before Ink is there', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/why: /);
    const raw = terminal.raw();
    // Ink turns pasting mode on when it mounts
    const mounted = raw.indexOf('\u001b[?2004h');
    expect(raw.slice(0, mounted)).toMatch(/public[\s\S]*back/);
    terminal.type('j');
    await terminal.waitFor(/^ {2}.*\n> /m);
  });

  it('takes hundreds of keys from one write, each on its own', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/q back/);
    terminal.type(`/parcel\r${'j'.repeat(200)}`);
    await terminal.waitFor(/\/parcel/);
    await terminal.waitFor(/\/parcel (\d+)\/\1/);
    terminal.type(`${'k'.repeat(200)}j`);
    await terminal.waitFor(/\/parcel 2\/\d+\n {2}urg\. .*\n {2}\S.*\n> .*\n {2}\S/);
    // Esc and a letter in one write are Esc, which ends the search, and the letter
    terminal.type('\u001bj');
    await terminal.waitGone(/\/parcel/);
  });

  it('ignores what is pasted where it would be commands', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/open (\d+)/);
    const before = /open \d+/.exec(terminal.screen().join('\n'))?.[0] ?? '';
    terminal.type('\u001b[200~eeee\u001b[201~');
    terminal.type('?');
    await terminal.waitFor(/^Keys/);
    terminal.type('q');
    expect(await terminal.waitFor(/^> /m)).toContain(before);
  });

  it('keeps the cursor where it is while others work', async () => {
    const terminal = world.inbox();
    terminal.type('jj');
    await terminal.waitFor(/^ {2}.*\n {2}.*\n> /m);
    await terminal.waitFor(/why: /);
    const mine = focusedRow(terminal)
      .slice(0, 60)
      .replace(/\d+[mh]/, '');
    const count = Number(/open (\d+)/.exec(terminal.screen().join('\n'))?.[1]);
    await world.hear('@esimerkki URGENT fraud, I call my lawyer, the parcel burns');
    await terminal.waitFor(new RegExp(`open ${count + 1}`));
    expect(
      focusedRow(terminal)
        .slice(0, 60)
        .replace(/\d+[mh]/, ''),
    ).toBe(mine);
  });

  it('draws itself whole at any size, at any time', async () => {
    const terminal = world.inbox({ columns: 200, rows: 60 });
    await terminal.waitFor(/ │ PUBLIC · /);
    for (const [columns, rows] of [
      [40, 12],
      [140, 30],
      [80, 24],
      [30, 8],
      [80, 24],
    ] as const) {
      terminal.resize(columns, rows);
      const shape = columns >= 140 ? ' │ PUBLIC' : columns >= 60 ? '^─{60,}' : '^> (?!.*(─|│))';
      await terminal.waitFor(wholeOnce(shape));
    }
    terminal.type('\u000c');
    await terminal.waitFor(/^─{60,}/m);
  });

  it('does, snoozes, labels, assigns and opens again', async () => {
    const terminal = world.inbox({ columns: 200 });
    await terminal.waitFor(/q back/);
    terminal.type('/three is late\r');
    await terminal.waitFor(/^> .*three is late/m);
    terminal.type('Lrefund\r');
    await terminal.waitFor(/\[refund\]/);
    terminal.type('a\u0015ville\r');
    await terminal.waitFor(/→ville/);
    terminal.type('znonsense\r');
    await terminal.waitFor(/does not begin with a time ahead/);
    terminal.type('\u0015tomorrow\r');
    await terminal.waitFor(/snoozed until/);
    terminal.type('3');
    await terminal.waitFor(/^> .*three is late/m);
    terminal.type('u');
    await terminal.waitFor(/Undone: /);
    terminal.type('1/three is late\re');
    await terminal.waitFor(/done\..*u undoes/);
    terminal.type('4');
    await terminal.waitFor(/^> .*three is late/m);
    terminal.type('u');
    await terminal.waitFor(/Undone: /);
    terminal.type('1/three is late\r');
    await terminal.waitFor(/^> .*three is late/m);
  });

  it('corrects what the machine thought', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/q back/);
    terminal.type('/two is broken\r');
    await terminal.waitFor(/^> .*two is broken/m);
    terminal.type('sp');
    await terminal.waitFor(/^> +\S+ +pos .*two is broken/m);
    terminal.type('---++');
    await terminal.waitFor(/^> +high +pos .*two is broken/m);
  });

  it('shows a note as a note, and asks before it leaves', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/q back/);
    terminal.type('/one is lost\r');
    await terminal.waitFor(/^> .*one is lost/m);
    terminal.type('iask the warehouse\r');
    await terminal.waitFor(/Note kept/);
    terminal.type('t');
    expect(await terminal.waitFor(/NOTE \(internal\) · aino/)).toMatch(/ask the warehouse/);
    terminal.type('qq');
    await terminal.waitFor(/Leave kuulo\?/);
    terminal.type('n');
    await terminal.waitGone(/Leave kuulo\?/);
    terminal.type('q\r');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
  });

  it('uses no colour where none is wanted', async () => {
    const terminal = world.inbox({ env: { NO_COLOR: '1' } });
    await terminal.waitFor(/why: /);
    expect(terminal.raw()).not.toMatch(/\u001b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7])m/);
    expect(focusedRow(terminal)).toMatch(/^> /);
  });

  it('lets nothing that a customer wrote reach the terminal as a command', async () => {
    await world.hear('@esimerkki evil \u001b]0;owned\u0007 \u001b[41m \u202etxt.exe \u009b2J end');
    const terminal = world.inbox();
    await terminal.waitFor(/q back/);
    terminal.type('/evil\r');
    await terminal.waitFor(/^> .*evil/m);
    terminal.type('t');
    await terminal.waitFor(/May we answer/);
    expect(terminal.raw()).not.toMatch(/\u001b\]0;|\u001b\[41m|\u202e|\u009b/);
  });
});
