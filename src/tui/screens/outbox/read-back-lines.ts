/** What was read back of a reply that may have been sent: what the look-up told, and which posts of ours are there. */
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { clockWords } from '../../time-words.ts';
import type { Line } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { wrapLines } from '../../widgets/wrap.ts';

/** Posts of ours that are quoted. */
const POSTS_MAX = 3;

type OutboxWords = Catalogue['outbox'];

export function readBackLines(
  reply: Reply,
  detail: ConversationDetail | null,
  look: {
    readonly columns: number;
    readonly now: number;
    readonly timezone: string;
    readonly words: OutboxWords;
  },
): Line[] {
  if (detail === null || !['unknown', 'held'].includes(reply.status)) return [];
  const { words } = look;
  const clock = (at: number): string => clockWords(at, look.now, look.timezone);
  const looked = detail.events.findLast((event) => event.kind === 'reply.looked' && event.reply === reply.id);
  const told =
    looked === undefined ? words.notLooked : words.looked(clock(looked.at), toldWords(looked.data.told, words));
  const posts = detail.thread.filter(({ direction, deletedAt }) => direction === 'outbound' && deletedAt === null);
  const quoted = posts
    .slice(-POSTS_MAX)
    .map(({ postedAt, text }) => words.quoted(clock(postedAt), strangerLine(text, 60)));
  const there = quoted.length === 0 ? words.noneThere : words.oursThere(quoted.join(' · '));
  return wrapLines(`${told} ${there}`, look.columns, { tone: 'warn' });
}

function toldWords(told: unknown, words: OutboxWords): string {
  switch (told) {
    case 'absent':
      return words.told.absent;
    case 'cannotTell':
      return words.told.cannotTell;
    default:
      return strangerLine(words.told.failed(String(told)), 60);
  }
}
