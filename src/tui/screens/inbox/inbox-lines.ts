/** What the inbox shows, as lines. Also painted before Ink is there, so nothing here may import it. */
import type { Claim } from '../../../domain/claim.ts';
import type { Conversation } from '../../../domain/conversation.ts';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { clockWords, momentWords, spanWords } from '../../time-words.ts';
import { claimWords, standing } from '../../widgets/colleagues.ts';
import { cuesOf } from '../../widgets/cues.ts';
import type { Size } from '../../widgets/frame.ts';
import {
  cutText,
  EMPTY_LINE,
  fitLine,
  fitRows,
  fitText,
  inTone,
  type Line,
  line,
  type Piece,
  sideBySide,
  type Tone,
  widthOf,
} from '../../widgets/line.ts';
import { calledLine, strangerLine, strangerLines, wholeNameLine } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { topFor } from '../../widgets/window.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { type InboxLayout, inboxLayout } from './inbox-layout.ts';
import { focused, type InboxState } from './inbox-state.ts';

/** Everything around the conversations that their lines depend on. */
export interface Surroundings {
  readonly size: Size;
  /** UTC milliseconds. */
  readonly now: number;
  readonly timezone: string;
  /** The operator who looks. */
  readonly me: string;
}

/** The body of the inbox for a terminal of this size. */
export function inboxLines(state: InboxState, around: Surroundings): Line[] {
  const layout = inboxLayout(around.size);
  const list = fitRows(listLines(state, layout, around), layout.listRows);
  if (layout.shape === 'list') return list;
  const preview = fitRows(previewLines(state, layout.previewColumns, around), layout.previewRows);
  if (layout.shape === 'beside') return sideBySide(list, preview, layout.listColumns);
  return [...list, line('─'.repeat(layout.previewColumns), 'dim'), ...preview];
}

function listLines(state: InboxState, layout: InboxLayout, { now, me }: Surroundings): Line[] {
  if (state.rows.length === 0) return [EMPTY_LINE, line(emptyWords(state), 'dim')];
  const top = topFor(state.top, state.focus, { count: state.rows.length, rows: layout.listRows });
  return state.rows.slice(top, top + layout.listRows).map((row, index) => {
    const isFocused = top + index === state.focus;
    const standingClaim = standing(state.claims.get(row.id), now);
    // where there is little room, that it is our own is the lesser news
    const isLeftOut = layout.listColumns < NARROW_COLUMNS && standingClaim?.operator === me;
    const claim = isLeftOut ? null : standingClaim;
    const look = { isFocused, isMarked: state.marked.has(row.id), columns: layout.listColumns, now, claim };
    const shown = rowLine(row, look);
    return isFocused ? inTone(fitLine(shown, layout.listColumns), 'selected') : shown;
  });
}

function emptyWords(state: InboxState): string {
  if (state.search !== '') return `  Nothing found for “${state.search}”. Esc shows all.`;
  if (state.view === 'open') return '  Nobody waits. p listens to the platforms now.';
  return `  Nothing ${state.view}.`;
}

const NARROW_COLUMNS = 60;

interface RowLook {
  readonly isFocused: boolean;
  readonly isMarked: boolean;
  readonly columns: number;
  readonly now: number;
  readonly claim: Claim | null;
}

/** One conversation on one row: > under the cursor, * marked, how urgent, how they feel, how long they wait, who, what. */
function rowLine(row: Conversation, look: RowLook): Line {
  const isNarrow = look.columns < NARROW_COLUMNS;
  const waiting = row.waitingSince === null ? '' : spanWords(look.now - row.waitingSince);
  const isOverdue = row.dueAt !== null && row.waitingSince !== null && row.dueAt < look.now;
  const head: Piece[] = [
    { text: `${look.isFocused ? '>' : ' '}${look.isMarked ? '*' : ' '}`, tone: 'strong' },
    { text: fitText(URGENCY[row.urgency.level].word, 5), tone: URGENCY[row.urgency.level].tone },
    ...(isNarrow
      ? []
      : [{ text: fitText(SENTIMENT[row.sentiment.label].word, 4), tone: SENTIMENT[row.sentiment.label].tone }]),
    { text: `${waiting.padStart(4)}${isOverdue ? '!' : ' '}`, tone: isOverdue ? 'bad' : 'dim' },
    { text: fitText(row.visibility, 8), tone: spelledOut(row.visibility).tone },
    ...(isNarrow ? [] : [{ text: fitText(strangerLine(row.platform, 9), 10), tone: 'dim' as const }]),
    { text: fitText(calledLine(row.contact, isNarrow ? 9 : 14), isNarrow ? 10 : 15), tone: 'strong' },
  ];
  const used = isNarrow ? 30 : 49;
  const labels = row.labels.length === 0 ? '' : ` [${row.labels.map((label) => strangerLine(label)).join(' ')}]`;
  const owner = row.assignee === null ? '' : ` →${strangerLine(row.assignee)}`;
  // before the words, so that it is not what is cut; the preview says more of it
  const by = look.claim === null ? '' : `(${strangerLine(look.claim.operator, 10)}) `;
  const left = look.columns - used - widthOf(by);
  return [
    ...head,
    { text: by, tone: 'warn' },
    { text: cutText(`${strangerLine(row.subject)}${owner}${labels}`, left), tone: 'plain' },
  ];
}

/** The newest message of the focused conversation, and why it stands where it stands. */
function previewLines(state: InboxState, columns: number, around: Surroundings): Line[] {
  const row = focused(state);
  if (row === null) return [];
  const detail = state.detail?.conversation.id === row.id ? state.detail : null;
  const way = spelledOut(row.visibility);
  const who = wholeNameLine(row.contact);
  const head: Line = [
    { text: way.text, tone: way.tone },
    { text: ` · ${who} → ${strangerLine(row.account, 20)} on ${strangerLine(row.platform)}`, tone: 'strong' },
    { text: followersWords(row), tone: 'dim' },
  ];
  const why = wrapLines(`why: ${whyWords(row)}`, columns, { tone: 'dim' });
  return [
    head,
    ...clockLines(row, standing(state.claims.get(row.id), around.now), around),
    ...why.slice(0, 2),
    EMPTY_LINE,
    ...newestLines(row, detail, columns),
  ];
}

function newestLines(row: Conversation, detail: ConversationDetail | null, columns: number): Line[] {
  const newest = detail?.thread.findLast((message) => message.direction === 'inbound');
  const notes = detail?.notes.length ?? 0;
  const more = row.messages > 1 ? `${row.messages} messages` : '';
  const rest = [more, notes > 0 ? `${notes} ${notes === 1 ? 'note' : 'notes'}` : '']
    .filter((words) => words !== '')
    .join(', ');
  const tail = rest === '' ? [] : [EMPTY_LINE, line(`${rest}; Enter shows them`, 'dim')];
  return [...strangerLines(newest?.text ?? row.subject, columns), ...tail];
}

function clockLines(row: Conversation, claim: Claim | null, around: Surroundings): Line[] {
  const parts: string[] = [];
  if (claim !== null) parts.push(`${claimWords(claim)} until ${clockWords(claim.until, around.now, around.timezone)}`);
  if (row.waitingSince !== null) parts.push(`waits ${spanWords(around.now - row.waitingSince)}`);
  if (row.dueAt !== null)
    parts.push(`${row.dueAt < around.now ? 'OVERDUE since' : 'due'} ${momentWords(row.dueAt, around.timezone)}`);
  if (row.snoozedUntil !== null) parts.push(`snoozed until ${momentWords(row.snoozedUntil, around.timezone)}`);
  parts.push(`assigned to ${row.assignee === null ? 'nobody' : strangerLine(row.assignee, 20)}`);
  return [line(parts.join(' · '), row.dueAt !== null && row.dueAt < around.now ? 'warn' : 'plain')];
}

function whyWords(row: Conversation): string {
  const cues = cuesOf(row.reasons);
  const topics = row.topics.length === 0 ? '' : ` · ${row.topics.map((topic) => strangerLine(topic, 20)).join(', ')}`;
  return `${row.urgency.level} urgency, ${row.sentiment.label}${topics}${cues.length === 0 ? '' : `: ${cues.join('; ')}`}`;
}

function followersWords(row: Conversation): string {
  const { followers, isBot } = row.contact;
  return `${followers === null ? '' : ` · ${followers} followers`}${isBot ? ' · BOT' : ''}`;
}

const URGENCY: Readonly<Record<Conversation['urgency']['level'], { word: string; tone: Tone }>> = {
  critical: { word: 'CRIT', tone: 'bad' },
  high: { word: 'high', tone: 'warn' },
  normal: { word: 'norm', tone: 'plain' },
  low: { word: 'low', tone: 'dim' },
};
const SENTIMENT: Readonly<Record<Conversation['sentiment']['label'], { word: string; tone: Tone }>> = {
  negative: { word: 'neg', tone: 'bad' },
  neutral: { word: 'neu', tone: 'dim' },
  positive: { word: 'pos', tone: 'good' },
};
