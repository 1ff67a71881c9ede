import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sharedFile, sharedIsAbsent } from '../support/shared-folder.ts';

const PROGRAM = fileURLToPath(new URL('train.ts', import.meta.url));
/** Learning takes about a minute on two cores with nothing beside it. */
const TIMEOUT_MS = 300_000;

/** What the training program says and how it ends. */
function train(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [PROGRAM, ...args], (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

it('the model that ships is what the data, the program and the seed give', { timeout: TIMEOUT_MS }, async (context) => {
  const folder = sharedFile('data/triage/dev');
  if (folder === null) return context.skip(sharedIsAbsent);
  const { code, out, err } = await train(folder, '--check');
  expect({ code, out }, err).toEqual({ code: 0, out: 'model.bin is what this data and program give\n' });
});

it('training without data says so and changes nothing', async () => {
  const { code, err } = await train('/nowhere/at/all', '--check');
  expect(code).toBe(2);
  expect(err).toMatch(/^skipped: there is no training data in \/nowhere\/at\/all$/m);
});
