import { GraphNode, graphTime, plainNode } from '../graph/node.ts';
import { invalidParameter } from '../graph/problem.ts';
import type { Placed } from '../graph/threads.ts';
import type { Post } from '../world.ts';
import { addComment, commentNode } from './comment.ts';
import type { InstagramView } from './view.ts';

/** Never more than 50 top-level comments in one answer. */
const COMMENTS = { usual: 25, max: 50 };

/** A medium of the account, https://developers.facebook.com/docs/instagram-platform/reference/instagram-media. */
export function ownMediaNode(view: InstagramView, post: Post): GraphNode {
  return new GraphNode({
    type: 'IGMedia',
    id: post.id,
    at: post.createdAt,
    usual: ['id'],
    fields: {
      ...publicFields(view, post),
      is_comment_enabled: () => post.extras.get('commentsEnabled') !== false,
      is_shared_to_feed: () => undefined,
      ig_id: () => post.id.slice(2),
      legacy_instagram_media_id: () => undefined,
      thumbnail_url: () => undefined,
      video_title: () => undefined,
      view_count: () => undefined,
    },
    edges: {
      // newest first, top level only; there is no filter by time
      comments: () => ({
        nodes: view.threads
          .under(post)
          .filter(({ post: said, top }) => said === top)
          .toReversed()
          .map((placed) => commentNode(view, placed)),
        rules: COMMENTS,
      }),
      children: () => ({ nodes: [], rules: COMMENTS }),
    },
    posts: {
      '': (parameters) => {
        const isEnabled = parameters.claim('comment_enabled');
        if (isEnabled === null) throw invalidParameter('The parameter comment_enabled is required');
        post.extras.set('commentsEnabled', isEnabled);
        return { success: true };
      },
      comments: (parameters) => addComment(view, post, parameters),
    },
  });
}

/** A medium of somebody else in which the account is tagged or mentioned. What is said under it cannot be read. */
export function othersMediaNode(view: InstagramView, post: Post): GraphNode {
  return new GraphNode({
    type: 'IGMedia',
    id: post.id,
    at: post.createdAt,
    usual: ['id'],
    fields: publicFields(view, post),
  });
}

/** A medium found by a hashtag: nothing tells whose it is. */
export function hashtagMediaNode(post: Post, commentsCount: number): GraphNode {
  return new GraphNode({
    type: 'IGMedia',
    id: post.id,
    usual: ['id'],
    fields: {
      id: () => post.id,
      caption: () => post.text,
      media_type: () => 'IMAGE',
      media_url: () => undefined,
      permalink: () => permalink(post),
      timestamp: () => graphTime(post.createdAt),
      comments_count: () => commentsCount,
      like_count: () => 0,
    },
  });
}

/** A comment of somebody else under a medium of somebody else that mentions the account. */
export function mentionedCommentNode(view: InstagramView, { post, root }: Placed): GraphNode {
  return new GraphNode({
    type: 'IGComment',
    id: post.id,
    usual: ['id', 'text', 'timestamp'],
    fields: {
      id: () => post.id,
      text: () => post.text,
      timestamp: () => graphTime(post.createdAt),
      username: () => post.author.handle,
      like_count: () => 0,
      media: () => othersMediaNode(view, root),
    },
  });
}

function publicFields(view: InstagramView, post: Post): GraphNode['fields'] {
  const altText = post.extras.get('altText');
  return {
    id: () => post.id,
    caption: () => post.text,
    media_type: () => 'IMAGE',
    media_product_type: () => 'FEED',
    media_url: () => undefined,
    permalink: () => permalink(post),
    shortcode: () => shortcode(post),
    timestamp: () => graphTime(post.createdAt),
    username: () => post.author.handle,
    owner: () => (post.byBrand ? plainNode('IGUser', post.author.id, { id: post.author.id }) : undefined),
    comments_count: () => view.threads.under(post).length,
    like_count: () => 0,
    alt_text: () => (typeof altText === 'string' ? altText : undefined),
  };
}

function permalink(post: Post): string {
  return `https://www.instagram.com/p/${shortcode(post)}/`;
}

function shortcode(post: Post): string {
  return Buffer.from(BigInt(post.id).toString(16).padStart(18, '0'), 'hex').toString('base64url');
}
