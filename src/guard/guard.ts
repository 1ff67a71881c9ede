import type { Finding, Measure } from '../domain/eligibility.ts';
import type { Visibility } from '../domain/message.ts';
import { findHiddenCharacters } from './hidden-characters.ts';
import { findEmpty, findTooLong } from './length.ts';
import { findPersonalData } from './personal-data.ts';
import { findPlaceholders } from './placeholder.ts';

/** What the guard is asked about: the text, who would read it, and its length as the platform counts it. */
export interface GuardedDraft {
  readonly text: string;
  readonly visibility: Visibility;
  /** Null when no platform is known yet. */
  readonly measure: Measure | null;
}

/**
 * What stops this draft from going out, in the order of the text: `empty`, `too-long`, `placeholder`, `hidden-characters`
 * and, where everyone can read it, `personal-data`. `words` is always `text.slice(start, end)`. No finding means that no
 * rule objects, not that the answer is good. Never throws.
 */
export function guard(draft: GuardedDraft): Finding[] {
  const empty = findEmpty(draft.text);
  if (empty !== null) return [empty];
  const findings = [
    ...findPlaceholders(draft.text),
    ...(draft.visibility === 'public' ? findPersonalData(draft.text) : []),
    ...findHiddenCharacters(draft.text),
    ...findTooLong(draft.text, draft.measure),
  ];
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}
