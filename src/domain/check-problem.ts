import type { Visibility } from './message.ts';
import type { DraftCheck } from './outcomes.ts';
import { ProblemError } from './problem.ts';

/** Why a checked text may not go, gravest first; null when it may. */
export function problemOfCheck(
  check: DraftCheck,
  draft: { readonly visibility: Visibility; readonly platform: string },
): ProblemError | null {
  const { eligibility, measure } = check;
  if (eligibility !== null && !eligibility[draft.visibility]) {
    const other = draft.visibility === 'public' ? 'private' : 'public';
    const why = eligibility[other] ? `this message takes a ${other} reply only (${eligibility.why})` : eligibility.why;
    return new ProblemError('NOT_ANSWERABLE', { why });
  }
  if (measure !== null && measure.units > measure.max) {
    return new ProblemError('TOO_LONG', { measure, platform: draft.platform });
  }
  const findings = check.findings.filter((finding) => finding.severity === 'block');
  return findings.length > 0 ? new ProblemError('GUARD', { findings }) : null;
}
