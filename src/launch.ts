import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };

/**
 * The quick start: what can be answered without oclif is answered here, the rest is handed on.
 * @param root folder of package.json and oclif.manifest.json
 * @returns the exit code
 */
export async function launch(argv: readonly string[], root: string): Promise<number> {
  // everything we write may hold what customers said
  process.umask(0o077);
  if (argv.length === 1 && argv[0] === '--version') {
    const { name, version } = packageJson;
    process.stdout.write(`${name}/${version} ${process.platform}-${process.arch} node-${process.version}\n`);
    return 0;
  }
  const code = await quickAnswer(argv);
  if (code !== null) return code;
  const { runCommandLine } = await import('./cli/run.ts');
  return await runCommandLine(argv, root);
}

/** Null where the full program has to answer, and tell what is wrong. */
async function quickAnswer(argv: readonly string[]): Promise<number | null> {
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
  const [{ config, known, now }, output] = await Promise.all([heard(values), import('./cli/output/status.ts')]);
  const maxAgeMs = output.readMaxAge(values['max-age']);
  if (known === null || maxAgeMs === null) return null;
  const standing = output.standingOf(known, { accounts: config.settings.accounts, now, maxAgeMs });
  await print(values, {
    json: () => output.statusJson(standing),
    text: () => output.statusText(standing, screenWidth()),
  });
  return values.check ? output.statusExitCode(standing) : 0;
}

/** Answers only when every stream is to be left alone for now; else somebody has to listen. */
async function quickPoll(args: readonly string[]): Promise<number | null> {
  const startedAt = performance.now();
  const { values, positionals } = parseArgs({ args: [...args], options: COMMON, allowPositionals: true });
  const { config, known, now } = await heard(values);
  if (known === null) return null;
  const accounts = config.settings.accounts.map(({ name }) => name);
  if (!positionals.every((name) => accounts.includes(name))) return null;
  const { standingOf } = await import('./cli/output/status.ts');
  const { streams } = standingOf(known, { accounts: config.settings.accounts, now, maxAgeMs: 0 });
  const wanted = streams.filter(({ account }) => positionals.length === 0 || positionals.includes(account));
  if (wanted.length === 0 || wanted.some(({ notBefore }) => notBefore === null || notBefore <= now)) return null;
  const output = await import('./cli/output/poll.ts');
  const { timeWriter } = await import('./cli/output/times.ts');
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
  const [{ loadConfig }, { readStatus }] = await Promise.all([import('./config.ts'), import('./store/due.ts')]);
  const config = await loadConfig({ workspace: values.workspace, as: values.as });
  return { config, known: readStatus(config.database), now: Date.now() };
}

async function print(values: Common, output: { json: () => unknown; text: () => string }): Promise<void> {
  if (values['no-color']) (await import('./cli/output/paint.ts')).withoutColours();
  if (values.json) {
    const { jsonText } = await import('./cli/output/json-text.ts');
    process.stdout.write(`${jsonText(output.json())}\n`);
  } else if (!values.quiet) {
    process.stdout.write(`${output.text()}\n`);
  }
}

function screenWidth(): number | null {
  return process.stdout.isTTY ? process.stdout.columns : null;
}
