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
  return await changeOne(needs, id, (before) =>
    before.status === 'kept'
      ? null
      : { kind: 'followUp.kept', patch: { status: 'kept', keptAt: needs.now() }, data: {} },
  );
}

/** To another time (UTC milliseconds), and why. @throws FOLLOW_UP_KEPT when it is done already; USAGE without a reason */
export async function moveFollowUp(
  needs: PromiseNeeds,
  id: number,
  to: { dueAt: number; reason: string },
): Promise<FollowUp> {
  const reason = to.reason.trim();
  if (reason === '')
    throw new ProblemError('USAGE', { problem: 'no reason is given', remedy: 'Say why it is moved, with --reason.' });
  const dueAt = instant(to.dueAt);
  return await changeOne(needs, id, (before) => {
    if (before.status === 'kept') throw new ProblemError('FOLLOW_UP_KEPT', { followUp: id });
    const patch = { dueAt, reason, moves: before.moves + 1 };
    return { kind: 'followUp.moved', patch, data: { from: before.dueAt, to: dueAt, reason } };
  });
}

/**
 * Takes back what was done last: one's own is away as if it had not been, what was kept is open again. What is on record of
 * it (events) stays.
 * @throws NOT_YOURS when another added it
 */
export async function undoFollowUp(needs: PromiseNeeds, id: number, what: 'added' | 'kept'): Promise<void> {
  if (what === 'kept') {
    await changeOne(needs, id, (before) =>
      before.status === 'open'
        ? null
        : { kind: 'followUp.reopened', patch: { status: 'open', keptAt: null }, data: {} },
    );
    return;
  }
  demand(needs.operator, 'work');
  await needs.store.transact(async (tx) => {
    const before = await known(tx, id);
    const { name: operator } = needs.operator;
    if (before.author !== operator)
      throw new ProblemError('NOT_YOURS', { what: `Promise ${id}`, operator, by: before.author });
    await tx.followUps.remove(id);
    await tell(needs, tx, { kind: 'followUp.removed', about: before, data: {} });
  });
}

interface Change {
  readonly kind: EventKind;
  readonly patch: FollowUpPatch;
  readonly data: Readonly<Record<string, Json>>;
}

/** @param change what becomes of it, or null for nothing */
async function changeOne(
  needs: PromiseNeeds,
  id: number,
  change: (before: FollowUp) => Change | null,
): Promise<FollowUp> {
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
