import type { Person, Post, World } from './world.ts';

/**
 * The same world as another account lives in it: on its platform `brand` is that account, and posts are `byBrand` when it
 * wrote them. For everybody else it stays a person: what it says is no answer of the brand, and no customer reacts to it.
 */
export function seenBy(world: World, account: Person): World {
  const shown = new WeakMap<Post, Post>();
  // one view of each post, so that a post stays the same one from call to call
  const view = (post: Post): Post => {
    if (post.platform !== account.platform) return post;
    const known = shown.get(post);
    if (known !== undefined) return known;
    const seen = { ...post, byBrand: post.author === account };
    shown.set(post, seen);
    return seen;
  };
  const orNull = (post: Post | null): Post | null => (post === null ? null : view(post));
  return {
    seed: world.seed,
    startedAt: world.startedAt,
    now: () => world.now(),
    advance: (ms) => world.advance(ms),
    random: (purpose) => world.random(purpose),
    brand: (platform) => (platform === account.platform ? account : world.brand(platform)),
    addPerson: (person) => world.addPerson(person),
    person: (platform, id) => world.person(platform, id),
    personByHandle: (platform, handle) => world.personByHandle(platform, handle),
    rename: (person, handle) => world.rename(person, handle),
    addPost: (post) => view(world.addPost(post)),
    find: (platform, id) => orNull(world.find(platform, id)),
    posts: (platform) => world.posts(platform).map(view),
    replies: (post) => world.replies(post).map(view),
    chat: (one, other) => world.chat(one, other).map(view),
    edit: (post, text) => view(world.edit(post, text)),
    hide: (post, isHidden) => view(world.hide(post, isHidden)),
    remove: (post) => world.remove(post),
    everything: () => world.everything().map(view),
    onBrandReply: (listener) => world.onBrandReply(listener),
    hiddenFor: (delayMs, work) => world.hiddenFor(delayMs, work),
  };
}
