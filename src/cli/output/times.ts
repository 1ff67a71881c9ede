import { formatDuration } from '../../domain/duration.ts';

/** An instant in UTC for scripts: ISO 8601 with `Z`. */
export function isoTime(at: number): string;
export function isoTime(at: number | null): string | null;
export function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** Writes instants for people in the workspace's time zone: `2026-11-22 10:05`. */
export function timeWriter(timezone: string): (at: number) => string {
  let format: Intl.DateTimeFormat | null = null;
  return (at) => {
    // made when a time is written: making it takes longer than many a command. Swedish habit is the ISO order
    format ??= new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' });
    return format.format(at);
  };
}

/** How long ago or how long until, for people: `3 h 5 min ago`, `in 2 d`. */
export function agoWords(at: number, now: number): string {
  return at <= now ? `${formatDuration(now - at)} ago` : `in ${formatDuration(at - now)}`;
}
