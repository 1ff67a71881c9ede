import { Flags } from '@oclif/core';
import { parseDuration } from '../domain/duration.ts';
import { ProblemError } from '../domain/problem.ts';
import { parseWhen } from '../domain/when.ts';

/** What every command takes. */
export const globalFlags = {
  workspace: Flags.string({
    helpGroup: 'GLOBAL',
    helpValue: 'DIR',
    summary: 'Folder with kuulo.yaml (else KUULO_WORKSPACE, else the nearest one upward).',
  }),
  json: Flags.boolean({ helpGroup: 'GLOBAL', summary: 'Print JSON on stdout.' }),
  as: Flags.string({ helpGroup: 'GLOBAL', helpValue: 'OPERATOR', summary: 'Act as this operator.' }),
  quiet: Flags.boolean({ helpGroup: 'GLOBAL', summary: 'Tell problems only.', exclusive: ['verbose'] }),
  verbose: Flags.boolean({ helpGroup: 'GLOBAL', summary: 'Tell each step, and where an error arose.' }),
  'no-color': Flags.boolean({ helpGroup: 'GLOBAL', summary: 'No colours (also NO_COLOR).' }),
  'no-input': Flags.boolean({ helpGroup: 'GLOBAL', summary: 'Never ask; what is missing is an error.' }),
};

/** A flag that takes a duration (`60s`, `15m`, `2h`, `7d`), read as milliseconds. */
export const durationFlag = Flags.custom<number>({
  helpValue: 'DURATION',
  parse: async (written, _context, { name }) => {
    const durationMs = parseDuration(written);
    if (durationMs !== null) return durationMs;
    throw usage(`--${name} ${written} is not a duration`, 'write a number and a unit: 60s, 15m, 2h, 7d');
  },
});

/** A flag that takes a list, given several times or with commas; each is one of `options`. */
export function listFlag<T extends string>(summary: string, options: readonly T[]) {
  return Flags.custom<T>({
    summary,
    options: [...options],
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpValue: options.join('|'),
  })();
}

/** A flag that takes any words, given several times or with commas. */
export function namesFlag(summary: string) {
  return Flags.string({ summary, multiple: true, multipleNonGreedy: true, delimiter: ',' });
}

/** The flags that say which way a reply goes. */
export const wayFlags = {
  public: Flags.boolean({ summary: 'Everyone will read it.', exclusive: ['private'] }),
  private: Flags.boolean({ summary: 'Only the customer will read it.', exclusive: ['public'] }),
};

/** The flag that says when a reply goes, at the earliest. */
export const atFlag = Flags.string({
  summary: 'Not before then: ISO time, 2h, tomorrow, "monday 09:00"; local where no zone is given.',
  helpValue: 'WHEN',
});

/** A wrong use of the command line. */
export function usage(problem: string, remedy: string): ProblemError<'USAGE'> {
  return new ProblemError('USAGE', { problem, remedy });
}

/** An instant to come, as ISO time, `2h`, `tomorrow 09:00`; local where no zone is given. @throws {ProblemError} USAGE */
export function readComing(name: string, written: string, clock: { now: number; timezone: string }): number {
  const at = parseWhen(written, clock.now, clock.timezone);
  if (at === null)
    throw usage(`--${name} ${written} is not a time`, 'Write it as 2h, tomorrow, "monday 09:00" or 2027-02-28T10:00.');
  if (at <= clock.now) throw usage(`--${name} ${written} has passed`, 'Name a time to come.');
  return at;
}

/** An instant given as ISO time, as a duration ago (`7d`), or by a day's name. @throws {ProblemError} USAGE */
export function readInstant(name: string, written: string, clock: { now: number; timezone: string }): number {
  const agoMs = parseDuration(written);
  const at = agoMs === null ? parseWhen(written, clock.now, clock.timezone) : clock.now - agoMs;
  if (at !== null) return at;
  throw usage(`--${name} ${written} is not a time`, 'write it as 2026-11-22, 2026-11-22T08:00 or 7d');
}
