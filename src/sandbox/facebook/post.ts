import { GraphNode, graphTime, plainNode } from '../graph/node.ts';
import { GraphProblem, invalidParameter } from '../graph/problem.ts';
import type { Post } from '../world.ts';
import { addComment, canReplyPrivately, commentsEdge, needPage } from './comment.ts';
import { messageTags } from './tags.ts';
import { authorNode, bareId, type FacebookView } from './view.ts';

const NONE = { nodes: [], rules: { usual: 25, max: 100 } };

/**
 * A post on the Page's wall, https://developers.facebook.com/docs/graph-api/reference/pagepost.
 * @param isAuthorKept false on `tagged`, which tells `from` only of the Page's own posts
 */
export function postNode(view: FacebookView, post: Post, isAuthorKept = true): GraphNode {
  return new GraphNode({
    type: 'PagePost',
    id: post.id,
    at: post.createdAt,
    usual: ['created_time', 'message', 'id'],
    fields: {
      ...plainFields(view, post),
      from: () => (isAuthorKept || post.byBrand ? authorNode(post.author) : undefined),
      updated_time: () => graphTime(view.threads.lastActivity(post)),
      can_reply_privately: () => canReplyPrivately(view, post),
    },
    edges: {
      comments: (args) => {
        const flat = view.threads.under(post);
        return commentsEdge(view, { flat, top: flat.filter((one) => one.top === one.post) }, args);
      },
      attachments: () => NONE,
      likes: () => NONE,
      reactions: () => NONE,
      to: () => (post.byBrand ? NONE : { ...NONE, nodes: [authorNode(view.page)] }),
    },
    posts: {
      '': (parameters) => {
        needPage(view);
        const text = parameters.text('message');
        if (text === null) throw invalidParameter('The parameter message is required');
        if (!post.byBrand) throw new GraphProblem(200, '(#200) Permissions error');
        view.world.edit(post, text);
        return { success: true };
      },
      comments: (parameters) => addComment(view, post, parameters),
      likes: () => ({ success: true }),
    },
    remove: () => view.world.remove(post),
  });
}

function plainFields(view: FacebookView, post: Post): GraphNode['fields'] {
  const { page } = view;
  return {
    id: () => post.id,
    message: () => post.text,
    story: () => undefined,
    created_time: () => graphTime(post.createdAt),
    permalink_url: () => `https://www.facebook.com/${page.id}/posts/${bareId(post.id)}`,
    status_type: () => (post.byBrand ? 'mobile_status_update' : 'wall_post'),
    is_published: () => true,
    is_hidden: () => post.isHidden,
    is_expired: () => false,
    is_popular: () => false,
    message_tags: () => messageTags(view.world, post.text),
    privacy: () => ({ allow: '', deny: '', description: 'Public', friends: '', value: 'EVERYONE' }),
    shares: () => undefined,
    full_picture: () => undefined,
    picture: () => undefined,
    icon: () => undefined,
    parent_id: () => undefined,
    properties: () => undefined,
    story_tags: () => undefined,
    admin_creator: () => undefined,
    application: () => undefined,
    place: () => undefined,
    promotable_id: () => post.id,
    subscribed: () => true,
    target: () => (post.byBrand ? undefined : plainNode('Page', page.id, { name: page.name, id: page.id })),
  };
}
