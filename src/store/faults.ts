import { ProblemError } from '../domain/problem.ts';

// Knows SQLite's words for trouble, but neither the engine nor Kysely, so that the quick start can use it too.

const DAMAGED = /^SQLITE_(NOTADB|CORRUPT)/;
const BUSY = /^SQLITE_(BUSY|LOCKED)/;
const UNWRITABLE =
  /^(SQLITE_(FULL|READONLY|IOERR|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS|ENOSPC|EDQUOT|ENOTDIR|EISDIR|ENOENT)/;

/** Turns what the engine or the file system threw into the problem people can act on; anything else comes back as it was. */
export function asProblem(error: unknown, file: string): unknown {
  const code = codeOf(error);
  const words = error instanceof Error ? error.message : String(error);
  if (DAMAGED.test(code)) return new ProblemError('DATABASE_INVALID', { file, words }, { cause: error });
  if (BUSY.test(code)) return new ProblemError('DATABASE_BUSY', { file }, { cause: error });
  if (UNWRITABLE.test(code)) return new ProblemError('DATABASE_UNWRITABLE', { file, words }, { cause: error });
  return error;
}

/** Another process held the write lock for longer than we wait. */
export function isBusy(error: unknown): boolean {
  return (error instanceof ProblemError && error.code === 'DATABASE_BUSY') || BUSY.test(codeOf(error));
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
