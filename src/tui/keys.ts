/**
 * Every key of the inbox, once. The help line, the help screen and the README are made from this table, and the screens
 * look their keys up here. No default needs Alt or AltGr or a dead key: on a Finnish keyboard `[ ] { } \ | @ $ ~ ^` do.
 */

export type ScreenName = 'everywhere' | 'lists' | 'inbox' | 'thread' | 'composer' | 'review' | 'approvals' | 'outbox';

/** `hint` is the short word for the help line; without one the key is in the help screen only. */
export interface KeyBinding {
  readonly screen: ScreenName;
  readonly keys: readonly string[];
  readonly command: string;
  readonly title: string;
  readonly hint?: string;
}

export const KEYS = [
  { screen: 'inbox', keys: ['enter', 't'], command: 'thread', title: 'read the whole thread', hint: 'thread' },
  { screen: 'inbox', keys: ['r'], command: 'reply', title: 'reply the way the customer wrote', hint: 'reply' },
  {
    screen: 'inbox',
    keys: ['R'],
    command: 'replyOther',
    title: 'reply the other way: in private, or in public (asks)',
  },
  { screen: 'inbox', keys: ['e'], command: 'done', title: 'done: close the conversation', hint: 'done' },
  { screen: 'inbox', keys: ['E'], command: 'doneNext', title: 'done, and read the next thread' },
  { screen: 'inbox', keys: ['z'], command: 'snooze', title: 'snooze: 2h, tomorrow, mon, 14:30', hint: 'snooze' },
  { screen: 'inbox', keys: ['u'], command: 'reopen', title: 'open again what was done or snoozed' },
  { screen: 'inbox', keys: ['i'], command: 'note', title: 'write an internal note', hint: 'note' },
  {
    screen: 'inbox',
    keys: ['c'],
    command: 'claim',
    title: 'claim it, so that colleagues see; or release it',
    hint: 'claim',
  },
  { screen: 'inbox', keys: ['a'], command: 'assign', title: 'assign to an operator', hint: 'assign' },
  { screen: 'inbox', keys: ['L'], command: 'label', title: 'labels: add, or remove with a minus', hint: 'labels' },
  { screen: 'inbox', keys: ['s'], command: 'sentiment', title: 'correct the sentiment' },
  { screen: 'inbox', keys: ['+'], command: 'urgencyUp', title: 'more urgent' },
  { screen: 'inbox', keys: ['-'], command: 'urgencyDown', title: 'less urgent' },
  { screen: 'inbox', keys: ['space'], command: 'mark', title: 'mark, and go to the next', hint: 'mark' },
  { screen: 'inbox', keys: ['/'], command: 'search', title: 'search; an empty search shows all', hint: 'search' },
  { screen: 'inbox', keys: ['1'], command: 'viewOpen', title: 'open: waits for us' },
  { screen: 'inbox', keys: ['2'], command: 'viewPending', title: 'pending: waits for the customer' },
  { screen: 'inbox', keys: ['3'], command: 'viewSnoozed', title: 'snoozed' },
  { screen: 'inbox', keys: ['4'], command: 'viewClosed', title: 'closed' },
  { screen: 'inbox', keys: ['V'], command: 'approvals', title: 'replies that wait for approval', hint: 'approvals' },
  { screen: 'inbox', keys: ['O'], command: 'outbox', title: 'outbox: replies on their way', hint: 'outbox' },
  { screen: 'inbox', keys: ['p'], command: 'poll', title: 'listen to the platforms now', hint: 'poll' },

  { screen: 'thread', keys: ['r'], command: 'reply', title: 'reply the way the customer wrote', hint: 'reply' },
  {
    screen: 'thread',
    keys: ['R'],
    command: 'replyOther',
    title: 'reply the other way: in private, or in public (asks)',
  },
  { screen: 'thread', keys: ['i'], command: 'note', title: 'write an internal note', hint: 'note' },
  { screen: 'thread', keys: ['e'], command: 'done', title: 'done: close the conversation', hint: 'done' },
  { screen: 'thread', keys: ['z'], command: 'snooze', title: 'snooze: 2h, tomorrow, mon, 14:30', hint: 'snooze' },
  {
    screen: 'thread',
    keys: ['c'],
    command: 'claim',
    title: 'claim it, so that colleagues see; or release it',
    hint: 'claim',
  },
  { screen: 'thread', keys: ['a'], command: 'assign', title: 'assign to an operator', hint: 'assign' },
  { screen: 'thread', keys: ['L'], command: 'label', title: 'labels: add, or remove with a minus' },
  {
    screen: 'thread',
    keys: ['x'],
    command: 'hide',
    title: 'hide their newest public message, or show it again (asks)',
  },

  { screen: 'composer', keys: ['C-t'], command: 'editor', title: 'write in $EDITOR', hint: 'editor' },
  { screen: 'composer', keys: ['C-x', 'C-s'], command: 'review', title: 'check it before it goes', hint: 'review' },
  { screen: 'composer', keys: ['C-g', 'esc'], command: 'leave', title: 'leave; the draft is kept', hint: 'leave' },

  { screen: 'review', keys: ['y'], command: 'send', title: 'send it, or submit it for approval', hint: 'send' },
  { screen: 'review', keys: ['e'], command: 'edit', title: 'edit', hint: 'edit' },
  { screen: 'review', keys: ['p'], command: 'postpone', title: 'postpone: keep the draft', hint: 'postpone' },
  { screen: 'review', keys: ['n'], command: 'discard', title: 'discard the draft (asks)', hint: 'discard' },

  {
    screen: 'approvals',
    keys: ['y'],
    command: 'approve',
    title: 'approve exactly this; the next one comes',
    hint: 'approve',
  },
  { screen: 'approvals', keys: ['n'], command: 'reject', title: 'reject; a note is required', hint: 'reject' },
  { screen: 'approvals', keys: ['t'], command: 'thread', title: 'read the whole thread', hint: 'thread' },
  { screen: 'approvals', keys: ['J', 'right'], command: 'next', title: 'next one', hint: 'next' },
  { screen: 'approvals', keys: ['K', 'left'], command: 'previous', title: 'previous one', hint: 'previous' },

  {
    screen: 'outbox',
    keys: ['enter'],
    command: 'settle',
    title: 'say what became of an unknown or held reply',
    hint: 'settle',
  },
  { screen: 'outbox', keys: ['R'], command: 'retry', title: 'retry a reply that certainly failed', hint: 'retry' },
  { screen: 'outbox', keys: ['U'], command: 'recall', title: 'recall a reply that has not gone out', hint: 'recall' },
  {
    screen: 'outbox',
    keys: ['A'],
    command: 'additional',
    title: 'send one that found an answer there as an additional answer (asks)',
    hint: 'additional',
  },
  { screen: 'outbox', keys: ['S'], command: 'sendDue', title: 'send what is approved and due', hint: 'send' },
  { screen: 'outbox', keys: ['l'], command: 'look', title: 'look up unknown replies; sends nothing', hint: 'look' },
  { screen: 'outbox', keys: ['t'], command: 'thread', title: 'read the whole thread', hint: 'thread' },

  { screen: 'lists', keys: ['j', 'down'], command: 'down', title: 'down' },
  { screen: 'lists', keys: ['k', 'up'], command: 'up', title: 'up' },
  { screen: 'lists', keys: ['C-d', 'pagedown'], command: 'pageDown', title: 'half a page down' },
  { screen: 'lists', keys: ['C-u', 'pageup'], command: 'pageUp', title: 'half a page up' },
  { screen: 'lists', keys: ['g', 'home'], command: 'first', title: 'to the first' },
  { screen: 'lists', keys: ['G', 'end'], command: 'last', title: 'to the last' },

  { screen: 'everywhere', keys: ['?'], command: 'help', title: 'all keys', hint: 'keys' },
  { screen: 'everywhere', keys: ['q', 'esc'], command: 'back', title: 'back; asks before leaving kuulo', hint: 'back' },
  {
    screen: 'everywhere',
    keys: ['P'],
    command: 'pause',
    title: 'pause everything outgoing, or let it go on (asks)',
  },
  { screen: 'everywhere', keys: ['C-l'], command: 'redraw', title: 'draw the screen again' },
  { screen: 'everywhere', keys: ['C-c'], command: 'leave', title: 'leave kuulo (asks; twice leaves at once)' },
] as const satisfies readonly KeyBinding[];

type Binding = (typeof KEYS)[number];

/** The commands of one screen. */
export type CommandOf<S extends ScreenName> = Extract<Binding, { screen: S }>['command'];

/** The command that a key means on a screen, or null. */
export function commandOf<S extends ScreenName>(screen: S, key: string): CommandOf<S> | null {
  const all: readonly KeyBinding[] = KEYS;
  const found = all.find((binding) => binding.screen === screen && binding.keys.includes(key));
  return (found?.command as CommandOf<S> | undefined) ?? null;
}

/** The bindings of some screens, in the order of the table. */
export function bindingsOf(screens: readonly ScreenName[]): KeyBinding[] {
  const all: readonly KeyBinding[] = KEYS;
  return screens.flatMap((screen) => all.filter((binding) => binding.screen === screen));
}

const SHOWN: Readonly<Record<string, string>> = { enter: 'Enter', esc: 'Esc', space: 'Space', up: '↑', down: '↓' };

/** A key as people write it: `Enter`, `Ctrl-X`, `j`. */
export function keyName(key: string): string {
  if (key.startsWith('C-')) return `Ctrl-${key.slice(2).toUpperCase()}`;
  if (key.length === 1) return key;
  return SHOWN[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}
