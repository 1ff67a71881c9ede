import twitterText from 'twitter-text';
import type { Post, World } from '../world.ts';
import { type Entities, relatedPost, type XTexts } from './post-text.ts';
import { firstId, referencesOfPost } from './wordings.ts';

/** How long a post can be edited. */
const EDITABLE_MS = 30 * 60_000;
const EDITS_MAX = 5;
/** What the text of a long post is cut to; the whole is in `note_tweet`. */
const SHORT_TEXT_MAX = 280;

/** A medium as it goes into `includes.media`. A scenario keeps them in a post's extra `media`. */
export interface XMedium {
  readonly media_key: string;
  readonly type: 'photo' | 'video' | 'animated_gif';
  readonly url?: string;
  readonly alt_text?: string;
}

/** How often each post was answered and quoted. */
export interface Counts {
  readonly replies: ReadonlyMap<string, number>;
  readonly quotes: ReadonlyMap<string, number>;
}

/** Counts over everything that reads show now. */
export function countAnswers(world: World): Counts {
  const replies = new Map<string, number>();
  const quotes = new Map<string, number>();
  for (const post of world.posts('x')) {
    if (post.visibility === 'private') continue;
    if (post.inReplyTo !== null) replies.set(post.inReplyTo, (replies.get(post.inReplyTo) ?? 0) + 1);
    if (post.quotes !== null) quotes.set(post.quotes, (quotes.get(post.quotes) ?? 0) + 1);
  }
  return { replies, quotes };
}

/** The fields that come without asking. */
const usualFields = ['id', 'text', 'edit_history_tweet_ids'] as const;

/** A post with the usual fields and those in `fields`; what is empty is left out, never null. */
export function postView(
  sources: { readonly world: World; readonly texts: XTexts; readonly counts: () => Counts },
  post: Post,
  fields: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  const { text, entities, ownStart } = sources.texts.of(post);
  const shown = shortened(text, post.text);
  const values: Readonly<Record<string, () => unknown>> = {
    id: () => post.id,
    text: () => shown,
    edit_history_tweet_ids: () => post.wordings.map(({ id }) => id),
    attachments: () => {
      const media = mediaOf(post);
      return media.length === 0 ? undefined : { media_keys: media.map((medium) => medium.media_key) };
    },
    author_id: () => post.author.id,
    conversation_id: () => post.threadRoot,
    created_at: () => new Date(post.createdAt).toISOString(),
    display_text_range: () => [ownStart, [...shown].length],
    edit_controls: () => editControls(sources.world, post),
    entities: () => within(entities, shown === text ? Number.POSITIVE_INFINITY : [...shown].length),
    in_reply_to_user_id: () => relatedPost(sources.world, post.inReplyTo)?.author.id,
    lang: () => post.language ?? 'und',
    note_tweet: () => (shown === text ? undefined : { text, ...(isEmpty(entities) ? {} : { entities }) }),
    possibly_sensitive: () => false,
    public_metrics: () => metricsOf(sources.counts(), post),
    referenced_tweets: () => references(sources.world, post),
    reply_settings: () => 'everyone',
  };
  const names = Object.keys(values).filter((name) => fields.has(name) || usualFields.some((usual) => usual === name));
  const pairs = names.map((name) => [name, values[name]?.()] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** Media of a post, keyed as X keys them. */
export function mediaOf(post: Post): readonly XMedium[] {
  const told = post.extras.get('media');
  if (!Array.isArray(told)) return [];
  return told.flatMap((entry, index): XMedium[] => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const { type, url, alt } = { ...entry } as { type?: unknown; url?: unknown; alt?: unknown };
    return [
      {
        media_key: `3_${BigInt(post.id) + BigInt(index)}`,
        type: type === 'video' ? 'video' : 'photo',
        ...(typeof url === 'string' && { url }),
        ...(typeof alt === 'string' && { alt_text: alt }),
      },
    ];
  });
}

function references(world: World, post: Post): readonly object[] | undefined {
  const found = referencesOfPost(world, post);
  return found.length === 0 ? undefined : found;
}

/** Replies to others cannot be edited. */
function editControls(world: World, post: Post): object {
  const until = (post.wordings[0]?.at ?? post.createdAt) + EDITABLE_MS;
  return {
    edits_remaining: Math.max(0, EDITS_MAX - (post.wordings.length - 1)),
    is_edit_eligible: post.inReplyTo === null && world.now() < until,
    editable_until: new Date(until).toISOString(),
  };
}

function metricsOf(counts: Counts, post: Post): object {
  return {
    retweet_count: 0,
    reply_count: counts.replies.get(firstId(post)) ?? 0,
    like_count: 0,
    quote_count: counts.quotes.get(firstId(post)) ?? 0,
    bookmark_count: 0,
    impression_count: 0,
  };
}

function shortened(text: string, written: string): string {
  if (twitterText.parseTweet(written).weightedLength <= SHORT_TEXT_MAX) return text;
  const cut = [...text].slice(0, SHORT_TEXT_MAX - 1).join('');
  // never in the middle of an escaped sign
  return `${cut.replace(/&[a-z]*$/, '')}…`;
}

/** The entities that lie before `end`. */
function within(entities: Entities, end: number): object | undefined {
  const lists = Object.entries(entities).map(([kind, list]) => [
    kind,
    list.filter((one: { end: number }) => one.end < end),
  ]);
  const left = Object.fromEntries(lists.filter(([, list]) => list.length > 0));
  return isEmpty(left) ? undefined : left;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
