import type { FollowUp } from '../../domain/follow-up.ts';
import { calledBy } from '../../domain/person-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** A promise as scripts get it. */
export function promiseJson({ dueAt, createdAt, keptAt, ...followUp }: FollowUp) {
  return { ...followUp, dueAt: isoTime(dueAt), createdAt: isoTime(createdAt), keptAt: isoTime(keptAt) };
}

/** Promises under headings, ids first. */
export function promisesText(followUps: readonly FollowUp[], screen: Screen): string {
  if (followUps.length === 0) return 'No promises.';
  const columns: Column<FollowUp>[] = [
    { title: 'ID', cell: ({ id }) => String(id), isRight: true },
    { title: 'DUE', cell: (followUp) => dueWords(followUp, screen) },
    { title: 'CONVERSATION', cell: ({ conversation }) => String(conversation), isRight: true },
    { title: 'ACCOUNT', cell: ({ account }) => safeLine(account) },
    { title: 'FOR', cell: ({ contact }) => safeLine(calledBy(contact)) },
    { title: 'BY', cell: ({ author }) => safeLine(author) },
    { title: 'WHAT', cell: ({ words, reason }) => safeLine(words) + movedWords(reason) },
  ];
  return table(followUps, columns, screen.width);
}

/** One line of a promise, for those that were changed. */
export function promiseLine(followUp: FollowUp, screen: Screen): string {
  const { id, conversation, contact, words, reason } = followUp;
  const due = dueWords(followUp, screen);
  return `promise ${id} on conversation ${conversation}  ${due}  ${safeLine(calledBy(contact))}: ${safeLine(words)}${movedWords(reason)}`;
}

function dueWords({ status, dueAt, keptAt }: FollowUp, { now, writeTime }: Screen): string {
  if (status === 'kept') return `kept ${writeTime(keptAt ?? dueAt)}`;
  return dueAt < now ? paint.bad(`${writeTime(dueAt)}, overdue`) : writeTime(dueAt);
}

function movedWords(reason: string | null): string {
  return reason === null ? '' : ` (moved: ${safeLine(reason)})`;
}
