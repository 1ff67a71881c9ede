import { readSdkType, type SdkType } from './graph-sdk.ts';

/** The two products whose calls can be judged. */
export type GraphProduct = 'facebook' | 'instagram';

/** A type of object: what the SDK lists and what only the documentation names. */
export interface GraphType extends SdkType {
  /** Fields and edges that hold objects, to their type; `[]` at the end for `{data:[…]}` or a plain list. */
  readonly inside: ReadonlyMap<string, string>;
  /** Parameters of a call: `GET conversations`, `POST ` for the object itself. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
}

/**
 * What the documentation names and the SDK leaves out, each for its reason. Everything else has to be in the SDK.
 * The JavaScript SDK lists fields, edges and closed lists of values, but no other parameters and no types of fields.
 */
interface Documented {
  readonly name: string;
  /** Files of the SDK that describe it; several where Meta splits one object by login variant. */
  readonly files: readonly string[];
  readonly fields?: readonly string[];
  readonly reads?: Readonly<Record<string, string>>;
  readonly creates?: Readonly<Record<string, string>>;
  readonly inside?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
}

const MESSAGES = ['recipient', 'message', 'messaging_type', 'tag'];
const CONVERSATIONS = ['platform', 'user_id', 'folder'];

const documented: readonly Documented[] = [
  {
    name: 'Page',
    files: ['page'],
    // `tasks`: what a person may do there, on /{user}/accounts (Pages API, "Get Page tokens")
    fields: ['tasks'],
    // the Pages API names /{page}/posts beside /feed and /published_posts; the SDK can only write to it
    reads: { posts: 'PagePost' },
    inside: { instagram_business_account: 'IGUser', connected_instagram_account: 'IGUser' },
    parameters: {
      'GET conversations': CONVERSATIONS,
      'POST messages': MESSAGES,
      'POST feed': ['message', 'link', 'published'],
    },
  },
  { name: 'User', files: ['user'] },
  {
    name: 'PagePost',
    files: ['page-post'],
    // who liked it; the SDK has only the other verbs (Graph reference, Object Likes)
    reads: { likes: 'Profile' },
    inside: { from: 'Profile', target: 'Profile', attachments: 'StoryAttachment[]' },
    parameters: { 'POST ': ['message'], 'POST comments': ['message', 'attachment_url', 'attachment_id'] },
  },
  {
    name: 'Comment',
    files: ['comment'],
    inside: {
      from: 'Profile',
      parent: 'Comment',
      object: 'PagePost',
      attachment: 'StoryAttachment',
      private_reply_conversation: 'UnifiedThread',
      message_tags: 'EntityAtTextRange[]',
    },
    // Graph reference, Comment: what is written to a comment; attachment_* stand beside message
    parameters: {
      'POST ': ['message', 'is_hidden', 'attachment_url', 'attachment_id'],
      'POST comments': ['message', 'attachment_url', 'attachment_id'],
    },
  },
  // a person as `from`, a participant, or the Messenger user profile, which is not in the SDK
  {
    name: 'Profile',
    files: ['profile', 'ig-comment-from-user'],
    fields: ['email', 'first_name', 'last_name', 'profile_pic'],
  },
  // Instagram user profile by its scoped id (Messenger Platform, Instagram, "User Profile API")
  {
    name: 'IGProfile',
    files: ['ig-comment-from-user'],
    fields: [
      'name',
      'profile_pic',
      'follower_count',
      'is_verified_user',
      'is_user_follow_business',
      'is_business_follow_user',
    ],
  },
  { name: 'EntityAtTextRange', files: ['entity-at-text-range'] },
  {
    name: 'UnifiedThread',
    files: ['unified-thread'],
    inside: {
      participants: 'Profile[]',
      senders: 'Profile[]',
      former_participants: 'Profile[]',
      messages: 'Message[]',
    },
  },
  // the SDK knows the edge `messages` but has no class for what hangs there (Graph reference, Message)
  {
    name: 'Message',
    files: [],
    fields: [
      'id',
      'created_time',
      'from',
      'to',
      'message',
      'attachments',
      'shares',
      'sticker',
      'story',
      'tags',
      'reactions',
      'reply_to',
      'is_unsupported',
    ],
    inside: { from: 'Profile', to: 'Profile[]', attachments: 'MessageAttachment[]', tags: 'MessageTag[]' },
  },
  { name: 'MessageTag', files: [], fields: ['name'] },
  // Graph reference, Message: what an attachment of a message tells
  {
    name: 'MessageAttachment',
    files: [],
    fields: ['id', 'mime_type', 'name', 'size', 'file_url', 'image_data', 'video_data', 'generic_template'],
    inside: { image_data: 'Picture', video_data: 'Picture' },
  },
  // Graph reference, Story Attachment: the SDK knows the edge and the field but has no class for them
  {
    name: 'StoryAttachment',
    files: [],
    fields: ['description', 'media', 'media_type', 'target', 'title', 'type', 'unshimmed_url', 'url', 'subattachments'],
    inside: { media: 'StoryMedia', target: 'Target', subattachments: 'StoryAttachment[]' },
  },
  { name: 'StoryMedia', files: [], fields: ['image', 'source'], inside: { image: 'Picture' } },
  { name: 'Picture', files: [], fields: ['src', 'url', 'preview_url', 'width', 'height', 'max_width', 'max_height'] },
  { name: 'Target', files: [], fields: ['id', 'url'] },
  {
    name: 'IGUser',
    files: ['ig-user', 'ig-user-for-ig-only-api'],
    inside: { mentioned_comment: 'IGComment', mentioned_media: 'IGMedia', tags: 'IGMedia[]', media: 'IGMedia[]' },
    parameters: {
      'GET conversations': CONVERSATIONS,
      'POST messages': MESSAGES,
      'POST mentions': ['media_id', 'message', 'comment_id'],
    },
  },
  {
    name: 'IGMedia',
    files: ['ig-media', 'ig-media-for-ig-only-api'],
    inside: { owner: 'IGUser', comments: 'IGComment[]' },
    parameters: { 'POST ': ['comment_enabled'], 'POST comments': ['message'] },
  },
  {
    name: 'IGComment',
    files: ['ig-comment'],
    inside: { from: 'Profile', user: 'IGUser', media: 'IGMedia' },
    parameters: { 'POST ': ['hide'], 'POST replies': ['message'] },
  },
  {
    name: 'ShadowIGHashtag',
    files: ['shadow-ig-hashtag'],
    // Hashtag search guide: both edges and the search take the asking account
    parameters: { 'GET recent_media': ['user_id'], 'GET top_media': ['user_id'] },
  },
];

/** Which types an id may be, where nothing more is known. */
export const OF_PRODUCT: Readonly<Record<GraphProduct, readonly string[]>> = {
  facebook: ['Page', 'User', 'PagePost', 'Comment', 'UnifiedThread', 'Message', 'Profile'],
  instagram: ['Page', 'IGUser', 'IGMedia', 'IGComment', 'ShadowIGHashtag', 'UnifiedThread', 'Message', 'IGProfile'],
};

/** Calls at the root, which belong to no object, and their parameters (Facebook Login and hashtag guides). */
export const ROOT_CALLS: ReadonlyMap<string, readonly string[]> = new Map([
  ['GET debug_token', ['input_token']],
  ['GET oauth/access_token', ['grant_type', 'client_id', 'client_secret', 'fb_exchange_token']],
  ['GET refresh_access_token', ['grant_type']],
  ['GET access_token', ['grant_type', 'client_secret']],
  ['GET ig_hashtag_search', ['user_id', 'q']],
]);

/** All types by name. */
export function readGraphTypes(): ReadonlyMap<string, GraphType> {
  return new Map(documented.map((one) => [one.name, join(one)]));
}

function join(one: Documented): GraphType {
  const files = one.files.map(readSdkType);
  return {
    name: one.name,
    fields: new Set([...files.flatMap(({ fields }) => [...fields]), ...(one.fields ?? [])]),
    reads: new Map([...files.toReversed().flatMap(({ reads }) => [...reads]), ...Object.entries(one.reads ?? {})]),
    creates: new Map([...files.flatMap(({ creates }) => [...creates]), ...Object.entries(one.creates ?? {})]),
    deletes: new Set(files.flatMap(({ deletes }) => [...deletes])),
    canUpdate: files.some(({ canUpdate }) => canUpdate),
    canDelete: files.some(({ canDelete }) => canDelete),
    enums: new Map(files.flatMap(({ enums }) => [...enums])),
    inside: new Map(Object.entries(one.inside ?? {})),
    parameters: new Map(Object.entries(one.parameters ?? {})),
  };
}
