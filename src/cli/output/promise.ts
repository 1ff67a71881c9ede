import type { FollowUp, FollowUpStatus } from '../../domain/follow-up.ts';
import { calledBy } from '../../domain/person-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** A promise as scripts get it. */
export function promiseJson({ dueAt, createdAt, keptAt, brokenAt, ...followUp }: FollowUp) {
  const times = { dueAt: isoTime(dueAt), createdAt: isoTime(createdAt), keptAt: isoTime(keptAt) };
  return { ...followUp, ...times, brokenAt: isoTime(brokenAt) };
}

/** Promises under headings, ids first; what is overdue stands above the rest, however that is in order. */
export function promisesText(followUps: readonly FollowUp[], screen: Screen): string {
  if (followUps.length === 0) return 'No promises.';
  const columns: Column<FollowUp>[] = [
    { title: 'ID', cell: ({ id }) => String(id), isRight: true },
    { title: 'DUE', cell: (followUp) => dueWords(followUp, screen) },
    { title: 'CONVERSATION', cell: ({ conversation }) => String(conversation), isRight: true },
    { title: 'ACCOUNT', cell: ({ account }) => safeLine(account) },
    { title: 'FOR', cell: ({ contact }) => safeLine(calledBy(contact)) },
    { title: 'BY', cell: ({ author }) => safeLine(author) },
    { title: 'WHAT', cell: (followUp) => safeLine(followUp.words) + reasonWords(followUp) },
  ];
  const overdue = followUps.filter((one) => isOverdue(one, screen.now)).toSorted((a, b) => a.dueAt - b.dueAt);
  const rest = followUps.filter((one) => !isOverdue(one, screen.now));
  return table([...overdue, ...rest], columns, screen.width);
}

/** Whether its time is over and nobody said what became of it. */
function isOverdue({ status, dueAt }: FollowUp, now: number): boolean {
  return (status === 'open' || status === 'proposed') && dueAt < now;
}

/** One line of a promise, for those that were changed. */
export function promiseLine(followUp: FollowUp, screen: Screen): string {
  const { id, conversation, contact, words } = followUp;
  const due = dueWords(followUp, screen);
  return `promise ${id} on conversation ${conversation}  ${due}  ${safeLine(calledBy(contact))}: ${safeLine(words)}${reasonWords(followUp)}`;
}

function dueWords(followUp: FollowUp, { now, writeTime }: Screen): string {
  const { status, dueAt, keptAt, brokenAt } = followUp;
  const isLate = isOverdue(followUp, now);
  switch (status) {
    case 'proposed':
      return isLate
        ? paint.bad(`TO CONFIRM, ${writeTime(dueAt)}, overdue`)
        : paint.warning(`TO CONFIRM, ${writeTime(dueAt)}`);
    case 'open':
      return isLate ? paint.bad(`${writeTime(dueAt)}, overdue`) : writeTime(dueAt);
    case 'kept':
      return `kept ${writeTime(keptAt ?? dueAt)}`;
    case 'broken':
      return paint.bad(`not kept, ${writeTime(brokenAt ?? dueAt)}`);
    case 'dismissed':
      return 'dismissed';
    default:
      return status satisfies never;
  }
}

const WHY: Readonly<Record<FollowUpStatus, string>> = {
  proposed: 'moved',
  open: 'moved',
  kept: 'moved',
  broken: 'because',
  dismissed: 'because',
};

function reasonWords({ status, reason }: FollowUp): string {
  return reason === null ? '' : ` (${WHY[status]}: ${safeLine(reason)})`;
}

/** What a reply was found to promise, and what to do about it; for the person who sent it. */
export function foundPromiseLine(
  { id, quote, words, dueAt }: FollowUp,
  { writeTime }: Pick<Screen, 'writeTime'>,
): string {
  return `1 promise found: "${safeLine(quote ?? words)}", due ${writeTime(dueAt)}; kuulo promises confirm ${id}, or dismiss ${id} --reason …`;
}

/** What is still to be kept or confirmed in a conversation that was closed; null where nothing is. */
export function openPromisesLine(open: readonly FollowUp[], { writeTime }: Pick<Screen, 'writeTime'>): string | null {
  const [first, ...more] = open.toSorted((a, b) => a.dueAt - b.dueAt);
  if (first === undefined) return null;
  const { id, conversation, status, words, dueAt } = first;
  const count =
    more.length === 0 ? '1 promise is still open' : `${open.length} promises are still open, the first of them`;
  const toDo = status === 'proposed' ? `promises confirm ${id}, or dismiss ${id} --reason …` : `promises keep ${id}`;
  return `conversation ${conversation}: ${count}: "${safeLine(words)}", due ${writeTime(dueAt)}; kuulo ${toDo}`;
}
