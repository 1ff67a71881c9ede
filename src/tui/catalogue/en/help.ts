import type { ScreenName } from '../../../domain/key-table.ts';

/** What each table of keys is called on the help screen. */
const SCREENS: Readonly<Record<ScreenName, string>> = {
  inbox: 'Inbox',
  thread: 'Thread',
  conversation: 'Conversations',
  composer: 'Composer (every letter is text; Ctrl-A E K U W D as in readline)',
  picker: 'Saved answers (every letter searches)',
  review: 'Review before sending',
  approvals: 'Approvals',
  outbox: 'Outbox',
  followUps: 'Follow-ups',
  person: 'Person',
  bulk: 'Bulk runs',
  pulse: 'Pulse',
  lists: 'Moving',
  everywhere: 'Everywhere but where you write',
};

/** What the help screen says. */
export const HELP = {
  title: 'Keys',
  screens: SCREENS,
  macros: (key: string): string => (key === '' ? 'Your macros (:macro name)' : `Your macros (${key}, then the key)`),
  views: 'Your views',
  filter: 'Which keys (words or a key; empty shows all)',
  filtered: (words: string): string => `Keys with “${words}”; / looks for others, and an empty answer shows all`,
  nothing: (words: string): string => `No key or command with “${words}”.`,
  foot: (first: number, last: number, count: number): string => `rows ${first}–${last} of ${count}; / finds a key`,
};
