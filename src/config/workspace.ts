import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The settings file that makes a folder a workspace. */
export const SETTINGS_FILE = 'kuulo.yaml';

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The workspace folder, absolute: the named one, else `KUULO_WORKSPACE`, else the nearest folder upward that holds
 * `kuulo.yaml`, else the user's own (XDG). It may hold no `kuulo.yaml`.
 */
export function findWorkspace(named: string | undefined, from: string, variables: Variables): string {
  const wanted = named ?? (variables.KUULO_WORKSPACE || undefined);
  if (wanted !== undefined) return resolve(from, wanted);
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS_FILE))) return folder;
    if (folder === dirname(folder)) break;
  }
  return join(userFolder(variables, 'XDG_CONFIG_HOME', '.config'), 'kuulo');
}

/** A folder of the XDG base directory specification; relative values are ignored, as it asks. */
export function userFolder(variables: Variables, name: string, fallback: string): string {
  const said = variables[name];
  return said?.startsWith('/') ? said : join(variables.HOME || homedir(), fallback);
}
