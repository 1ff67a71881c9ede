import { readChats } from '../graph/chats.ts';
import { GraphNode, plainNode } from '../graph/node.ts';
import { privatelyAnswered } from '../graph/send-message.ts';
import { readThreads } from '../graph/threads.ts';
import { type Caller, MANAGER } from '../graph/tokens.ts';
import type { RateWindow } from '../rate-window.ts';
import type { World } from '../world.ts';
import { chatRules } from './chat-rules.ts';
import { commentNode } from './comment.ts';
import { pageNode } from './page.ts';
import { postNode } from './post.ts';
import type { FacebookView } from './view.ts';

export interface FacebookParts {
  readonly world: World;
  readonly caller: Caller;
  readonly privateReplies: RateWindow;
  readonly pageToken: string;
}

/** The object with an id, as the caller may see it: a Page, a post, a comment, a chat, a message or a person. */
export function findObject(parts: FacebookParts, id: string): GraphNode | null {
  const { world, caller } = parts;
  const page = world.brand('facebook');
  if (id === MANAGER.id || (id === 'me' && caller.kind === 'user')) {
    return caller.kind === 'user' ? managerNode(parts) : null;
  }
  const view = viewOf(parts);
  if (id === page.id || id === 'me') return pageNode(view);
  const root = view.threads.root(id);
  if (root !== null) return postNode(view, root);
  const placed = view.threads.comment(id);
  if (placed !== null) return commentNode(view, placed);
  if (caller.kind !== 'page') return null;
  return view.chats.conversation(id) ?? view.chats.message(id) ?? personProfile(view, id);
}

function viewOf({ world, ...parts }: FacebookParts): FacebookView {
  return {
    ...parts,
    world,
    page: world.brand('facebook'),
    threads: readThreads(world, 'facebook'),
    chats: readChats(world, chatRules),
    answered: privatelyAnswered(world.posts('facebook')),
  };
}

/** Names of people are given once they wrote in private, https://developers.facebook.com/docs/messenger-platform/identity/user-profile. */
function personProfile(view: FacebookView, id: string): GraphNode | null {
  const person = view.world.person('facebook', id);
  if (person === null || view.chats.withPerson(person) === null) return null;
  const [first = person.name, ...rest] = person.name.split(' ');
  return plainNode('Profile', id, { name: person.name, first_name: first, last_name: rest.join(' '), id });
}

function managerNode(parts: FacebookParts): GraphNode {
  const { id, name } = MANAGER;
  const accounts = () => ({ nodes: [pageNode(viewOf(parts))], rules: { usual: 25, max: 100 } });
  return new GraphNode({
    type: 'User',
    id,
    usual: ['name', 'id'],
    fields: { id: () => id, name: () => name },
    edges: { accounts },
  });
}
