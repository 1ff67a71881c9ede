import { parseArgs } from 'node:util';
import { withPlatforms } from './app/platform-names.ts';
import { jsonText } from './cli/output/json-text.ts';
import { NotPlainError, type Pen, plainPen } from './cli/output/pen.ts';
import { isScreen, printQuickly } from './cli/output/quick-print.ts';
import { readMaxAge, standingOf, statusExitCode, statusJson, statusText } from './cli/output/status.ts';
import { timeWriter } from './cli/output/times.ts';
import { loadConfig } from './config.ts';
import { isTimeToTell, readStatus } from './store/due.ts';

/**
 * Answers `status`, and a `poll` with nothing due, without oclif and Kysely: their loading would take most of the time.
 * Null where the full program has to answer, and tell what is wrong.
 */
export async function quickAnswer(argv: readonly string[]): Promise<number | null> {
  const [command, ...rest] = argv;
  try {
    if (command === 'status') return await quickStatus(rest);
    return command === 'poll' ? await quickPoll(rest) : null;
  } catch {
    // a wrong flag, a broken setting, a database of another schema: the full program says it better
    return null;
  }
}

async function quickStatus(args: readonly string[]): Promise<number | null> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...COMMON, check: { type: 'boolean' }, 'max-age': { type: 'string' } },
  });
  const { config, known, now } = await heard(values);
  const maxAgeMs = readMaxAge(values['max-age']);
  if (known === null || maxAgeMs === null) return null;
  const standing = standingOf(known, { accounts: config.settings.accounts, now, maxAgeMs });
  await print(values, {
    json: () => statusJson(standing),
    text: () => drawn((pen) => statusText(standing, pen), values),
  });
  return values.check ? statusExitCode(standing) : 0;
}

/** Answers only when every stream is to be left alone for now and time brought nothing; else somebody has to listen. */
async function quickPoll(args: readonly string[]): Promise<number | null> {
  const startedAt = performance.now();
  const { values, positionals } = parseArgs({ args: [...args], options: COMMON, allowPositionals: true });
  const { config, known, now } = await heard(values);
  if (known === null) return null;
  const accounts = config.settings.accounts.map(({ name }) => name);
  if (!positionals.every((name) => accounts.includes(name))) return null;
  const { streams } = standingOf(known, { accounts: config.settings.accounts, now, maxAgeMs: 0 });
  const wanted = streams.filter(({ account }) => positionals.length === 0 || positionals.includes(account));
  if (wanted.length === 0 || wanted.some(({ notBefore }) => notBefore === null || notBefore <= now)) return null;
  if (isTimeToTell(config.database, now)) return null;
  const output = await import('./cli/output/poll.ts');
  const report = output.nothingDueReport(wanted, Math.round(performance.now() - startedAt));
  const writeTime = timeWriter(config.settings.timezone);
  await print(values, {
    json: () => output.pollJson(report),
    text: () => output.pollText(report, writeTime, screenWidth()),
  });
  return output.pollExitCode(report);
}

const COMMON = {
  workspace: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  'no-input': { type: 'boolean' },
} as const;

interface Common {
  readonly workspace?: string | undefined;
  readonly as?: string | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly 'no-color'?: boolean | undefined;
}

async function heard(values: Common) {
  const config = await withPlatforms(await loadConfig({ workspace: values.workspace, as: values.as }));
  const now = Date.now();
  return { config, known: readStatus(config.database, now), now };
}

async function print(
  values: Common,
  output: { json: () => unknown; text: () => string | Promise<string> },
): Promise<void> {
  if (values.json) {
    await printQuickly(`${jsonText(output.json())}\n`);
  } else if (!values.quiet) {
    await printQuickly(`${await output.text()}\n`);
  }
}

/** Into a pipe and in plain ASCII without the packages that measure and colour; they take longer than the answer. */
async function drawn(draw: (pen: Pen) => string, values: Common): Promise<string> {
  try {
    if (!isScreen()) return draw(plainPen);
  } catch (error) {
    if (!(error instanceof NotPlainError)) throw error;
  }
  const { fullPen } = await import('./cli/output/full-pen.ts');
  return draw(fullPen(screenWidth(), values['no-color'] === true));
}

function screenWidth(): number | null {
  return isScreen() ? process.stdout.columns : null;
}
