import { GraphNode } from '../graph/node.ts';
import { GraphProblem, invalidParameter } from '../graph/problem.ts';
import { sendMessage } from '../graph/send-message.ts';
import type { Post } from '../world.ts';
import { needPage } from './comment.ts';
import { sendRules } from './messages.ts';
import { postNode } from './post.ts';
import { isTagged } from './tags.ts';
import type { FacebookView } from './view.ts';

const FEED = { usual: 25, max: 100, isStrict: true };

/** The brand's Page, https://developers.facebook.com/docs/graph-api/reference/page. */
export function pageNode(view: FacebookView): GraphNode {
  const { page, world } = view;
  const url = `https://www.facebook.com/${page.handle}`;
  return new GraphNode({
    type: 'Page',
    id: page.id,
    usual: ['name', 'id'],
    fields: {
      id: () => page.id,
      name: () => page.name,
      username: () => page.handle,
      about: () => page.bio,
      category: () => 'Shopping & retail',
      link: () => url,
      website: () => undefined,
      fan_count: () => page.followers,
      followers_count: () => page.followers,
      is_published: () => true,
      verification_status: () => 'not_verified',
      has_transitioned_to_new_page_experience: () => true,
      access_token: () => view.pageToken,
      tasks: () => ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE'],
      unread_message_count: () => undefined,
    },
    edges: {
      published_posts: () => feed(view, ({ byBrand }) => byBrand),
      posts: () => feed(view, ({ byBrand }) => byBrand),
      feed: () => feed(view, () => true),
      visitor_posts: () => feed(view, ({ byBrand }) => !byBrand),
      tagged: () => feed(view, ({ byBrand, text }) => !byBrand && isTagged(world, page, text), false),
      ratings: () => ({ nodes: [], rules: FEED }),
      conversations: (args) => {
        // only a Page reads its inbox
        if (view.caller.kind !== 'page')
          throw new GraphProblem(190, 'This method must be called with a Page Access Token');
        const platform = args.get('platform')?.toLowerCase() ?? 'messenger';
        if (platform === 'messenger') return view.chats.conversations(args);
        if (platform !== 'instagram') throw invalidParameter('Param platform must be one of {INSTAGRAM, MESSENGER}');
        return { nodes: [], rules: FEED };
      },
    },
    posts: {
      feed: (parameters) => {
        needPage(view);
        const text = parameters.text('message') ?? '';
        if (text === '') throw invalidParameter('The parameter message is required');
        const { id } = world.addPost({ author: page, text });
        return { id };
      },
      messages: (parameters) => {
        needPage(view);
        return sendMessage(world, sendRules(view), parameters);
      },
    },
  });
}

/**
 * Feeds are ranked, not sorted by age: here what was last talked about comes first, so nobody may stop early at an old one.
 */
function feed(
  view: FacebookView,
  isWanted: (post: Post) => boolean,
  isAuthorKept = true,
): ReturnType<GraphNode['edges'][string]> {
  const posts = view.threads.roots.filter(isWanted);
  const latest = new Map(posts.map((post) => [post, view.threads.lastActivity(post)]));
  const ranked = posts.toSorted((a, b) => (latest.get(b) ?? 0) - (latest.get(a) ?? 0));
  return { nodes: ranked.map((post) => postNode(view, post, isAuthorKept)), rules: FEED };
}
