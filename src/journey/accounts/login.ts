/**
 * Login: a new credential for an account.
 * Takes: what a person gave, and a browser where the platform has such a login. Leaves: the credential, and who it is.
 * The rule that matters most: nothing is saved before the platform has said that it is this account's; until then the old
 * credential stays as it is.
 */
import type { BrowserWay, LoggedIn, LoginGiven, LoginPlan } from '../../domain/login.ts';
import { type LoginWay, ProblemError } from '../../domain/problem.ts';
import type { AccountSettings } from '../../domain/settings.ts';
import type { LoginOptions, LoginResult } from '../../platforms/login.ts';
import type { AccountFacts, Credentials, Identity, Platform, TokenVault } from '../../platforms/platform.ts';
import { type AccountNeeds, checkOf, keepIdentity } from '../accounts.ts';

export interface LoginNeeds extends AccountNeeds {
  readonly platform: (id: string) => Promise<Platform>;
  readonly facts: (account: string) => Promise<AccountFacts>;
  readonly credentials: (account: AccountSettings) => Promise<Credentials>;
  readonly save: (
    account: string,
    values: Readonly<Record<string, string | null>>,
    place: LoginGiven['place'],
  ) => Promise<void>;
  /** Throws when nothing could be kept there. */
  readonly tryPlace: (account: string, place: LoginGiven['place']) => Promise<void>;
  /** What must never be printed. */
  readonly hideSecret: (value: string) => void;
  /** The same vault, whose tokens are never printed. */
  readonly hiding: (vault: TokenVault) => TokenVault;
  readonly signal: AbortSignal;
}

/** What logging in to this account takes. */
export async function planLogin(needs: LoginNeeds, account: AccountSettings): Promise<LoginPlan> {
  const { title, settings, login } = await needs.platform(account.platform);
  const kept = await needs.credentials(account);
  const asked = login === null ? settings : settings.filter(({ name }) => login.needs.includes(name));
  return {
    account: account.name,
    platform: title,
    browser:
      login === null ? null : { isRegisteredByHand: login.needs.length > 0, shownCodeUri: login.shownCodeUri ?? null },
    questions: asked.map(({ name, env, title: words, hint, isSecret, isRequired }) => ({
      name,
      variable: needs.environmentName(account.name, env),
      title: words,
      hint,
      isSecret,
      isRequired: isRequired || login !== null,
      isKept: kept[name] !== undefined,
    })),
  };
}

/**
 * Logs in and keeps the credential.
 * @throws {ProblemError} USAGE for a value the platform does not know; CREDENTIALS_MISSING, AUTH_FAILED (also when it is
 * another account's), KEYRING_UNAVAILABLE and what the network brings: then nothing was changed
 */
export async function logIn(needs: LoginNeeds, account: AccountSettings, given: LoginGiven): Promise<LoggedIn> {
  const platform = await needs.platform(account.platform);
  refuseUnknownSecrets(platform, given.secrets);
  await needs.tryPlace(account.name, given.place);
  try {
    const proof = await proved(needs, account, { platform, given });
    const { identity, session } = proof;
    const saved = { ...given.secrets, ...proof.result.credentials };
    const isNew = given.browser !== null || Object.keys(saved).length > 0;
    if (isNew) {
      const moved = await keptElsewhere(needs, account, given.place);
      await needs.save(account.name, { ...moved, ...saved, session }, given.place);
    }
    await keepIdentity(needs, account, { identity, kinds: ['account.loggedIn', 'account.checked'], isAskedFor: true });
    const shadowedBy = [
      ...(await shadows(needs, account, saved)),
      ...(await usedInstead(needs, account, { platform, proof })),
    ];
    return { check: await checkOf(needs, account, identity), shadowedBy };
  } catch (error) {
    throw atLogin(needs.problemOf(account.name, error).problem, given);
  }
}

/** A login that failed does not send a person to the login. */
function atLogin(problem: ProblemError, { browser, secrets }: LoginGiven): ProblemError {
  const hasSecrets = Object.keys(secrets).length > 0;
  const way: LoginWay = browser !== null ? 'browser' : hasSecrets ? 'given' : 'kept';
  if (!isOfCredentials(problem)) return problem;
  return new ProblemError(problem.code, { ...problem.facts, atLogin: way }, { cause: problem.cause });
}

function isOfCredentials(problem: ProblemError): problem is ProblemError<'AUTH_FAILED' | 'CREDENTIALS_MISSING'> {
  return problem.code === 'AUTH_FAILED' || problem.code === 'CREDENTIALS_MISSING';
}

/** What the account has in the other of the two places: half of a login in the keyring is of no use to cron. */
async function keptElsewhere(
  needs: LoginNeeds,
  account: AccountSettings,
  place: LoginGiven['place'],
): Promise<Record<string, string>> {
  const kept = await needs.credentials(account);
  const elsewhere = place === 'keyring' ? 'credentials.json' : 'keyring';
  const names = (await needs.places(account)).filter(({ from }) => from === elsewhere).map(({ name }) => name);
  return Object.fromEntries(names.flatMap((name) => (kept[name] ? [[name, kept[name]]] : [])));
}

/** Values that the platform has no name for would be kept and never used. @throws {ProblemError} USAGE */
export function refuseUnknownSecrets(platform: Platform, secrets: Readonly<Record<string, string>>): void {
  const known = platform.settings.map(({ name }) => name);
  const unknown = Object.keys(secrets).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const names = platform.settings.map(({ env }) => env).join(', ');
  // a token given without its name reads as a name, where its padding is taken for the value
  const told = unknown.map((name) => (NAME_LIKE.test(name) ? environmentSpelling(name) : 'value by such a name'));
  const problem = `${platform.title} has no ${told.join(', ')}`;
  throw new ProblemError('USAGE', {
    problem,
    remedy: `Write lines NAME=value with ${names}, alone or after KUULO_<ACCOUNT>_.`,
  });
}

/** Words that settings are called by, and a whole name of another account: nothing else is sure to be no value. */
const NAME_LIKE =
  /^(KUULO_[A-Z0-9_]+|((access|api|app|bearer|client|consumer|handle|id|identifier|key|login|name|page|password|refresh|secret|token|user)_?)+)$/i;

/** `pageToken` is `PAGE_TOKEN` in the environment. */
function environmentSpelling(name: string): string {
  return /[a-z]/.test(name) ? name.replace(/[A-Z]/g, '_$&').toUpperCase() : name;
}

interface Proof {
  readonly result: LoginResult;
  /** Values that it was proved with. */
  readonly credentials: Credentials;
  readonly identity: Identity;
  /** What the session remembers after it proved itself. */
  readonly session: string | null;
}

async function proved(
  needs: LoginNeeds,
  account: AccountSettings,
  { platform, given }: { readonly platform: Platform; readonly given: LoginGiven },
): Promise<Proof> {
  const known = { ...(await needs.credentials(account)), ...given.secrets };
  hideSecrets(needs, platform, known);
  const { result, credentials } = await gained(needs, account, { platform, given, known });
  hideSecrets(needs, platform, credentials);
  refuseMissing(needs, account, { platform, credentials });
  const memory = vaultInMemory(result.session);
  const facts = await needs.facts(account.name);
  const opened = await platform.open(credentials, {
    account: facts,
    baseUrl: account.baseUrl,
    signal: needs.signal,
    vault: needs.hiding(memory),
    now: needs.now,
  });
  const identity = await opened.identity();
  refuseAnother(account, facts, identity);
  return { result, credentials, identity, session: await memory.load() };
}

/** What is new, and what it takes to prove it: after a login in the browser that login alone, and no older key beside it. */
async function gained(
  needs: LoginNeeds,
  account: AccountSettings,
  { platform, given, known }: { platform: Platform; given: LoginGiven; known: Credentials },
): Promise<{ result: LoginResult; credentials: Credentials }> {
  if (given.browser === null || platform.login === null) {
    return { result: { credentials: {}, session: null }, credentials: known };
  }
  const result = await throughBrowser(needs, account, { platform, known, browser: given.browser });
  const needed = Object.entries(known).filter(([name]) => platform.login?.needs.includes(name));
  return { result, credentials: { ...Object.fromEntries(needed), ...given.secrets, ...result.credentials } };
}

async function throughBrowser(
  needs: LoginNeeds,
  account: AccountSettings,
  way: { readonly platform: Platform; readonly known: Credentials; readonly browser: BrowserWay },
): Promise<LoginResult> {
  const { login, settings } = way.platform;
  if (login === null) return { credentials: {}, session: null };
  const missing = settings.filter(({ name }) => login.needs.includes(name) && way.known[name] === undefined);
  if (missing.length > 0) throw credentialsMissing(needs, account, missing);
  const { redirectUri, comeBack } = way.browser;
  const { signal, now } = needs;
  const options: LoginOptions = { baseUrl: account.baseUrl, redirectUri, signal, now };
  const begun = await login.begin(way.known, options);
  const callback = await comeBack(begun.authorizeUrl);
  needs.hideSecret(callback.searchParams.get('code') ?? '');
  return await login.finish(begun, callback, options);
}

function refuseMissing(
  needs: LoginNeeds,
  account: AccountSettings,
  { platform, credentials }: { readonly platform: Platform; readonly credentials: Credentials },
): void {
  const missing = platform.settings.filter(({ name, isRequired }) => isRequired && !credentials[name]);
  if (missing.length > 0) throw credentialsMissing(needs, account, missing);
}

function credentialsMissing(needs: LoginNeeds, account: AccountSettings, missing: readonly { env: string }[]) {
  const names = missing.map(({ env }) => needs.environmentName(account.name, env));
  return new ProblemError('CREDENTIALS_MISSING', { account: account.name, missing: names });
}

/**
 * A credential of somebody else would answer in their name. Known by its handle, or by the platform's own id where
 * it was ever asked (a renamed account is the same), or else by a longer or shorter way to say the handle.
 */
function refuseAnother(account: AccountSettings, facts: AccountFacts, { remoteId, handle, name }: Identity): void {
  const said = bare(handle);
  const wanted = bare(account.handle);
  const isNamed = [remoteId, bare(name)].includes(wanted) || isLonger(said, wanted) || isLonger(wanted, said);
  const isOurs = said === wanted || (facts.remoteId === null ? isNamed : facts.remoteId === remoteId);
  if (isOurs) return;
  const ours = facts.remoteId === null ? `@${account.handle}` : `@${facts.handle} (${facts.remoteId})`;
  const words = `it is the credential of @${handle} (${remoteId}), and the account is ${ours}`;
  throw new ProblemError('AUTH_FAILED', { account: account.name, words });
}

function bare(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}

/** `esimerkki@mastodon.example` and `esimerkki.example` are longer ways to say `esimerkki`. */
function isLonger(long: string, short: string): boolean {
  return long.startsWith(`${short}@`) || long.startsWith(`${short}.`);
}

function hideSecrets(needs: LoginNeeds, { settings }: Platform, credentials: Credentials): void {
  for (const { name, isSecret } of settings) if (isSecret) needs.hideSecret(credentials[name] ?? '');
}

/** Names of other values that win over those that were saved. */
async function shadows(needs: LoginNeeds, account: AccountSettings, saved: Credentials): Promise<string[]> {
  const used = await needs.credentials(account);
  return (await needs.places(account)).flatMap(({ name, env, from }) => {
    const isOutside = env !== null && (from === 'environment' || from === '.env');
    const isShadow = isOutside && saved[name] !== undefined && saved[name] !== used[name];
    return isShadow ? [needs.environmentName(account.name, env)] : [];
  });
}

/** Other credentials that the platform prefers to a login in the browser, told by asking it once more. */
async function usedInstead(
  needs: LoginNeeds,
  account: AccountSettings,
  { platform, proof }: { readonly platform: Platform; readonly proof: Proof },
): Promise<string[]> {
  const kept = await needs.credentials(account);
  const others = platform.settings.filter(({ name, isSecret }) => isSecret && kept[name] && !proof.credentials[name]);
  if (others.length === 0) return [];
  try {
    const used = await (await needs.session(account)).identity();
    if (used.tokenKind === proof.identity.tokenKind) return [];
    await keepIdentity(needs, account, { identity: used, kinds: ['account.checked'], isAskedFor: true });
    return others.map(({ env }) => needs.environmentName(account.name, env));
  } catch {
    // what is used then is told by the next check
    return [];
  }
}

/** What a login remembers until it is proved. */
function vaultInMemory(first: string | null): TokenVault {
  let kept = first;
  const save = async (text: string): Promise<void> => {
    if (text.trim() !== '') kept = text;
  };
  return {
    load: async () => kept,
    save,
    async renew(change) {
      const text = await change(kept);
      await save(text);
      return text;
    },
  };
}
