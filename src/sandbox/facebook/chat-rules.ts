import { type ChatRules, personNode } from '../graph/chats.ts';
import { stableDigits } from '../ids.ts';

/** Chats as Messenger shows them; a participant's e-mail address is made from the page-scoped id. */
export const chatRules: ChatRules = {
  platform: 'facebook',
  person: (person) => personNode('Profile', person, { name: person.name, email: `${person.id}@facebook.com` }),
  threadId: ({ id }) => `t_${stableDigits(`chat ${id}`, 16)}`,
};
