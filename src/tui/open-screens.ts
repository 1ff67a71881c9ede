/** Fetches what a screen needs and opens it. Screens do not know each other; they meet here and in `desk.tsx`. */
import { mayDo } from '../domain/operator.ts';
import type { Reply, ReplyStatus } from '../domain/reply.ts';
import type { Desk } from './desk-state.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/** Opens the thread of a conversation. */
export async function openThread(desk: Desk, id: number): Promise<void> {
  desk.open({ screen: 'thread', detail: await desk.app.show(id) });
}

/** Goes on with the person's draft for the newest message, or begins one; asks before a second answer. */
export async function openComposer(desk: Desk, id: number): Promise<void> {
  const detail = await desk.app.show(id);
  if (!mayDo(desk.app.operator, 'draft')) {
    desk.say(`${desk.app.operator.name} (${desk.app.operator.role}) may read but not draft.`, 'bad');
    return;
  }
  const newest = detail.thread.findLast((message) => message.direction === 'inbound');
  if (newest === undefined) {
    desk.say('The customer has not written here, so there is nothing to answer.', 'bad');
    return;
  }
  const open = detail.replies.filter((reply) => UNFINISHED.includes(reply.status) && isMine(desk, reply));
  const reply = open.findLast((candidate) => candidate.targetMessage === newest.id) ?? null;
  const replaced = reply === null ? (open.findLast((candidate) => candidate.status === 'draft') ?? null) : null;
  const first = detail.replies.findLast(
    (candidate) => candidate.targetMessage === newest.id && ANSWERING.includes(candidate.status),
  );
  let isAdditional = false;
  if (reply === null && first !== undefined) {
    const title = `${first.author} answered this already (${first.status}: “${strangerLine(first.text, 40)}”). Answer again?`;
    const choices = [
      { key: 'y', value: 'yes', title: 'yes, another answer' },
      { key: 'n', value: '', title: 'no' },
    ];
    if ((await desk.ask({ kind: 'choice', title, choices })) === null) return;
    isAdditional = true;
  }
  desk.open({ screen: 'composer', draft: { detail, reply, replaced, isAdditional } });
}

/** Replies that their author may go on writing. */
const UNFINISHED: readonly ReplyStatus[] = ['draft', 'rejected', 'inReview'];
/** Replies that answer a message, or may have. */
const ANSWERING: readonly ReplyStatus[] = ['inReview', 'approved', 'queued', 'sending', 'sent', 'unknown', 'held'];

function isMine(desk: Desk, reply: Reply): boolean {
  return reply.author === desk.app.operator.name;
}

/** Replies that the outbox shows: on their way, or in need of somebody. */
const OUTBOX: readonly ReplyStatus[] = ['unknown', 'failed', 'held', 'sending', 'queued', 'approved'];
/** Sent replies shown below them. */
const SENT_MAX = 20;

/** The outbox, what needs somebody first, and what was sent last. */
export async function outboxReplies(desk: Desk): Promise<Reply[]> {
  const waiting = await desk.app.replies(OUTBOX);
  const rank = (reply: Reply): number => OUTBOX.indexOf(reply.status);
  const sent = await desk.app.replies(['sent']);
  const newest = sent.toSorted((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0)).slice(0, SENT_MAX);
  return [...waiting.toSorted((a, b) => rank(a) - rank(b) || b.id - a.id), ...newest];
}

export async function openOutbox(desk: Desk): Promise<void> {
  desk.open({ screen: 'outbox', replies: await outboxReplies(desk) });
}

/** Opens the queue of replies that wait for approval, oldest first. */
export async function openApprovals(desk: Desk): Promise<void> {
  const replies = (await desk.app.replies(['inReview'])).toSorted((a, b) => a.updatedAt - b.updatedAt);
  const [first] = replies;
  const review = first === undefined ? null : await desk.app.review(first.id);
  desk.open({ screen: 'approvals', replies, review });
}
