import type { CommandName, CommandOf } from './key-table.ts';

/** Commands on conversations that are for one alone: they open something, tell of it, or ask before something goes out. */
const OPENING_COMMANDS = [
  'reply',
  'replyOther',
  'person',
  'handover',
  'survey',
  'rate',
  'browser',
  'copyLink',
] as const satisfies readonly CommandOf<'conversation'>[];
export type OpeningCommand = (typeof OPENING_COMMANDS)[number];

/** Commands on conversations that change them. */
const CHANGING_COMMANDS = [
  'done',
  'doneNext',
  'reopen',
  'snooze',
  'assign',
  'claim',
  'note',
  'label',
  'followUp',
  'sentiment',
  'urgencyUp',
  'urgencyDown',
] as const satisfies readonly Exclude<CommandOf<'conversation'>, OpeningCommand | 'macro'>[];
export type ChangingCommand = (typeof CHANGING_COMMANDS)[number];

/** Whether a command changes conversations by itself. */
export function isChanging(command: CommandName): command is ChangingCommand {
  return CHANGING_COMMANDS.some((one) => one === command);
}

/** Whether a command opens something of a conversation. */
export function isOpening(command: CommandName): command is OpeningCommand {
  return OPENING_COMMANDS.some((one) => one === command);
}

/**
 * What makes no sense within a macro: itself, what does it again without end, and what asks for a command. Of the others only
 * changes may be followed by anything: whatever opens, moves or looks elsewhere can only come last.
 */
export const NOT_IN_MACROS: readonly CommandName[] = ['macro', 'repeat', 'commandLine'];
