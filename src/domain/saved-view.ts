import type { ConversationSort } from './conversation.ts';

/**
 * The views on the keys 1 to 9 where `inbox.views` is empty, in their order; `show` is a filter in words, as there. What
 * they are called is the catalogue's to say.
 */
export const DEFAULT_VIEWS = [
  { id: 'open', show: 'status=open', sort: 'pressing' },
  { id: 'pending', show: 'status=pending', sort: 'newest' },
  { id: 'snoozed', show: 'status=snoozed', sort: 'pressing' },
  { id: 'closed', show: 'status=closed', sort: 'newest' },
  { id: 'mine', show: 'status=open,snoozed assignee=me', sort: 'pressing' },
  { id: 'unassigned', show: 'status=open assignee=none', sort: 'pressing' },
  { id: 'negative', show: 'status=open sentiment=negative', sort: 'pressing' },
  { id: 'private', show: 'status=open visibility=private', sort: 'pressing' },
  { id: 'all', show: 'status=all', sort: 'newest' },
] as const satisfies readonly { id: string; show: string; sort: ConversationSort }[];

export type DefaultViewId = (typeof DEFAULT_VIEWS)[number]['id'];
