import type { Progress } from '../../domain/outcomes.ts';
import { safeLine } from '../../domain/safe-text.ts';

const ERASE_LINE = '\r\u001b[2K';

/** One line on stderr that is written over and gone at the end; nothing where no terminal is. */
export function showProgress(isTerminal: boolean): (progress: Progress) => void {
  if (!isTerminal) return () => {};
  return ({ label, done, total }) => {
    const isDone = total !== null && done >= total;
    const count = total === null ? String(done) : `${done}/${total}`;
    process.stderr.write(isDone ? ERASE_LINE : `${ERASE_LINE}${safeLine(label)} ${count}`);
  };
}
