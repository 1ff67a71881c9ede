/** The network of one Page (https://developers.facebook.com/docs/graph-api/reference/page). Answers are handed on as they came. */
import type { Json } from '../../domain/message.ts';
import { Graph, type GraphList, type GraphOptions, type Query, type TokenFacts } from '../graph/graph.ts';
import type { AccountFacts, TokenVault } from '../platform.ts';
import { notPageToken } from './failure.ts';
import { type Exchange, exchanged, PageToken } from './page-token.ts';

/** Lists of posts of a Page that kuulo reads; Meta ranks them. */
export type PostEdge = 'published_posts' | 'visitor_posts' | 'tagged';

export interface FacebookOptions extends Omit<GraphOptions, 'host' | 'token'> {
  /** As it is configured. */
  readonly token: string;
  /** Asks what the token may do, and exchanges a person's; null does neither. */
  readonly appId: string | null;
  /** Keeps the Page's token that a person's was exchanged for. */
  readonly vault: TokenVault;
}

/** Everything throws PlatformError. */
export class FacebookClient {
  readonly graph: Graph;
  readonly #token: PageToken;
  readonly #exchange: Exchange | null;

  constructor({ token, appId, vault, ...options }: FacebookOptions) {
    const { appSecret } = options;
    const host = 'https://graph.facebook.com';
    this.#token = new PageToken(token, vault);
    this.#exchange = appId === null || appSecret === null ? null : { ...options, host, appId, appSecret };
    this.graph = new Graph({ ...options, token: this.#token, host });
  }

  /** What is known of the token; null where nobody may ask. */
  async tokenFacts(): Promise<TokenFacts | null> {
    return this.#exchange === null ? null : this.graph.inspect(this.#exchange.appId);
  }

  /**
   * After the token turned out to be a person's: speaks as the Page.
   * @throws {PlatformError} `auth` when that cannot be
   */
  async becomePage(account: AccountFacts): Promise<void> {
    const by = this.#exchange;
    if (by === null) throw notPageToken('person’s');
    await this.#token.become((token) => exchanged(token, by, account));
  }

  /** Whoever the token speaks for. Only Pages have a category: a person's token is refused for asking it. */
  me(): Promise<unknown> {
    return this.graph.get('me', { fields: 'id,name,username,link,category' });
  }

  posts(pageId: string, edge: PostEdge, next: Query | null): Promise<GraphList> {
    return this.graph.list(`${pageId}/${edge}`, { fields: POST_FIELDS, limit: '100', ...next });
  }

  /** Comments and the answers to them, newest first: without `filter=stream` the answers would be left out. */
  comments(objectId: string, next: Query | null): Promise<GraphList> {
    return this.graph.list(`${objectId}/comments`, {
      fields: COMMENT_FIELDS,
      filter: 'stream',
      order: 'reverse_chronological',
      limit: '50',
      ...next,
    });
  }

  comment(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: COMMENT_FIELDS });
  }

  /** A comment at the top of its thread with what stands below it, newest first. */
  commentWithAnswers(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: `${COMMENT_FIELDS},${ANSWERS}` });
  }

  /** A comment that answers another, with that one and what else stands below it, newest first. */
  commentWithSiblings(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: commentFields(`parent{${commentFields(null)},${ANSWERS}}`) });
  }

  /** A post with what stands below it, newest first. */
  postWithComments(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: `${POST_FIELDS},${ANSWERS}` });
  }

  post(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: POST_FIELDS });
  }

  /** Whether a comment had its private reply, and the chat it opened. */
  privateReplyOf(id: string): Promise<unknown> {
    return this.graph.get(id, { fields: 'id,can_reply_privately,private_reply_conversation' });
  }

  /** Answers a comment or a post in public. `POST /{comment-id}` would edit it: never without `/comments`. */
  answer(objectId: string, message: string): Promise<unknown> {
    return this.graph.post(`${objectId}/comments`, { message });
  }

  /** Writes to somebody in private. */
  write(pageId: string, body: Readonly<Record<string, Json>>): Promise<unknown> {
    return this.graph.post(`${pageId}/messages`, body);
  }

  hide(commentId: string, isHidden: boolean): Promise<unknown> {
    return this.graph.post(commentId, { is_hidden: isHidden });
  }
}

const POST_FIELDS = 'id,message,created_time,updated_time,permalink_url,from,attachments,status_type';
const COMMENT_FIELDS = commentFields('parent{id,message,from,created_time}');
/**
 * The edge inside an object (https://developers.facebook.com/docs/graph-api/guides/field-expansion). An edge without
 * anything on it is left out there, unless its summary is asked for [unverified].
 */
const ANSWERS = `comments.filter(stream).order(reverse_chronological).limit(50).summary(true){${COMMENT_FIELDS}}`;

function commentFields(parent: string | null): string {
  const place = parent === null ? '' : `,${parent}`;
  return `id,message,from{id,name},created_time${place},attachment,message_tags,is_hidden,is_private,can_comment,can_hide,can_reply_privately,permalink_url`;
}
