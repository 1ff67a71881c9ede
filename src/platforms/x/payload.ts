/** The shapes of X's answers, old and new spelling, as one. */
import { z } from 'zod';

const id = z.string().regex(/^\d{1,25}$/);
const optionalText = z.string().nullish();

const urlsShape = z.array(z.object({ url: z.string(), expanded_url: optionalText, media_key: optionalText })).nullish();

const entitiesShape = z.object({
  urls: urlsShape,
  mentions: z.array(z.object({ username: z.string(), id: optionalText })).nullish(),
});

const noteShape = z.object({ text: z.string(), entities: entitiesShape.nullish() });
const referencesShape = z.array(z.object({ type: z.string(), id })).nullish();
const historyShape = z.array(id).nullish();

/** One post. Long posts carry their whole text in a note, with the note's own entities. */
export const postShape = z
  .object({
    id,
    text: z.string(),
    author_id: id,
    created_at: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'not a time'),
    conversation_id: id.nullish(),
    in_reply_to_user_id: optionalText,
    lang: optionalText,
    referenced_tweets: referencesShape,
    referenced_posts: referencesShape,
    edit_history_tweet_ids: historyShape,
    edit_history_post_ids: historyShape,
    note_tweet: noteShape.nullish(),
    note_post: noteShape.nullish(),
    entities: entitiesShape.nullish(),
    attachments: z.object({ media_keys: z.array(z.string()).nullish() }).nullish(),
  })
  .transform((raw) => {
    const note = raw.note_post ?? raw.note_tweet ?? null;
    const entities = note?.entities ?? raw.entities ?? null;
    const history = raw.edit_history_post_ids ?? raw.edit_history_tweet_ids ?? [];
    return {
      id: raw.id,
      /** The id of the first version, which stays when the post is edited, and of the newest. */
      firstId: history[0] ?? raw.id,
      newestId: history.at(-1) ?? raw.id,
      text: note?.text ?? raw.text,
      authorId: raw.author_id,
      createdAt: Date.parse(raw.created_at),
      conversationId: raw.conversation_id ?? null,
      inReplyToUserId: raw.in_reply_to_user_id ?? null,
      lang: raw.lang ?? null,
      references: raw.referenced_posts ?? raw.referenced_tweets ?? [],
      links: linksOf(entities?.urls),
      mentions: (entities?.mentions ?? []).map((one) => ({ username: one.username, id: one.id ?? null })),
      mediaKeys: raw.attachments?.media_keys ?? [],
    };
  });

export type Post = z.infer<typeof postShape>;

/** One event of a private chat. The two descriptions of X keep its links in two places. */
export const directShape = z
  .object({
    id,
    event_type: z.string(),
    text: optionalText,
    created_at: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'not a time'),
    sender_id: id,
    dm_conversation_id: optionalText,
    entities: entitiesShape.nullish(),
    urls: urlsShape,
    attachments: z.object({ media_keys: z.array(z.string()).nullish() }).nullish(),
  })
  .transform((raw) => ({
    id: raw.id,
    type: raw.event_type,
    text: raw.text ?? '',
    createdAt: Date.parse(raw.created_at),
    senderId: raw.sender_id,
    conversationId: raw.dm_conversation_id ?? null,
    links: linksOf(raw.entities?.urls ?? raw.urls),
    mediaKeys: raw.attachments?.media_keys ?? [],
  }));

export type Direct = z.infer<typeof directShape>;

export const userShape = z
  .object({
    id,
    username: z.string().min(1),
    name: optionalText,
    public_metrics: z.object({ followers_count: z.number().nullish() }).nullish(),
    receives_your_dm: z.boolean().nullish(),
  })
  .transform((raw) => ({
    id: raw.id,
    username: raw.username,
    name: raw.name || raw.username,
    followers: raw.public_metrics?.followers_count ?? null,
    receivesDm: raw.receives_your_dm ?? null,
  }));

export type User = z.infer<typeof userShape>;

const mediaShape = z
  .object({
    media_key: z.string(),
    type: z.string(),
    url: optionalText,
    preview_image_url: optionalText,
    alt_text: optionalText,
  })
  .transform((raw) => ({
    key: raw.media_key,
    type: raw.type,
    url: raw.url ?? raw.preview_image_url ?? null,
    alt: raw.alt_text ?? null,
  }));

/** What came along with a page, by id. */
export interface Included {
  readonly posts: ReadonlyMap<string, Post>;
  readonly users: ReadonlyMap<string, User>;
  readonly media: ReadonlyMap<string, z.infer<typeof mediaShape>>;
  /** Handles by user id, also of people whose profile did not come. */
  readonly names: ReadonlyMap<string, string>;
  /** Who wrote the first post of a conversation, by the conversation's id, as far as the page tells. */
  readonly began: ReadonlyMap<string, string>;
}

export const NOTHING_INCLUDED: Included = {
  posts: new Map(),
  users: new Map(),
  media: new Map(),
  names: new Map(),
  began: new Map(),
};

const listShape = z.object({
  data: z.array(z.unknown()).nullish(),
  includes: z
    .object({
      tweets: z.array(z.unknown()).nullish(),
      posts: z.array(z.unknown()).nullish(),
      users: z.array(z.unknown()).nullish(),
      media: z.array(z.unknown()).nullish(),
    })
    .nullish(),
  meta: z.object({ next_token: optionalText, newest_id: optionalText, result_count: z.number().nullish() }).nullish(),
});

/** A page of posts or of private events; a broken include is left out, the page stays. */
export interface ItemList {
  readonly items: readonly unknown[];
  readonly included: Included;
  readonly nextToken: string | null;
}

/**
 * Reads a page.
 * @returns null when the answer is not one
 */
export function readList(answer: unknown): ItemList | null {
  const list = listShape.safeParse(answer);
  if (!list.success || (list.data.data == null && list.data.meta == null)) return null;
  const { includes, meta } = list.data;
  const items = list.data.data ?? [];
  const posts = readable(postShape, [...(includes?.tweets ?? []), ...(includes?.posts ?? [])]);
  const users = readable(userShape, includes?.users ?? []);
  const media = readable(mediaShape, includes?.media ?? []);
  const all = [...posts, ...readable(postShape, items)];
  const mentioned = all.flatMap((post) => post.mentions);
  const named = mentioned.flatMap((one) => (one.id === null ? [] : [[one.id, one.username] as const]));
  return {
    items,
    included: {
      posts: new Map(posts.map((post) => [post.id, post])),
      users: new Map(users.map((user) => [user.id, user])),
      media: new Map(media.map((one) => [one.key, one])),
      names: new Map([...named, ...users.map((user) => [user.id, user.username] as const)]),
      began: new Map(all.flatMap(beginningOf)),
    },
    nextToken: meta?.next_token ?? null,
  };
}

/** A first post tells who began, and so does every direct answer to it. */
function beginningOf(post: Post): [string, string][] {
  if (post.conversationId === null) return [];
  if (post.conversationId === post.id || post.conversationId === post.firstId)
    return [[post.conversationId, post.authorId]];
  const answersFirst = post.references.some((one) => one.type === 'replied_to' && one.id === post.conversationId);
  return answersFirst && post.inReplyToUserId !== null ? [[post.conversationId, post.inReplyToUserId]] : [];
}

function linksOf(urls: z.infer<typeof urlsShape>) {
  return (urls ?? []).map((link) => ({
    url: link.url,
    expandedUrl: link.expanded_url ?? null,
    mediaKey: link.media_key ?? null,
  }));
}

function readable<T>(shape: z.ZodType<T>, raws: readonly unknown[]): T[] {
  return raws.flatMap((raw) => {
    const read = shape.safeParse(raw);
    return read.success ? [read.data] : [];
  });
}
