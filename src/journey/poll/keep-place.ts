import type { Tx } from '../../store/store.ts';
import type { PageOf } from './page-of.ts';

/** Keeps how far a stream was heard with this page, what could not be read in it, and what could not be heard before it. */
export async function keepPlace(tx: Tx, of: PageOf, at: { now: number; hasNew: boolean }): Promise<void> {
  const { page, stream } = of;
  const { name: account } = of.account;
  const { now } = at;
  if (page.gap !== null) await tx.streams.addGap({ account, stream, ...page.gap, notedAt: now });
  await tx.streams.addUnreadable(page.unreadable.map((item) => ({ ...item, account, stream, at: now })));
  const isSpent = page.rateLimit?.remaining === 0 && page.rateLimit.resetAt !== null;
  await tx.streams.save(account, stream, {
    ...(of.isAgain ? {} : { cursor: page.cursor }),
    notBefore: isSpent ? page.rateLimit.resetAt : null,
    lastTryAt: now,
    lastHeardAt: now,
    lastError: null,
    ...(at.hasNew ? { lastNewAt: now } : {}),
  });
}
