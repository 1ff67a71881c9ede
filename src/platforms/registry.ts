/** The list of platforms: the one place that names them. Each is loaded when it is used, for a quick start. */
import type { StreamKind } from '../domain/stream.ts';
import type { Platform } from './platform.ts';

export interface KnownPlatform {
  readonly id: string;
  readonly title: string;
  /** What it can be listened to by; the same as its own list, known without loading it. */
  readonly streams: readonly StreamKind[];
  load(): Promise<Platform>;
}

export const PLATFORMS: readonly KnownPlatform[] = [
  {
    id: 'x',
    title: 'X',
    streams: ['mentions', 'messages', 'own', 'search', 'hashtag'],
    load: async () => (await import('./x/x.ts')).x,
  },
  {
    id: 'mastodon',
    title: 'Mastodon',
    streams: ['mentions', 'messages', 'own', 'search', 'hashtag'],
    load: async () => (await import('./mastodon/mastodon.ts')).mastodon,
  },
  {
    id: 'bluesky',
    title: 'Bluesky',
    streams: ['mentions', 'messages', 'own', 'search', 'hashtag'],
    load: async () => (await import('./bluesky/bluesky.ts')).bluesky,
  },
  {
    id: 'facebook',
    title: 'Facebook',
    streams: ['mentions', 'comments', 'messages', 'own'],
    load: async () => (await import('./facebook/facebook.ts')).facebook,
  },
  {
    id: 'instagram',
    title: 'Instagram',
    streams: ['mentions', 'comments', 'messages', 'hashtag', 'own'],
    load: async () => (await import('./instagram/instagram.ts')).instagram,
  },
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
