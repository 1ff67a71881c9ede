import { type Reason, tellingCues } from '../../domain/triage.ts';
import { strangerLine } from './stranger-text.ts';

const CUES_MAX = 6;

/** What moved the scores, heaviest first, made safe. */
export function cuesOf(reasons: readonly Reason[]): string[] {
  return tellingCues(reasons, CUES_MAX).map((cue) => strangerLine(cue, 60));
}
