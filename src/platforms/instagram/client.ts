/**
 * The network of one account (https://developers.facebook.com/docs/instagram-platform/reference). Answers are handed on
 * as they came.
 */
import type { Json } from '../../domain/message.ts';
import type { DerivedToken } from '../graph/derived-token.ts';
import { Graph, type GraphList, type GraphOptions, type Query, type TokenFacts } from '../graph/graph.ts';
import type { TokenVault } from '../platform.ts';
import { LongToken } from './long-token.ts';

/** Where the token comes from. The two kinds have servers of their own and cannot be mixed. */
export type Login = 'facebook' | 'instagram';

export interface InstagramOptions extends Omit<GraphOptions, 'host' | 'token'> {
  readonly login: Login;
  /** As it is configured. */
  readonly token: string;
  /** Asks what a Page's token may do; null leaves it unasked. */
  readonly appId: string | null;
  /** Keeps what a token of Instagram Login was renewed to. */
  readonly vault: TokenVault;
}

/** Everything throws PlatformError. */
export class InstagramClient {
  readonly graph: Graph;
  readonly login: Login;
  readonly #appId: string | null;
  readonly #longToken: LongToken | null;

  constructor({ login, token, appId, vault, ...options }: InstagramOptions) {
    this.login = login;
    this.#appId = appId;
    const { now } = options;
    const refresh = (old: string) => this.#refresh(old);
    this.#longToken = login === 'instagram' ? new LongToken(token, { vault, refresh, now }) : null;
    this.graph = new Graph({ ...options, token: this.#longToken ?? token, host: `https://graph.${login}.com` });
  }

  /** What is known of the token; null where nobody may ask. Of Instagram Login's only the end is told, once renewed. */
  async tokenFacts(): Promise<TokenFacts | null> {
    if (this.#longToken) return { type: 'INSTAGRAM', scopes: null, expiresAt: this.#longToken.expiresAt };
    return this.#appId === null ? null : this.graph.inspect(this.#appId);
  }

  /** The Page with its account, or the account itself; there, `id` is the app's own and `user_id` is the one to keep. */
  me(): Promise<unknown> {
    const fields =
      this.login === 'facebook' ? 'id,name,instagram_business_account{id,username,name}' : 'user_id,username,name';
    return this.graph.get('me', { fields });
  }

  /** Our own posts, newest first. */
  media(me: string, next: Query | null): Promise<GraphList> {
    return this.graph.list(`${me}/media`, { fields: MEDIA_FIELDS, limit: '100', ...next });
  }

  mediaOne(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: MEDIA_FIELDS });
  }

  /** Posts of others in which we are tagged; Facebook Login only. */
  tags(me: string, next: Query | null): Promise<GraphList> {
    return this.graph.list(`${me}/tags`, { fields: FOREIGN_FIELDS, limit: '100', ...next });
  }

  /** A hashtag's id; 30 different ones in 7 days [unverified]. */
  hashtag(me: string, tag: string): Promise<GraphList> {
    return this.graph.list('ig_hashtag_search', { user_id: me, q: tag });
  }

  recentOf(hashtagId: string, me: string, next: Query | null): Promise<GraphList> {
    const fields = 'id,caption,media_type,permalink,timestamp';
    return this.graph.list(`${hashtagId}/recent_media`, { user_id: me, fields, limit: '50', ...next });
  }

  /** Comments, newest first, with the answers to them; never more than 50 at a time. */
  comments(mediaId: string, next: Query | null): Promise<GraphList> {
    const fields = `${COMMENT_FIELDS},replies{${REPLY_FIELDS}}`;
    return this.graph.list(`${mediaId}/comments`, { fields, limit: '50', ...next });
  }

  replies(commentId: string, next: Query | null): Promise<GraphList> {
    return this.graph.list(`${commentId}/replies`, { fields: REPLY_FIELDS, limit: '50', ...next });
  }

  comment(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: COMMENT_FIELDS });
  }

  /** A comment at the top with the answers to it. */
  commentWithAnswers(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: `${COMMENT_FIELDS},replies.limit(50){${REPLY_FIELDS}}` });
  }

  /** A post of somebody else whose words name us, as it is now; Facebook Login only. */
  mentionedMedia(me: string, mediaId: string): Promise<unknown> {
    const fields = `mentioned_media.media_id(${mediaId}){id,caption,timestamp,username}`;
    return this.graph.get(me, { fields });
  }

  /** Answers a top-level comment in public. */
  reply(commentId: string, message: string): Promise<unknown> {
    return this.graph.post(`${commentId}/replies`, { message });
  }

  /** Answers a post of somebody else that names us; Facebook Login only. */
  answerMention(me: string, mediaId: string, message: string): Promise<unknown> {
    return this.graph.post(`${me}/mentions`, { media_id: mediaId, message });
  }

  /** Writes to somebody in private. */
  write(me: string, body: Readonly<Record<string, Json>>): Promise<unknown> {
    return this.graph.post(`${me}/messages`, body);
  }

  hide(commentId: string, isHidden: boolean): Promise<unknown> {
    return this.graph.post(commentId, { hide: isHidden });
  }

  /** Without a version, as it is documented. */
  #refresh(token: string): Promise<Pick<DerivedToken, 'accessToken' | 'expiresAt'>> {
    return this.graph.trade('refresh_access_token', { grant_type: 'ig_refresh_token', access_token: token });
  }
}

const MEDIA_FIELDS =
  'id,caption,media_type,media_product_type,permalink,timestamp,comments_count,alt_text,username,is_comment_enabled';
const FOREIGN_FIELDS = 'id,caption,media_type,permalink,timestamp,username';
const REPLY_FIELDS = 'id,text,timestamp,username,from{id,username},hidden';
const COMMENT_FIELDS = `${REPLY_FIELDS},parent_id`;
