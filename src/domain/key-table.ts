/**
 * Every key of the inbox as it is without settings, once. Keys on the screen, the help line, the help screen, the command
 * line (`:done-next`), the README and the check of `inbox.keys` in kuulo.yaml come from this table; what a command is called
 * in the person's language stands in the catalogue. No default needs Alt or AltGr or a dead key: on a Finnish keyboard
 * `[ ] { } \ | @ $ ~ ^` do.
 */

/** Keys of `everywhere`, `lists` and `conversation` hold on several screens; a screen's own come before them. */
export const SCREENS = [
  'inbox',
  'thread',
  'conversation',
  'composer',
  'picker',
  'review',
  'approvals',
  'outbox',
  'followUps',
  'person',
  'bulk',
  'pulse',
  'lists',
  'everywhere',
] as const;

export type ScreenName = (typeof SCREENS)[number];

/** The tables of keys that hold where a person is, a screen's own first. */
export const KEYS_ON = {
  inbox: ['inbox', 'conversation', 'lists', 'everywhere'],
  thread: ['thread', 'conversation', 'lists', 'everywhere'],
  composer: ['composer'],
  picker: ['picker'],
  review: ['review', 'lists', 'everywhere'],
  approvals: ['approvals', 'lists', 'everywhere'],
  outbox: ['outbox', 'lists', 'everywhere'],
  followUps: ['followUps', 'conversation', 'lists', 'everywhere'],
  person: ['person', 'conversation', 'lists', 'everywhere'],
  bulk: ['bulk', 'lists', 'everywhere'],
  pulse: ['pulse', 'lists', 'everywhere'],
  help: ['lists', 'everywhere'],
} as const satisfies Readonly<Record<string, readonly ScreenName[]>>;

/** Where a person is. */
export type PlaceName = keyof typeof KEYS_ON;

/** `isHinted`: the help line at the foot names it where there is room. */
export interface KeyBinding {
  readonly screen: ScreenName;
  readonly keys: readonly string[];
  readonly command: string;
  readonly isHinted?: boolean;
}

export const KEYS = [
  { screen: 'inbox', keys: ['enter', 't'], command: 'thread', isHinted: true },
  { screen: 'inbox', keys: ['space'], command: 'mark' },
  { screen: 'inbox', keys: ['v'], command: 'range' },
  { screen: 'inbox', keys: ['A'], command: 'markAll' },
  { screen: 'inbox', keys: ['/'], command: 'search', isHinted: true },
  { screen: 'inbox', keys: ['l'], command: 'limit' },
  { screen: 'inbox', keys: ['S'], command: 'sort' },
  { screen: 'inbox', keys: ['n'], command: 'nextFound' },
  { screen: 'inbox', keys: ['N'], command: 'previousFound' },
  { screen: 'inbox', keys: ['tab'], command: 'pane' },
  { screen: 'inbox', keys: ['esc'], command: 'unwind' },
  { screen: 'inbox', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], command: 'view' },

  { screen: 'thread', keys: ['J', 'right'], command: 'next' },
  { screen: 'thread', keys: ['K', 'left'], command: 'previous' },
  { screen: 'thread', keys: ['/'], command: 'search' },
  { screen: 'thread', keys: ['n'], command: 'nextFound' },
  { screen: 'thread', keys: ['N'], command: 'previousFound' },
  { screen: 'thread', keys: ['x'], command: 'hide' },

  { screen: 'conversation', keys: ['r'], command: 'reply', isHinted: true },
  { screen: 'conversation', keys: ['R'], command: 'replyOther' },
  { screen: 'conversation', keys: ['e'], command: 'done', isHinted: true },
  { screen: 'conversation', keys: ['E'], command: 'doneNext' },
  { screen: 'conversation', keys: ['U'], command: 'reopen' },
  { screen: 'conversation', keys: ['z'], command: 'snooze', isHinted: true },
  { screen: 'conversation', keys: ['a'], command: 'assign', isHinted: true },
  { screen: 'conversation', keys: ['c'], command: 'claim' },
  { screen: 'conversation', keys: ['i'], command: 'note' },
  { screen: 'conversation', keys: ['L'], command: 'label' },
  { screen: 'conversation', keys: ['f'], command: 'followUp' },
  { screen: 'conversation', keys: ['p'], command: 'person' },
  { screen: 'conversation', keys: ['h'], command: 'handover' },
  { screen: 'conversation', keys: ['Q'], command: 'survey' },
  { screen: 'conversation', keys: ['*'], command: 'rate' },
  { screen: 'conversation', keys: ['s'], command: 'sentiment' },
  { screen: 'conversation', keys: ['+'], command: 'urgencyUp' },
  { screen: 'conversation', keys: ['-'], command: 'urgencyDown' },
  { screen: 'conversation', keys: ['m'], command: 'macro' },
  { screen: 'conversation', keys: ['o'], command: 'browser' },
  { screen: 'conversation', keys: ['y'], command: 'copyLink' },

  { screen: 'composer', keys: ['C-o'], command: 'answers', isHinted: true },
  { screen: 'composer', keys: ['C-t'], command: 'editor', isHinted: true },
  { screen: 'composer', keys: ['C-x', 'C-s'], command: 'review', isHinted: true },
  { screen: 'composer', keys: ['C-g', 'esc'], command: 'leaveDraft', isHinted: true },

  { screen: 'picker', keys: ['enter'], command: 'take', isHinted: true },
  { screen: 'picker', keys: ['down', 'C-n', 'tab'], command: 'nextAnswer' },
  { screen: 'picker', keys: ['up', 'C-p'], command: 'previousAnswer' },
  { screen: 'picker', keys: ['C-g', 'esc'], command: 'leavePicker', isHinted: true },

  { screen: 'review', keys: ['y'], command: 'send', isHinted: true },
  { screen: 'review', keys: ['e'], command: 'edit', isHinted: true },
  { screen: 'review', keys: ['p'], command: 'postpone', isHinted: true },
  { screen: 'review', keys: ['n'], command: 'discard', isHinted: true },
  { screen: 'review', keys: ['w'], command: 'turnWay' },

  { screen: 'approvals', keys: ['y'], command: 'approve', isHinted: true },
  { screen: 'approvals', keys: ['n'], command: 'reject', isHinted: true },
  { screen: 'approvals', keys: ['e'], command: 'edit' },
  { screen: 'approvals', keys: ['t'], command: 'thread', isHinted: true },
  { screen: 'approvals', keys: ['J', 'right'], command: 'next', isHinted: true },
  { screen: 'approvals', keys: ['K', 'left'], command: 'previous', isHinted: true },

  { screen: 'outbox', keys: ['enter'], command: 'settle', isHinted: true },
  { screen: 'outbox', keys: ['R'], command: 'retry', isHinted: true },
  { screen: 'outbox', keys: ['U'], command: 'recall', isHinted: true },
  { screen: 'outbox', keys: ['A'], command: 'additional', isHinted: true },
  { screen: 'outbox', keys: ['S'], command: 'sendDue', isHinted: true },
  { screen: 'outbox', keys: ['l'], command: 'look', isHinted: true },
  { screen: 'outbox', keys: ['t'], command: 'thread', isHinted: true },

  { screen: 'followUps', keys: ['enter', 't'], command: 'thread', isHinted: true },
  { screen: 'followUps', keys: ['y'], command: 'confirm', isHinted: true },
  { screen: 'followUps', keys: ['n'], command: 'dismiss', isHinted: true },
  { screen: 'followUps', keys: ['e'], command: 'keep', isHinted: true },
  { screen: 'followUps', keys: ['x'], command: 'notKept' },
  { screen: 'followUps', keys: ['z'], command: 'moveDate', isHinted: true },
  { screen: 'followUps', keys: ['p'], command: 'person' },

  { screen: 'person', keys: ['enter', 't'], command: 'thread', isHinted: true },
  { screen: 'person', keys: ['l'], command: 'link', isHinted: true },
  { screen: 'person', keys: ['x'], command: 'unlink' },

  { screen: 'bulk', keys: ['enter'], command: 'planRows', isHinted: true },
  { screen: 'bulk', keys: ['A'], command: 'applyPlan', isHinted: true },
  { screen: 'bulk', keys: ['s'], command: 'pausePlan', isHinted: true },

  { screen: 'pulse', keys: ['enter'], command: 'drillDown', isHinted: true },
  { screen: 'pulse', keys: ['w'], command: 'period', isHinted: true },

  { screen: 'lists', keys: ['j', 'down'], command: 'down' },
  { screen: 'lists', keys: ['k', 'up'], command: 'up' },
  { screen: 'lists', keys: ['C-d', 'pagedown'], command: 'pageDown' },
  { screen: 'lists', keys: ['C-u', 'pageup'], command: 'pageUp' },
  { screen: 'lists', keys: ['g', 'home'], command: 'first' },
  { screen: 'lists', keys: ['G', 'end'], command: 'last' },

  { screen: 'everywhere', keys: ['V'], command: 'approvals' },
  { screen: 'everywhere', keys: ['O'], command: 'outbox' },
  { screen: 'everywhere', keys: ['F'], command: 'followUps' },
  { screen: 'everywhere', keys: ['B'], command: 'bulk' },
  { screen: 'everywhere', keys: ['H'], command: 'pulse' },
  { screen: 'everywhere', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], command: 'view' },
  { screen: 'everywhere', keys: ['u'], command: 'undo' },
  { screen: 'everywhere', keys: ['.'], command: 'repeat' },
  { screen: 'everywhere', keys: ['C-r'], command: 'poll' },
  { screen: 'everywhere', keys: ['P'], command: 'pause' },
  { screen: 'everywhere', keys: ['C-l'], command: 'redraw' },
  { screen: 'everywhere', keys: ['C-c'], command: 'leave' },
  { screen: 'everywhere', keys: [':'], command: 'commandLine', isHinted: true },
  { screen: 'everywhere', keys: ['?'], command: 'help', isHinted: true },
  { screen: 'everywhere', keys: ['q', 'esc'], command: 'back', isHinted: true },
] as const satisfies readonly KeyBinding[];

type Binding = (typeof KEYS)[number];

/** The commands of one screen. */
export type CommandOf<S extends ScreenName> = Extract<Binding, { screen: S }>['command'];

/** Every command of every screen. */
export type CommandName = Binding['command'];

/** The bindings of one screen, in the order of the table. */
export function bindingsOf(screen: ScreenName): readonly KeyBinding[] {
  const all: readonly KeyBinding[] = KEYS;
  return all.filter((binding) => binding.screen === screen);
}

/** A command as people type it on the command line: `doneNext` is `done-next`. */
export function commandWord(command: string): string {
  return command.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
