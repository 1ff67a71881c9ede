import { spawn } from 'node:child_process';
import { ProblemError } from '../domain/problem.ts';

/**
 * Lets the person write in their own editor: through a shell, since `$EDITOR` may hold arguments. Throws UNEXPECTED when
 * the editor could not be started or ended with a failure; what it saved before that lies in the file all the same.
 */
export function editInEditor(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'kuulo', file], { stdio: 'inherit' });
    child.on('error', (error) => reject(new ProblemError('UNEXPECTED', { words: error.message })));
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new ProblemError('UNEXPECTED', { words: `the editor ended with ${code ?? 'a signal'}` }));
    });
  });
}

/** The shell reads the environment, where people keep their editor, and splits its arguments. */
const SCRIPT = 'if [ -n "$VISUAL" ]; then $VISUAL "$1"; elif [ -n "$EDITOR" ]; then $EDITOR "$1"; else vi "$1"; fi';
