import type { Accounts } from './accounts.ts';
import type { Crowd } from './crowd.ts';
import type { SandboxAnswer } from './dialect.ts';
import { type FaultQueue, readFault } from './faults.ts';
import { type Asked, editUpstream, knownPlatform, removeUpstream, sayUpstream } from './upstream.ts';
import type { PlatformName, Post, World } from './world.ts';

/** The sandbox's own calls under `/_sandbox/`, for tests, demo and practice. */
export interface Control {
  handle(method: string, path: string, body: Buffer): SandboxAnswer;
  /** One more call to a platform. */
  countRequest(): void;
}

export interface ControlParts {
  readonly world: World;
  readonly crowd: Crowd;
  readonly faults: FaultQueue;
  /** Where more accounts can be opened; without it the brand's are the only ones. */
  readonly accounts?: Accounts;
}

const COUNT_MAX = 100_000;

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * State, customers, what they do upstream, accounts, faults and the clock. Wrong input is answered with 400 and the reason.
 * - `POST /_sandbox/rename {platform, handle}`: the brand's account goes by another handle from now on, on what it said
 *   before as well; its id and its credentials stay, and texts with the old handle still mean it.
 * - `POST /_sandbox/account {platform, handle}`: another account with credentials of its own, told by the names of the
 *   platform's settings. What it says shows in the state under its handle, with `byBrand` false.
 */
export function createControl(parts: ControlParts): Control {
  let requests = 0;
  const act = (method: string, path: string, body: Buffer): object | null => {
    switch (`${method} ${path}`) {
      case 'GET /_sandbox/state':
        return { posts: parts.world.everything().map(shown), requests };
      case 'POST /_sandbox/customers':
        return addCustomers(parts.crowd, readObject(body));
      case 'POST /_sandbox/edit':
        return { post: shown(editUpstream(parts.world, readObject(body))) };
      case 'POST /_sandbox/remove':
        return { removed: shown(removeUpstream(parts.world, readObject(body))) };
      case 'POST /_sandbox/say':
        return { post: shown(sayUpstream(parts.world, readObject(body))) };
      case 'POST /_sandbox/rename':
        return renameBrand(parts.world, readObject(body));
      case 'POST /_sandbox/account':
        return openAccount(parts.accounts, readObject(body));
      case 'POST /_sandbox/faults': {
        const fault = readFault(readObject(body));
        parts.faults.plant(fault);
        return { planted: fault };
      }
      case 'POST /_sandbox/clock':
        parts.world.advance(readDuration(readObject(body).advance));
        return { now: new Date(parts.world.now()).toISOString() };
      default:
        return null;
    }
  };
  return {
    handle(method, path, body) {
      try {
        const result = act(method, path, body);
        if (result === null) return { status: 404, headers: {}, body: { error: `no such call: ${method} ${path}` } };
        return { status: 200, headers: {}, body: result };
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return { status: 400, headers: {}, body: { error: error.message } };
      }
    },
    countRequest() {
      requests += 1;
    },
  };
}

/**
 * Milliseconds of `2h`, `90s`, `1d12h` or `250ms`.
 * @throws RangeError when it is none of these
 */
function readDuration(value: unknown): number {
  const text = typeof value === 'string' ? value.trim() : '';
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d)\s*)+$/.test(text)) {
    throw new RangeError('advance is a duration such as "90s", "2h" or "1d12h"');
  }
  let total = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(number) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return total;
}

function addCustomers(crowd: Crowd, body: Asked): object {
  const { count, text, visibility } = body;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0 || count > COUNT_MAX) {
    throw new RangeError(`count is a whole number from 0 to ${COUNT_MAX}`);
  }
  if (text !== undefined && typeof text !== 'string') throw new RangeError('text is a text');
  if (visibility !== undefined && visibility !== 'public' && visibility !== 'private') {
    throw new RangeError('visibility is public or private; left out, every fourth is private');
  }
  const platform = body.platform === undefined ? null : knownPlatform(body);
  const posts = crowd.add({ count, platform, text: text ?? null, visibility: visibility ?? null });
  return {
    added: posts.length,
    posts: posts.map((post) => ({ platform: post.platform, id: post.id, visibility: post.visibility })),
  };
}

function renameBrand(world: World, asked: Asked): object {
  const platform = knownPlatform(asked);
  const brand = world.brand(platform);
  world.rename(brand, wantedHandle(platform, asked));
  return { platform, id: brand.id, handle: brand.handle };
}

function openAccount(accounts: Accounts | undefined, asked: Asked): object {
  const platform = knownPlatform(asked);
  if (accounts === undefined) throw new RangeError('no more accounts here');
  const { account, credentials } = accounts.open(platform, wantedHandle(platform, asked));
  return { platform, id: account.id, handle: account.handle, credentials };
}

/** Letters that every platform takes; a handle on Bluesky is a domain. */
function wantedHandle(platform: PlatformName, { handle }: Asked): string {
  const pattern = platform === 'bluesky' ? /^[a-z0-9-]{1,40}(\.[a-z0-9-]{2,20})+$/ : /^[a-z0-9_]{1,15}$/i;
  if (typeof handle !== 'string' || !pattern.test(handle)) throw new RangeError(`handle is no name for ${platform}`);
  return handle;
}

function shown(post: Post): object {
  return {
    platform: post.platform,
    id: post.id,
    author: post.author.handle,
    text: post.text,
    inReplyTo: post.inReplyTo,
    visibility: post.visibility,
    createdAt: new Date(post.createdAt).toISOString(),
    byBrand: post.byBrand,
    to: post.to?.handle ?? null,
    hidden: post.isHidden,
    editedAt: post.editedAt === null ? null : new Date(post.editedAt).toISOString(),
  };
}

function readObject(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new RangeError('the body is not JSON');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new RangeError('the body is not a JSON object');
  }
  return { ...value };
}
