/**
 * Beside the steps: one person, as everything on record of them shows.
 * Takes: a contact's number. Leaves: nothing; it only reads.
 * The rule that matters most: two contacts are never taken for one person, whatever they are called.
 */
import { optOutIn, optOutWords } from '../domain/opt-out.ts';
import { CARD_ROWS_MAX, type PersonCard } from '../domain/person-card.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Settings } from '../domain/settings.ts';
import type { Store } from '../store/store.ts';

/** Conversations whose notes, promises and replies are looked up. */
const CONVERSATIONS_MAX = 1_000;

/** Newest messages of theirs that are looked through for a wish not to be written to; what sends looks through all. */
const TEXTS_MAX = 2_000;

/** @throws ProblemError UNKNOWN_CONTACT */
export async function personCard(
  { store, settings }: { readonly store: Store; readonly settings: Pick<Settings, 'bulk'> },
  id: number,
): Promise<PersonCard> {
  const { read } = store;
  const contact = await read.conversations.contact(id);
  if (contact === null) throw new ProblemError('UNKNOWN_CONTACT', { id: String(id) });
  const theirs = await read.conversations.ofContact(id, CONVERSATIONS_MAX);
  const newest = theirs.slice(0, CARD_ROWS_MAX);
  const conversations = await read.conversations.byIds(newest);
  const texts = await read.messages.newestTextsOf(id, TEXTS_MAX);
  const words = optOutWords(settings.bulk.optOut);
  const messages = await read.messages.newestOf(newest, CARD_ROWS_MAX);
  return {
    contact,
    conversations: newest.flatMap((one) => conversations.get(one) ?? []),
    conversationCount: await read.conversations.countOfContact(id),
    messages,
    firstMessageAt: await read.messages.firstFrom(id),
    lastMessageAt: messages[0]?.postedAt ?? null,
    notes: await read.notes.ofAll(theirs),
    followUps: await read.followUps.ofConversations(theirs),
    replies: await read.replies.sentTo(theirs, CARD_ROWS_MAX),
    isOptedOut: texts.some((text) => optOutIn(text, words) !== null),
  };
}
