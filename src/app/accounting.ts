import { addAccountToYaml, removeAccountFromYaml } from '../config.ts';
import type { LoggedIn, LoginGiven, LoginPlan } from '../domain/login.ts';
import type { AccountCheck, AccountView } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import type { AccountSettings } from '../domain/settings.ts';
import { logIn, planLogin, refuseUnknownSecrets } from '../journey/accounts/login.ts';
import { checkAccounts, listAccounts, noteAccount } from '../journey/accounts.ts';
import { hideSecret, log } from '../log.ts';
import type { Platform } from '../platforms/platform.ts';
import { hidingVault, problemOf } from './connections.ts';
import { examine } from './examining.ts';
import type { Parts } from './parts.ts';
import { environmentName } from './parts.ts';

interface AccountAsked {
  readonly name: string;
  readonly platform: string;
  readonly handle: string;
  readonly baseUrl: string | null;
  readonly streams: readonly string[];
  readonly features: readonly string[];
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
      // first the secrets: an account that is named no more cannot be asked to forget them
      const isForgotten = await parts.secrets.remove(name);
      if (parts.config.file !== null) await removeAccountFromYaml(parts.config.file, name);
      if (!isForgotten) log.error(`The keyring does not answer: what it holds of ${name} stays there.`);
      await noteAccount(await accountNeeds(parts), name, 'account.removed');
    },

    planLogin: async (name: string): Promise<LoginPlan> =>
      await planLogin(await loginNeeds(parts), parts.connections.account(name)),

    login: async (name: string, given: LoginGiven): Promise<LoggedIn> =>
      await logIn(await loginNeeds(parts), parts.connections.account(name), given),

    doctor: async () => await examine(parts, () => accountNeeds(parts)),
  };
}

export async function accountNeeds(parts: Parts) {
  return {
    store: await parts.store(),
    session: parts.connections.session.bind(parts.connections),
    missing: parts.connections.missing.bind(parts.connections),
    places: async ({ name, platform }: AccountSettings) =>
      await parts.secrets.places(name, (await parts.connections.platform(platform)).settings, 'us'),
    problemOf,
    environmentName,
    operator: parts.config.operator,
    now: parts.now,
  };
}

async function loginNeeds(parts: Parts) {
  const { connections, secrets } = parts;
  return {
    ...(await accountNeeds(parts)),
    platform: connections.platform.bind(connections),
    facts: connections.facts.bind(connections),
    credentials: async ({ name, platform }: AccountSettings) =>
      await secrets.credentials(name, (await connections.platform(platform)).settings),
    save: secrets.save.bind(secrets),
    tryPlace: secrets.tryPlace.bind(secrets),
    hideSecret,
    hiding: hidingVault,
    signal: parts.signal,
  };
}

/** What addresses the brand, in every way the platform has. */
const DEFAULT_STREAMS = ['mentions', 'comments', 'messages'];

async function add(parts: Parts, asked: AccountAsked): Promise<AccountView> {
  const { file, settings } = parts.config;
  if (file === null) throw new ProblemError('NO_WORKSPACE', { folder: parts.config.folder });
  if (settings.accounts.some((account) => account.name === asked.name)) {
    const problem = `There already is an account named ${asked.name}.`;
    throw new ProblemError('USAGE', { problem, remedy: 'Choose another name, or remove that account first.' });
  }
  const platform = await parts.connections.platform(asked.platform);
  refuseUnknownSecrets(platform, asked.secrets);
  refuseUnknownFeatures(platform, asked.features);
  refuseUnknownStreams(platform, asked.streams);
  const known: readonly string[] = platform.streams;
  const wanted = asked.streams.length > 0 ? asked.streams : DEFAULT_STREAMS.filter((kind) => known.includes(kind));
  const { secrets, ...given } = asked;
  const account = { ...given, streams: wanted };
  await addAccountToYaml(file, account);
  if (Object.keys(secrets).length > 0) await parts.secrets.save(asked.name, secrets);
  const needs = await accountNeeds(parts);
  await noteAccount(needs, asked.name, 'account.added');
  const [view] = await listAccounts(needs, [{ ...account, streams: [] }]);
  if (view === undefined) throw new ProblemError('UNKNOWN_ACCOUNT', { name: asked.name, known: [] });
  return { ...view, streams: [...wanted] };
}

function refuseUnknownFeatures({ title, features }: Platform, asked: readonly string[]): void {
  const unknown = asked.filter((feature) => !features.includes(feature));
  if (unknown.length === 0) return;
  const remedy = features.length === 0 ? 'Leave --feature out.' : `It is one of ${features.join(', ')}.`;
  throw new ProblemError('USAGE', { problem: `${title} has no feature ${unknown.join(', ')}.`, remedy });
}

function refuseUnknownStreams({ title, streams }: Platform, asked: readonly string[]): void {
  const known: readonly string[] = streams.filter((kind) => kind !== 'own');
  const unknown = asked.filter((stream) => !known.includes(stream.replace(/:.*$/s, '')));
  if (unknown.length === 0) return;
  const problem = `${title} cannot be listened to by ${unknown.join(', ')}.`;
  throw new ProblemError('USAGE', { problem, remedy: `It has ${known.join(', ')}.` });
}
