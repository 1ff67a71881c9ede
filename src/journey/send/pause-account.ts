import { eventBy } from '../../domain/event.ts';
import type { PlatformFailure } from '../../platforms/platform.ts';
import type { Tx } from '../../store/store.ts';
import type { SendNeeds } from './needs.ts';

/** Whether a refusal concerns the account and not the one reply: its login is not taken, or it may not write for now. */
export function concernsAccount({ kind, reason }: PlatformFailure): boolean {
  return kind === 'auth' || reason === 'barred';
}

/** The platform does not take what the account says: no more calls in its name until a person has seen to it. */
export async function pauseAccount(
  needs: Pick<SendNeeds, 'operator' | 'now'>,
  tx: Tx,
  { account, failure }: { account: string; failure: PlatformFailure },
): Promise<void> {
  const at = needs.now();
  const scope = `account:${account}` as const;
  const isNew = await tx.pauses.add({ scope, at, by: 'system', reason: failure.words });
  if (!isNew) return;
  const data = { scope, reason: failure.words };
  await tx.events.append([eventBy({ operator: needs.operator, at }, 'outbox.paused', { data })]);
}
