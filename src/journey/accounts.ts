/**
 * Accounts: who we are on each platform.
 * Takes: the accounts of kuulo.yaml and their secrets. Leaves: what each platform says of us, kept for drafting offline.
 * The rule that matters most: what a platform told is kept with the time it told it; secrets are never kept here.
 */
import { eventBy } from '../domain/event.ts';
import type { Operator } from '../domain/operator.ts';
import type { AccountCheck, AccountView } from '../domain/outcomes.ts';
import type { ProblemError } from '../domain/problem.ts';
import type { AccountSettings } from '../domain/settings.ts';
import { streamName } from '../domain/stream.ts';
import type { PlatformFailure, Session, Setting } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';

export interface AccountNeeds {
  readonly store: Store;
  readonly session: (account: AccountSettings) => Promise<Session>;
  readonly missing: (account: AccountSettings) => Promise<readonly Setting[]>;
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
        const identity = await identify(needs, account);
        const { remoteId, handle, name, url, scopes, expiresAt, rateLimit } = identity;
        const left = { remaining: rateLimit?.remaining ?? null, resetAt: rateLimit?.resetAt ?? null };
        const view = await viewOf(needs, account);
        return { account: view, identity: { remoteId, handle, name, url, scopes, expiresAt, ...left }, problem: null };
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

/** Asks one platform who we are there, and keeps its answer. */
export async function identify(needs: AccountNeeds, account: AccountSettings) {
  const identity = await (await needs.session(account)).identity();
  const at = needs.now();
  await needs.store.transact(async (tx) => {
    const { remoteId, handle, limits } = identity;
    await tx.accounts.save({ name: account.name, platform: account.platform, handle, remoteId, limits, checkedAt: at });
    const data = { account: account.name, remoteId };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'account.checked', { data })]);
  });
  return identity;
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

async function viewOf(needs: AccountNeeds, account: AccountSettings): Promise<AccountView> {
  const known = await needs.store.read.accounts.byName(account.name);
  const missing = await needs.missing(account);
  return {
    name: account.name,
    platform: account.platform,
    handle: account.handle,
    baseUrl: account.baseUrl,
    streams: account.streams.filter((stream) => stream.kind !== 'own').map(streamName),
    missing: missing.map((setting) => needs.environmentName(account.name, setting.env)),
    remoteId: known?.remoteId ?? null,
    checkedAt: known?.checkedAt ?? null,
  };
}
