import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Brand } from '../support/brand.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const PROGRAM = `
import { once } from 'node:events';
import { openApp } from './src/app.ts';
import { loadConfig } from './src/config.ts';
const [workspace, as] = process.argv.slice(1);
const app = await openApp(await loadConfig({ workspace, as, variables: process.env }));
await app.status();
console.log('ready');
await once(process.stdin, 'data');
`;

/** Several kuulos in processes of their own, all begun at once. */
export interface Programs {
  readonly brand: Brand;
  readonly operators: readonly string[];
  /** What each does with its `app`; an expression. */
  readonly call: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs them and hands back what each call brought, read by `parse` from its JSON. */
export async function runPrograms<T>(programs: Programs, parse: (value: unknown) => T): Promise<T[]> {
  const code = `${PROGRAM}\nconsole.log(JSON.stringify(await (${programs.call})));\nawait app.end();\nprocess.exit(0);`;
  const started = await Promise.all(
    programs.operators.map(async (operator) => {
      const child = spawn(
        process.execPath,
        ['--input-type=module', '--eval', code, '--', programs.brand.sandbox.workspace, operator],
        { cwd: root, stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...programs.env } },
      );
      onTestFinished(() => {
        child.kill('SIGKILL');
      });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      await lines.next();
      return { child, lines };
    }),
  );
  for (const { child } of started) child.stdin.write('go\n');
  return await Promise.all(
    started.map(async ({ lines }) => {
      const line = await lines.next();
      if (line.done === true) throw new Error('the program ended without a word');
      return parse(JSON.parse(line.value));
    }),
  );
}
