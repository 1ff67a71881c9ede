import type { Reply, ReplyStatus } from '../../../domain/reply.ts';
import { errorWords } from '../../in-language.ts';
import { countdownWords, momentWords } from '../../time-words.ts';
import type { Line, Piece, Tone } from '../../widgets/line.ts';
import { strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { headLines } from './head-lines.ts';
import type { ThreadLook } from './thread-look.ts';

/** A reply of ours that is not in the thread as a message: its state, what that means, its text, and why it failed. */
export function replyLines(reply: Reply, look: ThreadLook): Line[] {
  const { columns, timezone, words } = look;
  const tone = TONES[reply.status];
  const head: Piece[] = [
    spelledOut(reply.visibility, words.desk.way),
    { text: ` · ${words.thread.ourReply(reply.id, words.thread.replyStatus[reply.status])}`, tone },
    { text: ` · ${strangerLine(reply.author, 20)} · ${momentWords(reply.updatedAt, timezone)}`, tone: 'dim' },
  ];
  const means = meaning(reply, look);
  const stopped = reply.error === null ? '' : errorWords(words, reply.error);
  const why = stopped === '' ? [] : strangerLines(stopped, columns, { tone: 'bad', indent: '  ' });
  return [
    ...headLines(head, columns),
    ...(means === '' ? [] : wrapLines(means, columns, { tone, indent: '  ' })),
    ...strangerLines(reply.text, columns, { indent: '  ' }),
    ...why,
  ];
}

/** How long it can still be recalled, or what its state means. */
function meaning({ status, sendAfter, error }: Reply, { now, words: { desk, thread } }: ThreadLook): string {
  const isOnItsWay = status === 'approved' || status === 'queued';
  // that it was stopped is told by the problem below it
  if (isOnItsWay && error?.code === 'ALREADY_ANSWERED') return '';
  const leftMs = sendAfter - now;
  return isOnItsWay && leftMs > 0 ? thread.goesOut(countdownWords(leftMs, desk.spans)) : thread.replyMeans[status];
}

const TONES: Readonly<Record<ReplyStatus, Tone>> = {
  draft: 'warn',
  inReview: 'warn',
  approved: 'warn',
  queued: 'warn',
  sending: 'warn',
  sent: 'good',
  failed: 'bad',
  unknown: 'bad',
  held: 'warn',
  rejected: 'warn',
  cancelled: 'dim',
};
