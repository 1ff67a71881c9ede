/** Who listens, and as whom. */
import type { ChatRules } from '../graph/chat.ts';
import type { FacebookClient } from './client.ts';
import type { Self } from './message.ts';

/** A Page and its network. */
export interface Ear {
  readonly client: FacebookClient;
  readonly me: Self;
}

/** What a chat is to a Page. */
export function chatRulesOf(me: Self): ChatRules {
  return {
    platform: 'messenger',
    me: { ids: [me.id], handle: me.handle, name: me.name },
    inboxUrl: `https://www.facebook.com/${me.id}/inbox/`,
    site: 'https://www.facebook.com',
    profileUrl: (handle) => `https://www.facebook.com/${handle}`,
  };
}
