import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

const NAMES = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'india', 'juliett', 'kilo'];
const THREE = ['alpha', 'bravo', 'charlie'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.settings((yaml) => `${yaml}\nbulk: { canary: 1 }\n`);
  await world.hear(...NAMES.map((name) => `@esimerkki ${name}, where is my parcel?`));
});

const said = (name: string): string => `Hei! ${name}: tilauksesi lähtee tänään.`;

/** A plan that answers these; its name. */
async function planFor(names: readonly string[], isApproved = true): Promise<string> {
  const rows: string[] = [];
  for (const name of names) rows.push(`${await world.conversation(name)},${said(name)}`);
  const file = join(world.workspace, 'replies.csv');
  writeFileSync(file, `conversation,text\n${rows.join('\n')}\n`);
  const ran = await world.kuulo('bulk', 'plan', '--from', file, '--json', '--as', 'aino');
  if (ran.code !== 0) throw new Error(`${ran.code}: ${ran.out}${ran.err}`);
  const { plan }: { plan: string } = JSON.parse(ran.out);
  if (isApproved) await world.kuulo('review', 'approve', plan, '--as', 'ville');
  return plan;
}

async function sentOf(names: readonly string[]): Promise<number> {
  const posts = await world.brandPosts();
  return names.filter((name) => posts.some((post) => post.includes(said(name)))).length;
}

async function bulk(options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type('B');
  await terminal.waitFor(/^Bulk runs · /m);
  return terminal;
}

describe('bulk runs on the screen', () => {
  it('sends nothing without the exact count, a few first, and the rest after a yes', async () => {
    const plan = await planFor(THREE);
    const terminal = await bulk();
    expect(await terminal.waitFor(new RegExp(`^> ${plan} +ready`, 'm'))).toMatch(/0\/3 · 3 left/);
    terminal.type('A');
    await terminal.waitFor(/Send all 3 replies of b1 .*Type 3 to send/);
    terminal.type('4\r');
    await terminal.waitFor(/Nothing was sent: 4 is not 3/);
    terminal.type('A');
    await terminal.waitFor(/Type 3 to send/);
    terminal.type('\r');
    await terminal.waitGone(/Type 3 to send/);
    expect(await sentOf(THREE)).toBe(0);
    terminal.type('A');
    await terminal.waitFor(/Type 3 to send/);
    terminal.type('3\r');
    await terminal.waitFor(/the first 1 are out\. Look at them\. Send the other 2\?/);
    expect(await sentOf(THREE)).toBe(1);
    await terminal.waitFor(/ASKS YOU/);
    terminal.type('n');
    await terminal.waitFor(/stopped after the first few: 1 sent, 2 left/);
    expect(await sentOf(THREE)).toBe(1);
    terminal.type('A');
    await terminal.waitFor(/Send the 2 that are left of 3 replies/);
    terminal.type('3\r');
    await terminal.waitFor(/Send the other 2\?|3 of 3 sent/);
    if (terminal.screen().some((row) => row.includes('Send the other'))) terminal.type('y');
    await terminal.waitFor(/b1: 3 of 3 sent, nothing is left/);
    await terminal.waitFor(/^> b1 +done +█+ 3\/3/m);
    expect(await sentOf(THREE)).toBe(3);
    terminal.type('A');
    await terminal.waitFor(/Nothing of b1 is left to send/);
  });

  it('goes on when the screen is left, asks nobody who is typing elsewhere, and waits for the yes', async () => {
    const names = ['delta', 'echo', 'foxtrot'];
    const plan = await planFor(names);
    const terminal = await bulk();
    await terminal.waitFor(new RegExp(`^> ${plan}`, 'm'));
    // away before the first one is out
    terminal.type('A');
    await terminal.waitFor(/Type 3 to send/);
    terminal.type('3\rq/kilo\r');
    await terminal.waitFor(/^> .*kilo/m);
    await terminal.waitFor(/the rest waits for your yes \(B, then A\)|Send the other 2\?/);
    if (terminal.screen().some((row) => row.includes('Send the other'))) {
      // it was faster than we: a question on its own screen; taken back it stops
      terminal.type('y');
    } else {
      terminal.type('yyy');
      expect(await sentOf(names)).toBe(1);
      terminal.type('B');
      await terminal.waitFor(/ASKS YOU/);
      terminal.type('A');
      await terminal.waitFor(/Send the other 2\?/);
      terminal.type('y');
    }
    await terminal.waitFor(/3 of 3 sent, nothing is left/);
    expect(await sentOf(names)).toBe(3);
  });

  it('stops a run when its person leaves, and sends no more', async () => {
    const names = ['golf', 'hotel'];
    await planFor(names);
    const terminal = await bulk();
    terminal.type('A');
    await terminal.waitFor(/Type 2 to send/);
    terminal.type('2\r');
    await terminal.waitFor(/Send the other 1\?/);
    terminal.type('\u0003');
    await terminal.waitFor(/Leave kuulo\?/);
    terminal.type('y');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(await sentOf(names)).toBe(1);
  });

  it('is paused for a reason, and let go on by an approver; what is not approved is not sent', async () => {
    const plan = await planFor(['india', 'juliett'], false);
    const aino = await bulk();
    await aino.waitFor(new RegExp(`^> ${plan} +to approve`, 'm'));
    aino.type('A');
    await aino.waitFor(/must be approved first \(V\)\. Nothing was sent/);
    aino.type('s\r');
    await aino.waitFor(/colleagues need a reason/);
    aino.type('swrong price\r');
    await aino.waitFor(new RegExp(`${plan} is paused`));
    await aino.waitFor(/PAUSED/);
    const ville = await bulk({ as: 'ville' });
    await ville.waitFor(/Paused: nothing of it goes out/);
    // a colleague may have paused it a moment before whoever means to stop it
    ville.type('sy');
    await ville.waitFor(new RegExp(`${plan} is paused\\. Let it go on\\?`));
    ville.type('n');
    await ville.waitGone(/Let it go on/);
    ville.type(':pause-plan me too\r');
    await ville.waitFor(new RegExp(`${plan} is paused: s lets it go on`));
    ville.type('s');
    await ville.waitFor(/Let it go on/);
    ville.type('y');
    await ville.waitFor(new RegExp(`${plan} may go on`));
    await aino.waitGone(/^> b\d+ +PAUSED/m);
    expect(await sentOf(['india', 'juliett'])).toBe(0);
  });

  it.each([
    [40, 12],
    [80, 24],
    [200, 60],
  ])('shows every reply of a plan, and the way back, at %i×%i', async (columns, rows) => {
    const terminal = await bulk({ columns, rows });
    terminal.type('G');
    await terminal.waitFor(/^> b1 /m);
    terminal.type('\r');
    const screen = await terminal.waitFor(/1 PUBLIC · masto/);
    expect(screen).toContain('alpha: tilauksesi');
    terminal.type('j');
    await terminal.waitGone(/alpha: tilauksesi/);
    await terminal.waitFor(/bravo: tilauksesi/);
    terminal.type('q');
    await terminal.waitFor(/^> b1 /m);
  });
});

describe('without any', () => {
  it('says how one is made', async () => {
    const empty = await openWorld();
    const terminal = empty.inbox();
    await terminal.waitFor(/q back/);
    terminal.type('B');
    await terminal.waitFor(/There is no plan\. `kuulo bulk plan` makes one/);
  });
});
