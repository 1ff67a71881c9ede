import { nearestWord } from '../domain/nearest-word.ts';
import { ProblemError } from '../domain/problem.ts';
import { LANGUAGES, type Settings, THEMES } from '../domain/settings.ts';
import type { Variables } from './workspace.ts';

/** Every environment variable that overrides `kuulo.yaml` for one run; `.env.example` lists them. */
export const OVERRIDES = [
  'KUULO_WORKSPACE',
  'KUULO_DATABASE',
  'KUULO_OPERATOR',
  'KUULO_SETTLE_MS',
  'KUULO_SEND_PER_MINUTE',
  'KUULO_UNDO_MS',
  'KUULO_LANGUAGE',
  'KUULO_THEME',
  'KUULO_SCREEN_READER',
] as const;

/** Secrets of what is no account; `.env.example` lists them too. */
export const SERVICE_SECRETS = ['KUULO_MAIL_USER', 'KUULO_MAIL_PASSWORD', 'KUULO_ALERTS_SECRET'] as const;

/** The `send` settings with what the environment says instead. */
export function overriddenSend(send: Settings['send'], variables: Variables): Settings['send'] {
  return {
    ...send,
    undoMs: wholeNumber(variables, 'KUULO_UNDO_MS') ?? send.undoMs,
    settleMs: wholeNumber(variables, 'KUULO_SETTLE_MS') ?? send.settleMs,
    perAccountPerMinute: wholeNumber(variables, 'KUULO_SEND_PER_MINUTE') ?? send.perAccountPerMinute,
  };
}

/** What the screens speak and how they look, with what the environment says instead. */
export function overriddenLooks(
  looks: Pick<Settings, 'language' | 'inbox'>,
  variables: Variables,
): Pick<Settings, 'language' | 'inbox'> {
  const { inbox } = looks;
  return {
    language: oneOf(variables, 'KUULO_LANGUAGE', LANGUAGES) ?? looks.language,
    inbox: {
      ...inbox,
      theme: oneOf(variables, 'KUULO_THEME', THEMES) ?? inbox.theme,
      isLinear: yesOrNo(variables, 'KUULO_SCREEN_READER') ?? inbox.isLinear,
    },
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

function oneOf<T extends string>(
  variables: Variables,
  name: (typeof OVERRIDES)[number],
  known: readonly T[],
): T | null {
  const said = variables[name]?.trim();
  if (said === undefined || said === '') return null;
  const found = known.find((one) => one === said.toLowerCase());
  if (found !== undefined) return found;
  const near = nearestWord(said, known);
  const remedy = near === null ? `set ${name} to one of ${known.join(', ')}, or unset it` : `did you mean ${near}?`;
  throw new ProblemError('USAGE', { problem: `${name} cannot be ${JSON.stringify(said)}`, remedy });
}

function yesOrNo(variables: Variables, name: (typeof OVERRIDES)[number]): boolean | null {
  const said = oneOf(variables, name, ['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off']);
  return said === null ? null : ['1', 'true', 'yes', 'on'].includes(said);
}
