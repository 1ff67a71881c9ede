import { type Reason, tellingCues } from '../domain/triage.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { inLanguage } from './in-language.ts';
import { strangerLine } from './widgets/stranger-text.ts';

const CUES_MAX = 6;

/**
 * What moved the scores, heaviest first, made safe. A customer's own words stay as they are; circumstances of ours
 * (`waiting over 12 h`, `set by aino`) are told in the person's language.
 */
export function cuesOf(reasons: readonly Reason[], words: Pick<Catalogue, 'phrases'>): string[] {
  return tellingCues(reasons, CUES_MAX).map((cue) => strangerLine(inLanguage(words, cue), 60));
}
