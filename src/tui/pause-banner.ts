import type { Pause } from '../domain/pause.ts';
import { planName } from '../domain/plan.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
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
  words: Catalogue['spoken'],
): Line[] {
  const [first, ...others] = pauses.toSorted((a, b) => rank(a) - rank(b));
  if (first === undefined) return [];
  const told = words.paused({
    what: first.scope === 'all' ? null : scopeWords(first.scope, words),
    also: others.map(({ scope }) => scopeWords(scope, words)),
    since: clockWords(first.at, around.now, around.timezone),
    by: first.by,
    why: first.reason,
  });
  return [line(cutText(strangerLine(told), around.columns), 'bad')];
}

/** `account masto`, `plan b7`; everything is `everything`. */
export function scopeWords(scope: Pause['scope'], words: Catalogue['spoken']): string {
  const [kind, name = ''] = scope.split(/:(.*)/s);
  if (kind === 'all') return words.everything;
  return kind === 'plan' ? words.plan(planName(Number(name))) : words.account(name);
}

function rank({ scope }: Pause): number {
  if (scope === 'all') return 0;
  return scope.startsWith('account:') ? 1 : 2;
}
