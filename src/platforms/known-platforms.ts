/** The platforms by name, and what each can be listened to by: known without loading any, for a quick start. */
import type { StreamKind } from '../domain/stream.ts';

export type PlatformId = 'x' | 'facebook' | 'instagram' | 'bluesky' | 'mastodon';

export interface PlatformName {
  readonly id: PlatformId;
  readonly title: string;
  /** The same as the platform's own list. */
  readonly streams: readonly StreamKind[];
}

export const KNOWN_PLATFORMS: readonly PlatformName[] = [
  { id: 'x', title: 'X', streams: ['mentions', 'messages', 'own', 'search', 'hashtag'] },
  { id: 'mastodon', title: 'Mastodon', streams: ['mentions', 'messages', 'own', 'search', 'hashtag'] },
  { id: 'bluesky', title: 'Bluesky', streams: ['mentions', 'messages', 'own', 'search', 'hashtag'] },
  { id: 'facebook', title: 'Facebook', streams: ['mentions', 'comments', 'messages', 'own'] },
  { id: 'instagram', title: 'Instagram', streams: ['mentions', 'comments', 'messages', 'hashtag', 'own'] },
];
