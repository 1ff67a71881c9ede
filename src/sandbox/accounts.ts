import { createHash } from 'node:crypto';
import { createBlueskyDialect } from './bluesky/bluesky.ts';
import { SANDBOX_CREDENTIALS } from './credentials.ts';
import type { Dialect, SandboxAnswer } from './dialect.ts';
import { createFacebookDialect } from './facebook/facebook.ts';
import { createInstagramDialect } from './instagram/instagram.ts';
import { createMastodonDialect } from './mastodon/mastodon.ts';
import { seenBy } from './seen-by.ts';
import { type Person, PLATFORM_NAMES, type PlatformName, type World } from './world.ts';
import { createXDialect } from './x/x.ts';

/** What an account logs in with, by the names of its settings. */
type Credentials = Readonly<Record<string, string>>;

/** The accounts one can log in to: the brand's on every platform, and those that were opened besides. */
export interface Accounts {
  /** One for each platform; each call is answered as the account whose credentials it carries. */
  readonly dialects: readonly Dialect[];
  /**
   * Another account, with credentials of its own: nothing of the brand's opens it, and it opens nothing of the brand's.
   * @throws {RangeError} when somebody has the handle
   */
  open(platform: PlatformName, handle: string): { readonly account: Person; readonly credentials: Credentials };
}

/** The brand's accounts alone. */
export function createAccounts(world: World): Accounts {
  const doors = new Map<PlatformName, Dialect[]>(PLATFORM_NAMES.map((name) => [name, [speak(world, name, null)]]));
  return {
    dialects: PLATFORM_NAMES.map((name) => joined(doors.get(name) ?? [])),
    open(platform, handle) {
      if (world.personByHandle(platform, handle) !== null) throw new RangeError(`${handle} exists on ${platform}`);
      const account = world.addPerson({ platform, handle, name: handle, followers: 12, isOpenToMessages: true });
      doors.get(platform)?.push(speak(seenBy(world, account), platform, handle));
      return { account, credentials: credentialsOf(platform, handle) };
    },
  };
}

/** One account's platform; the brand's for null. */
function speak(world: World, platform: PlatformName, handle: string | null): Dialect {
  switch (platform) {
    case 'x':
      return createXDialect(world, handle === null ? {} : { credentials: xOf(handle) });
    case 'facebook':
      return createFacebookDialect(world, handle === null ? SANDBOX_CREDENTIALS.facebook : facebookOf(handle));
    case 'instagram':
      return createInstagramDialect(world, handle === null ? SANDBOX_CREDENTIALS.instagram : instagramOf(handle));
    case 'bluesky':
      return createBlueskyDialect(world, handle === null ? SANDBOX_CREDENTIALS.bluesky : blueskyOf(handle));
    case 'mastodon':
      return createMastodonDialect(world, handle === null ? SANDBOX_CREDENTIALS.mastodon : mastodonOf(handle));
    default:
      return platform satisfies never;
  }
}

function credentialsOf(platform: PlatformName, handle: string): Credentials {
  return { x: xOf, facebook: facebookOf, instagram: instagramOf, bluesky: blueskyOf, mastodon: mastodonOf }[platform](
    handle,
  );
}

/** By the same app, as one app has many users. */
function xOf(handle: string) {
  const accessToken = secretOf('x token', handle);
  return { ...SANDBOX_CREDENTIALS.x, accessToken, accessTokenSecret: secretOf('x secret', handle) };
}

function facebookOf(handle: string) {
  return { ...SANDBOX_CREDENTIALS.facebook, pageAccessToken: `EAA${secretOf('facebook', handle)}` };
}

function instagramOf(handle: string) {
  return { ...SANDBOX_CREDENTIALS.instagram, accessToken: `EAA${secretOf('instagram', handle)}` };
}

function blueskyOf(identifier: string) {
  const letters = secretOf('bluesky', identifier).replace(/\d/g, 'q');
  return { identifier, appPassword: letters.slice(0, 16).replace(/(.{4})(?!$)/g, '$1-') };
}

function mastodonOf(handle: string) {
  return { accessToken: secretOf('mastodon', handle) };
}

function secretOf(what: string, handle: string): string {
  return createHash('sha256').update(`sandbox ${what} of ${handle}`).digest('hex');
}

/** The first account that does not refuse the credential answers; where all do, the brand's refusal stands. */
function joined(doors: readonly Dialect[]): Dialect {
  const [brand] = doors;
  if (brand === undefined) throw new Error('a platform without the brand');
  return {
    ...brand,
    async handle(request) {
      const first = await brand.handle(request);
      if (!isRefused(first)) return first;
      // read at each call: accounts are opened while the sandbox runs
      for (const door of doors.slice(1)) {
        const answer = await door.handle(request);
        if (!isRefused(answer)) return answer;
      }
      return first;
    },
  };
}

/** 401; Graph's code 190 and Bluesky's `InvalidToken` come with 400. */
function isRefused({ status, body }: SandboxAnswer): boolean {
  if (status === 401) return true;
  if (typeof body !== 'object' || !('error' in body)) return false;
  const { error } = body;
  if (typeof error !== 'object' || error === null) return error === 'InvalidToken';
  return 'code' in error && error.code === 190;
}
