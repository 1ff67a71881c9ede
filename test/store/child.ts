import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const OPENING = `
import SQLite from 'better-sqlite3';
const say = (line) => process.stdout.write(line + '\\n');
`;

export interface Child {
  readonly process: ChildProcess;
  /** The first thing it said. */
  readonly firstLine: string;
  /** Its exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

/**
 * Runs a module in a Node of its own and resolves when it has said its first line. It has `SQLite` and `say(line)`;
 * `process.argv[1]` and on are the arguments. Killed after the test, by its own handle.
 */
export async function startChild(code: string, args: readonly string[], flags: readonly string[] = []): Promise<Child> {
  const child = spawn(
    process.execPath,
    [...flags, '--input-type=module', '--eval', `${OPENING}${code}`, '--', ...args],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  return { process: child, firstLine: first.done === true ? '' : first.value, ended };
}
