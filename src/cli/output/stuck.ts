import type { Reply } from '../../domain/reply.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Screen } from './screen.ts';
import { agoWords } from './times.ts';

/** More numbers than these on one line help nobody. */
const NUMBERS_MAX = 10;

/** What went wrong with replies, for below a table that has room for a code only: the same words once, however many met them. */
export function errorLines(replies: readonly Reply[]): string[] {
  const met = replies.flatMap(({ id, error }) =>
    error === null ? [] : [{ id, words: safeLine(`${error.code}: ${error.message}`) }],
  );
  return [...Map.groupBy(met, ({ words }) => words)].map(([words, those]) => {
    const numbers = those.slice(0, NUMBERS_MAX).map(({ id }) => id);
    const more = those.length > NUMBERS_MAX ? ' …' : '';
    return `${those.length === 1 ? 'reply' : 'replies'} ${numbers.join(', ')}${more}: ${words}`;
  });
}

/**
 * What becomes of replies that may be public already: when an unknown one is looked up next, and how a person decides.
 * @param settleMs how long is waited before each look, `send.settle`
 */
export function doubtLines(
  replies: readonly Reply[],
  settleMs: number,
  screen: Pick<Screen, 'now' | 'writeTime'>,
): string[] {
  return replies.flatMap((reply) => {
    if (reply.status === 'held') return [heldLine(reply.id)];
    return reply.status === 'unknown' ? [unknownLine(reply, settleMs, screen)] : [];
  });
}

function heldLine(id: number): string {
  return `reply ${id} is held and may be public; look on the platform, then ${decision(id)}, or \`kuulo outbox cancel ${id}\``;
}

function unknownLine(reply: Reply, settleMs: number, { now, writeTime }: Pick<Screen, 'now' | 'writeTime'>): string {
  const { id, attemptedAt, absentSince, error } = reply;
  const start = `reply ${id} may be public; do not send it anew`;
  if (error?.code === 'NEEDS_PERSON') return `${start}. Look on the platform, then ${decision(id)}`;
  const due = Math.max(attemptedAt ?? 0, absentSince ?? 0) + settleMs;
  const when = due <= now ? 'now' : `at ${writeTime(due)}, ${agoWords(due, now)}`;
  return `${start}. The next look is due ${when}: \`kuulo send\` and \`kuulo outbox settle\` do it`;
}

function decision(id: number): string {
  return `\`kuulo outbox settle ${id} --sent URL\` or \`kuulo outbox settle ${id} --not-sent\``;
}
