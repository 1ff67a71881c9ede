import type { Person, PlatformName, Post, World } from '../world.ts';
import { type Edge, GraphNode, graphTime, plainNode } from './node.ts';
import { GraphProblem } from './problem.ts';

/** How one product shows chats. */
export interface ChatRules {
  readonly platform: PlatformName;
  /** `from`, `to` and participants. */
  person(person: Person): GraphNode;
  /** The id of the chat with a person; nothing can be read from it. */
  threadId(person: Person): string;
}

/** The chats of the brand on one platform. */
export interface Chats {
  /** `GET /{account}/conversations`: latest activity first, `user_id` for one person. */
  conversations(args: URLSearchParams): Edge;
  /** The chat with somebody, or null where nothing was said. */
  withPerson(person: Person): GraphNode | null;
  conversation(id: string): GraphNode | null;
  /** @throws {GraphProblem} for a message older than the newest 20 of its chat */
  message(id: string): GraphNode | null;
}

/**
 * Details of a chat are given of its newest 20 messages only; an older one is answered as if it were deleted:
 * https://developers.facebook.com/docs/messenger-platform/conversations.
 */
const DETAILED = 20;
const PAGE = { usual: 25, max: 100 };
export const WINDOW_MS = 86_400_000;

/** Reads the chats as they are now. */
export function readChats(world: World, rules: ChatRules): Chats {
  const brand = world.brand(rules.platform);
  const people = new Map<Person, Post>();
  // newest first, so the first one met is the latest of its chat
  for (const post of world.posts(rules.platform)) {
    if (post.visibility !== 'private') continue;
    const other = post.author === brand ? post.to : post.author;
    if (other !== null && (post.author === brand || post.to === brand) && !people.has(other)) people.set(other, post);
  }
  const show = (person: Person): GraphNode => conversationNode({ world, rules, brand }, person);
  const find = (id: string): Person | undefined => [...people.keys()].find((one) => rules.threadId(one) === id);
  return {
    conversations(args) {
      const wanted = args.get('user_id');
      const chosen = [...people.keys()].filter(({ id }) => wanted === null || id === wanted);
      return { nodes: chosen.map(show), rules: PAGE };
    },
    withPerson: (person) => (people.has(person) ? show(person) : null),
    conversation(id) {
      const person = find(id);
      return person === undefined ? null : show(person);
    },
    message(id) {
      const post = world.find(rules.platform, id);
      const other = post?.author === brand ? post.to : (post?.author ?? null);
      if (post === null || post.visibility !== 'private' || other === null) return null;
      const place = world.chat(brand, other).toReversed().indexOf(post);
      if (place === -1) return null;
      // the documentation gives the words, not the code [unverified]
      if (place >= DETAILED) throw new GraphProblem(100, '(#100) The message has been deleted');
      return messageNode(rules, post, true);
    },
  };
}

interface Stage {
  readonly world: World;
  readonly rules: ChatRules;
  readonly brand: Person;
}

/** Fields as the business SDK lists them for UnifiedThread. */
function conversationNode({ world, rules, brand }: Stage, person: Person): GraphNode {
  const newestFirst = world.chat(brand, person).toReversed();
  const [latest] = newestFirst;
  const id = rules.threadId(person);
  const fromPerson = newestFirst.find(({ author }) => author === person);
  const unread = newestFirst.findIndex(({ author }) => author === brand);
  return new GraphNode({
    type: 'UnifiedThread',
    id,
    usual: ['id', 'link', 'updated_time'],
    fields: {
      id: () => id,
      link: () => `/${brand.id}/inbox/${id}/`,
      updated_time: () => graphTime(latest?.createdAt ?? world.now()),
      participants: () => [rules.person(person), rules.person(brand)],
      senders: () => [rules.person(person), rules.person(brand)],
      name: () => undefined,
      folder: () => 'inbox',
      is_subscribed: () => true,
      snippet: () => (latest?.text ?? '').slice(0, 100),
      message_count: () => newestFirst.length,
      unread_count: () => (unread === -1 ? newestFirst.length : unread),
      can_reply: () => fromPerson !== undefined && world.now() - fromPerson.createdAt <= WINDOW_MS,
    },
    edges: {
      messages: () => ({
        nodes: newestFirst.map((post, place) => messageNode(rules, post, place < DETAILED)),
        rules: PAGE,
      }),
    },
  });
}

/** Fields by https://developers.facebook.com/docs/graph-api/reference/message. */
function messageNode(rules: ChatRules, post: Post, isDetailed: boolean): GraphNode {
  const detail =
    <T>(make: () => T) =>
    (): T | undefined =>
      isDetailed ? make() : undefined;
  return new GraphNode({
    type: 'Message',
    id: post.id,
    usual: ['id', 'created_time'],
    fields: {
      id: () => post.id,
      created_time: () => graphTime(post.createdAt),
      from: detail(() => rules.person(post.author)),
      to: detail(() => (post.to === null ? undefined : [rules.person(post.to)])),
      message: detail(() => post.text),
      tags: detail(() => ({ data: [{ name: 'inbox' }, { name: post.byBrand ? 'sent' : 'read' }] })),
      is_unsupported: () => undefined,
      attachments: () => undefined,
      shares: () => undefined,
      sticker: () => undefined,
      story: () => undefined,
      reactions: () => undefined,
      reply_to: () => undefined,
    },
  });
}

/** A person as both products show them unless a chat shows more. */
export function personNode(type: string, person: Person, values: { readonly [name: string]: string }): GraphNode {
  return plainNode(type, person.id, { ...values, id: person.id });
}
