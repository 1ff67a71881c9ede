import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';
import { repliesOnDisk } from './restored.ts';

const NAMES = Array.from({ length: 10 }, (_, at) => `kill${at}x`);
/** Each three letters occur once, so what is drawn is known by its length. */
const KEYS = Array.from({ length: 200 }, (_, at) =>
  String.fromCharCode(97 + (at % 26), 97 + (Math.trunc(at / 26) % 26)),
)
  .join('')
  .slice(0, 300);

let world: World;
let state: string;
beforeAll(async () => {
  world = await openWorld();
  state = join(world.workspace, 'state', 'kuulo');
  const names = [
    ...NAMES,
    'saved',
    'lives',
    'unnoted',
    'onitsway',
    'control',
    'gone',
    'twice',
    'begun',
    'editor',
    'leaves',
  ];
  await world.hear(...names.map((name) => `@esimerkki ${name}, where is my parcel?`));
});

/** An inbox with a state folder of this file's own. */
function inbox(as = 'aino', env: Record<string, string> = {}): Terminal {
  return world.inbox({ as, env: { XDG_STATE_HOME: join(world.workspace, 'state'), ...env } });
}

async function composerAt(name: string, env: Record<string, string> = {}): Promise<Terminal> {
  const terminal = inbox('aino', env);
  await terminal.waitFor(/q back/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(new RegExp(`^> .*${name}`, 'm'));
  terminal.type('r');
  await terminal.waitFor(/^PUBLIC · /);
  return terminal;
}

/** Everything that lies in the typing folders, of every database that this state folder knows. */
function typingFiles(): string[] {
  if (!existsSync(state)) return [];
  return readdirSync(state).flatMap((database) => {
    const folder = join(state, database, 'typing');
    return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
  });
}

/** The typed text as it stood on the screen when the program died. */
function drawn(terminal: Terminal): string {
  return terminal
    .screen()
    .slice(3)
    .map((row) => /^[a-z]+$/.exec(row)?.[0] ?? '')
    .join('');
}

/** Types the keys in small writes and kills the program once so many of them were drawn. */
async function killedWhileTyping(terminal: Terminal, atLeast: number): Promise<string> {
  let at = 0;
  while (drawn(terminal).length < atLeast) {
    if (at < KEYS.length) terminal.type(KEYS.slice(at, at + 3));
    at += 3;
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  // more is on its way when it dies
  terminal.type(KEYS.slice(at, at + 12));
  terminal.signal('SIGKILL');
  await terminal.exited;
  return drawn(terminal);
}

const draftOf = (start: string): string =>
  repliesOnDisk(world.workspace)
    .filter(({ text, status }) => status === 'draft' && text.startsWith(start))
    .map(({ text }) => text)
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');

describe('killed while keys stream in', () => {
  it.each(NAMES.map((name, at) => [name, 1 + at * 17] as const))(
    '%s, after %i keys: every key that was drawn is in the draft',
    async (name, keys) => {
      const before = new Set(repliesOnDisk(world.workspace).map(({ id }) => id));
      const shown = await killedWhileTyping(await composerAt(name), keys);
      expect(shown.length).toBeGreaterThanOrEqual(keys);
      expect(KEYS.startsWith(shown)).toBe(true);
      const [file = ''] = typingFiles();
      if (file !== '') expect(statSync(file).mode & 0o777).toBe(0o600);
      const again = inbox();
      await again.waitFor(/q back/);
      const anew = () => repliesOnDisk(world.workspace).filter(({ id }) => !before.has(id));
      // all that was drawn, and nothing that was not typed, in one draft
      await expect
        .poll(() => anew().map(({ text }) => text.startsWith(shown) && KEYS.startsWith(text)), { timeout: 10_000 })
        .toEqual([true]);
      await expect.poll(typingFiles, { timeout: 10_000 }).toEqual([]);
      again.type(`/${name}\r`);
      await again.waitFor(new RegExp(`^> .*${name}`, 'm'));
      again.type('r');
      await again.waitFor(new RegExp(`^${shown.slice(0, 60)}`, 'm'));
    },
  );

  it('after a save, too: what was typed since is in the same draft', async () => {
    const terminal = await composerAt('saved');
    terminal.type('saved');
    await terminal.waitFor(/draft saved/);
    terminal.type('more');
    await terminal.waitFor(/^savedmore$/m);
    terminal.signal('SIGKILL');
    await terminal.exited;
    const again = inbox();
    await again.waitFor(/recovered as a draft/);
    const kept = repliesOnDisk(world.workspace).filter(({ text }) => text.startsWith('saved'));
    expect(kept).toMatchObject([{ status: 'draft', text: 'savedmore' }]);
  });

  it('takes nothing from an inbox that lives', async () => {
    const lives = await composerAt('lives');
    lives.type('stillhere');
    await lives.waitFor(/^stillhere$/m);
    lives.signal('SIGSTOP');
    const other = inbox();
    await other.waitFor(/q back/);
    other.type('?');
    await other.waitFor(/^Keys/);
    expect(other.screen().join('\n')).not.toMatch(/recovered/);
    lives.signal('SIGCONT');
    await lives.waitFor(/draft saved/);
    expect(repliesOnDisk(world.workspace).filter(({ text }) => text === 'stillhere')).toHaveLength(1);
    expect(typingFiles()).toEqual([]);
  });

  it('while an editor has the text: what was saved there is in the draft', async () => {
    const script = join(world.workspace, 'saves.sh');
    writeFileSync(script, '#!/bin/sh\nprintf "Saved there, twice as long.\\n" > "$1"\necho saved\nexec cat\n');
    chmodSync(script, 0o700);
    const terminal = await composerAt('editor', { EDITOR: script, VISUAL: '' });
    terminal.type('begun here\u0014');
    await terminal.waitFor(/^saved$/m);
    const [file = ''] = typingFiles().filter((name) => name.endsWith('edited'));
    expect(statSync(join(file, 'reply.txt')).mode & 0o777).toBe(0o600);
    terminal.signal('SIGKILL');
    await terminal.exited;
    const again = inbox();
    await again.waitFor(/recovered as a draft/);
    const texts = repliesOnDisk(world.workspace).map(({ text }) => text);
    expect(texts).toContain('Saved there, twice as long.');
    // it went on with the draft that was begun
    expect(texts).not.toContain('begun here');
    expect(typingFiles()).toEqual([]);
  });

  it('loses keys where the typing is not kept, which this test would notice', async () => {
    const shown = await killedWhileTyping(await composerAt('control'), 20);
    for (const file of typingFiles()) rmSync(file);
    const again = inbox();
    await again.waitFor(/q back/);
    again.type('/control\r');
    await again.waitFor(/^> .*control/m);
    again.type('r');
    await again.waitFor(/nothing written yet|draft saved/);
    expect(drawn(again).startsWith(shown)).toBe(false);
  });
});

describe('what cannot be saved', () => {
  it('is lost by nobody’s key that was typed before the question', async () => {
    const id = await world.drafted('leaves', 'A first thought', 'draft');
    const terminal = await composerAt('leaves');
    await terminal.waitFor(/^A first thought/m);
    expect((await world.kuulo('outbox', 'cancel', String(id), '--as', 'aino')).code).toBe(0);
    terminal.type(', and a whole careful answer\u0007y');
    await terminal.waitFor(/The draft cannot be saved: .*Leave and lose\s+it\?/s);
    terminal.signal('SIGKILL');
    await terminal.exited;
    const again = inbox();
    await again.waitFor(/recovered as a draft/);
    expect(draftOf('A first thought')).toBe('A first thought, and a whole careful answer');
  });
});

describe('what was cut short', () => {
  /** A text of a process that is gone, typed at a time. */
  function plant(typed: object): string {
    const folder = join(state, databaseFolder(), 'typing');
    const file = join(folder, '4194399.1.abcdef.1.json');
    const whole = { operator: 'aino', visibility: 'public', reply: null, at: Date.now(), ...typed };
    writeFileSync(file, `${JSON.stringify(whole)}\n`, { mode: 0o600 });
    return file;
  }

  function databaseFolder(): string {
    const [found] = readdirSync(state).filter((name) => existsSync(join(state, name, 'typing')));
    if (found === undefined) throw new Error('nothing was typed yet');
    return found;
  }

  it('is told, once', async () => {
    plant({ conversation: await world.conversation('twice'), text: 'Cut sh' });
    const first = inbox();
    await first.waitFor(/1 text cut short was recovered as a draft/);
    const second = inbox();
    await second.waitFor(/q back/);
    expect(repliesOnDisk(world.workspace).filter(({ text }) => text === 'Cut sh')).toHaveLength(1);
    expect(second.screen().join('\n')).not.toMatch(/cut short/);
  });

  it('goes on with its draft, and never over what was written since', async () => {
    const conversation = await world.conversation('begun');
    const id = await world.drafted('begun', 'First', 'draft');
    plant({ conversation, reply: id, text: 'First and more' });
    const one = inbox();
    await one.waitFor(/recovered as a draft/);
    expect(draftOf('First')).toBe('First and more');
    plant({ conversation, reply: id, text: 'An old thought', at: Date.now() - 3_600_000 });
    const two = inbox();
    await two.waitFor(/recovered as a draft/);
    expect(repliesOnDisk(world.workspace).find((reply) => reply.id === id)?.text).toBe('First and more');
    expect(draftOf('An old thought')).toBe('An old thought');
  });

  it('goes on with a first save that had no time to be noted', async () => {
    const conversation = await world.conversation('unnoted');
    const id = await world.drafted('unnoted', 'Half', 'draft');
    plant({ conversation, text: 'Half a thought' });
    await inbox().waitFor(/recovered as a draft/);
    const kept = repliesOnDisk(world.workspace).filter(({ text }) => text.startsWith('Half'));
    expect(kept).toMatchObject([{ id, text: 'Half a thought' }]);
  });

  it('is a draft of its own beside one that is on its way', async () => {
    const conversation = await world.conversation('onitsway');
    const id = await world.drafted('onitsway', 'Waits', 'submitted');
    plant({ conversation, reply: id, text: 'Waits no more' });
    await inbox().waitFor(/recovered as a draft/);
    const kept = repliesOnDisk(world.workspace).filter(({ text }) => text.startsWith('Waits'));
    expect(kept).toMatchObject([
      { id, text: 'Waits', status: 'inReview' },
      { text: 'Waits no more', status: 'draft' },
    ]);
  });

  it('stays in its file where there is no place for it, and it is said where', async () => {
    plant({ conversation: 999_999, text: 'Nowhere to go' });
    const terminal = inbox();
    await terminal.waitFor(/1 text cut short could not become a draft and lies in/);
    expect(
      typingFiles()
        .map((file) => readFileSync(file, 'utf8'))
        .join(''),
    ).toContain('Nowhere to go');
    for (const file of typingFiles()) rmSync(file);
  });

  it('of another operator waits for them', async () => {
    const file = plant({ conversation: await world.conversation('gone'), operator: 'ville', text: 'By ville' });
    const terminal = inbox();
    await terminal.waitFor(/q back/);
    terminal.type('?');
    await terminal.waitFor(/^Keys/);
    expect(existsSync(file)).toBe(true);
    const ville = inbox('ville');
    await ville.waitFor(/recovered as a draft/);
    expect(existsSync(file)).toBe(false);
  });
});
