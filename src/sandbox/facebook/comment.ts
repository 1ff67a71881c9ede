import type { Json } from '../../domain/message.ts';
import type { Parameters } from '../graph/call.ts';
import { type Edge, GraphNode, graphTime, plainNode } from '../graph/node.ts';
import { GraphProblem, invalidParameter } from '../graph/problem.ts';
import { PRIVATE_REPLY_MS } from '../graph/send-message.ts';
import type { Placed } from '../graph/threads.ts';
import type { Post } from '../world.ts';
import { messageTags } from './tags.ts';
import { authorNode, bareId, type FacebookView } from './view.ts';

const TEXT_MAX = 8000;
const PAGE = { usual: 25, max: 100, isStrict: true };
const done = { success: true } as const;

/** A comment, https://developers.facebook.com/docs/graph-api/reference/comment. There is no time of an edit. */
export function commentNode(view: FacebookView, placed: Placed): GraphNode {
  const { post, top, root } = placed;
  const isReply = top !== post;
  const below = (): readonly Placed[] => (isReply ? [] : view.threads.repliesTo(top));
  return new GraphNode({
    type: 'Comment',
    id: post.id,
    at: post.createdAt,
    usual: ['created_time', 'from', 'message', 'id'],
    fields: {
      id: () => post.id,
      message: () => post.text,
      from: () => authorNode(post.author),
      created_time: () => graphTime(post.createdAt),
      parent: () => (isReply ? commentNode(view, { post: top, top, root }) : undefined),
      object: () => {
        const values = { created_time: graphTime(root.createdAt), message: root.text, id: root.id };
        return plainNode('PagePost', root.id, values);
      },
      attachment: () => undefined,
      message_tags: () => messageTags(view.world, post.text),
      comment_count: () => below().length,
      like_count: () => 0,
      user_likes: () => false,
      is_hidden: () => post.isHidden,
      is_private: () => false,
      can_comment: () => canComment(post),
      can_hide: () => canHide(post),
      can_like: () => true,
      can_remove: () => true,
      can_reply_privately: () => canReplyPrivately(view, post),
      permalink_url: () => permalink(view, placed),
      private_reply_conversation: () =>
        view.answered.has(post.id) ? (view.chats.withPerson(post.author) ?? undefined) : undefined,
      admin_creator: () => undefined,
      application: () => undefined,
      live_broadcast_timestamp: () => undefined,
    },
    edges: {
      comments: (args) => commentsEdge(view, { flat: below(), top: below() }, args),
      likes: () => ({ nodes: [], rules: PAGE }),
      reactions: () => ({ nodes: [], rules: PAGE }),
    },
    posts: {
      '': (parameters) => change(view, post, parameters),
      comments: (parameters) => addComment(view, post, parameters),
      likes: () => done,
    },
    // what stands under it goes too, because nothing can be found above it any more
    remove: () => view.world.remove(post),
  });
}

/** `GET …/comments`: `filter=stream` gives all levels, the usual `toplevel` hides replies. */
export function commentsEdge(
  view: FacebookView,
  lists: { readonly flat: readonly Placed[]; readonly top: readonly Placed[] },
  args: URLSearchParams,
): Edge {
  const filter = args.get('filter') ?? 'toplevel';
  const order = args.get('order') ?? 'chronological';
  if (filter !== 'stream' && filter !== 'toplevel') {
    throw invalidParameter('Param filter must be one of {toplevel, stream}');
  }
  if (order !== 'chronological' && order !== 'reverse_chronological') {
    throw invalidParameter('Param order must be one of {chronological, reverse_chronological}');
  }
  // with a user token the platform answers with an empty list instead of a refusal
  const seen = view.caller.kind === 'page' ? lists[filter === 'stream' ? 'flat' : 'top'] : [];
  const placed = order === 'chronological' ? seen : seen.toReversed();
  return {
    nodes: placed.map((one) => commentNode(view, one)),
    rules: PAGE,
    summary: { order, total_count: seen.length, can_comment: true },
  };
}

/** `POST …/comments`. Nothing remembers an earlier attempt: the same words twice are two comments. */
export function addComment(view: FacebookView, target: Post, parameters: Parameters): { readonly id: string } {
  needPage(view);
  const text = parameters.text('message') ?? '';
  if (text === '') throw invalidParameter('One of message, attachment_id or attachment_url is required');
  if ([...text].length > TEXT_MAX) throw invalidParameter(`Param message must be at most ${TEXT_MAX} characters long`);
  if (!canComment(target)) throw new GraphProblem(10903, '(#10903) This user cannot reply to this activity');
  const { id } = view.world.addPost({ author: view.page, text, inReplyTo: target.id });
  return { id };
}

/** One private reply for a comment or post of somebody else, within 7 days. */
export function canReplyPrivately(view: FacebookView, post: Post): boolean {
  if (post.byBrand || view.answered.has(post.id) || post.extras.get('canReplyPrivately') === false) return false;
  return view.world.now() - post.createdAt <= PRIVATE_REPLY_MS;
}

/** @throws {GraphProblem} 1705 where a person's token is used for what only a Page may do */
export function needPage(view: FacebookView): void {
  if (view.caller.kind === 'page') return;
  throw new GraphProblem(1705, '(#1705) There was an error in posting to this wall.');
}

/** `POST /{comment-id}`: with `is_hidden` it hides, with `message` it **edits**. */
function change(view: FacebookView, post: Post, parameters: Parameters): { readonly [name: string]: Json } {
  needPage(view);
  const isHidden = parameters.claim('is_hidden');
  const text = parameters.text('message');
  if (isHidden === null && text === null) throw invalidParameter('One of is_hidden, message is required');
  // its own can be edited and not hidden, those of others hidden and not edited
  const isAllowed = (text === null || post.byBrand) && (isHidden === null || canHide(post));
  if (!isAllowed) throw new GraphProblem(200, '(#200) Permissions error');
  if (text !== null) view.world.edit(post, text);
  if (isHidden !== null) view.world.hide(post, isHidden);
  return done;
}

function canComment(post: Post): boolean {
  return post.extras.get('canComment') !== false;
}

function canHide(post: Post): boolean {
  return !post.byBrand && post.extras.get('canHide') !== false;
}

function permalink({ page }: FacebookView, { post, top, root }: Placed): string {
  const reply = top === post ? '' : `&reply_comment_id=${bareId(post.id)}`;
  return `https://www.facebook.com/${page.id}/posts/${bareId(root.id)}?comment_id=${bareId(top.id)}${reply}`;
}
