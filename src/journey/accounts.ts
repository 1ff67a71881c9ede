/**
 * Accounts: who we are on each platform.
 * Takes: the accounts of kuulo.yaml and their secrets. Leaves: what each platform says of us, kept for drafting offline.
 * The rule that matters most: what a platform told is kept with the time it told it; secrets are never kept here.
 */
import { type EventKind, eventBy } from '../domain/event.ts';
import type { Operator } from '../domain/operator.ts';
import type { AccountCheck, AccountView } from '../domain/outcomes.ts';
import type { ProblemError } from '../domain/problem.ts';
import type { SecretPlace } from '../domain/secret-place.ts';
import type { AccountSettings } from '../domain/settings.ts';
import { streamName } from '../domain/stream.ts';
import type { Identity, PlatformFailure, Session, Setting } from '../platforms/platform.ts';
import type { Store, Tx } from '../store/store.ts';

export interface AccountNeeds {
  readonly store: Store;
  readonly session: (account: AccountSettings) => Promise<Session>;
  readonly missing: (account: AccountSettings) => Promise<readonly Setting[]>;
  /** Where each value of an account comes from. */
  readonly places: (account: AccountSettings) => Promise<readonly SecretPlace[]>;
  readonly problemOf: (account: string, error: unknown) => { problem: ProblemError; failure: PlatformFailure | null };
  readonly environmentName: (account: string, env: string) => string;
  readonly operator: Operator;
  readonly now: () => number;
}

/** Every account with what is missing and what its platform last told. */
export async function listAccounts(needs: AccountNeeds, accounts: readonly AccountSettings[]): Promise<AccountView[]> {
  return await Promise.all(accounts.map((account) => viewOf(needs, account)));
}

/** Asks each platform who we are there, and keeps the answer. */
export async function checkAccounts(
  needs: AccountNeeds,
  accounts: readonly AccountSettings[],
): Promise<AccountCheck[]> {
  return await Promise.all(
    accounts.map(async (account): Promise<AccountCheck> => {
      try {
        return await checkOf(needs, account, await identify(needs, account));
      } catch (error) {
        return {
          account: await viewOf(needs, account),
          identity: null,
          problem: needs.problemOf(account.name, error).problem,
        };
      }
    }),
  );
}

/**
 * Asks one platform who we are there, and keeps its answer. Only a person who asks for it accepts another handle, and lifts a
 * pause that a refused login brought.
 */
export async function identify(needs: AccountNeeds, account: AccountSettings, isAskedFor = true) {
  const identity = await (await needs.session(account)).identity();
  await keepIdentity(needs, account, { identity, kinds: ['account.checked'], isAskedFor });
  return identity;
}

/** Writes down what a platform told of an account, and how that came. */
export async function keepIdentity(
  needs: Pick<AccountNeeds, 'store' | 'operator' | 'now'>,
  { name, platform }: AccountSettings,
  told: { readonly identity: Identity; readonly kinds: readonly EventKind[]; readonly isAskedFor: boolean },
): Promise<void> {
  const at = needs.now();
  const { remoteId, handle, limits, tokenKind, scopes, expiresAt } = told.identity;
  await needs.store.transact(async (tx) => {
    const known = told.isAskedFor ? null : await tx.accounts.byName(name);
    await tx.accounts.save({
      name,
      platform,
      handle: known?.handle ?? handle,
      remoteId,
      limits,
      checkedAt: at,
      tokenKind,
      scopes,
      expiresAt,
    });
    const data = { account: name, remoteId };
    if (told.isAskedFor) await resumeAccount(needs, tx, name);
    await tx.events.append(told.kinds.map((kind) => eventBy({ operator: needs.operator, at }, kind, { data })));
  });
}

/** The platform takes the login again: what it refused before may go on. A person's pause stays. */
async function resumeAccount(needs: Pick<AccountNeeds, 'operator' | 'now'>, tx: Tx, name: string): Promise<void> {
  const scope = `account:${name}` as const;
  if ((await tx.pauses.of(scope))?.by !== 'system') return;
  await tx.pauses.remove(scope);
  const who = { operator: needs.operator, at: needs.now() };
  await tx.events.append([eventBy(who, 'outbox.resumed', { data: { scope } })]);
}

/** What a platform told, beside what is kept. */
export async function checkOf(
  needs: Pick<AccountNeeds, 'store' | 'missing' | 'places' | 'environmentName'>,
  account: AccountSettings,
  identity: Identity,
): Promise<AccountCheck> {
  const { remoteId, handle, name, url, tokenKind, scopes, expiresAt, rateLimit } = identity;
  const left = { remaining: rateLimit?.remaining ?? null, resetAt: rateLimit?.resetAt ?? null };
  return {
    account: await viewOf(needs, account),
    identity: { remoteId, handle, name, url, tokenKind, scopes, expiresAt, ...left },
    problem: null,
  };
}

/** Writes down that an account came or went. What was heard by it stays. */
export async function noteAccount(
  needs: Pick<AccountNeeds, 'store' | 'operator' | 'now'>,
  name: string,
  kind: 'account.added' | 'account.removed',
): Promise<void> {
  const at = needs.now();
  await needs.store.transact(async (tx) => {
    await tx.events.append([eventBy({ operator: needs.operator, at }, kind, { data: { account: name } })]);
    if (kind === 'account.removed') {
      await tx.accounts.remove(name);
      await tx.streams.removeAccount(name);
    }
  });
}

async function viewOf(
  needs: Pick<AccountNeeds, 'store' | 'missing' | 'places' | 'environmentName'>,
  account: AccountSettings,
): Promise<AccountView> {
  const known = await needs.store.read.accounts.byName(account.name);
  const missing = await needs.missing(account);
  const places = await needs.places(account);
  return {
    name: account.name,
    platform: account.platform,
    handle: account.handle,
    baseUrl: account.baseUrl,
    streams: account.streams.filter((stream) => stream.kind !== 'own').map(streamName),
    missing: missing.map((setting) => needs.environmentName(account.name, setting.env)),
    remoteId: known?.remoteId ?? null,
    checkedAt: known?.checkedAt ?? null,
    tokenKind: known?.tokenKind ?? null,
    scopes: known?.scopes ?? null,
    expiresAt: known?.expiresAt ?? null,
    secrets: places.flatMap(({ name, env, from, isThere }) =>
      from === null ? [] : [{ name: env === null ? name : needs.environmentName(account.name, env), from, isThere }],
    ),
  };
}
