import { safeLine } from './domain/safe-text.ts';

/** How much a person wants to read: problems only, what happened, or every step. */
export type LogLevel = 'quiet' | 'normal' | 'verbose';

const RANKS: Readonly<Record<LogLevel, number>> = { quiet: 0, normal: 1, verbose: 2 };
/** Shorter values would blacken ordinary words. */
const SECRET_MIN = 6;

const state: { level: LogLevel; crashAt: string | null; secrets: Set<string> } = {
  level: 'normal',
  crashAt: null,
  secrets: new Set(),
};

/** Diagnostics for people, one line each, on stderr; stdout belongs to results. Secrets are removed. */
export const log = {
  /** A problem; always shown. */
  error: (words: string): void => write('quiet', words),
  /** What happened; not shown with `--quiet`. */
  info: (words: string): void => write('normal', words),
  /** Each step; shown with `--verbose`. */
  debug: (words: string): void => write('verbose', words),
};

/** Sets how much is shown, by `--quiet` and `--verbose`. */
export function setLogLevel(level: LogLevel): void {
  state.level = level;
}

/** A value that must never be printed, from now on, neither as it is nor as it stands in an address or in JSON. */
export function hideSecret(value: string): void {
  if (value.length < SECRET_MIN) return;
  const inAddress = encodeURIComponent(value.toWellFormed());
  const lowerCase = inAddress.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  for (const one of [value, inAddress, lowerCase, JSON.stringify(value).slice(1, -1)]) state.secrets.add(one);
}

/** A text without the secrets this process knows and without what looks like one. */
export function withoutSecrets(text: string): string {
  let clean = text;
  // The longest first: one secret may begin like another, and its rest would stay.
  for (const secret of [...state.secrets].toSorted((a, b) => b.length - a.length))
    clean = clean.replaceAll(secret, '[secret]');
  return (
    clean
      .replace(/\b(Bearer|Basic|OAuth)\s+[\w+/=.~-]{8,}/gi, '$1 [secret]')
      // "access token: Session has expired" are Meta's words
      .replace(
        /\b((?:access_?|refresh_?|bearer_?)?token)(["']?\s*[=:]\s*["']?)(?!session\b)[^\s"'&,;]{6,}/gi,
        '$1$2[secret]',
      )
      .replace(/\b(password|secret|api_?key)(["']?\s*[=:]\s*["']?)[^\s"'&,;]{6,}/gi, '$1$2[secret]')
  );
}

/** Lets the process die at the point of this label, for crash drills. */
export function armCrashPoint(label: string | null): void {
  state.crashAt = label;
}

/** A labelled place in a step. Does nothing unless a drill armed it: then the process is gone, as by a power cut. */
export function point(label: string): void {
  if (state.crashAt === label) process.kill(process.pid, 'SIGKILL');
}

function write(level: LogLevel, words: string): void {
  if (RANKS[level] > RANKS[state.level]) return;
  const lines = withoutSecrets(words).split('\n').map(safeLine);
  process.stderr.write(`${lines.join('\n')}\n`);
}
