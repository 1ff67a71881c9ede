import type { Config as CommandTree } from '@oclif/core/config';
import { surroundings } from '../config.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import type { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import { armCrashPoint, log } from '../log.ts';
import { asProblem } from './as-problem.ts';
import { hasJsonFlag } from './base-command.ts';
import { exitCodeOf } from './exit-codes.ts';
import { usage } from './flags.ts';
import { interruption } from './interruption.ts';
import { jsonText } from './output/json-text.ts';
import { problemJson } from './output/problem.ts';

/**
 * Runs one command line with oclif.
 * @param root folder of package.json and oclif.manifest.json
 * @returns the exit code; nothing is thrown
 */
export async function runCommandLine(argv: readonly string[], root: string): Promise<number> {
  armCrashPoint(surroundings().crashAt);
  const { code, forced } = interruption();
  const ended = await Promise.race([dispatch(argv, root), forced]);
  return code() ?? ended;
}

async function dispatch(argv: readonly string[], root: string): Promise<number> {
  try {
    const { Config } = await import('@oclif/core/config');
    const { run } = await import('@oclif/core/run');
    const tree = await Config.load({ root, devPlugins: false, userPlugins: false });
    const words = argv.length === 0 ? bare() : [...argv];
    const unknown = unknownCommand(words, tree);
    if (unknown !== null) throw unknown;
    const code: unknown = await run(words, tree);
    return typeof code === 'number' ? code : 0;
  } catch (error) {
    return tell(asProblem(error), hasJsonFlag(argv));
  }
}

/** In a terminal the inbox opens; elsewhere help is of more use than a screen. */
function bare(): string[] {
  return process.stdin.isTTY && process.stdout.isTTY ? ['inbox'] : ['--help'];
}

/** The first words that name neither a command nor a topic, as a problem with a suggestion. */
function unknownCommand(argv: readonly string[], tree: CommandTree): ProblemError | null {
  const end = argv.findIndex((word) => word.startsWith('-'));
  const words = argv.slice(0, end < 0 ? undefined : end);
  const [first] = words;
  if (first === undefined || first === 'help') return null;
  const ids = tree.commandIDs.map((id) => id.replaceAll(':', ' '));
  const isCommand = (id: string): boolean => ids.includes(id);
  const isTopic = (id: string): boolean => ids.some((known) => known.startsWith(`${id} `));
  if (isCommand(first) || (isTopic(first) && (words.length === 1 || isCommand(`${first} ${words[1]}`)))) return null;
  const said = isTopic(first) ? `${first} ${words[1]}` : first;
  const near = nearestWord(said, ids);
  return usage(
    `there is no command "${said}"`,
    near === null ? 'See `kuulo --help`.' : `Did you mean \`kuulo ${near}\`?`,
  );
}

function tell(problem: ProblemError, isJson: boolean): number {
  const { message, hint } = problemWords(problem);
  if (isJson) process.stdout.write(`${jsonText(problemJson(problem))}\n`);
  log.error(`${message}\n${hint}`);
  return exitCodeOf(problem.code);
}
