/** The list of platforms: the one place that names them. Each is loaded when it is used, for a quick start. */
import type { Platform } from './platform.ts';

export interface KnownPlatform {
  readonly id: string;
  readonly title: string;
  load(): Promise<Platform>;
}

export const PLATFORMS: readonly KnownPlatform[] = [
  { id: 'x', title: 'X', load: async () => (await import('./x/x.ts')).x },
  { id: 'mastodon', title: 'Mastodon', load: async () => (await import('./mastodon/mastodon.ts')).mastodon },
  { id: 'bluesky', title: 'Bluesky', load: async () => (await import('./bluesky/bluesky.ts')).bluesky },
];

/**
 * A platform by its id.
 * @throws {RangeError} when kuulo knows no such platform
 */
export async function loadPlatform(id: string): Promise<Platform> {
  const known = PLATFORMS.find((platform) => platform.id === id);
  if (!known) throw new RangeError(`unknown platform ${id}`);
  return known.load();
}
