/**
 * Step 9 of 10: settle.
 * Takes: replies whose outcome nobody knows (unknown, or sending when the sender died), and those held since the database was
 * restored or copied. Leaves: each sent, queued again after its absence was proved twice, or waiting for a person's word.
 * Before: send. After: send again, or a person.
 * The rule that matters most: look first, wait out the settle time between looks, and never guess.
 */
import { eventBy } from '../domain/event.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import type { SentItem } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply } from '../domain/reply.ts';
import type { KnownSent } from '../domain/sent-message.ts';
import type { Settings } from '../domain/settings.ts';
import type { StoredMessage } from '../domain/stored.ts';
import type { Attempt, PlatformFailure, Prepared, Sent, Session } from '../platforms/platform.ts';
import type { Reads, Store, Tx } from '../store/store.ts';

export interface SettleNeeds {
  readonly store: Store;
  readonly session: (account: string) => Promise<Session>;
  readonly problemOf: (account: string, error: unknown) => { problem: ProblemError; failure: PlatformFailure | null };
  /** Writes down that a reply is on the platform (step 8's own way). */
  readonly recordSent: (tx: Tx, done: { reply: Reply; sent: KnownSent }) => Promise<Reply>;
  /** What would go out for a reply that was never tried, or null when it cannot be told. */
  readonly prepare: (reply: Reply) => Promise<Prepared | null>;
  readonly point: (label: string) => void;
  readonly settings: Settings;
  readonly operator: Operator;
  readonly now: () => number;
}

/** What one look told, in the words of the state machine. */
type Verdict = { readonly sent: Sent } | 'absent' | 'cannotTell' | { readonly problem: ProblemError };

/** Looks up every reply whose outcome is unknown. Sends nothing. Accounts that are sending right now are left alone. */
export async function settle(needs: SettleNeeds): Promise<SentItem[]> {
  demand(needs.operator, 'send');
  const open = await needs.store.read.replies.inStatus(['sending', 'unknown', 'held']);
  const items: SentItem[] = [];
  for (const [account, replies] of Map.groupBy(open, (reply) => reply.account)) {
    const lock = await needs.store.lock(`send:${account}`);
    if (lock === null) continue;
    try {
      for (const reply of replies) items.push(await settleOne(needs, reply.id));
    } finally {
      await lock.release();
    }
  }
  return items;
}

/** A person who looked decides an unknown reply: it is there (its web address), or it is not. */
export async function settleByWord(
  needs: SettleNeeds,
  input: { reply: number; word: { sent: string } | 'notSent' },
): Promise<Reply> {
  demand(needs.operator, 'settleByWord');
  const seen = input.word === 'notSent' ? null : await postAt(needs, input.reply, input.word.sent.trim());
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    const reply = await tx.replies.byId(input.reply);
    if (reply === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(input.reply) });
    if (reply.status !== 'unknown' && reply.status !== 'held') {
      throw new ProblemError('WRONG_STATUS', { reply: reply.id, status: reply.status, wanted: ['unknown', 'held'] });
    }
    const data = { word: input.word === 'notSent' ? 'notSent' : 'sent' };
    const about = { conversation: reply.conversation, reply: reply.id, data };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.settledByWord', about)]);
    if (seen === null) return await requeue(needs, tx, { reply, why: 'by word' });
    return await needs.recordSent(tx, { reply, sent: seen });
  });
}

/** What is known of the post that a person found: as the platform tells it, as it was heard, or by its address alone. */
async function postAt(needs: SettleNeeds, id: number, url: string): Promise<KnownSent> {
  if (!isWebAddress(url)) {
    const remedy = 'Give the one of the post, beginning with https://.';
    throw new ProblemError('USAGE', { problem: `"${url}" is no web address.`, remedy });
  }
  const reply = await needs.store.read.replies.byId(id);
  if (reply === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(id) });
  const found = await needs.store.read.messages.find(reply.platform, url);
  const heard = found.find((one) => answers(one, reply));
  if (heard === undefined && found.length > 0) throw new ProblemError('USAGE', ANOTHER_POST);
  if (heard) {
    const owner = await needs.store.read.replies.byRemoteId(reply.account, heard.remoteId);
    if (owner !== null && owner.id !== reply.id) throw new ProblemError('USAGE', ANOTHER_POST);
    return { remoteId: heard.remoteId, url, sentAt: heard.postedAt };
  }
  const verdict = await look(needs, reply);
  if (typeof verdict === 'object' && 'sent' in verdict && !(await isAnothers(needs.store.read, reply, verdict))) {
    return verdict.sent;
  }
  return { remoteId: null, url, sentAt: reply.attemptedAt ?? needs.now() };
}

const ANOTHER_POST = {
  problem: 'That post does not answer this message.',
  remedy: 'Give the address of the post that this reply became, or say --not-sent.',
};

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** A post of ours on the message that the reply answers. */
function answers(post: StoredMessage, reply: Reply): boolean {
  return post.direction === 'outbound' && post.account === reply.account && post.inReplyTo === reply.targetRemoteId;
}

/** Under the account's sending lock: nobody else is in the middle of this reply's call. */
async function settleOne(needs: SettleNeeds, id: number): Promise<SentItem> {
  const reply = await asUnknown(needs, id);
  if (reply.status === 'held') return await settleHeld(needs, reply);
  // somebody else has settled it since it was chosen
  if (reply.status !== 'unknown') return { reply, problem: null };
  const { settleMs } = needs.settings.send;
  const sinceAttemptMs = needs.now() - (reply.attemptedAt ?? 0);
  const mayLook =
    sinceAttemptMs >= settleMs && (reply.absentSince === null || needs.now() - reply.absentSince >= settleMs);
  const isPersonsTurn = reply.error?.code === 'NEEDS_PERSON' && needs.now() - reply.updatedAt < settleMs * PATIENCE;
  if (!mayLook || isPersonsTurn) return { reply, problem: unsettled(reply) };
  const first = await look(needs, reply);
  // with no settle time asked for, both looks happen at once
  const verdict = first === 'absent' && reply.absentSince === null && settleMs === 0 ? await look(needs, reply) : first;
  const isProved = verdict === 'absent' && (reply.absentSince !== null || settleMs === 0);
  return await needs.store.transact((tx) => conclude(needs, tx, { reply, verdict, isProved }));
}

/**
 * A held reply is looked up once. There, it is sent; else it stays held: another copy of this outbox may be about to send it,
 * so only a person can say that it is to go.
 */
async function settleHeld(needs: SettleNeeds, reply: Reply): Promise<SentItem> {
  const isLookedUp = reply.absentSince !== null || reply.error?.code === 'NEEDS_PERSON';
  if (isLookedUp) return { reply, problem: unsettled(reply) };
  const verdict = await look(needs, reply);
  return await needs.store.transact((tx) => conclude(needs, tx, { reply, verdict, isProved: false }));
}

/** A row that is still `sending` while nobody holds the lock: its sender died. */
async function asUnknown(needs: SettleNeeds, id: number): Promise<Reply> {
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    const reply = await tx.replies.byId(id);
    if (reply === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(id) });
    if (reply.status !== 'sending') return reply;
    const error = { code: 'SENDER_DIED', message: 'The program ended in the middle of the call.' };
    const moved = await tx.replies.move(id, { from: ['sending'], to: 'unknown', at }, { error });
    const about = { conversation: reply.conversation, reply: id, data: error };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.unknown', about)]);
    return moved ?? reply;
  });
}

/** What the platform could not tell is asked again after so many settle times: each look may cost money. */
const PATIENCE = 30;

/** How long before an attempt other replies of ours may still be taken for it. */
const NEARBY_MS = 24 * 3_600_000;

/** When it began, and which posts of ours it cannot be: other replies, and what was heard before it began. */
async function attemptOf(needs: SettleNeeds, reply: Reply): Promise<Attempt> {
  const { read } = needs.store;
  const since = reply.attemptedAt ?? reply.approvedAt ?? reply.createdAt;
  const thread = await read.messages.ofConversation(reply.conversation);
  const earlier = thread.filter((one) => one.direction === 'outbound' && one.fetchedAt < since);
  const others = await read.replies.remoteIdsSince(reply.account, since - NEARBY_MS);
  return { since, taken: new Set([...others, ...earlier.map((one) => one.remoteId)]) };
}

async function look(needs: SettleNeeds, reply: Reply): Promise<Verdict> {
  const { key } = reply;
  if (key === null) return 'cannotTell';
  try {
    const kept = await needs.store.read.replies.prepared(reply.id);
    const payload: Prepared | null = kept === null ? await needs.prepare(reply) : JSON.parse(kept);
    if (payload === null) return 'cannotTell';
    const session = await needs.session(reply.account);
    const attempt = await attemptOf(needs, reply);
    const found = await session.findSent(payload, key, attempt);
    needs.point('settle:looked');
    return typeof found === 'string' ? found : { sent: found };
  } catch (error) {
    return { problem: needs.problemOf(reply.account, error).problem };
  }
}

async function conclude(
  needs: SettleNeeds,
  tx: Tx,
  seen: { reply: Reply; verdict: Verdict; isProved: boolean },
): Promise<SentItem> {
  const { reply } = seen;
  const at = needs.now();
  const current = await tx.replies.byId(reply.id);
  // a person gave their word while we looked
  if (current !== null && current.status !== reply.status) return { reply: current, problem: null };
  // the same words may have gone out before, as another reply: that post is not this one
  const verdict = (await isAnothers(tx, reply, seen.verdict)) ? 'cannotTell' : seen.verdict;
  const told = typeof verdict === 'string' ? verdict : 'sent' in verdict ? 'sent' : verdict.problem.code;
  const about = { conversation: reply.conversation, reply: reply.id, data: { told } };
  await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.looked', about)]);
  if (verdict === 'cannotTell') {
    const error = {
      code: 'NEEDS_PERSON',
      message: 'The platform does not tell whether it was posted. Somebody has to look.',
    };
    await tx.replies.note(reply.id, { error }, at);
  } else if (verdict === 'absent') {
    if (seen.isProved) return { reply: await requeue(needs, tx, { reply, why: 'absence proved' }), problem: null };
    await tx.replies.note(reply.id, { absentSince: at }, at);
  } else if ('sent' in verdict) {
    return { reply: await needs.recordSent(tx, { reply, sent: verdict.sent }), problem: null };
  } else {
    await tx.replies.note(
      reply.id,
      { error: { code: verdict.problem.code, message: `The look-up failed; still ${reply.status}.` } },
      at,
    );
  }
  const now = (await tx.replies.byId(reply.id)) ?? reply;
  return { reply: now, problem: unsettled(now) };
}

/** Whether the post that was found is another reply's. */
async function isAnothers(read: Reads, reply: Reply, verdict: Verdict): Promise<boolean> {
  if (typeof verdict === 'string' || !('sent' in verdict)) return false;
  const owner = await read.replies.byRemoteId(reply.account, verdict.sent.remoteId);
  return owner !== null && owner.id !== reply.id;
}

async function requeue(needs: SettleNeeds, tx: Tx, { reply, why }: { reply: Reply; why: string }): Promise<Reply> {
  const at = needs.now();
  const sendAfter = Math.max(at, reply.sendAt ?? 0);
  const patch = { sendAfter, attemptedAt: null, absentSince: null, error: null };
  const moved = await tx.replies.move(reply.id, { from: ['unknown', 'held'], to: 'queued', at }, patch);
  const about = { conversation: reply.conversation, reply: reply.id, data: { why } };
  await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.requeued', about)]);
  return moved ?? reply;
}

function unsettled(reply: Reply): ProblemError {
  if (reply.status === 'held') return new ProblemError('HELD', { reply: reply.id, why: reply.error?.message ?? '' });
  return new ProblemError('OUTCOME_UNKNOWN', { reply: reply.id, account: reply.account });
}
