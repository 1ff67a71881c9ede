import type { BulkStop } from '../../../domain/plan.ts';

const replies = (count: number): string => (count === 1 ? '1 reply' : `${count} replies`);

/** How a plan stands, in a word or two. */
interface PlanStates {
  readonly starting: string;
  readonly undo: string;
  readonly sending: string;
  readonly asks: string;
  readonly paused: string;
  readonly rejected: string;
  readonly done: string;
  readonly unapproved: string;
  readonly ready: string;
}

const STATES: PlanStates = {
  starting: 'starting',
  undo: 'undo time',
  sending: 'sending',
  asks: 'ASKS YOU',
  paused: 'PAUSED',
  rejected: 'rejected',
  done: 'done',
  unapproved: 'to approve',
  ready: 'ready',
};

const STOPS: Readonly<Record<BulkStop, string>> = {
  canary: 'stopped after the first few',
  paused: 'stopped: it was paused',
  unreviewed: 'stopped: its approval does not hold any more',
  interrupted: 'stopped, as was asked',
  errors: 'stopped: too many failed',
  unknown: 'stopped: too many of which nobody knows whether they went',
  cap: 'stopped: the day’s cap of replies is reached',
  budget: 'stopped: the budget is used up',
  throttled: 'stopped: the platform asks to wait',
  auth: 'stopped: the platform refuses the login',
  locked: 'stopped: another process sends as this account',
  held: 'stopped: replies are held until somebody looked',
};

/** Many replies by one plan. */
export const BULK = {
  title: 'Bulk runs',
  plans: (count: number): string => (count === 1 ? '1 plan' : `${count} plans`),
  empty: 'There is no plan. `kuulo bulk plan` makes one, from a filter or a file.',
  noneHere: 'No plan here.',
  /** Columns of the state in the list. */
  stateColumns: 11,
  states: STATES,
  parts: (told: { readonly failed: number; readonly unknown: number; readonly refused: number }): string =>
    [
      ...(told.failed === 0 ? [] : [`${told.failed} failed`]),
      ...(told.unknown === 0 ? [] : [`${told.unknown} UNKNOWN`]),
      ...(told.refused === 0 ? [] : [`${told.refused} held back`]),
    ].join(', '),
  left: (count: number): string => `${count} left`,
  sent: (sent: number, count: number): string => `${sent} of ${count} sent`,
  madeBy: (author: string, at: string): string => `Made by ${author}, ${at}.`,
  approvedBy: (who: string, at: string): string => `Approved by ${who}, ${at}.`,
  approvalUntil: (at: string): string => `The approval holds until ${at}.`,
  needsApproval: (key: string): string => `A second person must approve it first (${key}).`,
  needsNoApproval: 'It needs no approval.',
  rejectedWhy: (why: string): string => `Rejected: ${why}`,
  cost: (usd: string): string => `Costs about ${usd} USD in all.`,
  undoUntil: (at: string): string => `Its undo time runs until ${at}; nothing goes before.`,
  asksHere: (key: string): string => `The first few are out. ${key} lets you say whether the rest follows.`,
  pausedHere: (key: string): string => `Paused: nothing of it goes out. ${key} lets it go on.`,
  hash: (hash: string): string => `hash ${hash}`,
  applyTitle: (about: {
    readonly name: string;
    readonly count: number;
    readonly left: number;
    readonly usd: string;
  }): string => {
    const what =
      about.left === about.count
        ? `all ${replies(about.count)}`
        : `the ${about.left} that are left of ${replies(about.count)}`;
    return `Send ${what} of ${about.name} (${about.usd} USD)? Type ${about.count} to send`;
  },
  wrongCount: (typed: string, count: number): string => `Nothing was sent: ${typed} is not ${count}.`,
  started: (name: string, key: string): string => `${name} is on its way. ${key} stops it; you can leave this screen.`,
  already: (name: string, key: string): string => `${name} is being sent already. ${key} stops it.`,
  nothingLeft: (name: string): string => `Nothing of ${name} is left to send.`,
  unreviewed: (name: string, key: string): string => `${name} must be approved first (${key}). Nothing was sent.`,
  rejected: (name: string): string => `${name} was rejected. Nothing of it goes out.`,
  isPaused: (name: string, key: string): string => `${name} is paused: ${key} lets it go on. Nothing was sent.`,
  canaryTitle: (name: string, sent: number, left: number): string =>
    `${name}: the first ${sent} are out. Look at them. Send the other ${left}?`,
  waitsForYou: (name: string, bulkKey: string, applyKey: string): string =>
    `${name}: the first few are out; the rest waits for your yes (${bulkKey}, then ${applyKey}).`,
  progress: (name: string, done: number, total: number): string => `${name}: ${done} of ${total}`,
  finished: (name: string, sent: number, count: number): string =>
    `${name}: ${sent} of ${count} sent, nothing is left.`,
  stopped: (told: {
    readonly name: string;
    readonly why: string;
    readonly sent: number;
    readonly left: number;
  }): string => `${told.name} ${told.why}: ${told.sent} sent, ${told.left} left.`,
  stops: STOPS,
  pauseTitle: (name: string): string => `Pause ${name}; why`,
  pauseNeedsReason: 'Not paused: colleagues need a reason.',
  pausedNow: (name: string, key: string): string => `${name} is paused. ${key} lets it go on.`,
  resumeSure: (name: string): string => `${name} is paused. Let it go on?`,
  resumed: (name: string, key: string): string => `${name} may go on; ${key} sends what is left.`,
  rowsSeen: (last: number, count: number): string => `replies to ${last} of ${count}`,
};
