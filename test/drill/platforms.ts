/** The five, each with its account's name in the sandbox's workspace. */
export const PLATFORMS = ['x', 'facebook', 'instagram', 'bluesky', 'mastodon'] as const;
export type PlatformName = (typeof PLATFORMS)[number];
export type Way = 'public' | 'private';

/** The call that publishes, and the one that sends a private message, as a fault or a cut matches them. */
export const WRITE: Readonly<Record<PlatformName, Readonly<Record<Way, string>>>> = {
  x: { public: 'POST /x/2/tweets', private: 'POST /x/2/dm_conversations' },
  facebook: { public: 'POST /facebook/v26.0/', private: 'POST /facebook/v26.0/' },
  instagram: { public: 'POST /instagram/v26.0/', private: 'POST /instagram/v26.0/' },
  bluesky: {
    public: 'POST /bluesky/xrpc/com.atproto.repo.',
    private: 'POST /bluesky/xrpc/chat.bsky.convo.sendMessage',
  },
  mastodon: { public: 'POST /mastodon/api/v1/statuses', private: 'POST /mastodon/api/v1/statuses' },
};

/** What the sandbox's workspace calls the account of a platform. */
export function accountOf(platform: PlatformName): string {
  return platform === 'mastodon' ? 'masto' : platform;
}
