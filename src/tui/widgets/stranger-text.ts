/**
 * The one place where text that others wrote (customers, platforms, files) becomes fit for the screen. Views take
 * strangers' words only through these two.
 */
import { safeLine, safeText } from '../../domain/safe-text.ts';
import { cutText, type Line, type Tone } from './line.ts';
import { wrapLines } from './wrap.ts';

/** A stranger's words on one line of at most `columns`. */
export function strangerLine(text: string, columns = Number.MAX_SAFE_INTEGER): string {
  const safe = safeLine(text);
  return columns === Number.MAX_SAFE_INTEGER ? safe : cutText(safe, columns);
}

/** A stranger's words over as many lines as they need. */
export function strangerLines(text: string, columns: number, look: { tone?: Tone; indent?: string } = {}): Line[] {
  return wrapLines(safeText(text), columns, look);
}

/** `@handle`, safe, at most `columns` wide. */
export function handleOf(handle: string, columns = 40): string {
  return strangerLine(`@${handle}`, columns);
}
