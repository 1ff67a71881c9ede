import type { Person, PlatformName, Post, World } from './world.ts';

/** Where customers write under the brand's own posts. */
export function isPage(platform: PlatformName): boolean {
  return platform === 'facebook' || platform === 'instagram';
}

/** Makes sure that a text is heard as a mention. */
export function addressed(text: string, brand: Person): string {
  const handle = `@${brand.handle}`;
  return text.includes(handle) ? text : `${handle} ${text}`;
}

/** X and Mastodon put the handle of whom you answer in front; the others need none. */
export function inThread(text: string, brand: Person): string {
  return brand.platform === 'x' || brand.platform === 'mastodon' ? addressed(text, brand) : text;
}

/** A private message on Mastodon reaches only whom it mentions; elsewhere the chat says who is meant. */
export function inPrivate(text: string, brand: Person): string {
  return brand.platform === 'mastodon' ? addressed(text, brand) : text;
}

const RECENT = 3;

/** The brand post that the next comment goes under: the newest ones in turn. One is made where the page has none. */
export function takeTurns(world: World): (platform: PlatformName) => Post {
  const recent = new Map<PlatformName, readonly Post[]>();
  let turn = 0;
  return (platform) => {
    const posts = recent.get(platform) ?? recentPosts(world, platform);
    recent.set(platform, posts);
    return posts[turn++ % posts.length] ?? firstPost(world, platform);
  };
}

function recentPosts(world: World, platform: PlatformName): readonly Post[] {
  const isOwn = ({ byBrand, inReplyTo, visibility }: Post): boolean =>
    byBrand && inReplyTo === null && visibility === 'public';
  const posts = world.posts(platform).filter(isOwn).slice(0, RECENT);
  return posts.length > 0 ? posts : [firstPost(world, platform)];
}

function firstPost(world: World, platform: PlatformName): Post {
  const createdAt = world.startedAt - 3_600_000;
  const text = 'Tällä viikolla vastaamme täällä arkisin kello 8–16. Mitä mielessä?';
  return world.addPost({ author: world.brand(platform), text, language: 'fi', createdAt });
}
