import type { Desk } from '../../desk-state.ts';
import type { InboxAction, InboxState } from './inbox-state.ts';

/** Rows fetched at first. */
const PAGE_ROWS = 100;
/** The most one query gives. */
const QUERY_ROWS_MAX = 1000;

type Act = (action: InboxAction) => void;

/** What the inbox asks for when it opens. */
export const FIRST_QUERY = { status: ['open'], sort: 'pressing', limit: PAGE_ROWS } as const;

/** Reads the list again, as far as it was read before. */
export async function loadInbox(desk: Desk, latest: () => InboxState, act: Act): Promise<void> {
  const { view, search, rows } = latest();
  const limit = Math.min(QUERY_ROWS_MAX, Math.max(PAGE_ROWS, rows.length));
  const page = await desk.app.list({ status: [view], sort: 'pressing', limit, ...(search === '' ? {} : { search }) });
  const claims = await desk.app.claims(page.items.map(({ id }) => id));
  const now = latest();
  if (now.view !== view || now.search !== search) return;
  act({ kind: 'loaded', page });
  act({ kind: 'claims', claims });
}

/** Reads the next rows. */
export async function loadMore(desk: Desk, latest: () => InboxState, act: Act): Promise<void> {
  const { view, search, next } = latest();
  if (next === null) return;
  const query = { status: [view], sort: 'pressing' as const, limit: PAGE_ROWS, cursor: next };
  const page = await desk.app.list(search === '' ? query : { ...query, search });
  const claims = await desk.app.claims(page.items.map(({ id }) => id));
  const now = latest();
  if (now.view !== view || now.search !== search || now.next !== next) return;
  act({ kind: 'more', page });
  act({ kind: 'claims', claims: new Map([...now.claims, ...claims]) });
}
