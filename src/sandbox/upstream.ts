import { inPrivate } from './speech.ts';
import { type Person, PLATFORM_NAMES, type PlatformName, type Post, type World } from './world.ts';

/** The body of a call under `/_sandbox/`. */
export type Asked = Readonly<Record<string, unknown>>;

/**
 * `POST /_sandbox/edit {platform, id, text}`: its author changes a post on the platform.
 * @throws RangeError with what is wrong, in words
 */
export function editUpstream(world: World, asked: Asked): Post {
  const post = knownPost(world, asked, 'id');
  // https://docs.x.com/x-api/fundamentals/edit-posts: posts only
  if (post.platform === 'x' && post.visibility === 'private') throw new RangeError('X has no edits of messages');
  return world.edit(post, wantedText(asked));
}

/**
 * `POST /_sandbox/remove {platform, id}`: its author deletes a post on the platform.
 * @throws RangeError with what is wrong, in words
 */
export function removeUpstream(world: World, asked: Asked): Post {
  const post = knownPost(world, asked, 'id');
  world.remove(post);
  return post;
}

/**
 * `POST /_sandbox/say {platform, author, text, inReplyTo?, visibility?}`: somebody known says one more thing. With the
 * brand's handle it is an answer given in the platform's own app, and nobody reacts to it. It is as public as what it
 * answers unless `visibility` says otherwise.
 * @throws RangeError with what is wrong, in words
 */
export function sayUpstream(world: World, asked: Asked): Post {
  const platform = knownPlatform(asked);
  const author = typeof asked.author === 'string' ? world.personByHandle(platform, asked.author) : null;
  if (author === null) throw new RangeError(`author is the handle of somebody on ${platform}`);
  const text = wantedText(asked);
  const parent = asked.inReplyTo == null ? null : knownPost(world, asked, 'inReplyTo');
  const visibility = asked.visibility ?? parent?.visibility ?? 'public';
  if (visibility !== 'public' && visibility !== 'private') throw new RangeError('visibility is public or private');
  if (visibility === 'public') {
    if (parent?.visibility === 'private') throw new RangeError('nothing public answers something private');
    return world.addPost({ author, text, inReplyTo: parent?.id ?? null, isQuiet: true });
  }
  const brand = world.brand(platform);
  const to = author.isBrand ? customerOf(parent) : brand;
  const said = author.isBrand ? text : inPrivate(text, brand);
  return world.addPost({ author, text: said, inReplyTo: parent?.id ?? null, visibility, to, isQuiet: true });
}

/**
 * The platform that `platform` names.
 * @throws RangeError when it is none
 */
export function knownPlatform({ platform }: Asked): PlatformName {
  const known = PLATFORM_NAMES.find((name) => name === platform);
  if (known === undefined) throw new RangeError(`platform is one of ${PLATFORM_NAMES.join(', ')}`);
  return known;
}

function customerOf(parent: Post | null): Person {
  const customer = parent?.byBrand ? parent.to : parent?.author;
  if (customer == null) throw new RangeError('inReplyTo is a post of whom the brand writes to in private');
  return customer;
}

function knownPost(world: World, asked: Asked, name: 'id' | 'inReplyTo'): Post {
  const platform = knownPlatform(asked);
  const id = asked[name];
  const post = typeof id === 'string' ? world.find(platform, id) : null;
  if (post === null) throw new RangeError(`${name} is the id of a post on ${platform}`);
  return post;
}

function wantedText({ text }: Asked): string {
  if (typeof text !== 'string' || text === '') throw new RangeError('text is a text');
  return text;
}
