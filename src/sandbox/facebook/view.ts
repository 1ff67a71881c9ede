import type { Chats } from '../graph/chats.ts';
import { type GraphNode, plainNode } from '../graph/node.ts';
import type { Threads } from '../graph/threads.ts';
import type { Caller } from '../graph/tokens.ts';
import type { RateWindow } from '../rate-window.ts';
import type { Person, World } from '../world.ts';

/** Everything one call sees of the world. */
export interface FacebookView {
  readonly world: World;
  readonly caller: Caller;
  readonly page: Person;
  /** What its managers are given to speak as the Page. */
  readonly pageToken: string;
  readonly threads: Threads;
  readonly chats: Chats;
  /** Ids of comments and posts that had their private reply. */
  readonly answered: ReadonlySet<string>;
  readonly privateReplies: RateWindow;
}

/** `from` of a post or a comment: a name and a page-scoped id, nothing more of a person. */
export function authorNode(person: Person): GraphNode {
  return plainNode('Profile', person.id, { name: person.name, id: person.id });
}

/** What stands after the last `_` of an id. */
export function bareId(id: string): string {
  return id.split('_').at(-1) ?? id;
}
