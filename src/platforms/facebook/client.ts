/** The network of one Page (https://developers.facebook.com/docs/graph-api/reference/page). Answers are handed on as they came. */
import type { Json } from '../../domain/message.ts';
import { Graph, type GraphList, type GraphOptions, type Query } from '../graph/graph.ts';

/** Lists of posts of a Page that kuulo reads; Meta ranks them. */
export type PostEdge = 'published_posts' | 'visitor_posts' | 'tagged';

/** Everything throws PlatformError. */
export class FacebookClient {
  readonly graph: Graph;

  constructor(options: Omit<GraphOptions, 'host'>) {
    this.graph = new Graph({ ...options, host: 'https://graph.facebook.com' });
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
const COMMENT_FIELDS =
  'id,message,from{id,name},created_time,parent{id,message,from,created_time},attachment,is_hidden,is_private,can_comment,can_hide,can_reply_privately,permalink_url';
