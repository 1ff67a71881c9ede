import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { actingOperator, systemLogin } from './config/acting-operator.ts';
import type { Cache } from './config/cache.ts';
import type { Mistake } from './config/mistake.ts';
import { overriddenDatabase, overriddenLooks, overriddenSend } from './config/overrides.ts';
import { secretName } from './config/secret-name.ts';
import { serviceSettings } from './config/service-of.ts';
import { cachedSettings, keepSettings } from './config/settings-cache.ts';
import type { Written } from './config/settings-shape.ts';
import { findWorkspace, SETTINGS_FILE, userFolder, type Variables } from './config/workspace.ts';
import type { Operator } from './domain/operator.ts';
import { ProblemError } from './domain/problem.ts';
import type { AccountSettings, Settings } from './domain/settings.ts';

/** Where things lie and what people decided: `kuulo.yaml`, the environment and the flags, checked and frozen. */
export interface Config {
  /** Workspace folder, absolute. */
  readonly folder: string;
  /** `kuulo.yaml`, absolute; null where there is none and the defaults hold. */
  readonly file: string | null;
  /** SQLite file, absolute. */
  readonly database: string;
  readonly settings: Settings;
  readonly operator: Operator;
  /** `credentials.json` of the workspace (0600). */
  readonly credentialsFile: string;
  /** What may be worked out again any time: `$XDG_CACHE_HOME/kuulo`; null when run from source, then nothing is kept. */
  readonly cache: Cache | null;
  /**
   * What is kept outside the database, so that one that is put back or copied is told from the one that sent last:
   * `$XDG_STATE_HOME/kuulo`, absolute. It may not be there yet.
   */
  readonly stateFolder: string;
  /**
   * What the environment (the workspace's `.env` included) says of one account's setting, or that file alone; undefined when
   * it says nothing.
   */
  secretOf(account: string, env: string, from?: 'envFile'): string | undefined;
}

/** What the command line says; everything else is found. */
export interface ConfigRequest {
  /** `--workspace`. */
  readonly workspace?: string | undefined;
  /** `--as`. */
  readonly as?: string | undefined;
  /** Whether the defaults do where there is no `kuulo.yaml`. */
  readonly isWorkspaceOptional?: boolean;
  /** Instead of the process's own, for tests. */
  readonly variables?: Variables;
  /** Instead of the current folder. */
  readonly from?: string;
  /** Instead of the build's own, for tests; null keeps nothing. */
  readonly stamp?: string | null;
}

/** What the environment says that is no setting. */
export interface Surroundings {
  /** The program that `$VISUAL` or `$EDITOR` names, or null. */
  readonly editor: string | null;
  /** Label of the point at which a crash drill wants this process to die. */
  readonly crashAt: string | null;
  /** Whether the person sits at another machine, by ssh: a browser there does not find a listener here. */
  readonly isRemote: boolean;
  /** `NO_COLOR` is set, and not to nothing. */
  readonly isColourless: boolean;
  /** The terminal is one that shows no notices: the kernel's console, or one that says nothing of itself. */
  readonly isPlainConsole: boolean;
  /** The person's locale for words, such as `fi_FI.UTF-8`; empty when nothing is said. */
  readonly locale: string;
  /** The person's locale knows no character beyond ASCII. */
  readonly isAsciiLocale: boolean;
}

/** What this build works by, put there by the bundler; run from source there is none. */
declare const KUULO_STAMP: string | undefined;
const BUILD_STAMP = typeof KUULO_STAMP === 'undefined' ? null : KUULO_STAMP;

// what comes late on the platforms is not older than this; the widest delay any of them documents
const OVERLAP_MS = 10 * 60_000;

/**
 * Finds the workspace and reads its settings; the environment wins over its `.env`, flags win over both.
 * @throws {ProblemError} NO_WORKSPACE, CONFIG_INVALID, USAGE
 */
export async function loadConfig(request: ConfigRequest = {}): Promise<Config> {
  const own = request.variables ?? process.env;
  const folder = findWorkspace(request.workspace, request.from ?? process.cwd(), own);
  const file = join(folder, SETTINGS_FILE);
  const hasFile = existsSync(file);
  if (!hasFile && request.isWorkspaceOptional !== true)
    throw new ProblemError('NO_WORKSPACE', { folder: request.workspace ?? request.from ?? process.cwd() });
  const envFile = readEnvFile(join(folder, '.env'));
  const variables: Variables = { ...envFile, ...own };
  const cache = cacheOf(request.stamp === undefined ? BUILD_STAMP : request.stamp, own);
  const written = await readWritten(hasFile ? readText(file) : '', file, cache);
  const settings = settingsOf(written, variables);
  return deepFreeze({
    folder,
    file: hasFile ? file : null,
    database: resolve(folder, overriddenDatabase(variables) ?? written.database),
    settings,
    // without a kuulo.yaml nobody has a name yet, and nothing is kept that needs one
    operator: actingOperator(
      hasFile ? (request.as ?? variables.KUULO_OPERATOR) : undefined,
      settings.operators,
      systemLogin(),
    ),
    credentialsFile: join(folder, 'credentials.json'),
    cache,
    // as with the cache, the workspace's .env has no say: it is copied together with the database
    stateFolder: join(userFolder(own, 'XDG_STATE_HOME', '.local/state'), 'kuulo'),
    secretOf: (account: string, env: string, from?: 'envFile') =>
      (from === 'envFile' ? envFile : variables)[`KUULO_${secretName(account)}_${env}`] || undefined,
  });
}

/** Reads the environment for what is no setting. */
export function surroundings(): Surroundings {
  return {
    editor: process.env.VISUAL || process.env.EDITOR || null,
    crashAt: process.env.KUULO_CRASH_AT || null,
    isRemote: Boolean(process.env.SSH_CONNECTION || process.env.SSH_TTY),
    isColourless: Boolean(process.env.NO_COLOR),
    isPlainConsole: /^(?:|linux|dumb|unknown|vt\d.*)$/.test(process.env.TERM ?? ''),
    locale: process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '',
    isAsciiLocale: /^(?:C|POSIX)$|ascii|8859/i.test(
      process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || '',
    ),
  };
}

/**
 * Adds an account to `kuulo.yaml` in place; comments and order stay.
 * @throws {ProblemError} CONFIG_INVALID when the file would not hold good settings afterwards; then it is not changed
 */
export async function addAccountToYaml(
  file: string,
  account: Omit<AccountSettings, 'streams'> & { readonly streams: readonly string[] },
): Promise<void> {
  const { addAccount } = await import('./config/edit-yaml.ts');
  addAccount(file, account);
}

/**
 * Takes an account out of `kuulo.yaml` in place.
 * @returns false when it was not there
 */
export async function removeAccountFromYaml(file: string, name: string): Promise<boolean> {
  const { removeAccount } = await import('./config/edit-yaml.ts');
  return removeAccount(file, name);
}

/** The process's own environment says where, never the workspace's `.env`. Another Node knows other time zones. */
function cacheOf(stamp: string | null, own: Variables): Cache | null {
  if (stamp === null) return null;
  return { folder: join(userFolder(own, 'XDG_CACHE_HOME', '.cache'), 'kuulo'), stamp: `${stamp} ${process.version}` };
}

/** A mistake in `kuulo.yaml` that the settings' own rules cannot see, as a problem with line and column. */
export async function settingsProblem(file: string, mistake: Mistake): Promise<ProblemError<'CONFIG_INVALID'>> {
  const { mistakeIn } = await import('./config/read-yaml.ts');
  return mistakeIn(readText(file), file, mistake);
}

async function readWritten(text: string, file: string, cache: Cache | null): Promise<Written> {
  const known = cache === null ? null : cachedSettings(cache, file, text);
  if (known !== null) return known;
  const { mistakeIn, readYaml } = await import('./config/read-yaml.ts');
  const written = readYaml(text, file);
  if (written.inbox.views.length > 0) {
    const { viewMistakes } = await import('./config/view-mistakes.ts');
    const [mistake] = viewMistakes(written);
    if (mistake !== undefined) throw mistakeIn(text, file, mistake);
  }
  if (cache !== null) keepSettings(cache, file, { text, written });
  return written;
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw unreadable(file, `it cannot be read (${codeOf(error)})`);
  }
  if (!isUtf8(bytes)) throw unreadable(file, 'it is not UTF-8 text');
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

function unreadable(file: string, problem: string): ProblemError<'CONFIG_INVALID'> {
  const remedy = 'save it as UTF-8, readable by you';
  return new ProblemError('CONFIG_INVALID', { file, line: 1, column: 1, problem, remedy });
}

function readEnvFile(file: string): Variables {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return {};
    throw new ProblemError('USAGE', {
      problem: `${file} cannot be read (${codeOf(error)})`,
      remedy: 'make it readable by you',
    });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function settingsOf(written: Written, variables: Variables): Settings {
  const { undo, settle, ...send } = written.send;
  const { expires, ...review } = written.review;
  return {
    brand: written.brand,
    ...overriddenLooks({ language: written.language, inbox: inboxOf(written) }, variables),
    timezone: written.timezone ?? localTimezone(),
    hours: written.hours,
    accounts: written.accounts.map((account) => ({ ...account, streams: [...account.streams, { kind: 'own' }] })),
    slaMs: written.sla,
    review: { ...review, expiresMs: expires },
    send: overriddenSend({ ...send, undoMs: undo, settleMs: settle }, variables),
    claimMs: written.claims,
    bulk: written.bulk,
    triage: { cues: cuesOf(written) },
    ...serviceSettings(written),
    poll: { overlapMs: OVERLAP_MS, backfillMs: written.backfill },
    operators: written.operators,
  };
}

function inboxOf({ inbox }: Written): Settings['inbox'] {
  const { screenReader, macros, ...rest } = inbox;
  return {
    ...rest,
    isLinear: screenReader,
    macros: macros.map(({ do: commands, ...macro }) => ({ ...macro, commands })),
  };
}

function cuesOf({ triage }: Written): Settings['triage']['cues'] {
  return Object.fromEntries(Object.entries(triage.cues).flatMap(([family, said]) => (said ? [[family, said]] : [])));
}

/** Asked only when nothing is written: the first use of a date format costs a quick start more than all else here. */
function localTimezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
