import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { hideSecret } from '../log.ts';
import { usage } from './flags.ts';

/**
 * Secrets from lines `NAME=value`, by setting name. There is no flag that takes one: others can read arguments.
 * @param from a file; `-` is stdin
 * @throws {ProblemError} USAGE
 */
export async function readSecrets(from: string): Promise<Record<string, string>> {
  if (from === '-' && process.stdin.isTTY)
    throw usage('- reads secrets from stdin, which is the terminal', 'Pipe them in.');
  const words = await (from === '-' ? text(process.stdin) : readFile(from, 'utf8')).catch(
    (error: NodeJS.ErrnoException) => {
      throw usage(`${from} cannot be read (${error.code ?? error.message})`, 'Name a file that you may read.');
    },
  );
  const entries = Object.entries(parseEnv(words)).flatMap(([name, value]) =>
    value ? [[settingName(name), value] as const] : [],
  );
  if (entries.length === 0)
    throw usage(`${from === '-' ? 'stdin' : from} holds no secrets`, 'Write lines such as ACCESS_TOKEN=…');
  for (const [, value] of entries) hideSecret(value);
  return Object.fromEntries(entries);
}

/** `ACCESS_TOKEN`, as in the environment, is the setting `accessToken`. */
function settingName(name: string): string {
  if (!/^[A-Z0-9_]+$/.test(name)) return name;
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
