/** What the state of a reply means for the person who looks, and until when and why it waits. */
import type { Reply, ReplyStatus } from '../../../domain/reply.ts';
import { countdownWords, momentWords } from '../../time-words.ts';
import type { Tone } from '../../widgets/line.ts';

/** What a state means, and what can be done about it. */
export function statusWords(reply: Reply): { readonly words: string; readonly tone: Tone } {
  if (isAnswered(reply)) return ANSWERED;
  return STATUS[reply.status];
}

/** Whether it waits for a person, since the message has an answer already. */
export function isAnswered(reply: Reply): boolean {
  return ['approved', 'queued'].includes(reply.status) && reply.error?.code === 'ALREADY_ANSWERED';
}

/** When an approved reply goes and what it waits for, briefly and at length; null for one that waits for no time. */
export function dueWords(
  reply: Reply,
  around: { readonly now: number; readonly timezone: string },
): { readonly short: string; readonly long: string } | null {
  const isOnItsWay = ['approved', 'queued'].includes(reply.status) && !isAnswered(reply);
  const leftMs = reply.sendAfter - around.now;
  if (!isOnItsWay || leftMs <= 0) return null;
  const left = countdownWords(leftMs);
  return { short: `in ${left}`, long: `Goes out in ${left}: ${reasonWords(reply, around.timezone)}. U recalls it.` };
}

function reasonWords(reply: Reply, timezone: string): string {
  const at = momentWords(reply.sendAfter, timezone);
  if (reply.sendAt !== null && reply.sendAfter <= reply.sendAt) return `not before ${at}, as was asked for`;
  switch (reply.error?.code) {
    case 'THROTTLED':
      return `the platform asked to wait until ${at}`;
    case undefined:
      return reply.attempts === 0 ? 'its undo time runs' : `it is tried again at ${at}`;
    default:
      return `the platform could not be reached; it is tried again at ${at}`;
  }
}

const ANSWERED = {
  words: 'NOT SENT: the message has an answer already. A sends this one as an additional answer; U recalls it.',
  tone: 'bad',
} as const;

const STATUS: Readonly<Record<ReplyStatus, { words: string; tone: Tone }>> = {
  draft: { words: 'A draft.', tone: 'plain' },
  inReview: { words: 'Waits for approval.', tone: 'plain' },
  approved: { words: 'Approved and due: goes with the next send. S sends it; U recalls it.', tone: 'plain' },
  queued: { words: 'In the queue and due: goes with the next send. S sends it; U recalls it.', tone: 'plain' },
  sending: { words: 'Being sent, or was when kuulo stopped. It is looked up before anything else.', tone: 'warn' },
  sent: { words: 'Sent.', tone: 'good' },
  failed: { words: 'Failed: it was certainly not sent. R tries again.', tone: 'bad' },
  unknown: {
    words:
      'Nobody knows whether this was sent. It is never sent again unseen. l looks it up; Enter lets you say what you saw.',
    tone: 'bad',
  },
  held: {
    words: 'Held: it may have been sent already. l looks it up; Enter lets you say what you saw; U cancels it.',
    tone: 'warn',
  },
  rejected: { words: 'Rejected.', tone: 'warn' },
  cancelled: { words: 'Recalled.', tone: 'dim' },
};
