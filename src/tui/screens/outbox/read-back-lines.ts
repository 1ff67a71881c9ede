/** What was read back of a reply that may have been sent: what the look-up told, and which posts of ours are there. */
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import { clockWords } from '../../time-words.ts';
import type { Line } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { wrapLines } from '../../widgets/wrap.ts';

/** Posts of ours that are quoted. */
const POSTS_MAX = 3;

export function readBackLines(
  reply: Reply,
  detail: ConversationDetail | null,
  look: { readonly columns: number; readonly now: number; readonly timezone: string },
): Line[] {
  if (detail === null || !['unknown', 'held'].includes(reply.status)) return [];
  const clock = (at: number): string => clockWords(at, look.now, look.timezone);
  const looked = detail.events.findLast((event) => event.kind === 'reply.looked' && event.reply === reply.id);
  const told =
    looked === undefined ? 'Not looked up yet.' : `Looked at ${clock(looked.at)}: ${toldWords(looked.data.told)}.`;
  const posts = detail.thread.filter(({ direction, deletedAt }) => direction === 'outbound' && deletedAt === null);
  const quoted = posts.slice(-POSTS_MAX).map(({ postedAt, text }) => `${clock(postedAt)} “${strangerLine(text, 60)}”`);
  const there =
    quoted.length === 0 ? 'No post of ours is in the thread.' : `In the thread are ours: ${quoted.join(' · ')}`;
  return wrapLines(`${told} ${there}`, look.columns, { tone: 'warn' });
}

function toldWords(told: unknown): string {
  switch (told) {
    case 'absent':
      return 'it was not found there';
    case 'cannotTell':
      return 'the platform cannot tell';
    default:
      return strangerLine(`it failed (${String(told)})`, 60);
  }
}
