import type { Parameters } from '../graph/call.ts';
import { type Edge, GraphNode } from '../graph/node.ts';
import { GraphProblem, invalidParameter, missingObject } from '../graph/problem.ts';
import { sendMessage } from '../graph/send-message.ts';
import { stableDigits } from '../ids.ts';
import type { Post } from '../world.ts';
import { commentText } from './comment.ts';
import { mentionedCommentNode, othersMediaNode, ownMediaNode } from './media.ts';
import { sendRules } from './messages.ts';
import { type InstagramView, isMentioned } from './view.ts';

const MEDIA = { usual: 25, max: 100 };
/** Only the newest ten thousand are given. */
const MEDIA_MAX = 10_000;

/** The professional account by Facebook Login, https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user. */
export function accountNode(view: InstagramView): GraphNode {
  const { account } = view;
  return new GraphNode({
    type: 'IGUser',
    id: account.id,
    usual: ['id'],
    fields: {
      ...profileFields(view),
      id: () => account.id,
      ig_id: () => stableDigits(`ig ${account.id}`, 10),
      mentioned_media: (args) => {
        const medium = view.threads.root(args.get('media_id') ?? '');
        if (medium === null || medium.byBrand || !isMentioned(view, medium)) throw notMentioned(args, 'media_id');
        return othersMediaNode(view, medium);
      },
      mentioned_comment: (args) => {
        const placed = view.threads.comment(args.get('comment_id') ?? '');
        if (placed === null || placed.post.byBrand || !isMentioned(view, placed.post)) {
          throw notMentioned(args, 'comment_id');
        }
        return mentionedCommentNode(view, placed);
      },
    },
    edges: edges(view),
    posts: posts(view),
  });
}

/** The same account by Instagram Login: `id` belongs to the app and matches nothing else, `user_id` is the account's. */
export function loginAccountNode(view: InstagramView): GraphNode {
  const { account } = view;
  const id = stableDigits(`app-scoped ${account.id}`, 17);
  return new GraphNode({
    type: 'IGUser',
    id,
    usual: ['id'],
    fields: {
      ...profileFields(view),
      id: () => id,
      user_id: () => account.id,
      account_type: () => 'BUSINESS',
    },
    edges: edges(view),
    posts: posts(view),
  });
}

/** The Page that the account is linked to: what a Page token's `me` is. */
export function linkedPageNode(view: InstagramView): GraphNode {
  const { world } = view;
  const page = world.brand('facebook');
  return new GraphNode({
    type: 'Page',
    id: page.id,
    usual: ['name', 'id'],
    fields: {
      id: () => page.id,
      name: () => page.name,
      username: () => page.handle,
      link: () => `https://www.facebook.com/${page.handle}`,
      instagram_business_account: () => accountNode(view),
      connected_instagram_account: () => accountNode(view),
    },
    edges: {
      conversations(args) {
        const isAsked = args.get('platform')?.toLowerCase() === 'instagram';
        return isAsked ? view.chats.conversations(args) : { nodes: [], rules: MEDIA };
      },
    },
    posts: { messages: (parameters) => sendMessage(world, sendRules(view), parameters) },
  });
}

function profileFields({ account, threads }: InstagramView): GraphNode['fields'] {
  return {
    username: () => account.handle,
    name: () => account.name,
    biography: () => account.bio,
    website: () => undefined,
    followers_count: () => account.followers,
    follows_count: () => 41,
    media_count: () => threads.roots.filter(({ byBrand }) => byBrand).length,
    profile_picture_url: () => `https://scontent.example/${account.handle}.jpg`,
  };
}

function edges(view: InstagramView): GraphNode['edges'] {
  const { threads } = view;
  return {
    media: () => {
      const own = threads.roots.filter(({ byBrand }) => byBrand).slice(0, MEDIA_MAX);
      return { nodes: own.map((post) => ownMediaNode(view, post)), rules: MEDIA };
    },
    // this edge never tells `next`: its cursors have to be used
    tags: (): Edge => {
      const tagged = threads.roots.filter((post) => !post.byBrand && isMentioned(view, post));
      return { nodes: tagged.map((post) => othersMediaNode(view, post)), rules: { ...MEDIA, hasCursorsOnly: true } };
    },
    stories: () => ({ nodes: [], rules: MEDIA }),
    conversations: (args) => view.chats.conversations(args),
  };
}

function posts(view: InstagramView): GraphNode['posts'] {
  return {
    messages: (parameters) => sendMessage(view.world, sendRules(view), parameters),
    mentions: (parameters) => answerMention(view, parameters),
  };
}

/** `POST /{ig-id}/mentions`: a comment on a medium of somebody else, or a reply to a comment there, that mentions the account. */
function answerMention(view: InstagramView, parameters: Parameters): { readonly id: string } {
  const mediaId = parameters.text('media_id');
  if (mediaId === null) throw invalidParameter('The parameter media_id is required');
  const text = commentText(parameters);
  const commentId = parameters.text('comment_id');
  const medium = view.threads.root(mediaId);
  const placed = commentId === null ? null : view.threads.comment(commentId);
  if (commentId !== null && placed?.root !== medium) throw missingObject(commentId, 'post');
  const said: Post | null = placed?.post ?? medium;
  if (medium === null || said === null) throw missingObject(mediaId, 'post');
  if (medium.byBrand || said.byBrand || !isMentioned(view, said)) {
    throw new GraphProblem(100, '(#100) The account is not mentioned there');
  }
  const { id } = view.world.addPost({ author: view.account, text, inReplyTo: said.id });
  return { id };
}

function notMentioned(args: URLSearchParams, name: string): GraphProblem {
  const id = args.get(name);
  return id === null ? invalidParameter(`The parameter ${name} is required`) : missingObject(id);
}
