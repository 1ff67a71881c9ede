/**
 * What is asked of every object (https://docs.x.com/x-api/fundamentals/fields). The API is being renamed from `tweet` to
 * `post`: X's description of August 2026 knows only the new names, its guides only the old ones. With the new names, ids
 * of others (`author_id`, `sender_id` …) come by `expansions` alone.
 */
export type Spelling = 'tweet' | 'post';

export type Query = Readonly<Record<string, string>>;

/** What is wanted: posts as heard, posts looked at again (nobody's profile, which would be paid for), direct messages. */
export type Wanted = 'posts' | 'again' | 'directs';

export const USER_FIELDS = 'username,name,verified,verified_type,public_metrics,protected,receives_your_dm';

/** The fields to ask for in one spelling; a field that is not asked for is not in the answer. */
export function fieldsOf(wanted: Wanted, spelling: Spelling): Query {
  if (wanted === 'directs') return directFields(spelling);
  const own = spelling === 'tweet' ? `,author_id,in_reply_to_user_id,referenced_tweets,note_tweet` : ',note_post';
  const others = spelling === 'tweet' ? 'referenced_tweets.id' : 'referenced_posts';
  const expansions = `attachments.media_keys,author_id,${others}`;
  return {
    [`${spelling}.fields`]: POST_FIELDS + own,
    ...(wanted === 'again' ? { expansions: 'attachments.media_keys' } : { expansions, 'user.fields': USER_FIELDS }),
    'media.fields': MEDIA_FIELDS,
  };
}

/** Whether a refusal complains about names, so that the other spelling is worth a try. */
export function isAboutNames(words: string): boolean {
  return /tweet\.fields|referenced_tweets|dm_event\.fields/.test(words);
}

const POST_FIELDS =
  'created_at,conversation_id,lang,entities,public_metrics,attachments,edit_controls,reply_settings,possibly_sensitive';
const MEDIA_FIELDS = 'alt_text,type,url,preview_image_url';

/** Only messages: people joining and leaving a group are no events of ours, and each would be paid for. */
function directFields(spelling: Spelling): Query {
  const others = spelling === 'tweet' ? ',sender_id,participant_ids' : '';
  return {
    event_types: 'MessageCreate',
    'dm_event.fields': `id,text,event_type,created_at,dm_conversation_id,attachments,entities${others}`,
    expansions: 'sender_id,attachments.media_keys',
    'user.fields': USER_FIELDS,
    'media.fields': MEDIA_FIELDS,
  };
}
