import type { ConversationStatus } from '../../../domain/conversation.ts';

/** What was promised, by due date. */
export const FOLLOW_UPS = {
  title: 'Follow-ups',
  counts: (count: number, overdue: number): string =>
    `${count === 1 ? '1 to keep' : `${count} to keep`}${overdue === 0 ? '' : `, ${overdue} OVERDUE`}`,
  countToConfirm: (count: number): string => `${count} TO CONFIRM`,
  /** For the column of the due date. */
  toConfirm: 'TO CONFIRM',
  proposal: (moment: string, keys: { confirm: string; dismiss: string; moveDate: string }): string =>
    `TO CONFIRM: due ${moment}? ${keys.confirm} yes, ${keys.dismiss} no promise, ${keys.moveDate} another time.`,
  quoted: (reply: number, quote: string): string => `We said in reply ${reply}: “${quote}”`,
  /** Behind the words that a reply went out. */
  found: (count: number, key: string): string =>
    `${count === 1 ? '1 promise' : `${count} promises`} found in it: ${key} confirms.`,
  /** `key` makes one, on a conversation. */
  empty: (key: string): string => `Nothing is promised. ${key} on a conversation makes a follow-up: when, and what.`,
  noneHere: 'No follow-up here.',
  /** Behind the words that conversations are closed. `first` is due first. */
  stillOpen: (count: number, first: { what: string; due: string }): string =>
    count === 1
      ? `1 promise is still open: “${first.what}”, due ${first.due}.`
      : `${count} promises are still open, the first of them: “${first.what}”, due ${first.due}.`,
  /** Columns of the list: the words for when must fit. */
  columns: { due: 16, dueToConfirm: 26, dueNarrow: 13 },
  locale: 'en-GB',
  overdue: (span: string): string => `OVERDUE ${span}`,
  inTime: (span: string): string => `in ${span}`,
  today: (clock: string): string => `today ${clock}`,
  tomorrow: (clock: string): string => `tomorrow ${clock}`,
  on: (date: string, clock: string): string => `${date} ${clock}`,
  wasDue: (moment: string, span: string): string => `OVERDUE by ${span}: it was due ${moment}.`,
  isDue: (moment: string, span: string): string => `Due ${moment}, in ${span}.`,
  conversation: (id: number, status: string): string => `conversation ${id}: ${status}`,
  status: { open: 'open', pending: 'waits for them', snoozed: 'snoozed', closed: 'closed' } satisfies Record<
    ConversationStatus,
    string
  > as Readonly<Record<ConversationStatus, string>>,
  onAccount: (account: string, platform: string): string => `${account} on ${platform}`,
  lastSaid: (text: string): string => `They said last: ${text}`,
  madeBy: (author: string, at: string): string => `by ${author}, ${at}`,
  moved: (times: number, reason: string): string =>
    `moved ${times === 1 ? 'once' : `${times} times`}${reason === '' ? '' : `, last because: ${reason}`}`,
  moveTitle: 'Move to when, and why (tomorrow 9:00 waits for the shop)',
  moveWrong: (text: string): string =>
    `“${text}” does not begin with a time ahead. Say 2h, 3d, tomorrow, mon 9:00 or 2026-12-24, then why`,
  moveReasonless: (text: string): string => `“${text}” says when. Say behind it why`,
  movedTo: (who: string, at: string, why: string): string => `${who}: moved to ${at}: ${why}`,
  undoneMove: (who: string): string => `${who}: moved`,
  movedBack: 'taken back',
  confirmTitle: 'Due when instead? (friday 12:00)',
  confirmWrong: (text: string): string => `“${text}” is no time ahead. Say 2h, 3d, tomorrow, mon 9:00 or 2026-12-24`,
  confirmed: (who: string, at: string): string => `${who}: confirmed, due ${at}.`,
  undoneConfirm: (who: string): string => `${who}: confirmed`,
  confirmedAlready: 'This one is confirmed already.',
  notConfirmedYet: (keys: { confirm: string; dismiss: string }): string =>
    `Confirm it first (${keys.confirm}), or dismiss it (${keys.dismiss}).`,
  dismissTitle: 'Why is it no promise?',
  dismissed: (who: string): string => `${who}: dismissed, no promise.`,
  undoneDismiss: (who: string): string => `${who}: dismissed`,
  notKeptTitle: 'Why was it not kept?',
  notKept: (who: string): string => `${who}: on record as not kept.`,
  undoneNotKept: (who: string): string => `${who}: not kept`,
  reasonless: 'Say why.',
  kept: (who: string): string => `${who}: kept.`,
  undoneKept: (who: string): string => `${who}: kept`,
};
