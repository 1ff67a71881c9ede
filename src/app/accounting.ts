import { addAccountToYaml, removeAccountFromYaml } from '../config.ts';
import type { AccountCheck, AccountView, Diagnosis } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import { checkAccounts, listAccounts, noteAccount } from '../journey/accounts.ts';
import { doctor } from '../journey/doctor.ts';
import { problemOf } from './connections.ts';
import type { Parts } from './parts.ts';
import { environmentName } from './parts.ts';

interface AccountAsked {
  readonly name: string;
  readonly platform: string;
  readonly handle: string;
  readonly baseUrl: string | null;
  readonly streams: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
}

/** Accounts and what could stop the work. */
export function accountingMethods(parts: Parts) {
  const { accounts } = parts.config.settings;
  const named = (names: readonly string[]) =>
    names.length === 0 ? accounts : names.map((name) => parts.connections.account(name));
  return {
    accounts: async (): Promise<AccountView[]> => await listAccounts(await accountNeeds(parts), accounts),

    checkAccounts: async (names: readonly string[]): Promise<AccountCheck[]> =>
      await checkAccounts(await accountNeeds(parts), named(names)),

    addAccount: async (asked: AccountAsked): Promise<AccountView> => await add(parts, asked),

    removeAccount: async (name: string): Promise<void> => {
      parts.connections.account(name);
      if (parts.config.file !== null) await removeAccountFromYaml(parts.config.file, name);
      await parts.secrets.remove(name);
      await noteAccount(await accountNeeds(parts), name, 'account.removed');
    },

    doctor: async (): Promise<Diagnosis[]> => await examine(parts),
  };
}

/** Looks at everything; what keeps it from looking further is a diagnosis too. */
async function examine(parts: Parts): Promise<Diagnosis[]> {
  const { file, folder, settings } = parts.config;
  if (file === null) return [diagnosisOf('workspace', new ProblemError('NO_WORKSPACE', { folder }))];
  try {
    const needs = await accountNeeds(parts);
    return await doctor({
      store: needs.store,
      checkAccounts: (some) => checkAccounts(needs, some),
      wordsOf: (problem) => {
        const { message, hint } = problemWords(problem);
        return { words: message, remedy: hint };
      },
      accounts: settings.accounts,
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

export async function accountNeeds(parts: Parts) {
  return {
    store: await parts.store(),
    session: parts.connections.session.bind(parts.connections),
    missing: parts.connections.missing.bind(parts.connections),
    problemOf,
    environmentName,
    operator: parts.config.operator,
    now: parts.now,
  };
}

async function add(parts: Parts, asked: AccountAsked): Promise<AccountView> {
  const { file, settings } = parts.config;
  if (file === null) throw new ProblemError('NO_WORKSPACE', { folder: parts.config.folder });
  if (settings.accounts.some((account) => account.name === asked.name)) {
    const problem = `There already is an account named ${asked.name}.`;
    throw new ProblemError('USAGE', { problem, remedy: 'Choose another name, or remove that account first.' });
  }
  await parts.connections.platform(asked.platform);
  const { secrets, ...account } = asked;
  await addAccountToYaml(file, account);
  if (Object.keys(secrets).length > 0) await parts.secrets.save(asked.name, secrets);
  const needs = await accountNeeds(parts);
  await noteAccount(needs, asked.name, 'account.added');
  const [view] = await listAccounts(needs, [{ ...account, streams: [] }]);
  if (view === undefined) throw new ProblemError('UNKNOWN_ACCOUNT', { name: asked.name, known: [] });
  return { ...view, streams: [...asked.streams] };
}
