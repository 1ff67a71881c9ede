import type { Operator } from '../../domain/operator.ts';
import type { Settings } from '../../domain/settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { GuardedDraft } from '../../guard/draft.ts';
import type { Reads, Store } from '../../store/store.ts';

interface KnowingNeeds {
  readonly store: Store;
  readonly settings: Settings;
  readonly operator: Operator;
  readonly recent?: (account: string) => Promise<readonly string[]>;
}

/** Our replies that a new one is held against, and how many are looked through for those of the account. */
const RECENT_MAX = 20;
const RECENT_READ = 100;

/** What is known of the customer and of what we said before, for the guard. */
export async function knownAround(
  needs: KnowingNeeds,
  { target, thread }: { target: StoredMessage; thread?: readonly StoredMessage[] },
): Promise<Pick<GuardedDraft, 'settings' | 'customer' | 'isGoingOn' | 'recent' | 'operator'>> {
  const { read } = needs.store;
  const { author, text, language, score, conversation } = target;
  const said = thread ?? (conversation === null ? [] : await read.messages.ofConversation(conversation));
  const ofAccount = needs.recent ?? ((account: string) => recentTexts(read, account));
  return {
    settings: needs.settings.guard,
    customer: {
      text,
      name: author.name,
      handle: author.handle,
      language: score?.language ?? language,
      flags: score?.flags ?? [],
      topics: score?.topics ?? [],
      sentiment: score?.sentiment.label ?? null,
    },
    isGoingOn: said.some(({ direction, deletedAt }) => direction === 'outbound' && deletedAt === null),
    recent: await ofAccount(target.account),
    operator: needs.operator.name,
  };
}

/** What an account said lately, newest first; a question how it went is none of it. */
export async function recentTexts(read: Reads, account: string): Promise<string[]> {
  const sent = await read.replies.recentlySent(RECENT_READ);
  return sent
    .filter((reply) => reply.account === account && reply.purpose === 'answer')
    .slice(0, RECENT_MAX)
    .map(({ text }) => text);
}
