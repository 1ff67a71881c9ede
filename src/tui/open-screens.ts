/** Fetches what a screen needs and opens it. Screens do not know each other; they meet here and in `desk.tsx`. */
import type { Visibility } from '../domain/message.ts';
import { demand } from '../domain/operator.ts';
import type { ConversationDetail } from '../domain/outcomes.ts';
import type { Plan } from '../domain/plan.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply, ReplyStatus } from '../domain/reply.ts';
import type { StoredMessage } from '../domain/stored.ts';
import { isSure } from './acts/go-ahead.ts';
import type { Desk } from './desk-state.ts';
import { inLanguage } from './in-language.ts';
import type { DraftStart, Opened, Waiting } from './places.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/** Opens the thread of a conversation; `among` is what next and previous go through. */
export async function openThread(desk: Desk, id: number, among: readonly number[] = []): Promise<void> {
  desk.open({ screen: 'thread', detail: await desk.app.show(id), among });
}

/** The way the customer wrote, or the other one. */
export type Way = 'theirs' | 'other';

/** Opens the composer on a conversation, unless there is nothing to answer or the person thinks better of it. */
export async function openComposer(desk: Desk, id: number, way: Way = 'theirs'): Promise<void> {
  const draft = await startDraft(desk, id, way);
  if (draft !== null) desk.open({ screen: 'composer', draft });
}

/** Goes on with the person's draft for the newest message, or begins one; asks before a second answer. */
async function startDraft(desk: Desk, id: number, way: Way): Promise<DraftStart | null> {
  const detail = await desk.app.show(id);
  const { operator } = desk.app;
  const newest = detail.thread.findLast((message) => message.direction === 'inbound');
  demand(operator, 'draft');
  if (newest === undefined) throw new ProblemError('NOT_ANSWERABLE', { why: 'the customer has not written here' });
  const visibility = way === 'theirs' ? newest.visibility : OTHER[newest.visibility];
  if (way === 'other' && !(await mayTurn(desk, detail, visibility))) return null;
  // what asks how it went is no answer to go on with
  const answers = detail.replies.filter(({ purpose }) => purpose === 'answer');
  const open = answers.filter(
    (one) => UNFINISHED.includes(one.status) && one.author === operator.name && one.visibility === visibility,
  );
  const reply = open.findLast((one) => one.targetMessage === newest.id) ?? null;
  const start = { detail, visibility, reply, replaced: null, isAdditional: false };
  if (reply?.status === 'inReview' && !(await isSure(desk, desk.words.acts.compose.takesBack))) return null;
  if (reply !== null) return start;
  const replaced = open.findLast((one) => one.status === 'draft') ?? null;
  const first = answers.findLast((one) => one.targetMessage === newest.id && ANSWERING.includes(one.status));
  if (first === undefined)
    return { ...start, replaced, recalled: recalledOf(detail, { newest, operator: operator.name, visibility }) };
  const status = desk.words.thread.replyStatus[first.status];
  const title = desk.words.acts.compose.answeredAlready(strangerLine(first.author, 20), {
    status,
    text: strangerLine(first.text, 40),
  });
  return (await isSure(desk, title)) ? { ...start, replaced, isAdditional: true } : null;
}

/** The answer that was let go and taken back again, mostly to mend it; null where anything was written since. */
function recalledOf(
  { replies }: ConversationDetail,
  wanted: { readonly newest: StoredMessage; readonly operator: string; readonly visibility: Visibility },
): Reply | null {
  const last = replies.findLast(
    (one) => one.purpose === 'answer' && one.author === wanted.operator && one.visibility === wanted.visibility,
  );
  if (last?.status !== 'cancelled' || last.approvedBy === null) return null;
  return last.targetMessage === wanted.newest.id ? last : null;
}

const OTHER: Readonly<Record<Visibility, Visibility>> = { public: 'private', private: 'public' };

/** Whether the platform lets us turn to the other way; what was private goes public only after two questions. */
async function mayTurn(desk: Desk, { eligibility }: ConversationDetail, visibility: Visibility): Promise<boolean> {
  const words = desk.words.acts.compose;
  if (!eligibility[visibility]) {
    // the platform's word is on the way that is open
    const isTurned = eligibility[OTHER[visibility]] && visibility === 'public';
    const why = isTurned ? words.wroteInPrivate : strangerLine(inLanguage(desk.words, eligibility.why));
    desk.say(visibility === 'public' ? words.notInPublic(why) : words.notInPrivate(why), 'bad');
    return false;
  }
  if (visibility === 'private') return true;
  return (await isSure(desk, words.turn)) && (await isSure(desk, words.turnReally));
}

/** Opens the composer on a reply that is being reviewed, in the review's place. */
export async function editAgain(desk: Desk, reply: Reply): Promise<void> {
  const detail = await desk.app.show(reply.conversation);
  desk.replace({
    screen: 'composer',
    draft: { detail, visibility: reply.visibility, reply, replaced: null, isAdditional: false },
  });
}

/** Replies that their author may go on writing. */
const UNFINISHED: readonly ReplyStatus[] = ['draft', 'rejected', 'inReview'];
/** Replies that answer a message, or may have. */
const ANSWERING: readonly ReplyStatus[] = ['inReview', 'approved', 'queued', 'sending', 'sent', 'unknown', 'held'];

/** Replies that the outbox shows: on their way, or in need of somebody. */
const OUTBOX: readonly ReplyStatus[] = ['unknown', 'failed', 'held', 'sending', 'queued', 'approved'];
/** Sent replies shown below them. */
const SENT_MAX = 20;

/** The outbox, what needs somebody first, and what was sent last. */
export async function outboxReplies(desk: Desk): Promise<Reply[]> {
  const waiting = await desk.app.replies(OUTBOX);
  const rank = (reply: Reply): number => OUTBOX.indexOf(reply.status);
  const sent = await desk.app.recentlySent(SENT_MAX);
  return [...waiting.toSorted((a, b) => rank(a) - rank(b) || b.id - a.id), ...sent];
}

export async function openOutbox(desk: Desk): Promise<void> {
  const [replies, senders] = await Promise.all([outboxReplies(desk), desk.app.senders()]);
  desk.open({ screen: 'outbox', first: { replies, senders } });
}

/** Opens what was promised or is to be looked at again, by due date. */
export async function openFollowUps(desk: Desk): Promise<void> {
  desk.open({ screen: 'followUps', first: await desk.app.followUps() });
}

/** Opens the card of the person a conversation is with. */
export async function openPerson(desk: Desk, contact: number): Promise<void> {
  desk.open({ screen: 'person', first: await desk.app.person(contact) });
}

export async function openBulk(desk: Desk): Promise<void> {
  desk.open({ screen: 'bulk', first: await desk.app.plans() });
}

export async function openPulse(desk: Desk): Promise<void> {
  desk.open({ screen: 'pulse', first: await desk.app.pulse('day'), period: 'day' });
}

/** Opens the queue of what waits for approval: replies, oldest first, then bulk plans. */
export async function openApprovals(desk: Desk): Promise<void> {
  const waiting = await allWaiting(desk);
  const [first] = waiting;
  const opened = first === undefined ? null : await openWaiting(desk, first);
  // nobody who typed ahead has read it
  desk.keys.discard();
  desk.open({ screen: 'approvals', first: { waiting, opened } });
}

/** What waits for approval: replies, oldest first, then bulk plans. */
export async function allWaiting(desk: Desk): Promise<Waiting[]> {
  const [replies, plans] = await Promise.all([desk.app.replies(['inReview']), desk.app.plans()]);
  const inOrder = replies.toSorted((a, b) => a.updatedAt - b.updatedAt);
  const planned = plans.map(({ plan }) => plan).filter(waitsForApproval);
  return [
    ...inOrder.map((reply) => ({ kind: 'reply', reply }) as const),
    ...planned.toSorted((a, b) => a.id - b.id).map((plan) => ({ kind: 'plan', plan }) as const),
  ];
}

function waitsForApproval(plan: Plan): boolean {
  return plan.status === 'planned' && plan.isReviewed;
}

/** It in full, as it would go out. A plan's rows do not change: those at hand are read once. */
export async function openWaiting(desk: Desk, one: Waiting, atHand: Opened | null = null): Promise<Opened> {
  if (one.kind === 'reply') return { kind: 'reply', review: await desk.app.review(one.reply.id) };
  const { plan } = one;
  if (atHand?.kind === 'plan' && atHand.plan.hash === plan.hash) return { ...atHand, plan };
  try {
    return { kind: 'plan', plan, rows: await desk.app.planRows(plan.id), problem: null };
  } catch (problem) {
    // a plan whose file was changed must not keep the others from being read
    if (problem instanceof ProblemError) return { kind: 'plan', plan, rows: [], problem };
    throw problem;
  }
}
