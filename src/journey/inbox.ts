/**
 * Step 5 of 10: inbox.
 * Takes: conversations as triage left them. Leaves: what a person sees, most pressing first, and their decisions about it:
 * closed, snoozed, assigned, labelled, claimed, noted.
 * Before: triage. After: draft.
 * The rule that matters most: reading never changes anything, and every change is an event with who and when.
 */

import type { Claim } from '../domain/claim.ts';
import type { Conversation, Note } from '../domain/conversation.ts';
import { type ConversationClock, conversationClock } from '../domain/conversation-clock.ts';
import type { Eligibility } from '../domain/eligibility.ts';
import type { EventKind } from '../domain/event.ts';
import { eventBy } from '../domain/event.ts';
import type { Json } from '../domain/message.ts';
import { namedMessage } from '../domain/named-message.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import type { ConversationDetail } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Settings } from '../domain/settings.ts';
import type { StoredMessage } from '../domain/stored.ts';
import { GONE, messageToAnswer } from '../domain/to-answer.ts';
import { unanswered } from '../domain/unanswered.ts';
import type { ConversationPatch, Store, Tx } from '../store/store.ts';

export interface InboxNeeds {
  readonly store: Store;
  readonly eligibility: (target: StoredMessage) => Promise<Eligibility>;
  /** The instant some working time after another, or null when the calendar is never open. Milliseconds. */
  readonly addWorkingTime: (from: number, durationMs: number) => Promise<number | null>;
  /** Working milliseconds between two instants. */
  readonly workingTimeBetween: (from: number, until: number) => Promise<number>;
  readonly settings: Settings;
  readonly operator: Operator;
  readonly now: () => number;
}

/** The number of a conversation from what a person typed: our number, `platform:remoteId`, a remote id or a web address. */
export async function resolveConversation(needs: Pick<InboxNeeds, 'store'>, id: string | number): Promise<number> {
  const text = String(id).trim();
  if (/^\d{1,15}$/.test(text)) {
    const found = await needs.store.read.conversations.byId(Number(text));
    if (found) return found.id;
  }
  const [, platform, remoteId] = /^(?!at:|https?:)([a-z]+):(.+)$/s.exec(text) ?? [];
  const found = await needs.store.read.messages.find(platform ?? null, remoteId ?? text);
  const placed = found.filter(({ conversation }) => conversation !== null);
  const message = namedMessage(placed, remoteId ?? text, ({ conversation }) => conversation);
  if (message === null || message.conversation === null) throw new ProblemError('UNKNOWN_CONVERSATION', { id: text });
  return message.conversation;
}

/** One conversation with everything on record, and whether we may answer. */
export async function show(needs: InboxNeeds, id: number): Promise<ConversationDetail> {
  const { read } = needs.store;
  const conversation = await read.conversations.byId(id);
  if (conversation === null) throw unknown(id);
  const thread = await read.messages.ofConversation(id);
  const [notes, replies, events] = await Promise.all([
    read.notes.of(id),
    read.replies.ofConversation(id),
    read.events.ofConversation(id),
  ]);
  return {
    conversation,
    thread,
    parent: await parentOf(needs, conversation, thread),
    notes,
    replies,
    events,
    eligibility: await eligibilityOf(needs, messageToAnswer(thread)),
    claim: await read.claims.of(id, needs.now()),
    clock: await clockOf(needs, { conversation, events, thread, now: needs.now() }),
  };
}

async function clockOf(
  needs: Pick<InboxNeeds, 'workingTimeBetween'>,
  of: Parameters<typeof conversationClock>[0],
): Promise<ConversationClock> {
  const { waitingSince } = of.conversation;
  const workingWaitingMs = waitingSince === null ? null : await needs.workingTimeBetween(waitingSince, of.now);
  return { ...conversationClock(of), workingWaitingMs };
}

/** Done until the customer writes again. */
export async function close(needs: InboxNeeds, ids: readonly number[]): Promise<void> {
  const nobodyWaits = { status: 'closed', waitingSince: null, dueAt: null, ...NOT_SNOOZED } as const;
  await change(needs, ids, { kind: 'conversation.closed', patch: async () => nobodyWaits });
}

/** Back on the queue; who had no answer waits again, since then. */
export async function reopen(needs: InboxNeeds, ids: readonly number[]): Promise<void> {
  const patch = async (before: Conversation, tx: Tx): Promise<ConversationPatch> => {
    if (before.status === 'open') return {};
    const thread = (await tx.messages.ofConversation(before.id)).filter((message) => message.deletedAt === null);
    const waitingSince = unanswered(thread)[0]?.postedAt ?? null;
    const slaMs = needs.settings.slaMs[before.urgency.level];
    const dueAt = waitingSince === null ? null : await needs.addWorkingTime(waitingSince, slaMs);
    return { status: 'open', waitingSince, dueAt, ...NOT_SNOOZED };
  };
  await change(needs, ids, { kind: 'conversation.reopened', patch });
}

/** Away until a time (UTC milliseconds), and why. */
export async function snooze(
  needs: InboxNeeds,
  ids: readonly number[],
  input: { until: number; reason: string | null },
): Promise<void> {
  const { until, reason } = input;
  const patch = { status: 'snoozed', snoozedUntil: until, snoozeReason: reason } as const;
  await change(needs, ids, { kind: 'conversation.snoozed', patch: async () => patch, data: { until, reason } });
}

/** Somebody's work, or nobody's. */
export async function assign(needs: InboxNeeds, ids: readonly number[], assignee: string | null): Promise<void> {
  await change(needs, ids, { kind: 'conversation.assigned', patch: async () => ({ assignee }), data: { assignee } });
}

/** Adds and removes labels. */
export async function label(
  needs: InboxNeeds,
  ids: readonly number[],
  labels: { add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  const { add, remove } = labels;
  const isThere = ({ labels: now }: Conversation) =>
    add.every((one) => now.includes(one)) && !remove.some((one) => now.includes(one));
  const also = async ({ id }: Conversation, tx: Tx) => {
    await tx.conversations.addLabels(id, add);
    await tx.conversations.removeLabels(id, remove);
  };
  const patch = async () => ({});
  await change(needs, ids, { kind: 'conversation.labelled', patch, data: { add, remove }, isThere, also });
}

/** Tells colleagues that we work on them, for so long (milliseconds); another's claim is taken over. */
export async function claim(needs: InboxNeeds, ids: readonly number[], forMs: number): Promise<void> {
  demand(needs.operator, 'work');
  const now = needs.now();
  await needs.store.transact(async (tx) => {
    for (const conversation of ids) {
      if ((await tx.conversations.byId(conversation)) === null) throw unknown(conversation);
      const before = await tx.claims.of(conversation, now);
      await saveClaim(needs, tx, { conversation, before, until: now + forMs });
    }
  });
}

/** Lets go of them, whoever had them. */
export async function release(needs: InboxNeeds, ids: readonly number[]): Promise<void> {
  demand(needs.operator, 'work');
  const at = needs.now();
  await needs.store.transact(async (tx) => {
    for (const conversation of ids) {
      if ((await tx.conversations.byId(conversation)) === null) throw unknown(conversation);
      const before = await tx.claims.of(conversation, at);
      if (before === null) continue;
      await tx.claims.remove(conversation);
      const about = { conversation, data: { operator: before.operator } };
      await tx.events.append([eventBy({ operator: needs.operator, at }, 'conversation.released', about)]);
    }
  });
}

/**
 * Claims a conversation for whoever drafts on it, unless a colleague has it: drafting beside them is allowed and told. Our
 * own is prolonged once half of it is over, so that autosaving does not fill the history.
 * @returns the claim that stands now
 */
export async function claimQuietly(
  needs: Pick<InboxNeeds, 'store' | 'settings' | 'operator' | 'now'>,
  conversation: number,
): Promise<Claim> {
  const now = needs.now();
  const { claimMs } = needs.settings;
  const isEnough = (standing: Claim | null): standing is Claim =>
    standing !== null && (standing.operator !== needs.operator.name || standing.until - now > claimMs / 2);
  const known = await needs.store.read.claims.of(conversation, now);
  if (isEnough(known)) return known;
  return await needs.store.transact(async (tx) => {
    // somebody may have been faster
    const before = await tx.claims.of(conversation, now);
    if (isEnough(before)) return before;
    return await saveClaim(needs, tx, { conversation, before, until: now + claimMs });
  });
}

/** Writes for ourselves. Nothing that sends can read it. */
export async function note(needs: InboxNeeds, id: number, text: string): Promise<Note> {
  demand(needs.operator, 'note');
  if (text.trim() === '') throw new ProblemError('EMPTY_TEXT', {});
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    const saved = await tx.notes.add({ conversation: id, author: needs.operator.name, text, at });
    const about = { conversation: id, data: { note: saved.id } };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'conversation.noted', about)]);
    return saved;
  });
}

/**
 * Takes a note of one's own away, as if it had not been written; that it was there stays on record, without its words.
 * @throws NOT_YOURS when another wrote it
 */
export async function removeNote(needs: InboxNeeds, id: number): Promise<void> {
  const { name: operator } = needs.operator;
  demand(needs.operator, 'note');
  await needs.store.transact(async (tx) => {
    const before = await tx.notes.byId(id);
    if (before === null) throw new ProblemError('UNKNOWN_NOTE', { id: String(id) });
    if (before.author !== operator)
      throw new ProblemError('NOT_YOURS', { what: `Note ${id}`, operator, by: before.author });
    await tx.notes.remove(id);
    const about = { conversation: before.conversation, data: { note: id } };
    await tx.events.append([eventBy({ operator: needs.operator, at: needs.now() }, 'conversation.noteRemoved', about)]);
  });
}

async function saveClaim(
  needs: Pick<InboxNeeds, 'operator' | 'now'>,
  tx: Tx,
  wanted: { readonly conversation: number; readonly before: Claim | null; readonly until: number },
): Promise<Claim> {
  const { conversation, before, until } = wanted;
  const { name: operator, login } = needs.operator;
  const at = needs.now();
  const claimedAt = before?.operator === operator ? before.claimedAt : at;
  const after: Claim = { conversation, operator, login, claimedAt, until };
  await tx.claims.save(after);
  const taken = before === null || before.operator === operator ? null : before;
  const data = { until, takenFrom: taken?.operator ?? null, takenUntil: taken?.until ?? null };
  const about = { conversation, data };
  await tx.events.append([eventBy({ operator: needs.operator, at }, 'conversation.claimed', about)]);
  return after;
}

function unknown(conversation: number): ProblemError<'UNKNOWN_CONVERSATION'> {
  return new ProblemError('UNKNOWN_CONVERSATION', { id: String(conversation) });
}

const NOT_SNOOZED = { snoozedUntil: null, snoozeReason: null } as const;

interface Change {
  readonly kind: EventKind;
  readonly patch: (before: Conversation, tx: Tx) => Promise<ConversationPatch>;
  readonly data?: Readonly<Record<string, Json>>;
  /** Whether there is nothing to change; by the patch where it is left out. */
  readonly isThere?: (before: Conversation) => boolean;
  /** A change that is no patch. */
  readonly also?: (before: Conversation, tx: Tx) => Promise<void>;
}

async function change(needs: InboxNeeds, ids: readonly number[], what: Change): Promise<void> {
  demand(needs.operator, 'work');
  const at = needs.now();
  await needs.store.transact(async (tx) => {
    for (const conversation of ids) {
      const before = await tx.conversations.byId(conversation);
      if (before === null) throw unknown(conversation);
      const patch = await what.patch(before, tx);
      if (what.isThere ? what.isThere(before) : saysAlready(before, patch)) continue;
      await tx.conversations.patch(conversation, patch);
      await what.also?.(before, tx);
      const about = { conversation, data: what.data ?? {} };
      await tx.events.append([eventBy({ operator: needs.operator, at }, what.kind, about)]);
    }
  });
}

/** Whether a patch would change nothing: then nothing happened, and no event says that it did. */
function saysAlready(before: Conversation, patch: ConversationPatch): boolean {
  const known: ConversationPatch = before;
  return Object.entries(patch).every(([name, value]) => value === known[name as keyof ConversationPatch]);
}

async function eligibilityOf(needs: InboxNeeds, newest: StoredMessage | null): Promise<Eligibility> {
  if (newest === null) return { ...GONE, why: 'The customer has not written.' };
  return newest.deletedAt === null ? await needs.eligibility(newest) : GONE;
}

async function parentOf(
  needs: InboxNeeds,
  conversation: Conversation,
  thread: readonly StoredMessage[],
): Promise<StoredMessage | null> {
  const first = thread[0];
  if (!first?.inReplyTo) return null;
  const parent = await needs.store.read.messages.byRemoteId(conversation.account, first.inReplyTo);
  return parent && !thread.some((message) => message.id === parent.id) ? parent : null;
}
