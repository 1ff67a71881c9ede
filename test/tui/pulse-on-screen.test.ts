import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.hear(
    '@esimerkki alpha: this is terrible, my parcel never arrived!',
    '@esimerkki bravo: thank you, great!',
  );
});

async function pulse(options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type('H');
  await terminal.waitFor(/^Pulse · last 24 hours/m);
  return terminal;
}

/** The number in a row of the list. */
function numberIn(terminal: Terminal, title: RegExp): number {
  const row = terminal.screen().find((one) => title.test(one)) ?? '';
  return Number(/\d+/.exec(row.replace(title, ''))?.[0]);
}

describe('the pulse on the screen', () => {
  it('tells every number with what it is, a chart with its numbers, and another period', async () => {
    const terminal = await pulse();
    const screen = terminal.screen().join('\n');
    expect(screen).toMatch(/^> Messages heard +\d+ +before: \d+/m);
    expect(screen).toMatch(/by hour · highest \d+/);
    expect(screen).toMatch(/[▁▂▃▄▅▆▇█]/);
    expect(screen).toMatch(/^\d\d:\d\d {7}\d\d:\d\d {7}\d\d:\d\d/m);
    expect(screen).toMatch(/^rows 1–10 of \d\d$/m);
    expect(screen).toMatch(/Customers’ messages by the time they posted them/);
    const day = numberIn(terminal, /Messages heard/);
    terminal.type('w');
    await terminal.waitFor(/^Pulse · last 7 days/m);
    expect(numberIn(terminal, /Messages heard/)).toBeGreaterThanOrEqual(day);
    await terminal.waitFor(/by day/);
    terminal.type(':period month\r');
    await terminal.waitFor(/^Pulse · last 30 days/m);
    terminal.type(':period year\r');
    await terminal.waitFor(/“year” is no period/);
    terminal.type('w');
    await terminal.waitFor(/^Pulse · last 24 hours/m);
  });

  it('goes from who waits to the inbox that holds just them', async () => {
    const terminal = await pulse();
    terminal.type('jjjjj');
    await terminal.waitFor(/^> Waiting now/m);
    const waiting = numberIn(terminal, /Waiting now/);
    expect(waiting).toBeGreaterThan(1);
    terminal.type('\r');
    await terminal.waitFor(/status=open/);
    const { total }: { total: number } = JSON.parse((await world.kuulo('list', '--status', 'open', '--json')).out);
    expect(total).toBe(waiting);
  });

  it('goes from what is negative, from an account, and from the budget', async () => {
    const terminal = await pulse();
    terminal.type('j');
    await terminal.waitFor(/^> Negative share +\d+%/m);
    terminal.type('\r');
    await terminal.waitFor(/limited: sentiment=nega/);
    await terminal.waitFor(/alpha/);
    expect(terminal.screen().join('\n')).not.toMatch(/bravo/);
    terminal.type('H');
    await terminal.waitFor(/^Pulse/m);
    terminal.type('G');
    await terminal.waitFor(/^> Budget +0\.00 of 20\.00 USD/m);
    terminal.type('k');
    await terminal.waitFor(/^> masto .*heard \d+m ago/m);
    terminal.type('\r');
    await terminal.waitFor(/limited: account=masto/);
    terminal.type('HG\r');
    await terminal.waitFor(/^Outbox/m);
    terminal.type('q');
    // the cursor is where it was
    await terminal.waitFor(/^> Budget/m);
  });

  it('says at once what another process changed', async () => {
    const terminal = await pulse();
    const before = numberIn(terminal, /Messages heard/);
    await world.hear('@esimerkki charlie: where are you?');
    await terminal.waitFor(new RegExp(`Messages heard +${before + 1} `));
    await world.kuulo('pause', 'masto', '--reason', 'wrong price', '--as', 'ville');
    terminal.type('Gk');
    await terminal.waitFor(/^> masto .*PAUSED/m);
    await world.kuulo('resume', 'masto', '--as', 'ville');
    await terminal.waitFor(/^> masto .*fine/m);
  });

  it.each([
    [40, 12],
    [200, 60],
  ])('is readable at %i×%i', async (columns, rows) => {
    const terminal = await pulse({ columns, rows });
    const screen = terminal.screen().join('\n');
    expect(screen).toMatch(/^> Messages heard/m);
    expect(screen).toMatch(/[▁▂▃▄▅▆▇█]/);
    expect(screen).toMatch(/Customers’ messages/);
    expect(screen).toMatch(/q back/);
    terminal.type('G');
    await terminal.waitFor(/^> Budget/m);
  });
});
