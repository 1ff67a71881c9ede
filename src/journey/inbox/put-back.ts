import type { Claim } from '../../domain/claim.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { type EventKind, eventBy } from '../../domain/event.ts';
import { demand, type Operator } from '../../domain/operator.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Turned, TurnedClaim } from '../../domain/turned.ts';
import type { ConversationPatch, Store, Tx } from '../../store/store.ts';

interface PutBackNeeds {
  readonly store: Store;
  readonly operator: Operator;
  readonly now: () => number;
}

/**
 * Puts conversations back as they stood before an operator closed, snoozed, reopened or assigned them: status, snooze, who
 * waits since when and what is due, to the millisecond. Reopening alone works these out anew, which is something else where an
 * earlier word of the customer was closed unanswered, or where nobody waited. What others changed since stays, and so does a
 * status where the customer wrote since.
 * @returns the numbers of those that were left as they are
 */
export async function putBack(needs: PutBackNeeds, turned: readonly Turned[]): Promise<number[]> {
  demand(needs.operator, 'work');
  return await needs.store.transact(async (tx) => {
    const left: number[] = [];
    for (const { was, ours } of turned) {
      const now = await tx.conversations.byId(was.id);
      if (now === null) throw unknown(was.id);
      const { kind, patch, data } = ours.status === undefined ? assignee(was) : standing(was);
      if (holds(now, patch)) continue;
      const isNews = now.messages !== was.messages || now.lastMessageAt !== was.lastMessageAt;
      if (!holds(now, ours) || (ours.status !== undefined && isNews)) {
        left.push(was.id);
        continue;
      }
      await tx.conversations.patch(was.id, patch);
      const who = { operator: needs.operator, at: needs.now() };
      await tx.events.append([eventBy(who, kind, { conversation: was.id, data: { ...data, isPutBack: true } })]);
    }
    return left;
  });
}

interface WayBack {
  readonly kind: EventKind;
  readonly patch: Partial<
    Pick<Conversation, 'status' | 'waitingSince' | 'dueAt' | 'snoozedUntil' | 'snoozeReason' | 'assignee'>
  >;
  readonly data: Readonly<Record<string, number | string | null>>;
}

function standing({ status, waitingSince, dueAt, snoozedUntil, snoozeReason }: Conversation): WayBack {
  const patch = { status, waitingSince, dueAt, snoozedUntil, snoozeReason };
  return { kind: EVENTS[status], patch, data: { until: snoozedUntil, reason: snoozeReason, status } };
}

function assignee({ assignee }: Conversation): WayBack {
  return { kind: 'conversation.assigned', patch: { assignee }, data: { assignee } };
}

/** What a change to a status is called, whoever makes it: reports and triage count closings and reopenings. */
const EVENTS = {
  open: 'conversation.reopened',
  pending: 'conversation.reopened',
  snoozed: 'conversation.snoozed',
  closed: 'conversation.closed',
} as const satisfies Readonly<Record<Conversation['status'], EventKind>>;

function holds(now: Conversation, what: ConversationPatch): boolean {
  const known: ConversationPatch = now;
  return Object.entries(what).every(([name, value]) => value === known[name as keyof ConversationPatch]);
}

/**
 * Gives claims back to whoever had them, for as long as they would have lasted. Where others claimed or released since, nothing
 * is changed.
 * @returns the numbers of those that were left as they are
 */
export async function putBackClaims(needs: PutBackNeeds, turned: readonly TurnedClaim[]): Promise<number[]> {
  demand(needs.operator, 'work');
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    const left: number[] = [];
    for (const { conversation, was, ours } of turned) {
      const now = await tx.claims.of(conversation, at);
      const back = was !== null && was.until > at ? was : null;
      if (now === null && back === null) continue;
      if ((now?.operator ?? null) === ours) await giveBack(needs, tx, { conversation, back, now });
      else left.push(conversation);
    }
    return left;
  });
}

async function giveBack(
  { operator, now: clock }: PutBackNeeds,
  tx: Tx,
  { conversation, back, now }: { conversation: number; back: Claim | null; now: Claim | null },
): Promise<void> {
  if (back === null) await tx.claims.remove(conversation);
  else await tx.claims.save(back);
  const about =
    back?.operator === operator.name
      ? { kind: 'conversation.claimed', data: { until: back.until, takenFrom: null, takenUntil: null } }
      : { kind: 'conversation.released', data: { operator: now?.operator ?? null, backTo: back?.operator ?? null } };
  const who = { operator, at: clock() };
  await tx.events.append([eventBy(who, about.kind as EventKind, { conversation, data: about.data })]);
}

function unknown(id: number): ProblemError<'UNKNOWN_CONVERSATION'> {
  return new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
}
