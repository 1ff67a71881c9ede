/**
 * The one place where text that others wrote (customers, platforms, files) becomes fit for the screen. Views take
 * strangers' words only through these.
 */
import { calledBy, nameAndHandle } from '../../domain/person-words.ts';
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

/** Our own `@handle`, safe, at most `columns` wide. */
export function handleOf(handle: string, columns = 40): string {
  return strangerLine(`@${handle}`, columns);
}

/** What somebody is called, safe, at most `columns` wide: `@handle`, or the name where the platform shows no handle. */
export function calledLine(person: Parameters<typeof calledBy>[0], columns = 40): string {
  return strangerLine(calledBy(person), columns);
}

/** `Name @handle`, or whichever of them there is; safe, at most `columns` wide. */
export function wholeNameLine(person: Parameters<typeof nameAndHandle>[0], columns = 55): string {
  return strangerLine(nameAndHandle(person), columns);
}
