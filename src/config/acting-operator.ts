import { userInfo } from 'node:os';
import { nearestWord } from '../domain/nearest-word.ts';
import type { Operator } from '../domain/operator.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Settings } from '../domain/settings.ts';

/**
 * Who acts: the named one (`--as`, else `KUULO_OPERATOR`), else the login if it is an operator, else `system`. Without
 * operators in `kuulo.yaml` the login is an approver.
 * @throws {ProblemError} USAGE when a name is given that nobody has
 */
export function actingOperator(named: string | undefined, operators: Settings['operators'], login: string): Operator {
  if (named === undefined || named === '') return byLogin(operators, login);
  if (named === 'system') return { name: 'system', role: 'system', login };
  const found = operators.find(({ name }) => name === named);
  if (found) return { ...found, login };
  if (operators.length === 0 && named === login) return { name: login, role: 'approver', login };
  const known = operators.map(({ name }) => name);
  const near = nearestWord(named, known);
  const names = known.length === 0 ? 'kuulo.yaml names no operators' : `operators are ${known.join(', ')}`;
  throw new ProblemError('USAGE', {
    problem: `there is no operator "${named}"`,
    remedy: near ? `did you mean ${near}?` : names,
  });
}

/** The operating system's name for whoever runs this. */
export function systemLogin(): string {
  try {
    return userInfo().username;
  } catch {
    // a container's user without an entry in the password file
    return `uid-${process.getuid?.() ?? 0}`;
  }
}

function byLogin(operators: Settings['operators'], login: string): Operator {
  if (operators.length === 0) return { name: login, role: 'approver', login };
  const found = operators.find(({ name }) => name === login);
  return found ? { ...found, login } : { name: 'system', role: 'system', login };
}
