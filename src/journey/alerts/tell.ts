import { isDeepStrictEqual } from 'node:util';
import { type Alert, FAR_OUTLETS, isTellable, nextTryAt, outletsLeft, TRIES_MAX } from '../../domain/alert.ts';
import type { Outlet } from '../../domain/service-settings.ts';
import type { AlertPatch, Tx, UntoldAlert } from '../../store/store.ts';
import { alertEvent } from './keep.ts';
import type { AlertNeeds } from './needs.ts';

/** In one call: a storm is one notice. */
const TOLD_MAX = 100;
const READ_MAX = 500;

/** What became of an alert at one outlet: null when it took it, else why it did not. */
type Answers = Map<number, Map<Outlet, string | null>>;

const DAY_MS = 24 * 3_600_000;

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
  const later = await toLookAtLater(
    needs,
    untold.filter((alert) => !due.includes(alert)),
    isOpen,
  );
  if (due.length + later.length > 0) await store.transact((tx) => writeDown(tx, { due, answers, later }, now()));
  return failures;
}

interface Later {
  readonly alert: UntoldAlert;
  readonly nextLookAt: number;
}

/** When those that must wait are to be looked at again, where that is not on record: until then a poll may be a quick one. */
async function toLookAtLater(needs: AlertNeeds, waiting: readonly UntoldAlert[], isOpen: boolean): Promise<Later[]> {
  const at = needs.now();
  // the last instant before work goes on
  const opensAt = isOpen ? at : ((await needs.addWorkingTime(at, 1)) ?? at + DAY_MS) - 1;
  return waiting
    .map((alert) => {
      const tellableAt = isTellable(alert, isOpen) ? 0 : opensAt;
      return { alert, nextLookAt: Math.max(quietUntil(alert), nextTryAt(alert), tellableAt) };
    })
    .filter(({ alert, nextLookAt }) => alert.nextLookAt !== nextLookAt);
}

function isDue(alert: Alert, { isOpen, at }: { isOpen: boolean; at: number }): boolean {
  return isOver(alert) || (isTellable(alert, isOpen) && quietUntil(alert) <= at && nextTryAt(alert) <= at);
}

function quietUntil({ data }: Alert): number {
  return typeof data.quietUntil === 'number' ? data.quietUntil : 0;
}

/** What was over before anybody could be told is told no more. */
function isOver({ endedAt, kind }: Alert): boolean {
  return endedAt !== null && kind !== 'rule';
}

/** What a rule added while the outlets were called was not told: such an alert stays untold, and is told again with all of it. */
async function writeDown(
  tx: Tx,
  { due, answers, later }: { due: readonly Alert[]; answers: Answers; later: readonly Later[] },
  at: number,
): Promise<void> {
  const untold = new Map((await tx.alerts.untold(READ_MAX)).map((alert) => [alert.id, alert]));
  const isAsRead = ({ id, data }: Alert) => isDeepStrictEqual(untold.get(id)?.data ?? data, data);
  for (const { alert, nextLookAt } of later) if (isAsRead(alert)) await tx.alerts.patch(alert.id, { nextLookAt });
  for (const alert of due) {
    const answered = [...(answers.get(alert.id) ?? [])];
    const held = isAsRead(alert) ? answered : answered.filter(([, failure]) => failure !== null);
    if (!isAsRead(alert) && held.length === 0) continue;
    const patch = afterTelling(alert, new Map(held), at);
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
  const tried = { told, tries, triedAt: at, error: failure, nextLookAt: nextTryAt({ tries, triedAt: at }) };
  return tries >= TRIES_MAX ? { ...done, ...tried } : tried;
}
