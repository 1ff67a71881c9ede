/**
 * Pause: stops what goes out, and lets it go on.
 * Takes: an operator's word. Leaves: pauses that every claim of a reply looks at, in the claim's own transaction.
 * The rule that matters most: a pause is there before this returns; what is in flight then ends, and nothing follows it.
 */
import { eventBy } from '../domain/event.ts';
import { demand, type Operator } from '../domain/operator.ts';
import type { Pause, PauseScope } from '../domain/pause.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Store } from '../store/store.ts';

export interface PauseNeeds {
  readonly store: Store;
  /** Names of the accounts in kuulo.yaml. */
  readonly accounts: readonly string[];
  readonly operator: Operator;
  readonly now: () => number;
}

/** Longer reasons fill everybody's screen. */
const REASON_MAX = 500;

/**
 * Pauses everything, or the named accounts; one that is paused already keeps its time and reason.
 * @returns all that stands paused
 * @throws {ProblemError} UNKNOWN_ACCOUNT, NOT_PERMITTED
 */
export async function pause(
  needs: PauseNeeds,
  input: { readonly accounts: readonly string[]; readonly reason: string },
): Promise<Pause[]> {
  demand(needs.operator, 'pause');
  for (const name of input.accounts) if (!needs.accounts.includes(name)) throw unknownAccount(needs, name);
  const reason = [...input.reason.trim()].slice(0, REASON_MAX).join('');
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    for (const scope of scopesOf(input.accounts)) {
      const isNew = await tx.pauses.add({ scope, at, by: needs.operator.name, reason });
      if (isNew) await tx.events.append([eventBy({ ...needs, at }, 'outbox.paused', { data: { scope, reason } })]);
    }
    return await tx.pauses.all();
  });
}

/**
 * Lets everything go on, or the named accounts. What was paused for another reason stays: an account whose login was
 * refused is resumed by its name.
 * @returns all that still stands paused
 * @throws {ProblemError} UNKNOWN_ACCOUNT, NOT_PERMITTED
 */
export async function resume(needs: PauseNeeds, input: { readonly accounts: readonly string[] }): Promise<Pause[]> {
  demand(needs.operator, 'resume');
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    for (const scope of scopesOf(input.accounts)) {
      const standing = await tx.pauses.of(scope);
      // an account that was removed from kuulo.yaml may still be paused
      if (standing === null) mustBeKnown(needs, scope);
      if (standing === null || !(await tx.pauses.remove(scope))) continue;
      const data = { scope, pausedBy: standing.by, pausedAt: standing.at };
      await tx.events.append([eventBy({ ...needs, at }, 'outbox.resumed', { data })]);
    }
    return await tx.pauses.all();
  });
}

function scopesOf(accounts: readonly string[]): PauseScope[] {
  return accounts.length === 0 ? ['all'] : [...new Set(accounts)].map((name) => `account:${name}` as const);
}

function mustBeKnown(needs: PauseNeeds, scope: PauseScope): void {
  const name = scope.startsWith('account:') ? scope.slice('account:'.length) : null;
  if (name !== null && !needs.accounts.includes(name)) throw unknownAccount(needs, name);
}

function unknownAccount(needs: PauseNeeds, name: string): ProblemError<'UNKNOWN_ACCOUNT'> {
  return new ProblemError('UNKNOWN_ACCOUNT', { name, known: needs.accounts });
}
