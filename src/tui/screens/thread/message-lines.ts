import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { StoredMessage } from '../../../domain/stored.ts';
import { cuesOf } from '../../cues.ts';
import { momentWords } from '../../time-words.ts';
import { EMPTY_LINE, type Line, type Piece } from '../../widgets/line.ts';
import { calledLine, strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { headLines } from './head-lines.ts';
import type { ThreadLook } from './thread-look.ts';

const INDENT = '  ';

/** What the thread is about: the post or the comment that the first message answers. */
export function parentLines(parent: StoredMessage | null, look: ThreadLook): Line[] {
  if (parent === null) return [];
  const { thread } = look.words;
  const whom = parent.direction === 'outbound' ? thread.us : calledLine(parent.author);
  const head = thread.inAnswerTo(whom, momentWords(parent.postedAt, look.timezone));
  return [
    ...wrapLines(head, look.columns, { tone: 'dim' }),
    ...strangerLines(parent.text, look.columns, { tone: 'dim', indent: '│ ' }),
    EMPTY_LINE,
  ];
}

/** Who said it, which way, when; what was said; what came with it; and why it was judged as it was. */
export function messageLines(message: StoredMessage, detail: ConversationDetail, look: ThreadLook): Line[] {
  const { columns, timezone, words } = look;
  const isOurs = message.direction === 'outbound';
  const who = `${isOurs ? `${words.thread.we} · ` : ''}${calledLine(message.author)}`;
  const head: Piece[] = [
    spelledOut(message.visibility, words.desk.way),
    { text: ` · ${who}`, tone: 'strong' },
    { text: ` · ${momentWords(message.postedAt, timezone)}${changeWords(message, look)}`, tone: 'dim' },
    ...(isOurs ? ourPieces(message, detail, look) : []),
  ];
  const media = message.media.flatMap(({ type, alt, url }) =>
    wrapLines(`${words.thread.media[type]}: ${strangerLine(alt ?? url)}`, columns, { tone: 'dim', indent: INDENT }),
  );
  const text = message.text === '' ? [] : strangerLines(message.text, columns, { indent: INDENT });
  return [...headLines(head, columns), ...text, ...media, ...(isOurs ? [] : whyLines(message, look))];
}

function changeWords(message: StoredMessage, { words: { thread } }: ThreadLook): string {
  if (message.deletedAt !== null) return ` · ${thread.deleted}`;
  const edited = message.editedAt === null ? '' : ` · ${thread.edited}`;
  return `${edited}${message.hiddenAt === null ? '' : ` · ${thread.hidden}`}`;
}

/** Who of us wrote it and let it go, or that it did not go through kuulo. */
function ourPieces(message: StoredMessage, detail: ConversationDetail, look: ThreadLook): Piece[] {
  const { thread } = look.words;
  const reply = detail.replies.find(({ remoteId }) => remoteId === message.remoteId);
  if (reply === undefined)
    return isElsewhere(message, detail) ? [{ text: ` · ${thread.elsewhere}`, tone: 'warn' }] : [];
  const author = strangerLine(reply.author, 20);
  const approver = reply.approvedBy === null ? null : strangerLine(reply.approvedBy, 20);
  const posted = momentWords(message.postedAt, look.timezone);
  const sent = reply.sentAt === null ? posted : momentWords(reply.sentAt, look.timezone);
  const delivered = sent === posted ? '' : ` · ${thread.delivered(sent)}`;
  return [{ text: ` · ${thread.written(author, approver)}${delivered}`, tone: 'dim' }];
}

/** Whether somebody answered the customer with it in the platform's own app. */
function isElsewhere(message: StoredMessage, { events }: ConversationDetail): boolean {
  return events.some(({ kind, data }) => kind === 'conversation.answeredElsewhere' && data.url === message.url);
}

function whyLines({ score }: StoredMessage, { columns, words }: ThreadLook): Line[] {
  if (score === null || score.reasons.length === 0) return [];
  const { thread } = words;
  const cues = cuesOf(score.reasons, words);
  const judged = `${thread.sentiment[score.sentiment.label]}, ${thread.urgency[score.urgency.level]}`;
  const text = cues.length > 0 ? `${judged}: ${cues.join('; ')}` : judged;
  return wrapLines(text, columns, { tone: 'dim', indent: INDENT });
}
