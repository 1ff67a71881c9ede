import type { Person, World } from '../world.ts';
import type { Caller } from './authentication.ts';
import { publicPosts } from './call.ts';

/** The fields that come without asking. */
const usualFields = ['id', 'name', 'username'] as const;

/** A person with the usual fields and those in `fields`; what is empty is left out, never null. */
export function userView(
  sources: Sources,
  person: Person,
  fields: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  const { world, caller } = sources;
  const values: Readonly<Record<string, () => unknown>> = {
    id: () => person.id,
    name: () => person.name,
    username: () => person.handle,
    created_at: () => new Date(person.joinedAt).toISOString(),
    description: () => (person.bio === '' ? undefined : person.bio),
    most_recent_tweet_id: () => newestPostId(world, person),
    protected: () => false,
    public_metrics: () => ({
      followers_count: person.followers,
      following_count: 0,
      tweet_count: talkOf(sources).posts.get(person) ?? 0,
      listed_count: 0,
      like_count: 0,
    }),
    // only a person can be told who takes messages from them
    receives_your_dm: () => (caller === 'user' ? isReached(person, talkOf(sources)) : undefined),
    verified: () => person.isBrand,
    verified_type: () => (person.isBrand ? 'business' : 'none'),
  };
  const names = Object.keys(values).filter((name) => fields.has(name) || usualFields.some((usual) => usual === name));
  const pairs = names.map((name) => [name, values[name]?.()] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** Id of the newest post of somebody, or undefined. */
export function newestPostId(world: World, person: Person): string | undefined {
  return publicPosts(world).find((post) => post.author.id === person.id)?.id;
}

/** Whether the brand may write to somebody in private: those open to all, and those who wrote first. */
export function takesMessages(world: World, person: Person): boolean {
  return isReached(person, countTalk(world));
}

interface Sources {
  readonly world: World;
  readonly caller: Caller;
}

/** Who said how much in public, and who wrote to the brand in private. */
interface Talk {
  readonly posts: ReadonlyMap<Person, number>;
  readonly writers: ReadonlySet<Person>;
}

/** Counted once a call: a page of a hundred people asks a hundred times. */
const talks = new WeakMap<Sources, Talk>();

function talkOf(sources: Sources): Talk {
  const talk = talks.get(sources) ?? countTalk(sources.world);
  talks.set(sources, talk);
  return talk;
}

function countTalk(world: World): Talk {
  const posts = new Map<Person, number>();
  const writers = new Set<Person>();
  for (const { author, to, visibility } of world.posts('x')) {
    if (visibility !== 'private') posts.set(author, (posts.get(author) ?? 0) + 1);
    else if (to?.isBrand) writers.add(author);
  }
  return { posts, writers };
}

function isReached(person: Person, { writers }: Talk): boolean {
  return !person.isBrand && (person.isOpenToMessages || writers.has(person));
}
