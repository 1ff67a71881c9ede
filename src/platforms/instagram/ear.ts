/** Who listens, and as whom. */
import type { ChatRules } from '../graph/chat.ts';
import type { InstagramClient } from './client.ts';
import type { Self } from './message.ts';

/** An account and its network. */
export interface Ear {
  readonly client: InstagramClient;
  readonly me: Self;
}

/** What a chat is to an account. */
export function chatRulesOf({ id, pageId, handle, name }: Self): ChatRules {
  return {
    platform: 'instagram',
    me: { ids: [id, ...(pageId === null ? [] : [pageId])], handle, name },
    inboxUrl: 'https://www.instagram.com/direct/inbox/',
    site: 'https://www.instagram.com',
    profileUrl: (username) => `https://www.instagram.com/${username}/`,
  };
}
