/**
 * X's two sets of names. `tweet`: what the prose guides and OpenAPI 2.166 say; `post`: what OpenAPI 2.167 (August 2026)
 * says. Inside the dialect everything has the `tweet` names; the other ones are put on at the edge.
 */
export type Spelling = 'tweet' | 'post';

/** Values a list parameter may hold. */
export type FieldLists = Readonly<Record<string, readonly string[]>>;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const sharedLists = {
  'media.fields': words(`alt_text duration_ms height media_key non_public_metrics organic_metrics preview_image_url
    promoted_metrics public_metrics type url variants width`),
  'poll.fields': words('duration_minutes end_datetime id options voting_status'),
  'place.fields': words('contained_within country country_code full_name geo id name place_type'),
};

const userFields = words(`confirmed_email connection_status created_at description entities id is_identity_verified
  location name parody profile_banner_url profile_image_url protected public_metrics receives_your_dm subscription
  subscription_type url username verified verified_followers_count verified_type withheld`);

const postFields = words(`article attachments card_uri community_id context_annotations conversation_id created_at
  display_text_range edit_controls entities geo id lang matched_media_notes media_metadata non_public_metrics
  note_request_suggestions organic_metrics paid_partnership possibly_sensitive promoted_metrics public_metrics
  reply_settings scopes source suggested_source_links suggested_source_links_with_counts text withheld`);

const postExpansions = words(`article.cover_media article.media_entities attachments.media_keys
  attachments.media_source_tweet attachments.poll_ids author_id entities.mentions.username geo.place_id
  in_reply_to_user_id`);

/** What `*.fields` may hold, by spelling. With `post` names, ids of others come by `expansions` only. */
export const fieldLists: Readonly<Record<Spelling, FieldLists>> = {
  tweet: {
    ...sharedLists,
    'user.fields': [...userFields, 'affiliation', 'most_recent_tweet_id', 'pinned_tweet_id'],
    'tweet.fields': [
      ...postFields,
      ...words('author_id edit_history_tweet_ids in_reply_to_user_id note_tweet referenced_tweets'),
    ],
  },
  post: {
    ...sharedLists,
    'user.fields': [...userFields, 'subscribes_to_you'],
    'post.fields': [...postFields, 'article_title', 'note_post'],
  },
};

/** What `dm_event.fields` may hold, by spelling. */
export const messageFieldLists: Readonly<Record<Spelling, readonly string[]>> = {
  tweet: words(`attachments created_at dm_conversation_id entities event_type id participant_ids referenced_tweets
    sender_id text`),
  post: words('attachments created_at dm_conversation_id entities event_type id text'),
};

/** What `expansions` may hold on posts, people and private messages, by spelling. */
export const expansionLists: Readonly<
  Record<Spelling, Readonly<Record<'posts' | 'users' | 'messages', readonly string[]>>>
> = {
  tweet: {
    posts: [
      ...postExpansions,
      ...words(`edit_history_tweet_ids entities.note.mentions.username referenced_tweets.id
        referenced_tweets.id.attachments.media_keys referenced_tweets.id.author_id`),
    ],
    users: ['affiliation.user_id', 'most_recent_tweet_id', 'pinned_tweet_id'],
    messages: words('attachments.media_keys participant_ids referenced_tweets.id sender_id'),
  },
  post: {
    posts: [...postExpansions, 'edit_history_post_ids', 'referenced_posts', 'username'],
    users: ['affiliation', 'most_recent_post_id', 'pinned_post_id'],
    messages: words('attachments.media_keys participant_ids referenced_posts sender_id'),
  },
};

/** The name of a field or an expansion inside the dialect. */
export function insideName(name: string): string {
  return insideNames.get(name) ?? name;
}

/** An answer with the names of a spelling. */
export function spelled(body: object, spelling: Spelling): object {
  return spelling === 'tweet' ? body : (renamed(body) as object);
}

const outsideNames: ReadonlyMap<string, string> = new Map([
  ['edit_history_tweet_ids', 'edit_history_post_ids'],
  ['referenced_tweets', 'referenced_posts'],
  ['note_tweet', 'note_post'],
  ['retweet_count', 'repost_count'],
  ['tweet_count', 'post_count'],
  ['most_recent_tweet_id', 'most_recent_post_id'],
  ['tweets', 'posts'],
]);

const insideNames: ReadonlyMap<string, string> = new Map([
  ...[...outsideNames].map(([inside, outside]): [string, string] => [outside, inside]),
  // as an expansion it means the whole posts
  ['referenced_posts', 'referenced_tweets.id'],
]);

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [outsideNames.get(key) ?? key, renamed(inner)]),
  );
}
