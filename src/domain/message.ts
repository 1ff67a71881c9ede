/** Which way a message went: from a customer to the brand, or from the brand. */
export type Direction = 'inbound' | 'outbound';

/** What made a message reach us. */
export type MessageKind = 'mention' | 'reply' | 'comment' | 'quote' | 'search' | 'direct' | 'review';

/** Who can read it. Public and private are separate acts everywhere in kuulo. */
export type Visibility = 'public' | 'private';

/** Begins the `remoteId` of an author whom the platform does not name; the message's own id follows. */
export const UNNAMED = 'unknown:';

/** The person or page behind a message, as the platform names them. */
export interface Author {
  /** Stable across renames and unique on the platform: a DID on Bluesky, a numeric id on X, the actor's URL on Mastodon. */
  readonly remoteId: string;
  /** Without a leading `@`. */
  readonly handle: string;
  readonly name: string;
  readonly followers: number | null;
  readonly url: string | null;
  readonly isBot: boolean;
}

/** A picture, video or link that came with a message. */
export interface Media {
  readonly type: 'image' | 'video' | 'audio' | 'link' | 'unknown';
  readonly url: string;
  readonly alt: string | null;
}

/** Anything JSON can carry without loss. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One thing said, as a platform told it, before the store gives it a number. */
export interface HeardMessage {
  readonly remoteId: string;
  readonly direction: Direction;
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  readonly author: Author;
  /** Plain text as a person reads it on the platform; well-formed UTF-16, otherwise untouched. */
  readonly text: string;
  /** Language the platform or the author declared (primary subtag, lower case), or null. */
  readonly language: string | null;
  /** UTC milliseconds. */
  readonly postedAt: number;
  readonly editedAt: number | null;
  readonly inReplyTo: string | null;
  /** Remote id of the first message of the thread; the message's own id if it starts one. */
  readonly threadId: string;
  readonly url: string;
  readonly media: readonly Media[];
  /** What the platform needs to answer this message later; opaque to everyone else. */
  readonly reference: Json;
  /** Position of its payload in the page's raw items, or null for a parent fetched apart. */
  readonly rawIndex: number | null;
}
