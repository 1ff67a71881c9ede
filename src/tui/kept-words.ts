import type { Reply } from '../domain/reply.ts';
import type { Desk } from './desk-state.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/** What became of a text whose writing was left, and how it goes on; of a colleague's reply that is not ours to go on with. */
export function keptWords({ app, words: { composer }, keymap }: Desk, { id, author, status }: Reply): string {
  if (author === app.operator.name) return composer.kept(id, keymap.keyFor('conversation', 'reply'));
  const who = strangerLine(author, 20);
  return status === 'inReview' ? composer.leftAsItWas(id, who) : composer.changedTheirs(id, who);
}
