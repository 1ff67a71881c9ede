import type { ConversationStatus } from '../domain/conversation.ts';
import { bindingsOf, keyName, type ScreenName } from './keys.ts';
import type { Counts } from './places.ts';
import type { Line, Piece } from './widgets/line.ts';

const VIEWS: readonly ConversationStatus[] = ['open', 'pending', 'snoozed', 'closed'];

/** The top row of the inbox: the views with their counts, and what waits in the outbox and for approval. */
export function inboxTitle(
  counts: Counts,
  shown: { view: ConversationStatus; search: string; marked: number; operator: string },
  columns: number,
): Line {
  const isNarrow = columns < 60;
  const views = VIEWS.map((view, index): Piece => {
    const word = isNarrow ? view.slice(0, view === shown.view ? undefined : 1) : `${index + 1} ${view}`;
    const text = ` ${word} ${counts.conversations[view]} `;
    return { text, tone: view === shown.view ? 'selected' : 'plain' };
  });
  const flags: Piece[] = [];
  if (shown.marked > 0) flags.push({ text: ` ${shown.marked} marked`, tone: 'warn' });
  if (shown.search !== '') flags.push({ text: ` /${shown.search}`, tone: 'key' });
  const replies: Piece[] = [{ text: outboxWords(counts), tone: 'dim' }];
  const unknown = counts.replies.unknown ?? 0;
  if (unknown > 0) replies.push({ text: ` · ${unknown} unknown`, tone: 'bad' });
  const who: Piece = { text: isNarrow ? '' : ` · ${shown.operator}`, tone: 'dim' };
  return [{ text: isNarrow ? '' : 'kuulo ', tone: 'title' }, ...views, ...flags, ...replies, who];
}

/** The keys of a screen for the help line, in the order of the table; the way to the help and out come last. */
export function hintsOf(screen: ScreenName): { key: string; hint: string }[] {
  const screens: ScreenName[] = screen === 'composer' ? ['composer'] : [screen, 'everywhere'];
  return bindingsOf([...new Set(screens)]).flatMap(({ keys, hint }) => {
    const [first] = keys;
    return hint === undefined || first === undefined ? [] : [{ key: keyName(first), hint }];
  });
}

function outboxWords(counts: Counts): string {
  const { replies } = counts;
  const waiting = (replies.approved ?? 0) + (replies.queued ?? 0) + (replies.sending ?? 0);
  const failed = replies.failed ?? 0;
  // what needs somebody comes first: the last of them may be cut
  const parts = [
    failed > 0 ? ` · ${failed} failed` : '',
    (replies.inReview ?? 0) > 0 ? ` · ${replies.inReview} to approve` : '',
    waiting > 0 ? ` · ${waiting} in outbox` : '',
  ];
  return parts.join('');
}
