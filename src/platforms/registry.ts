/** The list of platforms: the one place that loads them. Each is loaded when it is used, for a quick start. */
import { KNOWN_PLATFORMS, type PlatformId, type PlatformName } from './known-platforms.ts';
import type { Platform } from './platform.ts';

export interface KnownPlatform extends PlatformName {
  load(): Promise<Platform>;
}

const LOADERS: Readonly<Record<PlatformId, () => Promise<Platform>>> = {
  x: async () => (await import('./x/x.ts')).x,
  mastodon: async () => (await import('./mastodon/mastodon.ts')).mastodon,
  bluesky: async () => (await import('./bluesky/bluesky.ts')).bluesky,
  facebook: async () => (await import('./facebook/facebook.ts')).facebook,
  instagram: async () => (await import('./instagram/instagram.ts')).instagram,
};

export const PLATFORMS: readonly KnownPlatform[] = KNOWN_PLATFORMS.map((known) => ({
  ...known,
  load: LOADERS[known.id],
}));

/**
 * A platform by its id.
 * @throws {RangeError} when kuulo knows no such platform
 */
export async function loadPlatform(id: string): Promise<Platform> {
  const known = PLATFORMS.find((platform) => platform.id === id);
  if (!known) throw new RangeError(`unknown platform ${id}`);
  return known.load();
}
