import type { ConversationQuery, ConversationSort } from '../../../domain/conversation.ts';
import type { Limit } from './inbox-filter.ts';
import type { InboxView } from './inbox-views.ts';

/** What the list is asked for: a view, what narrows it, a search, an order. A new object for each new question. */
export interface Asked {
  readonly view: InboxView;
  readonly limit: Limit | null;
  /** Words looked for in texts and people everywhere; empty shows the view. */
  readonly search: string;
  readonly sort: ConversationSort;
}

/** A view as it is when nothing else was asked for. */
export function askedFor(view: InboxView): Asked {
  return { view, limit: null, search: '', sort: view.sort };
}

/** The question to the store. A search looks in all views; a limit takes the place of what a view says of the same thing. */
export function queryOf({ view, limit, search, sort }: Asked): ConversationQuery {
  const base = search === '' ? view.query : {};
  const limited = limit?.query ?? {};
  const words = [search === '' ? (view.query.search ?? '') : search, limited.search ?? ''];
  const sought = words.filter((word) => word !== '').join(' ');
  return { ...base, ...limited, ...(sought === '' ? {} : { search: sought }), sort };
}

/** Whether conversations of several statuses may be in the list, so that each must say its own. */
export function isMixed(asked: Asked): boolean {
  return queryOf(asked).status?.length !== 1;
}
