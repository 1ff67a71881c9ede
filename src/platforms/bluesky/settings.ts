import type { Limits, Setting } from '../platform.ts';

/** What a Bluesky account needs. https://docs.bsky.app/docs/get-started: an app password, never the account's own. */
export const BLUESKY_SETTINGS: readonly Setting[] = [
  {
    name: 'identifier',
    env: 'IDENTIFIER',
    title: 'Handle',
    isSecret: false,
    isRequired: true,
    hint: 'The full handle, such as brand.bsky.social, or the DID of the account.',
  },
  {
    name: 'appPassword',
    env: 'APP_PASSWORD',
    title: 'App password',
    isSecret: true,
    isRequired: true,
    hint: 'In Bluesky: Settings, Privacy and security, App passwords; allow access to direct messages there.',
  },
];

/** app.bsky.feed.post allows 300 graphemes and 3,000 bytes; links count in full. */
export const BLUESKY_LIMITS: Limits = { textMax: 300, urlUnits: null };

export const TEXT_MAX_BYTES = 3000;

/** chat.bsky.convo.defs#messageInput. */
export const CHAT_MAX = { graphemes: 1000, bytes: 10_000 };
