import type { LearnReport } from '../domain/learning.ts';
import { learn } from '../journey/learn.ts';
import type { Parts } from './parts.ts';

/** What people's corrections teach the scorer. */
export function learningMethods(parts: Parts) {
  return {
    learn: async (input: { isDryRun?: boolean; isReset?: boolean } = {}): Promise<LearnReport> => {
      const scorer = await parts.untuned();
      const { isDryRun = false, isReset = false } = input;
      const needs = {
        store: await parts.store(),
        evidence: async (text: string, language: string | null) => scorer.evidence(text, language),
        operator: parts.config.operator,
        now: parts.now,
      };
      return await learn(needs, { isDryRun, isReset });
    },
  };
}
