import type { Json } from '../../domain/message.ts';
import type { Parameters } from '../graph/call.ts';
import { GraphNode, graphTime, plainNode } from '../graph/node.ts';
import { GraphProblem, invalidParameter } from '../graph/problem.ts';
import type { Placed } from '../graph/threads.ts';
import type { Post } from '../world.ts';
import type { InstagramView } from './view.ts';

/** Stated nowhere for today's API [unverified]. */
const TEXT_MAX = 2200;
const PAGE = { usual: 25, max: 50 };

/** A comment under a medium of the account, https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment. */
export function commentNode(view: InstagramView, { post, top, root }: Placed): GraphNode {
  const isReply = top !== post;
  const { id, handle } = post.author;
  return new GraphNode({
    type: 'IGComment',
    id: post.id,
    usual: ['timestamp', 'text', 'id'],
    fields: {
      id: () => post.id,
      text: () => post.text,
      timestamp: () => graphTime(post.createdAt),
      username: () => handle,
      from: () => plainNode('IGCommentFromUser', id, { id, username: handle }),
      user: () => (post.byBrand ? plainNode('IGUser', id, { id }) : undefined),
      hidden: () => post.isHidden,
      like_count: () => 0,
      parent_id: () => (isReply ? top.id : undefined),
      media: () => mediumOf(root),
      legacy_instagram_comment_id: () => undefined,
    },
    edges: {
      replies: () => ({
        nodes: (isReply ? [] : view.threads.repliesTo(top)).map((placed) => commentNode(view, placed)),
        rules: PAGE,
      }),
    },
    posts: {
      '': (parameters) => hide(view, post, parameters),
      replies: (parameters) => addComment(view, post, parameters),
    },
    remove: () => view.world.remove(post),
  });
}

/** `POST …/replies` and `POST /{media-id}/comments`. The same words twice are two comments. */
export function addComment(view: InstagramView, target: Post, parameters: Parameters): { readonly id: string } {
  const text = commentText(parameters);
  if (target.isHidden) throw new GraphProblem(100, '(#100) A hidden comment cannot be replied to');
  if (target.extras.get('commentsEnabled') === false) throw new GraphProblem(100, '(#100) Comments are turned off');
  const { id } = view.world.addPost({ author: view.account, text, inReplyTo: target.id });
  return { id };
}

/** The words of a comment to be written. @throws {GraphProblem} where there are none or too many */
export function commentText(parameters: Parameters): string {
  const text = parameters.text('message') ?? '';
  if (text === '') throw invalidParameter('The parameter message is required');
  if ([...text].length > TEXT_MAX) throw invalidParameter(`Param message must be at most ${TEXT_MAX} characters long`);
  return text;
}

function hide(view: InstagramView, post: Post, parameters: Parameters): { readonly [name: string]: Json } {
  const isHidden = parameters.claim('hide');
  if (isHidden === null) throw invalidParameter('The parameter hide is required');
  if (post.byBrand) throw new GraphProblem(200, '(#200) Permissions error');
  view.world.hide(post, isHidden);
  return { success: true };
}

/** What a comment tells of its medium. */
function mediumOf(root: Post): GraphNode {
  return new GraphNode({
    type: 'IGMedia',
    id: root.id,
    usual: ['id', 'media_product_type'],
    fields: {
      id: () => root.id,
      media_product_type: () => 'FEED',
      media_type: () => 'IMAGE',
      caption: () => root.text,
      timestamp: () => graphTime(root.createdAt),
      username: () => root.author.handle,
    },
  });
}
