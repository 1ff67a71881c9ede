import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '../domain/problem.ts';

/**
 * Lets the person write in their own editor: through a shell, since `$EDITOR` may hold arguments. The text lies in a file
 * that only they can read (0600, in a folder of its own) and that is removed afterwards.
 * Throws UNEXPECTED when the editor could not be started or ended with a failure; the text is then as it was.
 */
export async function editInEditor(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kuulo-'));
  try {
    const file = join(folder, 'reply.txt');
    await writeFile(file, text, { mode: 0o600 });
    await runEditor(file);
    return (await readFile(file, 'utf8')).replace(/\n$/, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The shell reads the environment, where people keep their editor, and splits its arguments. */
const SCRIPT = 'if [ -n "$VISUAL" ]; then $VISUAL "$1"; elif [ -n "$EDITOR" ]; then $EDITOR "$1"; else vi "$1"; fi';

function runEditor(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'kuulo', file], { stdio: 'inherit' });
    child.on('error', (error) => reject(new ProblemError('UNEXPECTED', { words: error.message })));
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new ProblemError('UNEXPECTED', { words: `the editor ended with ${code ?? 'a signal'}` }));
    });
  });
}
