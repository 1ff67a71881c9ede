import type { Diagnosis } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import { type AccountNeeds, checkAccounts } from '../journey/accounts.ts';
import { doctor } from '../journey/doctor.ts';
import { answeringMethods } from './answering.ts';
import type { Parts } from './parts.ts';

/** Looks at everything; what keeps it from looking further is a diagnosis too. */
export async function examine(parts: Parts, accountNeeds: () => Promise<AccountNeeds>): Promise<Diagnosis[]> {
  const { file, folder, settings } = parts.config;
  if (file === null) return [diagnosisOf('workspace', new ProblemError('NO_WORKSPACE', { folder }))];
  try {
    const needs = await accountNeeds();
    return await doctor({
      store: needs.store,
      checkAccounts: (some) => checkAccounts(needs, some),
      wordsOf: (problem) => {
        const { message, hint } = problemWords(problem);
        return { words: message, remedy: hint };
      },
      platform: ({ platform }) => parts.connections.platform(platform),
      places: async ({ name, platform }, seenBy) =>
        await parts.secrets.places(name, (await parts.connections.platform(platform)).settings, seenBy),
      environmentName: needs.environmentName,
      accounts: settings.accounts,
      settings,
      answers: () => answeringMethods(parts).answers(null),
      now: parts.now,
    });
  } catch (error) {
    if (error instanceof ProblemError && error.code.startsWith('DATABASE')) return [diagnosisOf('database', error)];
    throw error;
  }
}

function diagnosisOf(subject: string, problem: ProblemError): Diagnosis {
  const { message, hint } = problemWords(problem);
  return { subject, isFine: false, words: message, remedy: hint, code: problem.code };
}
