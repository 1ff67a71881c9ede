import { BREACH_NEWS_MS, type FoundAlert } from '../../domain/alert.ts';
import type { AlertNeeds } from './needs.ts';

/** More than this at once nobody reads; the others follow when these are over. */
const FOUND_MAX = 200;

/**
 * Conversations whose answer time ended within the last day and that still wait; one that was noticed then stays until it is
 * answered. What was overdue for longer before we looked is not told.
 */
export async function breaches({ store, now }: AlertNeeds): Promise<FoundAlert[]> {
  const { read } = store;
  const at = now();
  const standing = (await read.alerts.standing('breach')).flatMap(({ conversation }) => conversation ?? []);
  const fresh = await read.alerts.unnoticedBreaches({ since: at - BREACH_NEWS_MS, until: at, limit: FOUND_MAX });
  const known = [...(await read.conversations.byIds([...standing, ...fresh])).values()];
  const late = known.filter(({ status, dueAt }) => status === 'open' && dueAt !== null && dueAt < at);
  return late.map(({ id, urgency, platform, account, labels, dueAt, assignee }) => ({
    kind: 'breach',
    subject: `conversation ${id}`,
    conversation: id,
    isPressing: urgency.level === 'critical',
    data: { urgency: urgency.level, platform, account, labels: [...labels], dueAt, assignee },
  }));
}

/** Promises that are due within the time people want to be reminded before, and those that are overdue. */
export async function promises({ store, settings, addWorkingTime, now }: AlertNeeds): Promise<FoundAlert[]> {
  const at = now();
  const soon = (await addWorkingTime(at, settings.promises.remindMs)) ?? at;
  const due = await store.read.followUps.dueBefore(soon, FOUND_MAX);
  return due.map(({ id, conversation, dueAt, status, platform, account, author }) => {
    const isOverdue = dueAt <= at;
    return {
      kind: 'promise',
      // it is told once before and once after, and again where it was moved
      subject: `promise ${id} ${dueAt} ${isOverdue ? 'overdue' : 'soon'}`,
      conversation,
      isPressing: false,
      data: { promise: id, dueAt, isOverdue, isConfirmed: status === 'open', platform, account, author },
    };
  });
}
