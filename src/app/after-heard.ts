import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import { applyRules, type JustHeard } from '../journey/rules.ts';
import { triage } from '../journey/triage.ts';
import { alertAfterPoll } from './alerting.ts';
import { triageNeeds } from './listening-needs.ts';
import type { Parts } from './parts.ts';
import { ruleNeeds } from './ruling.ts';
import { ratingsHeard } from './surveying.ts';

/**
 * What follows when an account was heard and triaged, in this order: answers to our question how it went, then rules. Called
 * only when conversations changed.
 */
export async function afterHeard(parts: Parts, heard: JustHeard): Promise<void> {
  await ratingsHeard(parts);
  const { toTriage } = await applyRules(await ruleNeeds(parts), heard);
  if (toTriage.length > 0) await triage(await triageNeeds(parts), { conversations: toTriage, isRescoring: false });
}

/** What follows once at the end of each poll, with something new or without: what people are to be told. Returns what went wrong. */
export async function afterPoll(parts: Parts): Promise<string[]> {
  try {
    return await alertAfterPoll(parts);
  } catch (error) {
    // what was heard is heard, whether or not anybody can be told of it
    return [error instanceof ProblemError ? problemWords(error).message : String(error)];
  }
}
