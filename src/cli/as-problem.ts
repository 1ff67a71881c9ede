import { stripVTControlCharacters } from 'node:util';
import { nearestWord } from '../domain/nearest-word.ts';
import { ProblemError } from '../domain/problem.ts';
import { withoutSecrets } from '../log.ts';
import { usage } from './flags.ts';

/**
 * Any error as a problem: ours as it is, the argument parser's as wrong use, the rest as unexpected.
 * @param knownFlags for the suggestion when one is mistyped
 */
export function asProblem(error: unknown, knownFlags: readonly string[] = []): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof Error && 'oclif' in error) return parserProblem(error, knownFlags);
  const words = error instanceof Error ? error.message : String(error);
  return new ProblemError('UNEXPECTED', { words: withoutSecrets(words) || 'no words were given' }, { cause: error });
}

/** oclif tells its errors apart by fields: unknown flags, missing arguments with their names, unexpected arguments. */
function parserProblem(error: Error, knownFlags: readonly string[]): ProblemError<'USAGE'> {
  if ('flags' in error && Array.isArray(error.flags)) return unknownFlags(error.flags.map(String), knownFlags);
  if ('args' in error && Array.isArray(error.args)) {
    const names = error.args.map((arg: unknown) => (hasName(arg) ? arg.name.toUpperCase() : String(arg)));
    const isMissing = error.args.some(hasName);
    return usage(
      isMissing ? `${names.join(', ')} is missing` : `unexpected argument ${names.join(' ')}`,
      'See `--help`.',
    );
  }
  const lines = stripVTControlCharacters(error.message)
    .split('\n')
    .map((line) => line.trim());
  const isNoise = (line: string): boolean =>
    line === '' || /^(See more help|The following errors? occurred)/.test(line);
  return usage(lines.filter((line) => !isNoise(line)).join('; '), 'See `--help`.');
}

function unknownFlags(flags: readonly string[], known: readonly string[]): ProblemError<'USAGE'> {
  const near = nearestWord((flags[0] ?? '').replace(/^-+/, ''), known);
  const remedy = near === null ? 'See `--help`.' : `Did you mean --${near}?`;
  return usage(`unknown flag ${flags.join(', ')}`, remedy);
}

function hasName(arg: unknown): arg is { readonly name: string } {
  return typeof arg === 'object' && arg !== null && 'name' in arg && typeof arg.name === 'string';
}
