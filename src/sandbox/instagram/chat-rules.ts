import { type ChatRules, personNode } from '../graph/chats.ts';
import { stableDigits } from '../ids.ts';

/** Chats as Instagram shows them: participants have a username and an Instagram-scoped id. */
export const chatRules: ChatRules = {
  platform: 'instagram',
  person: (person) => personNode('IGUser', person, { username: person.handle }),
  threadId: ({ id }) => Buffer.from(`ig_thread:${stableDigits(`chat ${id}`, 20)}`, 'utf8').toString('base64url'),
};
