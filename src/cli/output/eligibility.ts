import type { Eligibility } from '../../domain/eligibility.ts';
import { isoTime } from './times.ts';

/** May we answer, how, until when, at what price. */
export function eligibilityJson(eligibility: Eligibility) {
  return { ...eligibility, until: isoTime(eligibility.until) };
}
