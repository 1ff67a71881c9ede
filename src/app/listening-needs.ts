import type { Parts } from './parts.ts';

/** What triage is wired from, by the tuning that holds now. */
export async function triageNeeds(parts: Parts) {
  await parts.takeTuning();
  return {
    store: await parts.store(),
    score: parts.score,
    addWorkingTime: parts.addWorkingTime,
    settings: parts.config.settings,
    operator: parts.config.operator,
    now: parts.now,
  };
}
