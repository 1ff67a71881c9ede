import type { Reason } from '../../domain/triage.ts';
import { strangerLine } from './stranger-text.ts';

const CUES_MAX = 6;

/** What moved the scores, heaviest first, each once; what gave the language away is of no interest here. */
export function cuesOf(reasons: readonly Reason[]): string[] {
  const telling = reasons.filter((reason) => reason.effect !== 'language');
  const heaviest = telling.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return [...new Set(heaviest.map((reason) => strangerLine(reason.cue, 60)))].slice(0, CUES_MAX);
}
