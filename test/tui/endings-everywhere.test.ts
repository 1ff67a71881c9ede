import { beforeAll, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';
import { expectRestored, repliesOnDisk, typeOntoDisk } from './restored.ts';

/** How a program may be told to end, and how it then ends. A terminal that goes away tells it by SIGHUP. */
const ENDINGS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['closed terminal', 129],
] as const;
type Ending = (typeof ENDINGS)[number][0];

const HALF = 'Half a thou';
const conversationOf = (ending: Ending): string => `conv${ENDINGS.findIndex(([name]) => name === ending)}x`;

/** How to come to each screen from the inbox, and how to know it. `{name}` is a conversation of the ending's own. */
const SCREENS: readonly (readonly [name: string, steps: readonly (readonly [keys: string, shows: RegExp])[]])[] = [
  ['the inbox', []],
  ['a question', [['z', /Snooze until/]]],
  ['the pause question', [['P', /Pause EVERYTHING/]]],
  ['help', [['?', /^Keys/]]],
  ['a thread', [['t', /May we answer/]]],
  [
    'the composer',
    [
      ['r', /^PUBLIC · /],
      [HALF, /^Half a thou/m],
    ],
  ],
  [
    'the review',
    [
      ['r', /^Half a thou/m],
      ['\u0018', /exactly this goes out/],
    ],
  ],
  ['approvals', [['V', /Approvals 1 of 1/]]],
  [
    'the note of a rejection',
    [
      ['V', /Approvals 1 of 1/],
      ['n', /note to the author/],
    ],
  ],
  ['the outbox', [['O', /^> approved.* in \d+ s /m]]],
];

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.settings((yaml) => yaml.replace('undo: 0s', 'undo: 110s'));
  const names = ['waits', 'leaves', ...ENDINGS.map(([ending]) => conversationOf(ending))];
  await world.hear(...names.map((name) => `@esimerkki ${name}, where is my parcel?`));
  await world.drafted('waits', 'Please look at this.', 'submitted');
});

async function inboxAt(ending: Ending): Promise<Terminal> {
  const terminal = world.inbox({ as: 'ville' });
  await terminal.waitFor(/q back/);
  terminal.type(`/${conversationOf(ending)}\r`);
  await terminal.waitFor(new RegExp(`^> .*${conversationOf(ending)}`, 'm'));
  return terminal;
}

async function endAt(ending: Ending, exitCode: number, steps: (typeof SCREENS)[number][1]): Promise<void> {
  const terminal = await inboxAt(ending);
  for (const [keys, shows] of steps) {
    terminal.type(keys);
    await terminal.waitFor(shows);
  }
  if (ending === 'closed terminal') terminal.hangUp();
  else terminal.signal(ending);
  expect((await terminal.exited).exitCode, ending).toBe(exitCode);
  if (ending !== 'closed terminal') expectRestored(terminal);
}

describe.each(SCREENS)('told to end at %s', (name, steps) => {
  it('it ends as it was told, leaves the terminal as it was, and nothing is lost or changed', async () => {
    if (name === 'the outbox') await world.drafted('leaves', 'On its way.', 'approved');
    const before = repliesOnDisk(world.workspace);
    await Promise.all(ENDINGS.map(([ending, exitCode]) => endAt(ending, exitCode, steps)));
    const after = repliesOnDisk(world.workspace);
    if (name === 'the composer') {
      expect(after.filter(({ text }) => text === HALF).map(({ status }) => status)).toEqual(ENDINGS.map(() => 'draft'));
    } else expect(after).toEqual(before);
    expect(await world.brandPosts()).not.toContainEqual(expect.stringContaining('On its way.'));
  });
});

describe('a half-typed draft', () => {
  const withinMs = 2000;

  it('is on the disk two seconds after it was typed, whatever happens then', async () => {
    const terminal = await inboxAt('SIGTERM');
    terminal.type('r');
    await terminal.waitFor(/^Half a thou/m);
    terminal.type('\u0015');
    await terminal.waitGone(/^Half a thou/m);
    await typeOntoDisk(terminal, 'abc', { workspace: world.workspace, withinMs });
    terminal.signal('SIGKILL');
    await terminal.exited;
    expect(repliesOnDisk(world.workspace).some(({ text, status }) => text === 'abc' && status === 'draft')).toBe(true);
  });

  it('that is not saved is noticed by this test', async () => {
    const terminal = await inboxAt('SIGINT');
    terminal.type('r');
    await terminal.waitFor(/^Half a thou/m);
    terminal.signal('SIGSTOP');
    await expect(typeOntoDisk(terminal, 'zz', { workspace: world.workspace, withinMs })).rejects.toThrow(/in time/);
  });
});

describe('a terminal that is left as it is', () => {
  it.each([
    ['nothing', '\u001b[?25h\u001b[?2004l', /1049l/],
    ['no cursor', '\u001b[?1049l\u001b[?2004l', /25h/],
  ])('is noticed by these tests: %s', async (_what, restored, told) => {
    const program = `process.stdout.write('\\u001b[?1049h\\u001b[?25l\\u001b[?2004hhere');
      process.on('SIGTERM', () => process.stdout.write(${JSON.stringify(restored)}, () => process.exit(143)));
      setInterval(() => {}, 1000);`;
    const terminal = openTerminal(process.execPath, ['-e', program]);
    try {
      await terminal.waitFor(/here/);
      terminal.signal('SIGTERM');
      await terminal.exited;
      expect(() => expectRestored(terminal)).toThrow(told);
    } finally {
      await terminal.close();
    }
  });
});
