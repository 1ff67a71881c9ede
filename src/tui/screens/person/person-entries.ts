import type { Conversation, Note } from '../../../domain/conversation.ts';
import type { FollowUp } from '../../../domain/follow-up.ts';
import type { Handover } from '../../../domain/handover.ts';
import type { PersonCard } from '../../../domain/person-card.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { StoredMessage } from '../../../domain/stored.ts';
import type { Survey } from '../../../domain/survey.ts';

/** The parts of a card, in the order they are read. */
export const SECTIONS = ['followUps', 'notes', 'surveys', 'handovers', 'linked', 'history', 'sent'] as const;
export type Section = (typeof SECTIONS)[number];

/** One thing on the card that the cursor may stand on; each is of a conversation. */
export type PersonEntry = { readonly conversation: number } & (
  | { readonly section: 'followUps'; readonly followUp: FollowUp }
  | { readonly section: 'notes'; readonly note: Note }
  | { readonly section: 'surveys'; readonly survey: Survey }
  | { readonly section: 'handovers'; readonly handover: Handover }
  // of a contact that a person linked: theirs stays theirs
  | { readonly section: 'linked'; readonly linked: Conversation }
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
    ...card.surveys.map((survey) => ({ section: 'surveys', survey, conversation: survey.conversation }) as const),
    ...card.handovers.map(
      (handover) => ({ section: 'handovers', handover, conversation: handover.conversation }) as const,
    ),
    ...card.linked.flatMap(({ conversations }) =>
      conversations.map((linked) => ({ section: 'linked', linked, conversation: linked.id }) as const),
    ),
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
    case 'surveys':
      return `surveys ${entry.survey.id}`;
    case 'handovers':
      return `handovers ${entry.handover.id}`;
    case 'linked':
      return `linked ${entry.linked.id}`;
    case 'history':
      return `history ${entry.message.id}`;
    case 'sent':
      return `sent ${entry.reply.id}`;
    default:
      return entry satisfies never;
  }
}
