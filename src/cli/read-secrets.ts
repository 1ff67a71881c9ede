import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { secretName } from '../config/secret-name.ts';
import { hideSecret } from '../log.ts';
import { usage } from './flags.ts';

/**
 * Secrets from lines `NAME=value`, by setting name. There is no flag that takes one: others can read arguments. A name is
 * as the environment has it, whole (`KUULO_FB_APP_SECRET`) or without the account (`APP_SECRET`), or the setting's own.
 * @param from a file; `-` is stdin
 * @param account whose they are; what names another account stays as it is, and no platform knows it
 * @throws {ProblemError} USAGE
 */
export async function readSecrets(from: string, account: string): Promise<Record<string, string>> {
  if (from === '-' && process.stdin.isTTY)
    throw usage('- reads secrets from stdin, which is the terminal', 'Pipe them in.');
  const words = await (from === '-' ? text(process.stdin) : readFile(from, 'utf8')).catch(
    (error: NodeJS.ErrnoException) => {
      throw usage(`${from} cannot be read (${error.code ?? error.message})`, 'Name a file that you may read.');
    },
  );
  const prefix = `KUULO_${secretName(account)}_`;
  const entries = Object.entries(parseEnv(words)).flatMap(([name, value]) =>
    value ? [[settingName(name, prefix), value] as const] : [],
  );
  if (entries.length === 0)
    throw usage(
      `${from === '-' ? 'stdin' : from} holds no secrets`,
      `Write lines NAME=value, such as ${prefix}ACCESS_TOKEN=… or ACCESS_TOKEN=…; \`.env.example\` has the names.`,
    );
  for (const [, value] of entries) hideSecret(value);
  return Object.fromEntries(entries);
}

/** `KUULO_M_ACCESS_TOKEN` and `ACCESS_TOKEN`, as in the environment, are the setting `accessToken`. */
function settingName(name: string, prefix: string): string {
  const own = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  if (!/^[A-Z0-9_]+$/.test(own) || own.startsWith('KUULO_')) return own;
  return own.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
