import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

let world: World;
let yaml: string;
beforeAll(async () => {
  world = await openWorld();
  await world.hear('@esimerkki parcel one is lost', '@esimerkki parcel two is broken');
  yaml = readFileSync(join(world.workspace, 'kuulo.yaml'), 'utf8');
});
/** Each test starts from the workspace's own settings. */
beforeEach(() => writeFileSync(join(world.workspace, 'kuulo.yaml'), yaml));

const settings = (more: string): void => world.settings((text) => `${text}\n${more}\n`);
const COLOURS = { FORCE_COLOR: '2' };
/** Colours of the sixteen, and of the 256. */
const SIXTEEN = /\u001b\[(?:3[0-7]|4[0-7]|9[0-7])m/;
const MANY = /\u001b\[(?:38|48);5;\d+m/;

describe('a person’s own keys', () => {
  it('do what they were given to, on the screens they were given for, also ö', async () => {
    settings('inbox: { keys: { inbox: { help: [ö], sort: [] }, everywhere: { outbox: ["Å"] } } }');
    const terminal = world.inbox();
    await terminal.waitFor(/ö keys/);
    terminal.type('ö');
    const help = await terminal.waitFor(/^Keys/);
    expect(help).toMatch(/^Inbox/m);
    expect(help).toMatch(/^ – +:sort/m);
    // on the help screen the key of the table holds, and closes it
    terminal.type('?');
    await terminal.waitFor(/^> /m);
    // what ? was is nothing here any more
    terminal.type('?Å');
    await terminal.waitGone(/^> .*@/m);
  });

  it('are told with line and column where they are wrong, before anything is drawn', async () => {
    settings('inbox:\n  keys:\n    inbox: { doen: [ö] }');
    const lines = readFileSync(join(world.workspace, 'kuulo.yaml'), 'utf8').split('\n');
    const line = lines.findIndex((one) => one.includes('doen')) + 1;
    const terminal = world.inbox({ columns: 200 });
    expect(await terminal.exited).toMatchObject({ exitCode: 2 });
    expect(terminal.raw()).toContain(`kuulo.yaml:${line}:14`);
    expect(terminal.raw()).toMatch(/unknown command "doen" of inbox[\s\S]*did you mean done/i);
    expect(terminal.raw()).not.toContain('\u001b[?1049h');
  });
});

describe('the help', () => {
  it('fits a small terminal, scrolls to its end, and finds a key', async () => {
    const terminal = world.inbox({ columns: 40, rows: 12 });
    await terminal.waitFor(/^> /m);
    terminal.type('?');
    await terminal.waitFor(/rows 1–/);
    terminal.type('G');
    expect(await terminal.waitFor(/:period/)).toMatch(/back/);
    terminal.type('/snooze\r');
    expect(await terminal.waitFor(/:snooze/)).not.toMatch(/:period/);
    for (const row of terminal.screen()) expect(row.length).toBeLessThanOrEqual(40);
  });
});

describe('the interface in Finnish', () => {
  it('speaks Finnish on every screen of 80×24, with room for it', async () => {
    const terminal = world.inbox({ env: { KUULO_LANGUAGE: 'fi' } });
    const inbox = await terminal.waitFor(/takaisin/);
    expect(inbox).not.toMatch(/\b(?:reply|back|keys|open|snoozed|waits)\b/);
    terminal.type('?');
    const help = await terminal.waitFor(/^Näppäimet/);
    expect(help).toMatch(/Saapuneet/);
    expect(help).not.toMatch(/\b(?:reply|search|next)\b(?<!:\S*)/);
    terminal.type('q');
    await terminal.waitFor(/^> /m);
    terminal.type('r');
    expect(await terminal.waitFor(/tarkista/)).toMatch(/^JULKINEN/);
    terminal.type('\u0007');
    await terminal.waitFor(/^> /m);
    terminal.type('qq');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
  });
});

describe('themes', () => {
  it.each([
    ['auto', true, false],
    ['dark', false, true],
    ['light', false, true],
    ['contrast', false, false],
    ['plain', false, false],
  ])('%s', async (theme, hasSixteen, hasMany) => {
    const terminal = world.inbox({ env: { ...COLOURS, KUULO_THEME: theme } });
    const screen = await terminal.waitFor(/PUBLIC · /);
    expect(SIXTEEN.test(terminal.raw())).toBe(hasSixteen);
    expect(MANY.test(terminal.raw())).toBe(hasMany);
    // faint letters are for those who can read them
    if (theme === 'contrast') expect(terminal.raw()).not.toMatch(/\u001b\[2m/);
    // the row under the cursor, the way and the urgency are in the words in every theme
    expect(screen).toMatch(/^> .*(?:CRIT|high|norm|low).*public/m);
  });

  it.each(['auto', 'dark', 'light', 'contrast'])('%s gives way to NO_COLOR and --no-color', async (theme) => {
    const terminal = world.inbox({ env: { ...COLOURS, KUULO_THEME: theme, NO_COLOR: '1' } });
    await terminal.waitFor(/PUBLIC · /);
    expect(terminal.raw()).not.toMatch(SIXTEEN);
    expect(terminal.raw()).not.toMatch(MANY);
  });
});

describe('for those who listen', () => {
  const linear = (env: Record<string, string> = {}): Terminal =>
    world.inbox({ env: { ...COLOURS, KUULO_SCREEN_READER: '1', ...env } });
  /** What a terminal is told in linear mode: pasting mode on and off, and the cursor shown at the end. */
  const needless = (raw: string): string => raw.replaceAll(/\u001b\[\?2004[hl]|\u001b\[\?25h/g, '');

  it('the inbox is plain lines: a row as one moves, a thread once, questions and answers, typed text as it is typed', async () => {
    const terminal = linear();
    await terminal.waitFor(/q back/);
    terminal.type('/parcel\r');
    const start = terminal.raw().length;
    await terminal.waitFor(/found for “parcel”/);
    // not only how many were found, but also which one the cursor is on
    await expect
      .poll(() => terminal.raw().slice(start))
      .toMatch(/waiting .* public, .*: .*parcel.*found for “parcel”/s);
    const before = terminal.raw().length;
    terminal.type('j');
    await expect.poll(() => terminal.raw().slice(before)).toMatch(/parcel (?:one|two)/);
    // one row, broken between words, and not the screen again
    const said = terminal.raw().slice(before).trim().split('\r\n');
    expect(said.join(' ').match(/parcel (?:one|two)/g)).toHaveLength(1);
    expect(said.length).toBeLessThanOrEqual(2);
    terminal.type('t');
    await terminal.waitFor(/May we answer/);
    terminal.type('r');
    await terminal.waitFor(/Ctrl-X review/);
    terminal.type('Hei ');
    await terminal.waitFor(/^Hei/m);
    terminal.type('sinä');
    await terminal.waitFor(/^sinä|^Hei sinä/m);
    terminal.type('\u0007');
    await terminal.waitFor(/r goes on with it/);
    terminal.type('\u0003y');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    const raw = terminal.raw();
    expect(needless(raw)).not.toMatch(/\u001b/);
    expect(raw).not.toMatch(/[│─╭╮╰╯]/);
    expect(terminal.isAlternate()).toBe(false);
    // the way is spelled out
    expect(raw).toMatch(/PUBLIC/);
    expect(raw.match(/May we answer/g)).toHaveLength(1);
    // nothing is left to the terminal to break
    const rows = needless(raw).split('\r\n');
    expect(rows.filter((row) => row.length > 80)).toEqual([]);
  });

  it('pasting is text, never keys', async () => {
    const terminal = linear();
    await terminal.waitFor(/q back/);
    expect(terminal.raw()).toContain('\u001b[?2004h');
    terminal.type('\u001b[200~eeq\u001b[201~');
    terminal.type('?');
    await terminal.waitFor(/:period another period/);
    expect(terminal.raw()).not.toMatch(/done\.|Leave kuulo/);
  });

  it('is silent while nothing is done, and tells of nothing twice', async () => {
    const terminal = linear();
    await terminal.waitFor(/q back/);
    const before = terminal.raw().replaceAll('\u001b[?2004h', '');
    // the clock of the screens looks once a second
    await world.kuulo('poll', 'masto', '--as', 'ville');
    expect(terminal.raw().replaceAll('\u001b[?2004h', '')).toBe(before);
  });
});

describe('the bell and the notice', () => {
  const BELL = '\u0007';
  /** The count of open conversations as it is with one more. */
  const oneMore = (terminal: Terminal): RegExp =>
    new RegExp(`open ${Number(/open (\d+)/.exec(terminal.screen().join('\n'))?.[1]) + 1}\\b`);

  it('are off unless somebody wants them', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/^> /m);
    const more = oneMore(terminal);
    await world.hear('@esimerkki parcel three is late');
    await terminal.waitFor(more);
    expect(terminal.raw()).not.toContain(BELL);
    expect(terminal.raw()).not.toContain('\u001b]9;');
  });

  it('ring and tell who waits, but not what was written', async () => {
    settings('inbox: { bell: low, desktopNotice: low }');
    const terminal = world.inbox();
    await terminal.waitFor(/^> /m);
    await terminal.waitFor(/PUBLIC · /);
    const more = oneMore(terminal);
    await world.hear('@esimerkki parcel four is late');
    await terminal.waitFor(more);
    await expect.poll(() => terminal.raw(), { timeout: 10_000 }).toContain('\u001b]9;kuulo: ');
    const notice = /\u001b\]9;([^\u001b]*)\u001b\\/.exec(terminal.raw())?.[1];
    expect(notice).toMatch(/^kuulo: .+ waits \((?:critical|urgent|normal|not urgent)\)$/);
    expect(notice).not.toMatch(/parcel/);
    expect(terminal.raw().split(BELL)).toHaveLength(2);
  });
});
