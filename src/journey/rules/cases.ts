import type { Contact, Conversation } from '../../domain/conversation.ts';
import type { RuleCase } from '../../domain/rule-match.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { UrgencyLevel } from '../../domain/triage.ts';
import type { Reads } from '../../store/store.ts';
import type { RuleNeeds } from './needs.ts';

/** A message as rules look at it, and where it belongs. */
export interface MessageCase extends RuleCase {
  readonly message: StoredMessage;
  readonly conversation: Conversation;
}

type Asking = Pick<RuleNeeds, 'rules' | 'isOpenAt'> & { readonly read: Pick<Reads, 'conversations' | 'messages'> };

/**
 * Messages with what surrounds them; those that belong nowhere, and those of bots, are left out. The conversation's urgency
 * is that of its newest message; of an older one only its words tell.
 */
export async function casesOf(needs: Asking, messages: readonly StoredMessage[]): Promise<MessageCase[]> {
  const ids = messages.flatMap(({ conversation }) => (conversation === null ? [] : [conversation]));
  const conversations = await needs.read.conversations.byIds(ids);
  const newness = await newnessOf(needs, conversations);
  const cases: MessageCase[] = [];
  for (const message of messages) {
    const conversation = conversations.get(message.conversation ?? 0);
    if (conversation === undefined || conversation.contact.isBot) continue;
    const { text, platform, account, visibility, score, postedAt } = message;
    cases.push({
      ...{ message, conversation, text, platform, account, visibility, score },
      urgency: urgencyOf(message, conversation),
      contact: conversation.contact,
      isNew: newness.isFirst(conversation.contact, message),
      isOpen: needs.rules.some(({ when }) => when.during !== null) ? await needs.isOpenAt(postedAt) : true,
    });
  }
  return cases;
}

function urgencyOf({ score, postedAt }: StoredMessage, conversation: Conversation): UrgencyLevel {
  const isOver = conversation.waitingSince === null || postedAt < conversation.waitingSince;
  return isOver && score !== null ? score.urgency.level : conversation.urgency.level;
}

/** Who wrote for the first time; asked only where a rule wants to know. */
async function newnessOf(needs: Asking, conversations: ReadonlyMap<number, Conversation>) {
  const first = new Map<number, number | null>();
  if (needs.rules.some(({ when }) => when.contact.isNew !== null))
    for (const { contact } of conversations.values())
      if (!first.has(contact.id)) first.set(contact.id, await needs.read.messages.firstFrom(contact.id));
  return {
    isFirst: ({ id }: Contact, { postedAt }: StoredMessage) => (first.get(id) ?? postedAt) >= postedAt,
  };
}
