import type { SandboxAnswer, SandboxRequest } from '../dialect.ts';
import { stableDigits } from '../ids.ts';
import type { Person, Post, World } from '../world.ts';
import type { Entities } from './entities.ts';
import { pageLinks, pickPage } from './pages.ts';
import { shownVisibility } from './visibility.ts';

const LIMITS = { usual: 20, max: 40 };

/** Threads of direct statuses, https://docs.joinmastodon.org/methods/conversations/. */
export interface Conversations {
  /** Newest last status first. Pages only by the `Link` header: its ids are of last statuses, not of conversations. */
  page(entities: Entities, request: SandboxRequest): SandboxAnswer;
  /** Marks one as read; null when there is none of that id. */
  read(entities: Entities, id: string): object | null;
}

interface Conversation {
  readonly id: string;
  readonly other: Person;
  readonly last: Post;
}

/** The brand's conversations, none of them read. */
export function createConversations(world: World): Conversations {
  /** Id of the last status that was there when a conversation was read. */
  const readUpTo = new Map<string, string>();
  const shown = (entities: Entities, { id, other, last }: Conversation): object => ({
    id,
    unread: !last.byBrand && readUpTo.get(id) !== last.id,
    accounts: [entities.account(other)],
    last_status: entities.status(last),
  });
  return {
    page(entities, request) {
      const all = listConversations(world).map((conversation) => ({ id: conversation.last.id, conversation }));
      const page = pickPage(all, request.query, LIMITS);
      const links = pageLinks(page, `${entities.base}${request.path}`, request.query).link?.split(', ') ?? [];
      // older ones are told of only when the page is full
      const link = (page.items.length === page.limit ? links : links.slice(-1)).join(', ');
      const body = page.items.map(({ conversation }) => shown(entities, conversation));
      return { status: 200, headers: link === '' ? {} : { link }, body };
    },
    read(entities, id) {
      const found = listConversations(world).find((conversation) => conversation.id === id);
      if (found === undefined) return null;
      readUpTo.set(id, found.last.id);
      return shown(entities, found);
    },
  };
}

/** One for every thread and whom the brand talks to in it, also below a public status. */
function listConversations(world: World): Conversation[] {
  const found = new Map<string, Conversation>();
  for (const post of world.posts('mastodon')) {
    if (shownVisibility(post) !== 'direct') continue;
    const other = post.byBrand ? post.to : post.author;
    if (other === null) continue;
    const id = stableDigits(`${world.seed} ${post.threadRoot} ${other.id}`, 9);
    if (!found.has(id)) found.set(id, { id, other, last: post });
  }
  return [...found.values()];
}
