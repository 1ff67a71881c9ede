/** What an answer needs to know about its target, put into `HeardMessage.reference` when it is heard. */
import { z } from 'zod';
import type { Json } from '../../domain/message.ts';

const digits = z.string().regex(/^\d{1,25}$/);

const postReference = z.object({
  /** Of the newest version: an edited post has an id per version. */
  id: z.string().min(1),
  authorId: z.string(),
  /** The author called our account into the conversation, by mentioning it or quoting it. */
  isSummoned: z.boolean(),
  /** X's `receives_your_dm`; null when it was not told. Messages heard by older versions lack this and the next. */
  receivesDm: z.boolean().nullable().default(null),
  /** A reply in a conversation that we began: such a one can be hidden. */
  isUnderOurs: z.boolean().default(false),
});

const directReference = z.object({
  /** A pair of user ids, or the id of a group. */
  conversationId: z.string().regex(/^(\d{1,19}-)?\d{1,19}$/),
  /** The other one of a pair; null in a group. */
  participantId: digits.nullable(),
});

export type PostReference = z.infer<typeof postReference>;
export type DirectReference = z.infer<typeof directReference>;

/** The reference of a public post, or null when it is none. */
export function postReferenceOf(reference: Json): PostReference | null {
  return postReference.safeParse(reference).data ?? null;
}

/** The reference of a private message, or null when it is none. */
export function directReferenceOf(reference: Json): DirectReference | null {
  return directReference.safeParse(reference).data ?? null;
}
