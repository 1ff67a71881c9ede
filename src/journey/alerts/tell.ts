import { type Alert, FAR_OUTLETS, isTellable, nextTryAt, outletsLeft, TRIES_MAX } from '../../domain/alert.ts';
import type { Outlet } from '../../domain/service-settings.ts';
import type { AlertPatch, Tx } from '../../store/store.ts';
import { alertEvent } from './keep.ts';
import type { AlertNeeds } from './needs.ts';

/** In one call: a storm is one notice. */
const TOLD_MAX = 100;
const READ_MAX = 500;

/** What became of an alert at one outlet: null when it took it, else why it did not. */
type Answers = Map<number, Map<Outlet, string | null>>;

/**
 * Tells what nobody was told yet, in one call for each outlet, and writes down what became of it. What an outlet did not take
 * is tried again later. Returns what went wrong, in words.
 */
export async function tellUntold(needs: AlertNeeds): Promise<string[]> {
  const { store, now } = needs;
  const untold = await store.read.alerts.untold(READ_MAX);
  if (untold.length === 0) return [];
  const isOpen = await needs.isOpenAt(now());
  const due = untold.filter((alert) => isDue(alert, { isOpen, at: now() }));
  const answers: Answers = new Map(due.map(({ id }) => [id, new Map()]));
  const failures: string[] = [];
  for (const outlet of FAR_OUTLETS) {
    const theirs = due.filter((alert) => !isOver(alert) && outletsLeft(alert).includes(outlet)).slice(0, TOLD_MAX);
    if (theirs.length === 0) continue;
    const failure = await needs.tell(outlet, theirs);
    if (failure !== null) failures.push(`${outlet}: ${failure}`);
    for (const { id } of theirs) answers.get(id)?.set(outlet, failure);
  }
  if (due.length > 0) await store.transact((tx) => writeDown(tx, { due, answers }, now()));
  return failures;
}

function isDue(alert: Alert, { isOpen, at }: { isOpen: boolean; at: number }): boolean {
  const { quietUntil } = alert.data;
  const isQuiet = typeof quietUntil === 'number' && quietUntil > at;
  return isOver(alert) || (isTellable(alert, isOpen) && !isQuiet && nextTryAt(alert) <= at);
}

/** What was over before anybody could be told is told no more. */
function isOver({ endedAt, kind }: Alert): boolean {
  return endedAt !== null && kind !== 'rule';
}

async function writeDown(
  tx: Tx,
  { due, answers }: { due: readonly Alert[]; answers: Answers },
  at: number,
): Promise<void> {
  for (const alert of due) {
    const answered = answers.get(alert.id) ?? new Map<Outlet, string | null>();
    const patch = afterTelling(alert, answered, at);
    if (patch === null) continue;
    await tx.alerts.patch(alert.id, patch);
    if (patch.toldAt && !isOver(alert) && patch.error === null)
      await tx.events.append([alertEvent('alert.told', alert, at)]);
  }
}

function afterTelling(alert: Alert, answered: ReadonlyMap<Outlet, string | null>, at: number): AlertPatch | null {
  if (isOver(alert)) return { toldAt: at };
  const taken = [...answered].filter(([, failure]) => failure === null).map(([outlet]) => outlet);
  const told = [...alert.told, ...taken];
  const failure = [...answered.values()].find((words) => words !== null) ?? null;
  const left = outletsLeft({ ...alert, told });
  // a rule's notice is over once it was told; the others end when what they tell of does
  const done = { told, toldAt: at, ...(alert.kind === 'rule' ? { endedAt: at } : {}) };
  if (left.length === 0) return { ...done, error: null };
  // it did not fit into this call
  if (answered.size === 0) return null;
  const tries = alert.tries + 1;
  const tried = { told, tries, triedAt: at, error: failure };
  return tries >= TRIES_MAX ? { ...done, ...tried } : tried;
}
