import { eventBy } from '../../domain/event.ts';
import type { SentItem } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { type KnownSent, sentMessage } from '../../domain/sent-message.ts';
import { GONE } from '../../domain/to-answer.ts';
import { unanswered } from '../../domain/unanswered.ts';
import type { PlatformFailure, Prepared } from '../../platforms/platform.ts';
import type { Tx } from '../../store/store.ts';
import type { Claimed, Outcome, SendNeeds } from './needs.ts';
import { concernsAccount, pauseAccount } from './pause-account.ts';
import { proposePromises } from './propose-promises.ts';
import { PAUSE_MS } from './throttled.ts';

/** Writes down what the call brought, in the transaction that may claim the next reply. */
export async function record(
  needs: SendNeeds,
  tx: Tx,
  call: { claimed: Claimed; outcome: Outcome },
): Promise<SentItem> {
  const { claimed, outcome } = call;
  if ('sent' in outcome)
    return { reply: await recordSent(needs, tx, { reply: claimed.reply, sent: outcome.sent }), problem: null };
  const { failure, problem } = outcome;
  const at = needs.now();
  const who = { operator: needs.operator, at };
  const error = { code: problem.code, message: failure.words };
  const about = { conversation: claimed.reply.conversation, reply: claimed.reply.id, data: { ...error } };
  const { to, kind, patch } = moveFor(failure, at);
  const reply = await tx.replies.move(claimed.reply.id, { from: ['sending'], to, at }, { ...patch, error });
  if (reply !== null) await tx.events.append([eventBy(who, kind, about)]);
  if (outcome.isTargetGone) await noteGone(needs, tx, claimed.reply);
  if (concernsAccount(failure)) await pauseAccount(needs, tx, { account: claimed.reply.account, failure });
  const shown =
    to === 'unknown'
      ? new ProblemError('OUTCOME_UNKNOWN', claimedFacts(claimed.reply))
      : (refusedOf(outcome) ?? problem);
  return { reply: reply ?? claimed.reply, problem: shown };
}

/** What a platform does not let us answer is not answerable, whoever says it first. */
function refusedOf({ failure, isTargetGone }: Refused): ProblemError | null {
  const { kind, reason, words } = failure;
  if (isTargetGone) return new ProblemError('NOT_ANSWERABLE', { why: GONE.why });
  const isAboutTarget = kind === 'refused' && reason !== null && ['notFound', 'notAllowed', 'blocked'].includes(reason);
  return isAboutTarget ? new ProblemError('NOT_ANSWERABLE', { why: `the platform says (${reason}): ${words}` }) : null;
}

type Refused = Extract<Outcome, { failure: PlatformFailure }>;

/** The platform has the message no more: nobody is to draft an answer to it again. Heard again, it comes back. */
async function noteGone(needs: RecordNeeds, tx: Tx, reply: Reply): Promise<void> {
  const at = needs.now();
  await tx.messages.markDeleted(reply.account, [reply.targetRemoteId], at);
  const about = { conversation: reply.conversation, message: reply.targetMessage };
  const who = { operator: needs.operator, at };
  await tx.events.append([eventBy(who, 'message.deleted', about)]);
  const before = await tx.conversations.byId(reply.conversation);
  await refreshQueue(tx, reply.conversation, { done: 'closed', at });
  const after = await tx.conversations.byId(reply.conversation);
  if (before?.status !== 'closed' && after?.status === 'closed')
    await tx.events.append([eventBy(who, 'conversation.closed', { conversation: reply.conversation })]);
}

/** Who still waits in a conversation after what happened to it; when nobody does, it becomes `done`. */
async function refreshQueue(
  tx: Tx,
  conversation: number,
  { done, at }: { done: 'pending' | 'closed'; at: number },
): Promise<void> {
  const before = await tx.conversations.byId(conversation);
  // it is answered, but not yet kept
  const isPromiseLate = typeof before?.followUpAt === 'number' && before.followUpAt < at;
  const since = before?.waitingSince ?? null;
  const thread = (await tx.messages.ofConversation(conversation)).filter((one) => one.deletedAt === null);
  // the customer may have written again meanwhile
  const waiting = since === null ? undefined : unanswered(thread).find((one) => one.postedAt >= since);
  await tx.conversations.patch(conversation, {
    ...(before?.status === 'open' && waiting === undefined && !isPromiseLate ? { status: done } : {}),
    ...(thread.some((one) => one.direction === 'inbound') ? {} : { newestInbound: 0 }),
    messages: thread.length,
    waitingSince: waiting?.postedAt ?? null,
    dueAt: waiting === undefined ? null : (before?.dueAt ?? null),
  });
}

function claimedFacts(reply: Reply): { reply: number; account: string } {
  return { reply: reply.id, account: reply.account };
}

function moveFor(failure: PlatformFailure, at: number) {
  // nothing was written: it is prepared anew for the moment it goes, under the same key
  const later = { attemptedAt: null, prepared: null, sendAfter: failure.until ?? at + PAUSE_MS };
  switch (failure.kind) {
    case 'throttled':
    case 'unavailable':
      return { to: 'queued', kind: 'reply.requeued', patch: later } as const;
    // nothing was made: a person sees to the login, then `outbox retry`
    case 'auth':
    case 'refused':
      return { to: 'failed', kind: 'reply.failed', patch: { attemptedAt: null } } as const;
    case 'unknown':
      return { to: 'unknown', kind: 'reply.unknown', patch: {} } as const;
    default:
      return failure.kind satisfies never;
  }
}

/** Needs less than a whole send: `settle` is handed this too. */
export type RecordNeeds = Pick<SendNeeds, 'account' | 'operator' | 'now' | 'promisesIn'>;

/** Writes down that a reply is on the platform, by the platform's own word, and joins it to its thread. */
export async function recordSent(needs: RecordNeeds, tx: Tx, done: { reply: Reply; sent: KnownSent }): Promise<Reply> {
  const { reply, sent } = done;
  const at = needs.now();
  const { waitingSince, dueAt } = await waited(tx, reply);
  const patch = { remoteId: sent.remoteId, url: sent.url, sentAt: sent.sentAt, error: null };
  const after = await tx.replies.move(reply.id, { from: ['sending', 'unknown', 'held'], to: 'sent', at }, patch);
  // somebody else wrote it down meanwhile: once is enough
  if (after === null) return (await tx.replies.byId(reply.id)) ?? reply;
  const responseMs = waitingSince === null ? null : Math.max(0, sent.sentAt - waitingSince);
  if (waitingSince !== null && dueAt !== null && sent.sentAt > dueAt)
    await tellBreach(tx, reply.conversation, { waitingSince, dueAt, at });
  await tx.events.append([
    eventBy({ operator: needs.operator, at }, 'reply.sent', {
      conversation: reply.conversation,
      reply: reply.id,
      message: reply.targetMessage,
      data: {
        remoteId: sent.remoteId,
        url: sent.url,
        waitingSince,
        dueAt,
        responseMs,
        author: reply.author,
        ...kindOf(reply),
      },
    }),
  ]);
  await surveyAsked(needs, tx, after);
  await proposePromises(needs, tx, after);
  await joinThread(needs, tx, done);
  return after;
}

/** An answer that went out too late before time was looked at: that is a missed answer time too, once for each wait. */
async function tellBreach(
  tx: Tx,
  conversation: number,
  { waitingSince, dueAt, at }: { waitingSince: number; dueAt: number; at: number },
): Promise<void> {
  const events = await tx.events.ofConversation(conversation);
  if (events.some(({ kind, data }) => kind === 'conversation.breached' && data.waitingSince === waitingSince)) return;
  const before = await tx.conversations.byId(conversation);
  // another wait has a mark of its own
  if (before?.waitingSince === waitingSince) await tx.conversations.patch(conversation, { breachTold: waitingSince });
  const data = { waitingSince, dueAt, urgency: before?.urgency.level ?? null };
  // nobody did this: it came with time
  const event = { at, kind: 'conversation.breached', actor: 'system', login: '', conversation } as const;
  await tx.events.append([{ ...event, reply: null, message: null, data }]);
}

/** From now on the customer has been asked. */
async function surveyAsked(needs: RecordNeeds, tx: Tx, { id, conversation, sentAt }: Reply): Promise<void> {
  const survey = await tx.surveys.ofReply(id);
  if (survey === null) return;
  const at = needs.now();
  await tx.surveys.asked(survey.id, sentAt ?? at);
  const data = { survey: survey.id, scale: survey.scale };
  await tx.events.append([
    eventBy({ operator: needs.operator, at }, 'survey.asked', { conversation, reply: id, data }),
  ]);
}

/** What a report must know of a reply beyond its times. */
function kindOf({ purpose, plan, answer, visibility }: Reply): Readonly<Record<string, string | number | null>> {
  return { purpose, plan: plan?.id ?? null, answer, visibility };
}

/** Since when the customer had waited as the last attempt began, and until when they were to have an answer. */
async function waited(tx: Tx, reply: Reply): Promise<{ waitingSince: number | null; dueAt: number | null }> {
  const events = await tx.events.ofConversation(reply.conversation);
  const begun = events.findLast((event) => event.kind === 'reply.sending' && event.reply === reply.id);
  const { waitingSince, dueAt } = begun?.data ?? {};
  return {
    waitingSince: typeof waitingSince === 'number' ? waitingSince : null,
    dueAt: typeof dueAt === 'number' ? dueAt : null,
  };
}

/**
 * The sent reply becomes a message of its conversation, which then waits for the customer. Without its id it is left to
 * the account's own stream, which will bring it.
 */
async function joinThread(
  needs: RecordNeeds,
  tx: Tx,
  { reply, sent }: { reply: Reply; sent: KnownSent },
): Promise<void> {
  const target = await tx.messages.byId(reply.targetMessage);
  const prepared = await tx.replies.prepared(reply.id);
  const { remoteId } = sent;
  if (target && remoteId !== null) {
    const account = await needs.account(reply.account);
    const text = prepared ? previewOf(prepared) : reply.text;
    const heard = sentMessage(reply, { ...sent, remoteId }, { target, account, text });
    const place = {
      conversation: reply.conversation,
      contact: null,
      score: null,
      rawPage: null,
      fetchedAt: needs.now(),
    };
    const row = { account: reply.account, platform: reply.platform, heard, ...place };
    const [added] = await tx.messages.insert([row]);
    // a poll heard it first, and could not know whom it answers
    const known = added === null ? await tx.messages.byRemoteId(reply.account, remoteId) : null;
    if (known !== null && known.conversation !== reply.conversation) {
      await tx.messages.hearAnew(known.id, row);
      if (known.conversation !== null) await giveBack(tx, known.conversation);
    }
  }
  const before = await tx.conversations.byId(reply.conversation);
  await tx.conversations.patch(reply.conversation, {
    lastMessageAt: Math.max(before?.lastMessageAt ?? 0, sent.sentAt),
  });
  await refreshQueue(tx, reply.conversation, { done: 'pending', at: needs.now() });
}

/** A conversation loses a post that was taken for its answer: whoever wrote there last waits again. */
async function giveBack(tx: Tx, conversation: number): Promise<void> {
  const before = await tx.conversations.byId(conversation);
  const thread = (await tx.messages.ofConversation(conversation)).filter((one) => one.deletedAt === null);
  const [waiting] = unanswered(thread);
  const isOpen = before?.status === 'pending' && waiting !== undefined;
  await tx.conversations.patch(conversation, {
    messages: thread.length,
    ...(isOpen ? { status: 'open' as const, waitingSince: waiting.postedAt } : {}),
  });
}

function previewOf(prepared: string): string {
  const { preview }: Prepared = JSON.parse(prepared);
  return preview;
}
