/**
 * Beside the steps: what is to be done for customers by when, promised to them or set by ourselves.
 * Takes: a conversation and a person's word. Leaves: follow-ups, open or kept.
 * The rule that matters most: nothing is moved without a reason, and every change is an event with who and when.
 */
import { type EventKind, eventBy } from '../domain/event.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Json } from '../domain/message.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import { ProblemError } from '../domain/problem.ts';
import type { FollowUpTurn } from '../domain/turned.ts';
import type { FollowUpPatch, Store, Tx } from '../store/store.ts';

export interface PromiseNeeds {
  readonly store: Store;
  readonly operator: Operator;
  readonly now: () => number;
}

/** Of open ones and of kept ones: more than this nobody looks at. */
const SHOWN_MAX = 1_000;

/** Open ones by due date; with `isAll` the kept ones after them, kept last first. */
export async function followUps(
  { store }: Pick<PromiseNeeds, 'store'>,
  { isAll }: { isAll: boolean },
): Promise<FollowUp[]> {
  const open = await store.read.followUps.inStatus('open', SHOWN_MAX);
  return isAll ? [...open, ...(await store.read.followUps.inStatus('kept', SHOWN_MAX))] : open;
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

/** Done. One that was kept already stays as it was. */
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

/**
 * Keeps or moves one that a person sees. Null where it does not stand any more as they saw it: then nothing is changed.
 * @param seen as it was shown, before any question
 */
export async function turnFollowUp(needs: PromiseNeeds, seen: FollowUp, to: FollowUpTurn): Promise<FollowUp | null> {
  const change = to === 'kept' ? keeping(needs) : moving(to);
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
      return true;
    }
    const { status, keptAt, dueAt, reason, moves } = was;
    await tx.followUps.patch(id, { status, keptAt, dueAt, reason, moves });
    const isMoved = now.status === status;
    const data = isMoved ? { from: now.dueAt, to: dueAt, reason: why, isPutBack: true } : {};
    await tell(needs, tx, { kind: isMoved ? 'followUp.moved' : 'followUp.reopened', about: now, data });
    return true;
  });
}

/** Whether nothing that may change of one did. */
function isSame(one: FollowUp, other: FollowUp): boolean {
  const { status, keptAt, dueAt, reason, moves } = one;
  return (
    status === other.status &&
    keptAt === other.keptAt &&
    dueAt === other.dueAt &&
    moves === other.moves &&
    reason === other.reason
  );
}

/** What becomes of one, or null for nothing. */
type Changing = (before: FollowUp) => Change | null;

function keeping({ now }: PromiseNeeds): Changing {
  return ({ status }) =>
    status === 'kept' ? null : { kind: 'followUp.kept', patch: { status: 'kept', keptAt: now() }, data: {} };
}

/** @throws USAGE without a reason, or where the time is none */
function moving(to: { readonly dueAt: number; readonly reason: string }): Changing {
  const reason = to.reason.trim();
  if (reason === '')
    throw new ProblemError('USAGE', { problem: 'no reason is given', remedy: 'Say why it is moved, with --reason.' });
  const dueAt = instant(to.dueAt);
  return (before) => {
    if (before.status === 'kept') throw new ProblemError('FOLLOW_UP_KEPT', { followUp: before.id });
    const patch = { dueAt, reason, moves: before.moves + 1 };
    return { kind: 'followUp.moved', patch, data: { from: before.dueAt, to: dueAt, reason } };
  };
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
