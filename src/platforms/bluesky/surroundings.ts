/** What a page does not tell by itself: views of posts, the posts they answer, followers. Asked for 25 at a time. */
import type { HeardMessage } from '../../domain/message.ts';
import { PlatformError } from '../platform.ts';
import type { BlueskyClient, Params } from './client.ts';
import { kindOfPost, toMessage } from './message.ts';
import { at, listAt, textAt } from './payload.ts';

/** Most addresses app.bsky.feed.getPosts and app.bsky.actor.getProfiles take at once. */
const AT_ONCE = 25;

export interface People {
  readonly profiles: ReadonlyMap<string, unknown>;
  readonly followers: ReadonlyMap<string, number>;
}

/** Lives as long as one listening run: each thread and person is asked for once in it. */
export class Surroundings {
  readonly #client: BlueskyClient;
  readonly #followers = new Map<string, number>();
  readonly #profiles = new Map<string, unknown>();
  readonly #asked = new Set<string>();

  constructor(client: BlueskyClient) {
    this.#client = client;
  }

  /** Views by address; deleted, blocked and taken down posts have none. https://docs.bsky.app/docs/api/app-bsky-feed-get-posts */
  async views(uris: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const views = new Map<string, unknown>();
    const sound = [...new Set(uris)].filter((uri) =>
      /^at:\/\/did:[a-z]+:[\w.:%-]+\/app\.bsky\.feed\.post\/[\w.~:-]+$/.test(uri),
    );
    for (const chunk of chunks(sound)) {
      for (const view of await this.#ask('app.bsky.feed.getPosts', 'posts', { uris: chunk })) {
        const uri = textAt(view, 'uri');
        if (uri) views.set(uri, view);
      }
    }
    return views;
  }

  /** The posts at these addresses that can be read, but for those given before. */
  async context(uris: readonly string[], ownDid: string): Promise<readonly HeardMessage[]> {
    const fresh = uris.filter((uri) => !this.#asked.has(uri));
    for (const uri of fresh) this.#asked.add(uri);
    const views = await this.views(fresh);
    return [...views.values()].flatMap((view) => {
      try {
        return [toMessage(view, { kind: kindOfPost(view), ownDid, followers: this.#followers, rawIndex: null })];
      } catch {
        // Only for reading beside what was heard: one that cannot be read is left out.
        return [];
      }
    });
  }

  /** Followers by DID of everyone else who wrote these posts. */
  async followers(posts: readonly unknown[], ownDid: string): Promise<ReadonlyMap<string, number>> {
    const dids = posts.map((post) => textAt(post, 'author', 'did')).filter((did) => did !== null);
    return (await this.people(dids.filter((did) => did !== ownDid))).followers;
  }

  /** Profiles of these and of all asked for before, by DID. https://docs.bsky.app/docs/api/app-bsky-actor-get-profiles */
  async people(dids: readonly string[]): Promise<People> {
    const fresh = [...new Set(dids)].filter((did) => did.startsWith('did:') && !this.#profiles.has(did));
    for (const chunk of chunks(fresh)) {
      for (const profile of await this.#ask('app.bsky.actor.getProfiles', 'profiles', { actors: chunk })) {
        const [did, count] = [textAt(profile, 'did'), at(profile, 'followersCount')];
        if (did) this.#profiles.set(did, profile);
        if (did && typeof count === 'number' && Number.isSafeInteger(count)) this.#followers.set(did, count);
      }
    }
    return { profiles: this.#profiles, followers: this.#followers };
  }

  /** One odd address makes the server refuse all 25: then the page goes without, it is not lost. */
  async #ask(nsid: string, list: string, params: Params): Promise<readonly unknown[]> {
    try {
      return listAt((await this.#client.query(nsid, params)).json, list);
    } catch (error) {
      if (error instanceof PlatformError && error.failure.kind === 'refused') return [];
      throw error;
    }
  }
}

function chunks<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / AT_ONCE);
  return Array.from({ length: count }, (_, index) => all.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
