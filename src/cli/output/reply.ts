import type { Finding } from '../../domain/eligibility.ts';
import type { StoredEvent } from '../../domain/event.ts';
import type { DraftCheck, SentItem } from '../../domain/outcomes.ts';
import { planName } from '../../domain/plan.ts';
import type { Reply } from '../../domain/reply.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Column } from './column.ts';
import { eligibilityJson } from './eligibility.ts';
import { paint } from './paint.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { agoWords, isoTime } from './times.ts';

/** A reply as scripts get it. */
export function replyJson(reply: Reply) {
  return {
    id: reply.id,
    conversation: reply.conversation,
    to: `${reply.platform}:${reply.targetRemoteId}`,
    account: reply.account,
    visibility: reply.visibility,
    text: reply.text,
    status: reply.status,
    author: reply.author,
    approvedBy: reply.approvedBy,
    remoteId: reply.remoteId,
    url: reply.url,
    error: reply.error,
    attempts: reply.attempts,
    sendAt: isoTime(reply.sendAt),
    sendAfter: isoTime(reply.sendAfter),
    approvalExpiresAt: isoTime(reply.approvalExpiresAt),
    plan: reply.plan === null ? null : { id: planName(reply.plan.id), row: reply.plan.row },
    answer: reply.answer,
    sentAt: isoTime(reply.sentAt),
    language: reply.language,
    version: reply.version,
    isAdditional: reply.isAdditional,
    createdAt: isoTime(reply.createdAt),
    updatedAt: isoTime(reply.updatedAt),
  };
}

/** A list of replies as scripts get it. */
export function repliesJson(replies: readonly Reply[]) {
  return { items: replies.map(replyJson) };
}

/** `check --json`. */
export function checkJson(check: DraftCheck) {
  return {
    sendable: check.isSendable,
    findings: check.findings,
    measure: check.measure,
    eligibility: check.eligibility === null ? null : eligibilityJson(check.eligibility),
  };
}

/** One line of a reply for people. */
export function replyLine(reply: Reply): string {
  const by = reply.approvedBy === null ? '' : `, approved by ${safeLine(reply.approvedBy)}`;
  const where = reply.url === null ? '' : ` ${safeLine(reply.url)}`;
  return `reply ${reply.id} ${status(reply)} ${wayWords(reply)} to conversation ${reply.conversation}${by}${where}`;
}

/**
 * When a reply goes and how long it can still be taken back, with its local time and the same in UTC; null where it is due
 * or goes nowhere.
 */
export function goesWords(reply: Reply, { now, writeTime }: Pick<Screen, 'now' | 'writeTime'>): string | null {
  const isComing = ['approved', 'queued'].includes(reply.status) && reply.sendAfter > now;
  const at = isComing ? reply.sendAfter : reply.sendAt;
  if (at === null || at <= now || !isLive(reply)) return null;
  const when = `${writeTime(at)} (${isoTime(at)}), ${agoWords(at, now)}`;
  if (!isComing) return `reply ${reply.id} goes at ${when} at the earliest, once it is approved`;
  return `reply ${reply.id} goes at ${when}; until then \`kuulo outbox cancel ${reply.id}\` takes it back`;
}

/** One line of a reply for people, and when it goes where that is still to come. */
export function replyLines(reply: Reply, screen: Pick<Screen, 'now' | 'writeTime'>): string {
  const goes = goesWords(reply, screen);
  return goes === null ? replyLine(reply) : `${replyLine(reply)}\n  ${goes}`;
}

/** What a reply was before it was written anew, and how it goes on; null where it was a draft, and is one still. */
export function editedWords(events: readonly StoredEvent[], { id, version }: Reply): string | null {
  const from = events.findLast(({ kind, reply, data }) => {
    return kind === 'reply.edited' && reply === id && data.version === version;
  })?.data.from;
  if (typeof from !== 'string' || from === 'draft') return null;
  const was = ['approved', 'queued'].includes(from) ? `The approval of reply ${id} is void` : `Reply ${id} was ${from}`;
  return `${was}; it is a draft again: \`kuulo review submit ${id}\`.`;
}

/** Replies under headings. */
export function repliesText(replies: readonly Reply[], width: number | null): string {
  const columns: Column<Reply>[] = [
    { title: 'REPLY', cell: ({ id }) => String(id), isRight: true },
    { title: 'STATUS', cell: status },
    { title: 'WAY', cell: wayWords },
    { title: 'ACCOUNT', cell: ({ account }) => safeLine(account) },
    { title: 'CONV', cell: ({ conversation }) => String(conversation), isRight: true },
    { title: 'AUTHOR', cell: ({ author }) => safeLine(author) },
    { title: 'ERROR', cell: ({ error }) => (error === null ? '' : safeLine(error.code)) },
    { title: 'TEXT', cell: ({ text }) => safeLine(text) },
  ];
  return table(replies, columns, width);
}

/** What the guard and the platform say, for people. */
export function checkText(check: DraftCheck, writeTime: (at: number) => string): string {
  const { measure, eligibility } = check;
  const lines = [check.isSendable ? paint.good('sendable') : paint.bad('not sendable')];
  if (measure !== null) lines.push(`length ${measure.units} of ${measure.max} ${measure.unit}`);
  if (eligibility !== null) {
    const until = eligibility.until === null ? '' : `, until ${writeTime(eligibility.until)}`;
    const price = eligibility.priceUsd > 0 ? `, costs $${eligibility.priceUsd.toFixed(3)}` : '';
    const ways = `public ${eligibility.public ? 'yes' : 'no'}, private ${eligibility.private ? 'yes' : 'no'}`;
    lines.push(`may answer: ${ways}${until}${price} (${safeLine(eligibility.why)})`);
  }
  lines.push(...check.findings.map(findingLine));
  return lines.join('\n');
}

/** What the guard found, in a line. */
export function findingLine({ severity, rule, words, why, suggestion }: Finding): string {
  const about = words === '' ? '' : ` "${safeLine(words)}":`;
  const advice = suggestion === '' ? '' : ` ${safeLine(suggestion)}`;
  return `${severity} ${rule}:${about} ${safeLine(why)}${advice}`;
}

/** Counts of a send for people: `3 sent, 1 failed`. */
export function sentWords(items: readonly SentItem[]): string {
  if (items.length === 0) return 'nothing to send';
  const groups = Map.groupBy(items, ({ reply }) => reply.status);
  return [...groups].map(([name, group]) => `${group.length} ${name}`).join(', ');
}

/** Whether it may still go out. */
function isLive({ status }: Reply): boolean {
  return !['sent', 'cancelled', 'rejected', 'failed'].includes(status);
}

function status(reply: Reply): string {
  if (reply.status === 'sent') return paint.good(reply.status);
  return ['failed', 'unknown', 'held', 'rejected'].includes(reply.status) ? paint.bad(reply.status) : reply.status;
}

/** Public or private is always spelled out. */
function wayWords(reply: Reply): string {
  return reply.visibility === 'public' ? paint.strong('PUBLIC') : 'private';
}
