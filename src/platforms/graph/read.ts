/** Reading what Graph tells, pure: what Facebook and Instagram payloads have in common. */
import { z } from 'zod';
import { type Author, UNNAMED } from '../../domain/message.ts';
import { PlatformError, type Unreadable } from '../platform.ts';

/** Reads items one by one; what cannot be read is kept raw and stops nothing. */
export function readEach<T>(
  items: readonly unknown[],
  read: (item: unknown, index: number) => T,
): { values: T[]; unreadable: Unreadable[] } {
  const values: T[] = [];
  const unreadable: Unreadable[] = [];
  for (const [index, item] of items.entries()) {
    try {
      values.push(read(item, index));
    } catch (error) {
      unreadable.push({ raw: JSON.stringify(item) ?? 'undefined', why: whyOf(error) });
    }
  }
  return { values, unreadable };
}

/** A time as Graph writes it, `2025-12-19T21:22:31+0700`, as UTC milliseconds. */
export const timeShape = z.string().transform((text, context) => {
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (!Number.isNaN(time)) return time;
  context.addIssue(`not a time: ${text.slice(0, 40)}`);
  return z.NEVER;
});

/** Somebody Meta does not name (privacy settings): one stranger per message, never the same one twice. */
export function unknownAuthor(messageId: string): Author {
  return {
    remoteId: `${UNNAMED}${messageId}`,
    handle: 'unknown person',
    name: 'Unknown person',
    followers: null,
    url: null,
    isBot: false,
  };
}

/** Whether a failure says that the object is not there, or not for us. */
export function isGone(error: unknown): boolean {
  return error instanceof PlatformError && error.failure.reason === 'notFound';
}

/** What was asked for, or null when it is not there. */
export async function unlessGone<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** A text in the form in which what we sent and what the platform made of it are equal. */
export function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function whyOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return issue ? `${issue.path.join('.') || 'item'}: ${issue.message}` : 'cannot be read';
  }
  return error instanceof Error ? error.message : 'cannot be read';
}
