import type { FoundAlert } from '../../domain/alert.ts';
import type { AlertNeeds } from './needs.ts';

/** More than this at once nobody reads; the others follow when these are over. */
const FOUND_MAX = 200;

/** Conversations whose answer time is over and that still wait. */
export async function breaches({ store, now }: AlertNeeds): Promise<FoundAlert[]> {
  const late = await store.read.conversations.list({ status: ['open'], isOverdue: true, limit: FOUND_MAX }, now());
  return late.items.map(({ id, urgency, platform, account, labels, dueAt, assignee }) => ({
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
  return due.map(({ id, conversation, dueAt, platform, account, author }) => {
    const isOverdue = dueAt <= at;
    return {
      kind: 'promise',
      // it is told once before and once after, and again where it was moved
      subject: `promise ${id} ${dueAt} ${isOverdue ? 'overdue' : 'soon'}`,
      conversation,
      isPressing: false,
      data: { promise: id, dueAt, isOverdue, platform, account, author },
    };
  });
}
