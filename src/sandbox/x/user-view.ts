import type { Person, World } from '../world.ts';
import type { Caller } from './authentication.ts';

/** The fields that come without asking. */
const usualFields = ['id', 'name', 'username'] as const;

/** A person with the usual fields and those in `fields`; what is empty is left out, never null. */
export function userView(
  { world, caller }: { readonly world: World; readonly caller: Caller },
  person: Person,
  fields: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
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
      tweet_count: world.posts('x').filter((post) => post.author.id === person.id).length,
      listed_count: 0,
      like_count: 0,
    }),
    // only a person can be told who takes messages from them
    receives_your_dm: () => (caller === 'user' ? !person.isBrand : undefined),
    verified: () => person.isBrand,
    verified_type: () => (person.isBrand ? 'business' : 'none'),
  };
  const names = Object.keys(values).filter((name) => fields.has(name) || usualFields.some((usual) => usual === name));
  const pairs = names.map((name) => [name, values[name]?.()] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** Id of the newest post of somebody, or undefined. */
export function newestPostId(world: World, person: Person): string | undefined {
  return world.posts('x').find((post) => post.author.id === person.id)?.id;
}
