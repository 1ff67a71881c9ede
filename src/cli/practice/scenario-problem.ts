import { ProblemError } from '../../domain/problem.ts';

/** What the sandbox says of a scenario that cannot be played. */
interface UnplayableScenario {
  readonly file: string | null;
  readonly known: readonly string[];
  readonly mistakes: readonly {
    readonly line: number;
    readonly column: number;
    readonly problem: string;
    readonly remedy: string;
  }[];
}

/** A scenario that cannot be played, as a problem: CONFIG_INVALID with the place, or USAGE where there is none of that name. */
export function scenarioProblem(nameOrFile: string, { file, mistakes, known }: UnplayableScenario): ProblemError {
  const [first, ...more] = mistakes;
  if (file === null || first === undefined) {
    const problem = `there is no practice scenario "${nameOrFile}", and no file of that name`;
    return new ProblemError('USAGE', { problem, remedy: `Scenarios are ${known.join(', ')}; or name a file` });
  }
  const others = more.map(({ line, column, problem }) => `; also ${line}:${column} ${problem}`).join('');
  return new ProblemError('CONFIG_INVALID', { file, ...first, problem: `${first.problem}${others}` });
}
