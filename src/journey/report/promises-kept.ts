import type { Measure } from '../../domain/metrics.ts';
import type { HistoryEvent } from '../../store/store.ts';

/** What became of a promise, and the event that tells it. */
export interface PromiseTurn {
  readonly event: HistoryEvent;
  readonly counts: Readonly<Partial<Record<Measure, number>>>;
}

/** What is known of one promise as its events are read. */
interface Standing {
  dueAt: number | null;
  turns: PromiseTurn[];
}

/** What became of the promises of one conversation; what was taken back is not among it. */
export function promiseTurns(history: readonly HistoryEvent[]): PromiseTurn[] {
  const promises = new Map<number, Standing>();
  for (const event of history) {
    const { followUp } = event.data;
    if (typeof followUp !== 'number') continue;
    const one = promises.get(followUp) ?? { dueAt: null, turns: [] };
    promises.set(followUp, one);
    turn(one, event);
  }
  return [...promises.values()].flatMap(({ turns }) => turns);
}

function turn(one: Standing, event: HistoryEvent): void {
  const { kind, data, at } = event;
  const due = kind === 'followUp.moved' ? data.to : data.dueAt;
  switch (kind) {
    case 'followUp.kept': {
      const isLate = typeof data.isLate === 'boolean' ? data.isLate : one.dueAt !== null && at > one.dueAt;
      const counts = isLate ? { keptLate: 1, promiseKept: 0 } : { keptInTime: 1, promiseKept: 1 };
      one.turns.push({ event, counts });
      break;
    }
    case 'followUp.broken':
      one.turns.push({ event, counts: { promiseBroken: 1, promiseKept: 0 } });
      break;
    case 'followUp.moved':
      if (data.isPutBack === true) takeBack(one, ['followUp.moved']);
      else one.turns.push({ event, counts: { promiseMoved: 1 } });
      break;
    case 'followUp.reopened':
      // what was confirmed may be taken back too
      if (data.from !== 'open') takeBack(one, ['followUp.kept', 'followUp.broken']);
      break;
    default:
  }
  if (typeof due === 'number') one.dueAt = due;
}

function takeBack(one: Standing, kinds: readonly string[]): void {
  const at = one.turns.findLastIndex(({ event }) => kinds.includes(event.kind));
  if (at >= 0) one.turns.splice(at, 1);
}
