import type { AccountSettings } from '../../domain/settings.ts';
import { CHANGES } from '../../domain/stream.ts';
import type { Around } from '../../platforms/platform.ts';
import type { PollNeeds } from './needs.ts';
import { saveChanges } from './save-page.ts';

/**
 * Saves what a look around a message brought, as listening would have: new words of the customer and of ours, edits,
 * deletions. No stream's place moves. Returns the conversations that changed.
 */
export async function hearAround(
  needs: PollNeeds,
  account: AccountSettings,
  around: Around,
): Promise<readonly number[]> {
  const now = needs.now();
  const known = await needs.store.read.messages.known(
    account.name,
    around.messages.map((one) => one.remoteId),
  );
  // a platform that does not say when a text changed is asked after it did
  const messages = around.messages.map((one) => ({
    ...one,
    editedAt: one.editedAt ?? (known.has(one.remoteId) ? now : null),
  }));
  const page = { ...around, messages, context: [], unreadable: [], cursor: '', gap: null };
  const isFlat = (await needs.platform(account.platform)).threads === 'flat';
  const of = { account, stream: CHANGES, page, openFrom: Number.NEGATIVE_INFINITY, isFlat, isAgain: true };
  return (await saveChanges(needs, of, [])).touched;
}
