import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './open-inbox.ts';
import { expectRestored } from './restored.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.hear('@esimerkki where is my parcel');
});

describe('the terminal afterwards', () => {
  it('is as it was when the person leaves', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/why: /);
    terminal.type('qq');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expectRestored(terminal);
  });

  it('is as it was after Ctrl-C twice, wherever that was pressed', async () => {
    const terminal = world.inbox();
    await terminal.waitFor(/why: /);
    terminal.type('rHello');
    await terminal.waitFor(/^Hello/m);
    terminal.type('\u0003');
    await terminal.waitFor(/Leave kuulo\?/);
    terminal.type('\u0003');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expectRestored(terminal);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ])('is as it was after %s', async (signal, exitCode) => {
    const terminal = world.inbox();
    await terminal.waitFor(/why: /);
    terminal.signal(signal);
    expect(await terminal.exited).toMatchObject({ exitCode });
    expectRestored(terminal);
  });

  it('is as it was after a crash, and the reason can be read', async () => {
    const crash = join(world.workspace, 'crash.mjs');
    writeFileSync(crash, "process.on('SIGUSR2', () => { throw new Error('the roof fell in'); });\n");
    const terminal = world.inbox({ env: { NODE_OPTIONS: `--import=${pathToFileURL(crash).href}` } });
    await terminal.waitFor(/why: /);
    // the page is painted before Ink is there; here Ink shall crash
    await expect.poll(() => terminal.raw()).toContain('\u001b[?2004h');
    terminal.signal('SIGUSR2');
    const { exitCode } = await terminal.exited;
    expect(exitCode).not.toBe(0);
    expectRestored(terminal);
    const raw = terminal.raw();
    expect(raw.lastIndexOf('the roof fell in')).toBeGreaterThan(raw.lastIndexOf('\u001b[?1049l'));
  });

  it('was never touched where the inbox is no place to be', async () => {
    const ran = await world.kuulo('inbox');
    expect(ran.code).toBe(2);
    expect(ran.out + ran.err).not.toContain('\u001b');
  });
});
