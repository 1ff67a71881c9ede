import { AsyncLocalStorage } from 'node:async_hooks';
import { mastodonId, stableDid, stableDigits, tid, xId } from './ids.ts';
import { createRandom, type Random } from './random.ts';
import {
  BRAND_HANDLES,
  type NewPerson,
  type NewPost,
  type Person,
  PLATFORM_NAMES,
  type PlatformName,
  type Post,
  type World,
  type WorldOptions,
} from './world.ts';

/** A world with the brand's accounts in it and nobody else. */
export function createWorld(options: WorldOptions): World {
  return new LoopbackWorld(options);
}

class LoopbackWorld implements World {
  readonly seed: number;
  readonly startedAt: number;
  readonly #bornAt = Date.now();
  #advancedMs = 0;
  readonly #people = new Map<string, Person>();
  readonly #handles = new Map<string, Person>();
  readonly #brands = new Map<PlatformName, Person>();
  readonly #posts = new Map<string, Post>();
  /** Ids of later wordings, and the id of the post they are of. */
  readonly #wordings = new Map<string, string>();
  readonly #timelines = new Map<PlatformName, Post[]>(PLATFORM_NAMES.map((name) => [name, []]));
  readonly #sequences = new Map<string, number>();
  readonly #listeners: ((reply: Post, parent: Post) => void)[] = [];
  readonly #delay = new AsyncLocalStorage<number>();
  #order = 0;

  constructor(options: WorldOptions) {
    this.seed = options.seed;
    this.startedAt = options.startsAt ?? this.#bornAt;
    for (const platform of PLATFORM_NAMES) {
      const bio = 'Verkkokauppa ja liittymät. Asiakaspalvelu arkisin 8–16.';
      const handle = BRAND_HANDLES[platform];
      const brand = { platform, handle, name: 'Esimerkki Oy', followers: 15_230, bio, isBrand: true };
      this.#brands.set(platform, this.addPerson(brand));
    }
  }

  now(): number {
    return this.startedAt + (Date.now() - this.#bornAt) + this.#advancedMs;
  }

  advance(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) throw new RangeError('the clock only moves forward');
    this.#advancedMs += Math.round(ms);
  }

  random(purpose: string): Random {
    return createRandom(`${this.seed}`).fork(purpose);
  }

  brand(platform: PlatformName): Person {
    const brand = this.#brands.get(platform);
    if (brand === undefined) throw new Error(`no brand on ${platform}`);
    return brand;
  }

  addPerson(input: NewPerson): Person {
    const { platform, handle } = input;
    if (this.personByHandle(platform, handle) !== null) throw new Error(`${handle} exists on ${platform}`);
    // from the handle, not from the order, so that one more person leaves the others' ids alone
    const words = `${this.seed}/${platform}/${handle.toLowerCase()}`;
    const person: Person = {
      platform,
      id: platform === 'bluesky' ? stableDid(words) : stableDigits(words, platform === 'x' ? 16 : 17),
      handle,
      firstHandle: handle,
      name: input.name,
      followers: input.followers ?? 0,
      bio: input.bio ?? '',
      isBrand: input.isBrand ?? false,
      isOpenToMessages: input.isOpenToMessages ?? false,
      joinedAt: this.startedAt - 400 * 86_400_000,
    };
    this.#people.set(`${platform} ${person.id}`, person);
    this.#handles.set(`${platform} ${handle.toLowerCase()}`, person);
    return person;
  }

  person(platform: PlatformName, id: string): Person | null {
    return this.#people.get(`${platform} ${id}`) ?? null;
  }

  personByHandle(platform: PlatformName, handle: string): Person | null {
    return this.#handles.get(`${platform} ${handle.toLowerCase()}`) ?? null;
  }

  rename(person: Person, handle: string): void {
    const { platform } = person;
    const owner = this.personByHandle(platform, handle);
    if (owner !== null && owner !== person) throw new RangeError(`${handle} is somebody else on ${platform}`);
    // in place: whoever holds the person, posts above all, tells the name they have now
    Object.assign(person, { handle });
    this.#handles.set(`${platform} ${handle.toLowerCase()}`, person);
  }

  addPost(input: NewPost): Post {
    const { author } = input;
    const parent = input.inReplyTo == null ? null : this.#lookUp(author.platform, input.inReplyTo);
    const createdAt = input.createdAt ?? this.now();
    const id = input.id ?? this.#newId(input, parent?.threadRoot ?? null, createdAt);
    if (this.#posts.has(`${author.platform} ${id}`)) throw new Error(`post ${id} exists`);
    const post: Post = {
      platform: author.platform,
      id,
      author,
      text: input.text,
      inReplyTo: parent?.id ?? input.inReplyTo ?? null,
      quotes: input.quotes == null ? null : (this.#lookUp(author.platform, input.quotes)?.id ?? input.quotes),
      visibility: input.visibility ?? 'public',
      to: input.to ?? null,
      editedAt: null,
      wordings: [{ id, text: input.text, at: createdAt }],
      isHidden: false,
      createdAt,
      visibleAt: createdAt + (this.#delay.getStore() ?? 0),
      byBrand: author.isBrand,
      threadRoot: parent?.threadRoot ?? input.inReplyTo ?? id,
      language: input.language ?? null,
      order: this.#order++,
      extras: new Map(Object.entries(input.extras ?? {})),
    };
    this.#posts.set(`${post.platform} ${id}`, post);
    insertInOrder(this.#timeline(post.platform), post);
    if (post.byBrand && parent && !parent.byBrand && !input.isQuiet) {
      // outside the delay: what customers answer is late only because they saw the reply late
      this.#delay.exit(() => {
        for (const listener of this.#listeners) listener(post, parent);
      });
    }
    return post;
  }

  find(platform: PlatformName, id: string): Post | null {
    const post = this.#lookUp(platform, id);
    return post !== null && post.visibleAt <= this.now() ? post : null;
  }

  posts(platform: PlatformName): Post[] {
    const now = this.now();
    return this.#timeline(platform)
      .filter((post) => post.visibleAt <= now)
      .reverse();
  }

  replies(post: Post): Post[] {
    const now = this.now();
    return this.#timeline(post.platform).filter((other) => other.inReplyTo === post.id && other.visibleAt <= now);
  }

  chat(one: Person, other: Person): Post[] {
    const now = this.now();
    const isOf = ({ author, to }: Post) => (author === one && to === other) || (author === other && to === one);
    return this.#timeline(one.platform).filter((post) => isOf(post) && post.visibleAt <= now);
  }

  edit(post: Post, text: string): Post {
    const at = this.now();
    const now = this.#lookUp(post.platform, post.id) ?? post;
    const { platform, author, visibility } = now;
    const id = platform === 'x' ? this.#newId({ author, visibility, text }, null, at) : now.id;
    if (id !== now.id) this.#wordings.set(`${platform} ${id}`, now.id);
    return this.#replace(now, { ...now, text, editedAt: at, wordings: [...now.wordings, { id, text, at }] });
  }

  hide(post: Post, isHidden: boolean): Post {
    const now = this.#lookUp(post.platform, post.id) ?? post;
    return this.#replace(now, { ...now, isHidden });
  }

  remove(post: Post): void {
    const id = this.#lookUp(post.platform, post.id)?.id ?? post.id;
    this.#posts.delete(`${post.platform} ${id}`);
    const timeline = this.#timeline(post.platform);
    const index = timeline.findIndex((other) => other.id === id);
    if (index !== -1) timeline.splice(index, 1);
  }

  everything(): Post[] {
    const now = this.now();
    return [...this.#timelines.values()]
      .flat()
      .filter((post) => post.byBrand || post.visibleAt <= now)
      .sort(byTime);
  }

  onBrandReply(listener: (reply: Post, parent: Post) => void): void {
    this.#listeners.push(listener);
  }

  hiddenFor<T>(delayMs: number, work: () => T): T {
    return this.#delay.run(delayMs, work);
  }

  #lookUp(platform: PlatformName, id: string): Post | null {
    const first = this.#wordings.get(`${platform} ${id}`) ?? id;
    return this.#posts.get(`${platform} ${first}`) ?? null;
  }

  #replace(before: Post, after: Post): Post {
    const timeline = this.#timeline(before.platform);
    const index = timeline.findIndex((post) => post.id === before.id);
    if (index !== -1) timeline[index] = after;
    this.#posts.set(`${before.platform} ${before.id}`, after);
    return after;
  }

  #timeline(platform: PlatformName): Post[] {
    const timeline = this.#timelines.get(platform);
    if (timeline === undefined) throw new Error(`unknown platform ${platform}`);
    return timeline;
  }

  #newId({ author, visibility }: NewPost, root: string | null, atMs: number): string {
    const { platform } = author;
    const key = `${platform} ${atMs}`;
    const sequence = this.#sequences.get(key) ?? 0;
    this.#sequences.set(key, sequence + 1);
    const number = mastodonId(atMs, sequence);
    switch (platform) {
      case 'x':
        return xId(atMs, sequence);
      case 'mastodon':
        return number;
      case 'bluesky':
        // a chat message has a key alone: it lies in nobody's repository
        if (visibility === 'private') return tid(atMs, sequence);
        return `at://${author.id}/app.bsky.feed.post/${tid(atMs, sequence)}`;
      case 'instagram':
        return visibility === 'private' ? `m_${number}` : `17${number}`;
      case 'facebook':
        if (visibility === 'private') return `m_${number}`;
        return `${root?.split('_').at(-1) ?? this.brand('facebook').id}_${number}`;
      default:
        return platform satisfies never;
    }
  }
}

function byTime(a: Post, b: Post): number {
  return a.createdAt - b.createdAt || a.order - b.order;
}

/** Nearly always at the end; only a told past goes between. */
function insertInOrder(timeline: Post[], post: Post): void {
  let index = timeline.length;
  while (index > 0) {
    const before = timeline[index - 1];
    if (before === undefined || byTime(before, post) <= 0) break;
    index -= 1;
  }
  timeline.splice(index, 0, post);
}
