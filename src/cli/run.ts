import { Config as CommandTree, run } from '@oclif/core';
import { surroundings } from '../config.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import type { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import { armCrashPoint, log } from '../log.ts';
import { asProblem } from './as-problem.ts';
import { hasJsonFlag } from './base-command.ts';
import { exitCodeOfProblem } from './exit-codes.ts';
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
    const tree = await CommandTree.load({ root, devPlugins: false, userPlugins: false });
    const words = wordsOf(argv);
    const unknown = unknownCommand(words, tree);
    if (unknown !== null) throw unknown;
    const code: unknown = await run(words, tree);
    return typeof code === 'number' ? code : 0;
  } catch (error) {
    return tell(asProblem(error), hasJsonFlag(argv));
  }
}

/** In a terminal the inbox opens, with the global flags that stand alone; elsewhere help is of more use than a screen. */
function wordsOf(argv: readonly string[]): string[] {
  const isScreen = process.stdin.isTTY && process.stdout.isTTY;
  if (argv.length === 0) return isScreen ? ['inbox'] : ['--help'];
  const isBare = argv[0]?.startsWith('-') === true && !argv.some((word) => ANSWERED_BY_OCLIF.includes(word));
  return isBare && isScreen ? ['inbox', ...argv] : asHelpFlag(argv);
}

const ANSWERED_BY_OCLIF = ['--help', '-h', '--version', '-v'];

/** `help list` is `list --help`: there is one way that help is made. */
function asHelpFlag(argv: readonly string[]): string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];
}

/** Words that name no command, as a problem with a suggestion; oclif would call them a failure. */
function unknownCommand(argv: readonly string[], tree: CommandTree): ProblemError | null {
  const end = argv.findIndex((word) => word.startsWith('-'));
  const [first, second] = argv.slice(0, end < 0 ? undefined : end);
  if (first === undefined) return null;
  const ids = tree.commandIDs.map((id) => id.replaceAll(':', ' '));
  const isTopic = ids.some((id) => id.startsWith(`${first} `));
  if (!ids.includes(first) && !isTopic) return noCommand(first, ids);
  if (second === undefined || ids.includes(`${first} ${second}`)) return null;
  const command = tree.findCommand(first);
  const takesWords = command !== undefined && (command.strict === false || Object.keys(command.args).length > 0);
  if (takesWords) return null;
  return isTopic ? noCommand(`${first} ${second}`, ids) : usage(`unexpected argument ${second}`, 'See `--help`.');
}

function noCommand(said: string, ids: readonly string[]): ProblemError {
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
  return exitCodeOfProblem(problem);
}
