import { rmSync } from 'node:fs';
import { z } from 'zod';
import type { Situation } from '../../src/domain/eligibility.ts';
import type { HeardMessage, Visibility } from '../../src/domain/message.ts';
import type { Stream } from '../../src/domain/stream.ts';
import type {
  AccountFacts,
  Cursor,
  MessagePage,
  Outgoing,
  Platform,
  PlatformFailure,
  Session,
  TokenVault,
} from '../../src/platforms/platform.ts';
import { PlatformError } from '../../src/platforms/platform.ts';
import { loadPlatform } from '../../src/platforms/registry.ts';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/credentials.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';

/** Where a platform's calls go in the sandbox, for faults. */
export const ADDRESSES: Readonly<Record<string, Addresses>> = {
  x: { send: 'POST /x/2/tweets', whisper: 'POST /x/2/dm_conversations/', read: 'GET /x/2/users/' },
  facebook: { send: 'POST /facebook/v26.0/', whisper: 'POST /facebook/v26.0/', read: 'GET /facebook/v26.0/' },
  instagram: { send: 'POST /instagram/v26.0/', whisper: 'POST /instagram/v26.0/', read: 'GET /instagram/v26.0/' },
  bluesky: {
    send: 'POST /bluesky/xrpc/com.atproto.repo.putRecord',
    whisper: 'POST /bluesky/xrpc/chat.bsky.convo.sendMessage',
    read: 'GET /bluesky/xrpc/app.bsky.notification.listNotifications',
  },
  mastodon: {
    send: 'POST /mastodon/api/v1/statuses',
    whisper: 'POST /mastodon/api/v1/statuses',
    read: 'GET /mastodon/api/v1/notifications',
  },
};

interface Addresses {
  /** Where a public answer goes, where a private one, and where the stream of those who address us is read. */
  readonly send: string;
  readonly whisper: string;
  readonly read: string;
}

/** The stream on which the public addresses us. */
export function addressedStream(id: string): Stream {
  return { kind: id === 'facebook' || id === 'instagram' ? 'comments' : 'mentions' };
}

/** A named person, now, with nothing private said before. */
export const BY_HAND: Situation = {
  now: Date.now(),
  lastPrivateAt: null,
  isAnsweredPrivately: false,
  isByHand: true,
  features: [],
};

const DAY_MS = 86_400_000;

const ALL: { readonly backfillFrom: number; readonly now: number; readonly overlapMs: number } = {
  backfillFrom: Date.now() - 30 * DAY_MS,
  now: Date.now(),
  overlapMs: 0,
};

const stateShape = z.object({
  posts: z.array(
    z.object({
      platform: z.string(),
      id: z.string(),
      author: z.string(),
      text: z.string(),
      inReplyTo: z.string().nullable(),
      visibility: z.string(),
      byBrand: z.boolean(),
      hidden: z.boolean(),
    }),
  ),
  requests: z.number(),
});

/** A platform, opened as the brand in a sandbox of its own. */
export class ContractWorld {
  readonly platform: Platform;
  readonly sandbox: Sandbox;

  private constructor(platform: Platform, sandbox: Sandbox) {
    this.platform = platform;
    this.sandbox = sandbox;
  }

  static async start(id: string): Promise<ContractWorld> {
    return new ContractWorld(await loadPlatform(id), await startSandbox({ seed: 7 }));
  }

  async open(through?: {
    readonly server?: string;
    readonly credentials?: Record<string, string>;
    readonly signal?: AbortSignal;
    readonly known?: Partial<AccountFacts>;
  }): Promise<Session> {
    const { id } = this.platform;
    const known: Readonly<Record<string, Record<string, string>>> = SANDBOX_CREDENTIALS;
    return this.platform.open(through?.credentials ?? known[id] ?? {}, {
      account: {
        name: id,
        handle: id === 'bluesky' ? 'esimerkki.sandbox' : 'esimerkki',
        remoteId: null,
        limits: null,
        ...through?.known,
      },
      baseUrl: `${through?.server ?? this.sandbox.url}/${id}`,
      signal: through?.signal ?? new AbortController().signal,
      vault: memoryVault(),
      now: Date.now,
    });
  }

  async end(): Promise<void> {
    await this.sandbox.close();
    rmSync(this.sandbox.workspace, { recursive: true, force: true });
  }

  /** This platform's posts, as the sandbox knows them. */
  async posts(): Promise<z.infer<typeof stateShape>['posts']> {
    const { posts } = stateShape.parse(await this.#ask('GET', 'state'));
    return posts.filter((post) => post.platform === this.platform.id);
  }

  /** Those of some posts that anyone can read. */
  async publicOf(ids: readonly string[]): Promise<string[]> {
    const wanted = new Set(ids);
    const posts = await this.posts();
    return posts.filter((post) => wanted.has(post.id) && post.visibility === 'public').map((post) => post.id);
  }

  /** New customers, by the id of what they wrote. */
  async customers(count: number): Promise<string[]> {
    const answer = await this.#ask('POST', 'customers', { count, platform: this.platform.id });
    const { posts } = z.object({ posts: z.array(z.object({ id: z.string() })) }).parse(answer);
    return posts.map((post) => post.id);
  }

  async fault(
    of: keyof Addresses | 'any',
    fault: { kind: string; times?: number; retryAfter?: number; delayMs?: number },
  ): Promise<void> {
    if (of === 'any') {
      for (const match of ['GET', 'POST', 'PUT']) await this.#ask('POST', 'faults', { match, times: 1, ...fault });
      return;
    }
    await this.#ask('POST', 'faults', { match: ADDRESSES[this.platform.id]?.[of], times: 1, ...fault });
  }

  async clock(advance: string): Promise<void> {
    await this.#ask('POST', 'clock', { advance });
  }

  /** The newest public message of somebody else that may be answered, as a reply would address it. */
  async outgoing(session: Session, text: string): Promise<Outgoing> {
    const { messages } = await hear(session, addressedStream(this.platform.id), null);
    const target = messages.find(
      (message) => message.direction === 'inbound' && this.platform.eligibility(message, BY_HAND).public,
    );
    if (!target) throw new Error('nobody to answer');
    return this.answer(target, 'public', text);
  }

  /** The same for the newest private message. */
  async whispered(session: Session, text: string): Promise<Outgoing> {
    const { messages } = await hear(session, { kind: 'messages' }, null);
    const inbound = messages.filter((message) => message.direction === 'inbound');
    const target = inbound.toSorted((a, b) => b.postedAt - a.postedAt)[0];
    if (!target) throw new Error('nobody wrote in private');
    return this.answer(target, 'private', text);
  }

  answer(target: HeardMessage, visibility: Visibility, text: string): Outgoing {
    const account = { name: this.platform.id, handle: 'esimerkki', remoteId: null, limits: null };
    return { account, target, visibility, text, language: 'fi', situation: { ...BY_HAND, now: Date.now() } };
  }

  /** Somebody says one more thing, in the platform's own app. */
  async say(said: { author: string; text: string; inReplyTo?: string; visibility?: Visibility }): Promise<string> {
    const answer = await this.#ask('POST', 'say', { platform: this.platform.id, ...said });
    return z.object({ post: z.object({ id: z.string() }) }).parse(answer).post.id;
  }

  /** The author changes a post, or takes it back. */
  async upstream(act: 'edit' | 'remove', post: { id: string; text?: string }): Promise<void> {
    await this.#ask('POST', act, { platform: this.platform.id, ...post });
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const sent = body ? { method, body: JSON.stringify(body) } : { method };
    const answer = await fetch(`${this.sandbox.url}/_sandbox/${path}`, sent);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }
}

/** What a run of a stream brought. */
export interface Heard {
  readonly messages: readonly HeardMessage[];
  readonly pages: readonly MessagePage[];
  readonly cursor: Cursor;
}

/** Listens to a stream from a cursor, to its end or for so many pages. */
export async function hear(
  session: Session,
  stream: Stream,
  since: { readonly cursor: Cursor; readonly pagesMax?: number; readonly overlapMs?: number } | null,
): Promise<Heard> {
  const pages: MessagePage[] = [];
  const options = { ...ALL, overlapMs: since?.overlapMs ?? 0 };
  for await (const page of session.fetch(stream, since?.cursor || null, options)) {
    pages.push(page);
    if (pages.length >= (since?.pagesMax ?? 1_000)) break;
  }
  const messages = pages.flatMap((page) => page.messages);
  return { messages, pages, cursor: pages.at(-1)?.cursor ?? since?.cursor ?? '' };
}

/** The failure something ends in. */
export async function failureOf(act: () => Promise<unknown>): Promise<PlatformFailure> {
  try {
    await act();
  } catch (error) {
    if (error instanceof PlatformError) return error.failure;
    throw error;
  }
  throw new Error('it succeeded');
}

function memoryVault(): TokenVault {
  let kept: string | null = null;
  return {
    load: async () => kept,
    async save(text) {
      kept = text;
    },
    async renew(change) {
      kept = await change(kept);
      return kept;
    },
  };
}
