/**
 * Beside the steps: what is to be done for customers by when, promised to them or set by ourselves.
 * Takes: a conversation, or what was found in a sent reply, and a person's word. Leaves: follow-ups, open, kept or broken.
 * The rule that matters most: nothing is moved, dismissed or broken without a reason, and every change is an event with who
 * and when.
 */
import { type EventKind, eventBy } from '../domain/event.ts';
import { FOLLOW_UP_STATUSES, type FollowUp, type FollowUpStatus } from '../domain/follow-up.ts';
import type { Json } from '../domain/message.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Confirming, FollowUpsAsked, FollowUpTurn } from '../domain/turned.ts';
import type { FollowUpPatch, Store, Tx } from '../store/store.ts';
import { sink } from './promises/sink.ts';

export interface PromiseNeeds {
  readonly store: Store;
  readonly operator: Operator;
  readonly now: () => number;
}

/** Of each status: more than this nobody looks at. */
const SHOWN_MAX = 1_000;
const TO_DO: readonly FollowUpStatus[] = ['proposed', 'open'];

/** Those to confirm, as they were found, then those to keep, by due date; what is over stands behind them, last first. */
export async function followUps(
  { store }: Pick<PromiseNeeds, 'store'>,
  { isAll = false, statuses = isAll ? FOLLOW_UP_STATUSES : TO_DO }: FollowUpsAsked,
): Promise<FollowUp[]> {
  const wanted = FOLLOW_UP_STATUSES.filter((status) => statuses.includes(status));
  const found = await Promise.all(wanted.map((status) => store.read.followUps.inStatus(status, SHOWN_MAX)));
  return found.flat();
}

/** Keeps in mind what is to be done for a conversation by when (UTC milliseconds). */
export async function addFollowUp(
  needs: PromiseNeeds,
  conversation: number,
  said: { dueAt: number; words: string },
): Promise<FollowUp> {
  demand(needs.operator, 'work');
  const words = said.words.trim();
  if (words === '') throw new ProblemError('EMPTY_TEXT', {});
  const dueAt = instant(said.dueAt);
  return await needs.store.transact(async (tx) => {
    if ((await tx.conversations.byId(conversation)) === null)
      throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(conversation) });
    const author = needs.operator.name;
    const id = await tx.followUps.add({ conversation, dueAt, words, author, at: needs.now() });
    const added = await known(tx, id);
    await tell(needs, tx, { kind: 'followUp.added', about: added, data: { dueAt, words: added.words } });
    return added;
  });
}

/** Done; also one that nobody confirmed. One that was kept already stays as it was. @throws FOLLOW_UP_STATUS when it is over */
export async function keepFollowUp(needs: PromiseNeeds, id: number): Promise<FollowUp> {
  return await changeOne(needs, id, keeping(needs));
}

/** To another time (UTC milliseconds), and why. @throws FOLLOW_UP_KEPT when it is done already; USAGE without a reason */
export async function moveFollowUp(
  needs: PromiseNeeds,
  id: number,
  to: { dueAt: number; reason: string },
): Promise<FollowUp> {
  return await changeOne(needs, id, moving(to));
}

/** What was found is a promise. One that is open already stays as it is. @throws FOLLOW_UP_STATUS when it is over */
export async function confirmFollowUp(needs: PromiseNeeds, id: number, said: Confirming): Promise<FollowUp> {
  return await changeOne(needs, id, confirming(said));
}

/** What was found is no promise, and why. @throws FOLLOW_UP_STATUS when it was confirmed; USAGE without a reason */
export async function dismissFollowUp(needs: PromiseNeeds, id: number, reason: string): Promise<FollowUp> {
  return await changeOne(needs, id, dismissing(reason));
}

/** It was not kept, and why. @throws FOLLOW_UP_STATUS when it is not open; USAGE without a reason */
export async function breakFollowUp(needs: PromiseNeeds, id: number, reason: string): Promise<FollowUp> {
  return await changeOne(needs, id, breaking(needs, reason));
}

/**
 * Turns one that a person sees. Null where it does not stand any more as they saw it: then nothing is changed.
 * @param seen as it was shown, before any question
 */
export async function turnFollowUp(needs: PromiseNeeds, seen: FollowUp, to: FollowUpTurn): Promise<FollowUp | null> {
  const change = turning(needs, to);
  let isSeen = true;
  const after = await changeOne(needs, seen.id, (before) => {
    isSeen = isSame(before, seen);
    return isSeen ? change(before) : null;
  });
  return isSeen ? after : null;
}

/**
 * Takes a change of ours back: it stands as it `was`, to the millisecond; away where it was not there. What is on record of it
 * (events) stays. False where others changed it since: then it is left as it is.
 * @param input `is` as our change left it; `why` goes on record where it is moved back
 * @throws NOT_YOURS when it is to be away and another added it
 */
export async function undoFollowUp(
  needs: PromiseNeeds,
  { is, was, why }: { is: FollowUp; was: FollowUp | null; why: string },
): Promise<boolean> {
  demand(needs.operator, 'work');
  return await needs.store.transact(async (tx) => {
    const { id } = is;
    const now = await tx.followUps.byId(id);
    const { name: operator } = needs.operator;
    if (was === null && now !== null && now.author !== operator)
      throw new ProblemError('NOT_YOURS', { what: `Promise ${id}`, operator, by: now.author });
    if (now === null || !isSame(now, is)) return false;
    if (was === null) {
      await tx.followUps.remove(id);
      await tell(needs, tx, { kind: 'followUp.removed', about: now, data: {} });
      await sink(tx, now.conversation, needs.now());
      return true;
    }
    const { status, keptAt, brokenAt, dueAt, reason, moves, words } = was;
    // overdue again, it is to rise again
    await tx.followUps.patch(id, { status, keptAt, brokenAt, dueAt, reason, moves, words, overdueTold: null });
    const isMoved = now.status === status;
    const data = isMoved
      ? { from: now.dueAt, to: dueAt, reason: why, isPutBack: true }
      : { from: now.status, to: status };
    await tell(needs, tx, { kind: isMoved ? 'followUp.moved' : 'followUp.reopened', about: now, data });
    await sink(tx, now.conversation, needs.now());
    return true;
  });
}

/** Whether nothing that may change of one did. */
function isSame(one: FollowUp, other: FollowUp): boolean {
  const turned = ['status', 'keptAt', 'brokenAt', 'dueAt', 'moves', 'reason', 'words'] as const;
  return turned.every((name) => one[name] === other[name]);
}

/** What becomes of one, or null for nothing. */
type Changing = (before: FollowUp) => Change | null;

function turning(needs: PromiseNeeds, to: FollowUpTurn): Changing {
  if (to === 'kept') return keeping(needs);
  if (!('is' in to)) return moving(to);
  switch (to.is) {
    case 'confirmed':
      return confirming(to);
    case 'dismissed':
      return dismissing(to.reason);
    case 'broken':
      return breaking(needs, to.reason);
    default:
      return to satisfies never;
  }
}

function keeping({ now }: PromiseNeeds): Changing {
  return ({ id: followUp, status, dueAt }) => {
    if (status === 'kept') return null;
    if (status !== 'open' && status !== 'proposed') throw new ProblemError('FOLLOW_UP_STATUS', { followUp, status });
    const keptAt = now();
    return { kind: 'followUp.kept', patch: { status: 'kept', keptAt }, data: { dueAt, isLate: keptAt > dueAt } };
  };
}

/** @throws USAGE without a reason, or where the time is none */
function moving(to: { readonly dueAt: number; readonly reason: string }): Changing {
  const reason = reasonIn(to.reason, 'Say why it is moved, with --reason.');
  const dueAt = instant(to.dueAt);
  return (before) => {
    const { id: followUp, status } = before;
    if (status === 'kept') throw new ProblemError('FOLLOW_UP_KEPT', { followUp });
    if (status !== 'open') throw new ProblemError('FOLLOW_UP_STATUS', { followUp, status });
    const patch = { dueAt, reason, moves: before.moves + 1 };
    return { kind: 'followUp.moved', patch, data: { from: before.dueAt, to: dueAt, reason } };
  };
}

/** @throws EMPTY_TEXT where its words are none, USAGE where the time is none */
function confirming(said: Confirming): Changing {
  const words = said.words?.trim();
  if (words === '') throw new ProblemError('EMPTY_TEXT', {});
  return (before) => {
    const { id: followUp, status } = before;
    if (status === 'open') return null;
    if (status !== 'proposed') throw new ProblemError('FOLLOW_UP_STATUS', { followUp, status });
    const stands = { dueAt: instant(said.dueAt ?? before.dueAt), words: words ?? before.words };
    return {
      kind: 'followUp.confirmed',
      patch: { status: 'open', ...stands },
      data: { ...stands, found: before.dueAt },
    };
  };
}

/** @throws USAGE without a reason */
function dismissing(why: string): Changing {
  const reason = reasonIn(why, 'Say why it is no promise, with --reason.');
  return ({ id: followUp, status }) => {
    if (status === 'dismissed') return null;
    if (status !== 'proposed') throw new ProblemError('FOLLOW_UP_STATUS', { followUp, status });
    return { kind: 'followUp.dismissed', patch: { status: 'dismissed', reason }, data: { reason } };
  };
}

/** @throws USAGE without a reason */
function breaking({ now }: PromiseNeeds, why: string): Changing {
  const reason = reasonIn(why, 'Say why it was not kept, with --reason.');
  return ({ id: followUp, status, dueAt }) => {
    if (status === 'broken') return null;
    if (status !== 'open') throw new ProblemError('FOLLOW_UP_STATUS', { followUp, status });
    return { kind: 'followUp.broken', patch: { status: 'broken', brokenAt: now(), reason }, data: { dueAt, reason } };
  };
}

function reasonIn(written: string, remedy: string): string {
  const reason = written.trim();
  if (reason === '') throw new ProblemError('USAGE', { problem: 'no reason is given', remedy });
  return reason;
}

interface Change {
  readonly kind: EventKind;
  readonly patch: FollowUpPatch;
  readonly data: Readonly<Record<string, Json>>;
}

async function changeOne(needs: PromiseNeeds, id: number, change: Changing): Promise<FollowUp> {
  demand(needs.operator, 'work');
  return await needs.store.transact(async (tx) => {
    const before = await known(tx, id);
    const what = change(before);
    if (what === null) return before;
    await tx.followUps.patch(id, what.patch);
    await tell(needs, tx, { ...what, about: before });
    await sink(tx, before.conversation, needs.now());
    return await known(tx, id);
  });
}

async function known(tx: Tx, id: number): Promise<FollowUp> {
  const found = await tx.followUps.byId(id);
  if (found === null) throw new ProblemError('UNKNOWN_FOLLOW_UP', { id: String(id) });
  return found;
}

async function tell(
  needs: PromiseNeeds,
  tx: Tx,
  what: { readonly kind: EventKind; readonly about: FollowUp; readonly data: Change['data'] },
): Promise<void> {
  const { id, conversation } = what.about;
  const who = { operator: needs.operator, at: needs.now() };
  await tx.events.append([eventBy(who, what.kind, { conversation, data: { followUp: id, ...what.data } })]);
}

/** Beyond it no calendar goes. */
const INSTANT_MAX = 8_640_000_000_000_000;

function instant(at: number): number {
  if (Number.isFinite(at) && Math.abs(at) < INSTANT_MAX) return Math.trunc(at);
  throw new ProblemError('USAGE', { problem: `${at} is not a time`, remedy: 'Name a time to come.' });
}
