import type { Reason } from '../../domain/triage.ts';

/** What moved a score, in few words each, in the order given, each once. */
export function reasonWords(reasons: readonly Reason[]): string[] {
  return [...new Set(reasons.map(({ cue }) => cue))];
}
