import type { Conversation, ConversationPage } from '../domain/conversation.ts';
import type { Visibility } from '../domain/message.ts';
import type { ConversationDetail, ReplyReview } from '../domain/outcomes.ts';
import type { Reply } from '../domain/reply.ts';
import type { ScreenName } from './keys.ts';

/** A screen with what it shows at first; what it needs is fetched before it opens, so no screen starts empty. */
export type Place =
  | { readonly screen: 'inbox' }
  | { readonly screen: 'thread'; readonly detail: ConversationDetail }
  | { readonly screen: 'composer'; readonly draft: DraftStart }
  | { readonly screen: 'review'; readonly review: ReplyReview }
  | { readonly screen: 'approvals'; readonly replies: readonly Reply[]; readonly review: ReplyReview | null }
  | { readonly screen: 'outbox'; readonly replies: readonly Reply[] }
  | { readonly screen: 'help'; readonly from: ScreenName };

/** What the composer starts from. */
export interface DraftStart {
  readonly detail: ConversationDetail;
  /** Which way it goes: fixed before the first letter, shown by name. */
  readonly visibility: Visibility;
  /** The draft to go on with. */
  readonly reply: Reply | null;
  /** A draft for an older message, whose text is taken over. */
  readonly replaced: Reply | null;
  /** The person wants a second answer to the same message. */
  readonly isAdditional: boolean;
}

/** What the inbox starts with: painted before Ink is there. */
export interface FirstPage {
  readonly page: ConversationPage;
  readonly counts: Counts;
  /** `dataVersion` from before they were read, so that no change between then and now is missed. */
  readonly version: number;
}

export interface Counts {
  readonly conversations: Readonly<Record<Conversation['status'], number>>;
  readonly replies: Readonly<Partial<Record<Reply['status'], number>>>;
}
