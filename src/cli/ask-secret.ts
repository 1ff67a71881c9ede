/** Asks a person at the terminal. The question goes to stderr; what is secret is not shown while it is typed. */

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { usage } from './flags.ts';

/**
 * One line from the terminal, without the spaces around it; empty when only Enter was pressed.
 * @throws {ProblemError} USAGE when the person closed the input
 */
export async function askLine(
  question: string,
  { isSecret, signal }: { isSecret: boolean; signal: AbortSignal },
): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: isSecret ? unseen : process.stderr, terminal: true });
  // only now: whoever types at once must not be echoed by the terminal itself
  process.stderr.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', (line) => resolve(line.trim()));
      lines.once('close', () => reject(usage('nothing was given', 'Run it again; nothing was changed.')));
      // the line editor took Ctrl-C from the terminal; it means here what it means everywhere
      lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  } finally {
    // closing rejects what is settled already; the editor's own listeners must stay, they take it off the terminal
    lines.close();
    if (isSecret) process.stderr.write('\n');
  }
}

/** What stdin holds, where no person sits at it. @throws {ProblemError} USAGE when that is nothing */
export async function readLine(what: string): Promise<string> {
  const given = (await text(process.stdin)).trim().split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (given === '') throw usage(`${what} is missing`, 'Pipe it in, or run this in a terminal.');
  return given;
}
