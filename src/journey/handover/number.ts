import type { Conversation } from '../../domain/conversation.ts';
import { ProblemError } from '../../domain/problem.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { findPhones } from '../../guard/phone.ts';
import type { Reads } from '../../store/store.ts';

/** A number as a person gave it: digits, with what people put between them. @throws USAGE where it is none */
export function callable(written: string): string {
  const number = written.trim();
  const digits = number.replace(/\D/g, '').length;
  if (/^\+?[\d ()./-]+$/.test(number) && digits >= DIGITS_MIN && digits <= DIGITS_MAX) return number;
  throw new ProblemError('USAGE', {
    problem: `"${safeLine(written)}" is no phone number`,
    remedy: 'Write it in digits, such as --to "+358 40 123 4567".',
  });
}

/** 112 and the like. */
const DIGITS_MIN = 3;
/** ITU-T E.164. */
const DIGITS_MAX = 15;
/** Conversations of the customer that are looked through. */
const LOOKED_THROUGH = 20;

/** The newest phone number that the customer wrote to us in private; null where they wrote none. */
export async function theirNumber(
  read: Pick<Reads, 'conversations' | 'messages'>,
  { contact }: Pick<Conversation, 'contact'>,
  now: number,
): Promise<string | null> {
  const { items } = await read.conversations.list({ contact: contact.id, limit: LOOKED_THROUGH }, now);
  const threads = await Promise.all(items.map(({ id }) => read.messages.ofConversation(id)));
  const theirs = threads
    .flat()
    .filter((one) => one.contact === contact.id && one.direction === 'inbound' && one.deletedAt === null)
    .filter(({ visibility }) => visibility === 'private')
    .sort((a, b) => b.postedAt - a.postedAt || b.id - a.id);
  for (const { text } of theirs) {
    const found = findPhones(text).at(-1);
    if (found !== undefined) return text.slice(found.start, found.end).trim();
  }
  return null;
}
