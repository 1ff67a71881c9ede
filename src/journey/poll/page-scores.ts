import { asKept } from '../../domain/kept-text.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Score } from '../../domain/triage.ts';
import type { PollNeeds } from './needs.ts';
import type { PageOf } from './page-of.ts';

/**
 * Scores of the customers' messages that are new or may have been edited, by remote id; what is heard again as it was is
 * not scored again. Runs before the page's transaction, so that nobody waits for it.
 */
export async function pageScores(needs: PollNeeds, { account, page }: PageOf): Promise<Map<string, Score>> {
  const inbound = page.messages.filter((message) => message.direction === 'inbound');
  const known = await needs.store.read.messages.known(
    account.name,
    inbound.map((message) => message.remoteId),
  );
  const scores = new Map<string, Score>();
  for (const message of inbound) {
    if (isAsHeard(known.get(message.remoteId), message.text)) continue;
    scores.set(message.remoteId, await needs.score(message.text, message.language));
  }
  return scores;
}

/** In a conversation already, with this text. */
function isAsHeard(stored: StoredMessage | undefined, text: string): boolean {
  return stored !== undefined && stored.conversation !== null && stored.text === asKept(text);
}
