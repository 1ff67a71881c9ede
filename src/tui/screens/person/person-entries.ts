import type { Note } from '../../../domain/conversation.ts';
import type { FollowUp } from '../../../domain/follow-up.ts';
import type { PersonCard } from '../../../domain/person-card.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { StoredMessage } from '../../../domain/stored.ts';

/** The parts of a card, in the order they are read. */
export const SECTIONS = ['followUps', 'notes', 'history', 'sent'] as const;
export type Section = (typeof SECTIONS)[number];

/** One thing on the card that the cursor may stand on; each is of a conversation. */
export type PersonEntry = { readonly conversation: number } & (
  | { readonly section: 'followUps'; readonly followUp: FollowUp }
  | { readonly section: 'notes'; readonly note: Note }
  | { readonly section: 'history'; readonly message: StoredMessage }
  | { readonly section: 'sent'; readonly reply: Reply }
);

/** Everything on the card that the cursor may stand on, in the order it is read. */
export function entriesOf(card: PersonCard): PersonEntry[] {
  return [
    ...card.followUps.map(
      (followUp) => ({ section: 'followUps', followUp, conversation: followUp.conversation }) as const,
    ),
    ...card.notes.map((note) => ({ section: 'notes', note, conversation: note.conversation }) as const),
    ...card.messages.flatMap((message) =>
      message.conversation === null
        ? []
        : [{ section: 'history', message, conversation: message.conversation } as const],
    ),
    ...card.replies.map((reply) => ({ section: 'sent', reply, conversation: reply.conversation }) as const),
  ];
}

/** What tells an entry from all others, also after the card was read again. */
export function entryKey(entry: PersonEntry): string {
  switch (entry.section) {
    case 'followUps':
      return `followUps ${entry.followUp.id}`;
    case 'notes':
      return `notes ${entry.note.id}`;
    case 'history':
      return `history ${entry.message.id}`;
    case 'sent':
      return `sent ${entry.reply.id}`;
    default:
      return entry satisfies never;
  }
}
