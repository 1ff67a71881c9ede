import { ProblemError } from '../domain/problem.ts';
import type { Settings } from '../domain/settings.ts';
import type { Variables } from './workspace.ts';

/** Every environment variable that overrides `kuulo.yaml` for one run; `.env.example` lists them. */
export const OVERRIDES = [
  'KUULO_WORKSPACE',
  'KUULO_DATABASE',
  'KUULO_OPERATOR',
  'KUULO_SETTLE_MS',
  'KUULO_SEND_PER_MINUTE',
  'KUULO_UNDO_MS',
] as const;

/** The `send` settings with what the environment says instead. */
export function overriddenSend(send: Settings['send'], variables: Variables): Settings['send'] {
  return {
    ...send,
    undoMs: wholeNumber(variables, 'KUULO_UNDO_MS') ?? send.undoMs,
    settleMs: wholeNumber(variables, 'KUULO_SETTLE_MS') ?? send.settleMs,
    perAccountPerMinute: wholeNumber(variables, 'KUULO_SEND_PER_MINUTE') ?? send.perAccountPerMinute,
  };
}

/** The database the environment names, or null. */
export function overriddenDatabase(variables: Variables): string | null {
  const said = variables.KUULO_DATABASE;
  if (said === undefined || said === '') return null;
  if (/^postgres(?:ql)?:\/\//i.test(said)) {
    const remedy = 'let KUULO_DATABASE name a file; kuulo keeps its data in SQLite';
    throw new ProblemError('USAGE', { problem: 'PostgreSQL is not supported yet', remedy });
  }
  return said;
}

function wholeNumber(variables: Variables, name: (typeof OVERRIDES)[number]): number | null {
  const said = variables[name];
  if (said === undefined || said === '') return null;
  const value = /^\d{1,12}$/.test(said.trim()) ? Number(said) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  const problem = `${name}=${JSON.stringify(said)} is not a whole number`;
  throw new ProblemError('USAGE', { problem, remedy: `set ${name} to 0 or more, or unset it` });
}
