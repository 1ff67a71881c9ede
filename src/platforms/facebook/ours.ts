import type { AccountFacts } from '../platform.ts';

/** Whether a Page is the account's: the id decides, a name may change hands; before the id is known, name or id. */
export function isOurs(page: { readonly id: string; readonly handle: string }, account: AccountFacts): boolean {
  if (account.remoteId !== null) return account.remoteId === page.id;
  return [page.handle.toLowerCase(), page.id].includes(account.handle.replace(/^@/, '').toLowerCase());
}
