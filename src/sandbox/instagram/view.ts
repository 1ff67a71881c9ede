import type { Chats } from '../graph/chats.ts';
import type { Threads } from '../graph/threads.ts';
import type { Caller } from '../graph/tokens.ts';
import type { RateWindow } from '../rate-window.ts';
import type { Person, Post, World } from '../world.ts';

/** Everything one call sees of the world. */
export interface InstagramView {
  readonly world: World;
  readonly caller: Caller;
  readonly account: Person;
  readonly threads: Threads;
  readonly chats: Chats;
  readonly privateReplies: RateWindow;
}

/** The account is @mentioned in it. */
export function isMentioned({ world, account }: InstagramView, { text }: Post): boolean {
  const names = text.matchAll(/@([\w.]+)/g);
  return [...names].some(([, name = '']) => world.personByHandle('instagram', name) === account);
}
