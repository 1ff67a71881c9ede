import { type Reason, tellingCues } from '../../domain/triage.ts';

const CUES_MAX = 6;

/** What moved the scores, in few words each, heaviest first. */
export function reasonWords(reasons: readonly Reason[]): string[] {
  return tellingCues(reasons, CUES_MAX);
}
