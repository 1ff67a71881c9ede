/** What the state of a reply means for the person who looks, and until when and why it waits. */
import type { Reply, ReplyStatus } from '../../../domain/reply.ts';
import type { OutboxKeys } from '../../catalogue/en/outbox.ts';
import type { Keymap } from '../../keymap.ts';
import type { Voice } from '../../spoken.ts';
import { countdownWords, momentWords } from '../../time-words.ts';
import type { Tone } from '../../widgets/line.ts';

/** What a state means, and what can be done about it. */
export function statusWords(reply: Reply, { words, keymap }: Voice): { readonly words: string; readonly tone: Tone } {
  const keys = outboxKeys(keymap);
  if (isAnswered(reply)) return { words: words.outbox.answered(keys), tone: 'bad' };
  return { words: words.outbox.meaning[reply.status](keys), tone: TONES[reply.status] };
}

/** Whether it waits for a person, since the message has an answer already. */
export function isAnswered(reply: Reply): boolean {
  return ['approved', 'queued'].includes(reply.status) && reply.error?.code === 'ALREADY_ANSWERED';
}

/** When an approved reply goes and what it waits for, briefly and at length; null for one that waits for no time. */
export function dueWords(
  reply: Reply,
  around: { readonly now: number; readonly timezone: string },
  { words, keymap }: Voice,
): { readonly short: string; readonly long: string } | null {
  const isOnItsWay = ['approved', 'queued'].includes(reply.status) && !isAnswered(reply);
  const leftMs = reply.sendAfter - around.now;
  if (!isOnItsWay || leftMs <= 0) return null;
  const left = countdownWords(leftMs, words.desk.spans);
  const why = reasonWords(reply, around.timezone, words.outbox.waits);
  return { short: words.outbox.goesIn(left), long: words.outbox.goesOut(left, why, outboxKeys(keymap)) };
}

/** The keys that the outbox's words name. */
export function outboxKeys(keymap: Keymap): OutboxKeys {
  const keyFor = (command: keyof OutboxKeys): string => keymap.keyFor('outbox', command);
  return {
    sendDue: keyFor('sendDue'),
    recall: keyFor('recall'),
    additional: keyFor('additional'),
    retry: keyFor('retry'),
    look: keyFor('look'),
    settle: keyFor('settle'),
  };
}

function reasonWords(reply: Reply, timezone: string, waits: Voice['words']['outbox']['waits']): string {
  const at = momentWords(reply.sendAfter, timezone);
  if (reply.sendAt !== null && reply.sendAfter <= reply.sendAt) return waits.asked(at);
  switch (reply.error?.code) {
    case 'THROTTLED':
      return waits.throttled(at);
    case undefined:
      return reply.attempts === 0 ? waits.undo : waits.again(at);
    default:
      return waits.down(at);
  }
}

const TONES: Readonly<Record<ReplyStatus, Tone>> = {
  draft: 'plain',
  inReview: 'plain',
  approved: 'plain',
  queued: 'plain',
  sending: 'warn',
  sent: 'good',
  failed: 'bad',
  unknown: 'bad',
  held: 'warn',
  rejected: 'warn',
  cancelled: 'dim',
};
