import type { Conversation } from '../../domain/conversation.ts';
import type { Turned } from '../../domain/turned.ts';
import type { Desk } from '../desk-state.ts';
import { inPieces, TOGETHER } from './in-pieces.ts';
import { type Came, idsOf, type Targets, whomOf } from './intent.ts';
import { backEach } from './way-back.ts';

/** One change to all of them. */
export interface EachChange {
  /** As they stood when the act began: before any question. */
  readonly began: readonly Conversation[];
  /** Whether it stands as it did then; what others changed while a question was open is left alone. */
  isAsBegun(now: Conversation, then: Conversation): boolean;
  isNeeded(now: Conversation): boolean;
  change(ids: readonly number[]): Promise<unknown>;
  /** What the change makes of it. */
  readonly ours: Turned['ours'];
  readonly words: {
    said(whom: string): string;
    undone(whom: string): string;
    /** Where nothing had to be done. */
    already(whom: string): string;
  };
}

/** Changes those that nobody else changed since the act began; says how many were left, and keeps the way back for the rest. */
export async function changeEach(desk: Desk, targets: Targets, what: EachChange): Promise<Came> {
  const { app } = desk;
  const { words, ours } = what;
  const then = new Map(what.began.map((one) => [one.id, one]));
  const now = await app.conversations(idsOf({ all: what.began }));
  const same = now.filter((one) => {
    const before = then.get(one.id);
    return before !== undefined && what.isAsBegun(one, before);
  });
  const left = now.length - same.length;
  if (same.length === 0) return leftAlone(desk, targets);
  const needed = same.filter((one) => what.isNeeded(one));
  if (needed.length === 0) {
    desk.say(words.already(whomAmong(desk, targets, idsOf({ all: same }))));
    return null;
  }
  const { done, problem } = await inPieces(desk, needed, {
    size: TOGETHER,
    act: async (some) => {
      await what.change(idsOf({ all: some }));
    },
  });
  if (done.length === 0) throw problem;
  const missed = new Set(needed.slice(done.length));
  const whom = whomAmong(desk, targets, idsOf({ all: same.filter((one) => !missed.has(one)) }));
  return {
    said: saidBut(desk, words.said(whom), left),
    undone: words.undone(whom),
    back: backEach(desk, done, {
      size: TOGETHER,
      act: async (some) => (await app.putBack(some.map((was) => ({ was, ours })))).length,
    }),
    problem,
  };
}

/** Whether neither its status nor its snooze is another one. */
export function standsTheSame(now: Conversation, then: Conversation): boolean {
  return now.status === then.status && now.snoozedUntil === then.snoozedUntil;
}

/** Says that others were faster, and that nothing was done. */
export function leftAlone(desk: Desk, targets: Targets): 'stopped' {
  desk.say(desk.words.acts.changedMeanwhile(whomOf(desk, targets)), 'warn');
  return 'stopped';
}

/** What was done, and how many others changed meanwhile. */
export function saidBut(desk: Desk, said: string, left: number): string {
  return left === 0 ? said : said + desk.words.acts.changedSince(left);
}

/** Some of the targets, as words name them. */
export function whomAmong(desk: Desk, targets: Targets, some: readonly number[]): string {
  const ids = new Set(some);
  return whomOf(desk, { one: targets.one, all: targets.all.filter(({ id }) => ids.has(id)) });
}
