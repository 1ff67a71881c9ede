import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { spanWords } from '../../time-words.ts';
import { claimWords, standing } from '../../widgets/colleagues.ts';
import type { Line } from '../../widgets/line.ts';
import { strangerLine, wholeNameLine } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { layThread } from './thread-layout.ts';
import type { ThreadLook } from './thread-look.ts';

/** Whom the thread is with, through which account, and where it stands. */
export function threadTitle(
  { conversation: row, claim }: ConversationDetail,
  { now, words }: Pick<ThreadLook, 'now' | 'words'>,
): Line {
  const { thread, desk } = words;
  const who = wholeNameLine(row.contact, 49);
  const worker = standing(claim, now);
  const waits = row.waitingSince === null ? '' : ` · ${thread.waits(spanWords(now - row.waitingSince, desk.units))}`;
  const owner = row.assignee === null ? '' : ` · ${strangerLine(row.assignee, 20)}`;
  const through = thread.through(strangerLine(row.account, 20), strangerLine(row.platform));
  return [
    spelledOut(row.visibility, desk.way),
    // before the names, which the thread holds too, so that it is not what is cut
    { text: worker === null ? '' : ` · ${claimWords(worker, 20, thread.colleagues)}`, tone: 'warn' },
    { text: ` · ${who} → ${through}`, tone: 'title' },
    { text: ` · ${thread.status[row.status]} · ${thread.urgency[row.urgency.level]}${waits}${owner}`, tone: 'dim' },
  ];
}

/** The whole conversation in the order it happened: what it answers, what was said, notes, our replies, what was done. */
export function threadLines(detail: ConversationDetail, look: ThreadLook): readonly Line[] {
  return layThread(detail, look).lines;
}
