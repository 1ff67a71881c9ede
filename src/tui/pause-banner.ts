import type { Pause } from '../domain/pause.ts';
import { planName } from '../domain/plan.ts';
import { clockWords } from './time-words.ts';
import { cutText, type Line, line } from './widgets/line.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/**
 * What stands above every screen while sending is paused: one row, since when, by whom and why; none while nothing is. The
 * pause that stops most is told in full, others by name before what may be cut.
 */
export function pauseBanner(
  pauses: readonly Pause[],
  around: { readonly now: number; readonly timezone: string; readonly columns: number },
): Line[] {
  const [first, ...others] = pauses.toSorted((a, b) => rank(a) - rank(b));
  if (first === undefined) return [];
  const what = first.scope === 'all' ? 'PAUSED' : `PAUSED: ${scopeWords(first.scope)}`;
  const also = others.length === 0 ? '' : ` (also ${others.map(({ scope }) => scopeWords(scope)).join(', ')})`;
  const since = clockWords(first.at, around.now, around.timezone);
  const why = first.reason === '' ? '' : `: ${first.reason}`;
  const words = `${what}${also} since ${since} by ${first.by}${why}`;
  return [line(cutText(strangerLine(words), around.columns), 'bad')];
}

/** `account masto`, `plan b7`; everything is `everything`. */
export function scopeWords(scope: Pause['scope']): string {
  const [kind, name = ''] = scope.split(/:(.*)/s);
  if (kind === 'all') return 'everything';
  return kind === 'plan' ? `plan ${planName(Number(name))}` : `account ${name}`;
}

function rank({ scope }: Pause): number {
  if (scope === 'all') return 0;
  return scope.startsWith('account:') ? 1 : 2;
}
