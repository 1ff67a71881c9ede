import type { Claim } from '../../domain/claim.ts';
import type { Conversation, ConversationPage, Note } from '../../domain/conversation.ts';
import type { ConversationClock } from '../../domain/conversation-clock.ts';
import { formatDuration } from '../../domain/duration.ts';
import type { ConversationDetail } from '../../domain/outcomes.ts';
import { calledBy, nameAndHandle } from '../../domain/person-words.ts';
import type { Reply } from '../../domain/reply.ts';
import { safeLine, safeText } from '../../domain/safe-text.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { colleagueWords } from './colleagues.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import { reasonWords } from './reasons.ts';
import { replyLine } from './reply.ts';
import { ruleHeldBackLines } from './rule-held-back.ts';
import type { Screen } from './screen.ts';
import { surveyAndHandoverLines } from './survey-and-handover.ts';
import { table } from './table.ts';
import { agoWords } from './times.ts';

/** Conversations under headings, ids first, and how many there are in all. */
export function pageText(page: ConversationPage, claims: ReadonlyMap<number, Claim>, screen: Screen): string {
  if (page.items.length === 0) return 'No conversations.';
  const claimed: Column<Conversation> = {
    title: 'CLAIMED',
    cell: ({ id }) => safeLine(claims.get(id)?.operator ?? '-'),
  };
  const columns: Column<Conversation>[] = [
    { title: 'ID', cell: ({ id }) => String(id), isRight: true },
    { title: 'URGENCY', cell: ({ urgency }) => paint.urgency(urgency.level) },
    { title: 'SENTIMENT', cell: ({ sentiment }) => paint.sentiment(sentiment.label) },
    { title: 'STATUS', cell: ({ status }) => status },
    { title: 'WAY', cell: ({ visibility }) => visibility },
    { title: 'ACCOUNT', cell: ({ account }) => safeLine(account) },
    { title: 'FROM', cell: ({ contact }) => safeLine(calledBy(contact)) },
    { title: 'WAITING', cell: (conversation) => waitingWords(conversation, screen.now) },
    // a narrow screen needs its room where nobody claimed anything
    ...(claims.size === 0 ? [] : [claimed]),
    { title: 'SUBJECT', cell: ({ subject }) => safeLine(subject) },
  ];
  const rows = table(page.items, columns, screen.width);
  const rest = page.next === null ? '' : `; more with --cursor ${page.next}`;
  return `${rows}\n${page.items.length} of ${page.total}${rest}`;
}

/** One line of a conversation, for those that were changed. */
export function conversationLine(
  { conversation, claim }: Pick<ConversationDetail, 'conversation' | 'claim'>,
  screen: Screen,
): string {
  const { id, status, contact, urgency, assignee, snoozedUntil, labels, subject } = conversation;
  const parts = [
    `conversation ${id} ${status}`,
    ...(snoozedUntil === null ? [] : [`until ${screen.writeTime(snoozedUntil)}`]),
    ...(assignee === null ? [] : [`assigned to ${safeLine(assignee)}`]),
    ...(claim === null ? [] : [`claimed by ${safeLine(claim.operator)} until ${screen.writeTime(claim.until)}`]),
    ...(labels.length === 0 ? [] : [`labels ${labels.map(safeLine).join(', ')}`]),
    urgency.level,
    `${safeLine(calledBy(contact))}: ${safeLine(subject)}`,
  ];
  return parts.join('  ');
}

/** One conversation with everything on record. */
export function detailText(detail: ConversationDetail, screen: Screen): string {
  const { conversation, eligibility } = detail;
  const { contact, urgency, sentiment } = conversation;
  const followers = contact.followers === null ? '' : ` (${contact.followers} followers)`;
  const until = eligibility.until === null ? '' : ` until ${screen.writeTime(eligibility.until)}`;
  const price = eligibility.priceUsd > 0 ? `, costs $${eligibility.priceUsd.toFixed(3)}` : '';
  const lines = [
    `${paint.strong(`Conversation ${conversation.id}`)}  ${conversation.status}  ${wayWords(conversation.visibility)}  ${safeLine(conversation.url)}`,
    `from      ${safeLine(nameAndHandle(contact))}${followers} to ${safeLine(conversation.account)}`,
    `triage    ${paint.urgency(urgency.level)} ${urgency.score.toFixed(2)}, ${paint.sentiment(sentiment.label)} ${sentiment.score.toFixed(2)}, ${conversation.language}`,
    `because   ${safeLine(reasonWords(conversation.reasons).join('; ')) || '-'}`,
    `waiting   ${waitingWords(conversation, screen.now)}${clockWords(detail.clock)}`,
    `answer    public ${eligibility.public ? 'yes' : 'no'}, private ${eligibility.private ? 'yes' : 'no'}${until}${price} (${safeLine(eligibility.why)})`,
  ];
  if (conversation.assignee !== null) lines.push(`assigned  ${safeLine(conversation.assignee)}`);
  for (const words of colleagueWords(detail, { me: null, writeTime: screen.writeTime }))
    lines.push(`at work   ${words}`);
  const { followUpAt } = conversation;
  if (followUpAt !== null)
    lines.push(`promised  by ${screen.writeTime(followUpAt)}${followUpAt < screen.now ? ', overdue' : ''}`);
  if (conversation.labels.length > 0) lines.push(`labels    ${conversation.labels.map(safeLine).join(', ')}`);
  if (conversation.snoozedUntil !== null) {
    lines.push(
      `snoozed   until ${screen.writeTime(conversation.snoozedUntil)} ${safeLine(conversation.snoozeReason ?? '')}`,
    );
  }
  lines.push(...surveyAndHandoverLines(detail.events, screen), ...ruleHeldBackLines(detail.events, screen));
  if (detail.parent !== null) lines.push('', paint.faint('They answer:'), messageText(detail.parent, screen));
  for (const message of detail.thread) lines.push('', messageText(message, screen));
  for (const note of detail.notes) lines.push('', noteText(note, screen));
  for (const reply of detail.replies) lines.push('', replyLine(reply), indented(reply.text), ...errorLines(reply));
  return lines.join('\n');
}

/** One message with its text, as found or in a thread. */
export function messageText(message: StoredMessage, screen: Screen): string {
  const state = stateWords(message);
  const who = message.direction === 'outbound' ? 'us' : safeLine(calledBy(message.author));
  const head = `${screen.writeTime(message.postedAt)}  ${who}  ${wayWords(message.visibility)}${state}  ${safeLine(`${message.platform}:${message.remoteId}`)}`;
  return `${paint.faint(head)}\n${indented(message.text)}`;
}

function stateWords({ deletedAt, editedAt, hiddenAt }: StoredMessage): string {
  if (deletedAt !== null) return ' deleted';
  return `${editedAt === null ? '' : ' edited'}${hiddenAt === null ? '' : ' hidden'}`;
}

function noteText(note: Note, screen: Screen): string {
  return `${paint.warning(`note ${screen.writeTime(note.at)} ${safeLine(note.author)} (internal)`)}\n${indented(note.text)}`;
}

function indented(text: string): string {
  return safeText(text).replace(/^/gm, '  ');
}

/** What the clock says besides, where it says anything. */
function clockWords({ workingWaitingMs, firstResponseMs, resolutionMs, isBreached, dueAt }: ConversationClock): string {
  const parts = [
    ...(workingWaitingMs === null ? [] : [`${formatDuration(workingWaitingMs)} of working time`]),
    ...(firstResponseMs === null ? [] : [`first answer after ${formatDuration(firstResponseMs)}`]),
    ...(resolutionMs === null ? [] : [`closed after ${formatDuration(resolutionMs)}`]),
    ...(isBreached && dueAt === null ? ['answered too late'] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function waitingWords({ waitingSince, dueAt }: Conversation, now: number): string {
  if (waitingSince === null) return '-';
  const since = agoWords(waitingSince, now);
  if (dueAt === null) return since;
  return dueAt < now ? paint.bad(`${since}, OVERDUE`) : `${since}, due ${agoWords(dueAt, now)}`;
}

function wayWords(visibility: 'public' | 'private'): string {
  return visibility === 'public' ? paint.strong('PUBLIC') : 'private';
}

/** Why a reply is where it is: the reviewer's note, or what the platform said. */
function errorLines({ error }: Reply): string[] {
  return error === null ? [] : [indented(`${error.code}: ${error.message}`)];
}
