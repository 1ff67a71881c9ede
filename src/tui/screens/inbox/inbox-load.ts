import type { Claim } from '../../../domain/claim.ts';
import type { Conversation, ConversationQuery } from '../../../domain/conversation.ts';
import type { Desk } from '../../desk-state.ts';
import type { Live } from '../../use-live.ts';
import { type Asked, askedFor, queryOf } from './inbox-asked.ts';
import type { Looker } from './inbox-filter.ts';
import type { InboxAction, InboxState, Read } from './inbox-state.ts';
import { firstView } from './inbox-views.ts';

/** Rows fetched at first, and with each further page. */
const PAGE_ROWS = 100;
/** The most one query gives. */
const QUERY_ROWS_MAX = 1000;

/** The inbox's state as it is now, and the way to change it. */
export type InboxLive = Pick<Live<InboxState, InboxAction>, 'latest' | 'act'>;

/** What the inbox asks for when it opens. */
export function firstQuery(app: Looker): ConversationQuery {
  return { ...queryOf(askedFor(firstView(app))), limit: PAGE_ROWS };
}

/** Reads the list again, as far as it is in use: to the cursor, to the last mark, and a page beyond. */
export async function loadInbox(desk: Desk, { latest, act }: InboxLive): Promise<void> {
  const { asked, rows, focus, marked, range } = latest();
  const isUsed = ({ id }: Conversation): boolean => marked.has(id) || range?.from === id;
  const used = Math.max(focus, marked.size === 0 && range === null ? 0 : rows.findLastIndex(isUsed));
  const read = await readRows(desk, asked, used + PAGE_ROWS);
  act({ kind: 'loaded', isOurs: desk.isOwnChange, ...read });
  desk.isOwnChange = false;
}

/** What the inbox is to show. */
interface Shown {
  readonly asked: Asked;
  /** The cursor stays on its conversation if that is there. */
  readonly isStaying?: boolean;
}

/** Asks something else, and shows the answer once it is there. */
export async function showInbox(desk: Desk, { act }: InboxLive, to: Shown): Promise<void> {
  const read = await readRows(desk, to.asked, PAGE_ROWS);
  act({ kind: 'shown', isStaying: to.isStaying ?? false, ...read });
}

/** Reads the next rows. */
export async function loadMore(desk: Desk, { latest, act }: InboxLive): Promise<void> {
  const { asked, next } = latest();
  if (next === null) return;
  const page = await desk.app.list({ ...queryOf(asked), limit: PAGE_ROWS, cursor: next });
  act({ kind: 'more', cursor: next, asked, page, claims: await claimsOn(desk, page.items) });
}

async function readRows(desk: Desk, asked: Asked, count: number): Promise<Read> {
  const query = queryOf(asked);
  let page = await desk.app.list({ ...query, limit: Math.min(QUERY_ROWS_MAX, count) });
  const rows = new Map(page.items.map((row) => [row.id, row]));
  while (page.next !== null && rows.size < count) {
    const limit = Math.min(QUERY_ROWS_MAX, count - rows.size);
    page = await desk.app.list({ ...query, limit, cursor: page.next });
    for (const row of page.items) rows.set(row.id, row);
  }
  const items = [...rows.values()];
  return { asked, page: { ...page, items }, claims: await claimsOn(desk, items) };
}

async function claimsOn(desk: Desk, rows: readonly Conversation[]): Promise<ReadonlyMap<number, Claim>> {
  return desk.app.claims(rows.map(({ id }) => id));
}
