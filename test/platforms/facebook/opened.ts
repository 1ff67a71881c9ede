/** A Page opened at a scripted server, and all that a stream brings. */

import type { Stream } from '../../../src/domain/stream.ts';
import { facebook } from '../../../src/platforms/facebook/facebook.ts';
import type { AccountFacts, FetchOptions, MessagePage, Session, TokenVault } from '../../../src/platforms/platform.ts';

export const PAGE = { id: '500', name: 'Esimerkki Oy', username: 'esimerkki', category: 'Shop' };

/** Keeps nothing. */
const emptyVault: TokenVault = {
  load: async () => null,
  save: async () => {},
  renew: (change) => change(null),
};

/** `now`: UTC milliseconds of the client's clock. */
export function openPage(
  baseUrl: string,
  {
    known = {},
    credentials = {},
    now = Date.now,
    vault = emptyVault,
  }: {
    known?: Partial<AccountFacts>;
    credentials?: Record<string, string>;
    now?: () => number;
    vault?: TokenVault;
  } = {},
): Promise<Session> {
  const account = { name: 'fb', handle: 'esimerkki', remoteId: '500', limits: null, ...known };
  const { signal } = new AbortController();
  return facebook.open({ pageAccessToken: 'EAApage', ...credentials }, { account, baseUrl, signal, vault, now });
}

/** Everything of a stream from `since`, or no more than so many pages. */
export async function hear(
  session: Session,
  stream: Stream,
  {
    since = null,
    pagesMax = 10_000,
    ...options
  }: Partial<FetchOptions> & { since?: string | null; pagesMax?: number } = {},
) {
  const pages: MessagePage[] = [];
  const all = { backfillFrom: 0, now: Date.now(), overlapMs: 0, ...options };
  if (pagesMax > 0) {
    for await (const page of session.fetch(stream, since, all)) {
      pages.push(page);
      if (pages.length >= pagesMax) break;
    }
  }
  const messages = pages.flatMap((page) => page.messages);
  return { pages, messages, ids: messages.map((one) => one.remoteId), cursor: pages.at(-1)?.cursor ?? since };
}
