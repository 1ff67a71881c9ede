/** `npm run picture`: goes through the screens of the running program, in a real terminal, against the sandbox, and draws what it sees. */
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { pictureOf } from './screen-picture.ts';
import { bytesOf, type Step } from './strokes.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const SIZE = { columns: 118, rows: 30 };

interface Stop {
  /** Names the picture. */
  readonly name: string;
  readonly steps: readonly Step[];
}

const TOUR: readonly Stop[] = [
  { name: 'inbox', steps: [] },
  { name: 'thread', steps: [{ stroke: 'Enter', sees: /May we answer/ }] },
  {
    name: 'composer',
    steps: [
      { stroke: 'r', sees: /in reply to/ },
      {
        stroke: {
          typed: 'Hei! Pahoittelut viiveestä. Selvitämme asian heti ja vastaamme tänään klo 15 mennessä. – Aino',
        },
        sees: /klo 15 mennessä[\s\S]*saved/,
      },
    ],
  },
  { name: 'review', steps: [{ stroke: 'Ctrl-X', sees: /exactly this goes out/ }] },
  {
    name: 'person',
    steps: [
      { stroke: 'p', sees: /kept/ },
      { stroke: 'q', sees: /1 open/ },
      { stroke: 'p', sees: /What was said/ },
    ],
  },
  { name: 'pulse', steps: [{ stroke: 'H', sees: /Negative share/ }] },
  { name: 'keys', steps: [{ stroke: '?', sees: /:approvals/ }] },
];

const sandbox = await startSandbox({ seed: 7 });
try {
  const kuulo = join(process.cwd(), 'bin', 'run.js');
  const workspace = ['--workspace', sandbox.workspace];
  await promisify(execFile)(process.execPath, [kuulo, 'poll', ...workspace]);
  const options = { ...SIZE, env: { KUULO_OPERATOR: 'aino' } };
  const terminal = openTerminal(process.execPath, [kuulo, 'inbox', ...workspace], options);
  await terminal.waitFor(/negative/);
  mkdirSync('docs/tour', { recursive: true });
  for (const stop of TOUR) await draw(terminal, stop);
  await terminal.close();
} finally {
  await sandbox.close();
  rmSync(sandbox.workspace, { recursive: true, force: true });
}

async function draw(terminal: Terminal, { name, steps }: Stop): Promise<void> {
  for (const { stroke, sees } of steps) {
    terminal.type(bytesOf(stroke));
    if (sees !== undefined) await terminal.waitFor(sees);
  }
  writeFileSync(join('docs', 'tour', `${name}.svg`), await pictureOf(terminal.raw(), SIZE));
}
