import { useEffect, useMemo } from 'react';
import type { ConversationPage, ConversationStatus } from '../../../domain/conversation.ts';
import { URGENCIES } from '../../../domain/triage.ts';
import {
  assignThem,
  closeThem,
  labelThem,
  noteOn,
  openComposer,
  openThread,
  reopenThem,
  snoozeThem,
} from '../../conversation-acts.ts';
import type { Desk } from '../../desk-state.ts';
import type { KeyEvent } from '../../key-stream.ts';
import { type CommandOf, commandOf } from '../../keys.ts';
import { LatestOnly } from '../../latest-only.ts';
import { pollLine } from '../../spoken.ts';
import { type Cell, type Live, useKeys, useLive } from '../../use-live.ts';
import type { Size } from '../../widgets/frame.ts';
import { inboxLayout } from './inbox-layout.ts';
import { firstInbox, focused, type InboxAction, type InboxState, reduceInbox, reopenable, targets } from './inbox-state.ts';

/** Rows fetched at first, and how near the end of them the next are fetched. */
export const PAGE_ROWS = 100;
const NEAR_ROWS = 20;
/** The most one query gives. */
const QUERY_ROWS_MAX = 1000;

interface InboxInput {
  readonly desk: Desk;
  readonly size: Size;
  readonly version: number;
  readonly first: ConversationPage;
  readonly cell: Cell<InboxState>;
}

/** The inbox's state, kept up to date and moved by keys. */
export function useInbox({ desk, size, version, first, cell }: InboxInput): InboxState {
  const live = useLive(reduceInbox, () => firstInbox(first), cell);
  const { state, act } = live;
  const details = useMemo(
    () =>
      new LatestOnly(
        (id: number) => desk.app.show(id),
        (detail) => act({ kind: 'detail', detail }),
      ),
    [desk, act],
  );
  // the first version came with the first page
  const isFirst = version === 0;
  useEffect(() => {
    if (!isFirst || version > 0) desk.errand(() => load(desk, live));
  }, [desk, version, isFirst]);
  const id = focused(state)?.id ?? null;
  useEffect(() => {
    if (id !== null && version >= 0) details.request(id);
  }, [details, id, version]);
  const isNearEnd = state.next !== null && state.focus >= state.rows.length - NEAR_ROWS;
  useEffect(() => {
    if (isNearEnd) desk.errand(() => loadMore(desk, live));
  }, [desk, isNearEnd]);
  useKeys(desk, (event) => pressed(desk, live, { event, rows: inboxLayout(size).listRows }));
  return state;
}

async function load(desk: Desk, live: Live<InboxState, InboxAction>): Promise<void> {
  const { view, search, rows } = live.latest();
  const limit = Math.min(QUERY_ROWS_MAX, Math.max(PAGE_ROWS, rows.length));
  const page = await desk.app.list({ status: [view], sort: 'pressing', limit, ...(search === '' ? {} : { search }) });
  const now = live.latest();
  if (now.view === view && now.search === search) live.act({ kind: 'loaded', page });
}

async function loadMore(desk: Desk, live: Live<InboxState, InboxAction>): Promise<void> {
  const { view, search, next } = live.latest();
  if (next === null) return;
  const query = { status: [view], sort: 'pressing' as const, limit: PAGE_ROWS, cursor: next };
  const page = await desk.app.list(search === '' ? query : { ...query, search });
  const now = live.latest();
  if (now.view === view && now.search === search && now.next === next) live.act({ kind: 'more', page });
}

function pressed(desk: Desk, live: Live<InboxState, InboxAction>, press: { event: KeyEvent; rows: number }): void {
  const { event, rows } = press;
  const command = commandOf('inbox', event.name);
  if (command !== null) return obey(desk, live, { command, rows });
  const move = commandOf('lists', event.name);
  if (move !== null) return live.act({ kind: 'move', move, rows });
  if (event.name === 'esc') return unwind(desk, live);
  desk.everywhere(event, 'inbox');
}

/** Esc takes back marks, then the search. It never leaves the inbox; q asks to. */
function unwind(desk: Desk, live: Live<InboxState, InboxAction>): void {
  const state = live.latest();
  if (state.marked.size > 0) live.act({ kind: 'unmark' });
  else if (state.search !== '') show(desk, live, { kind: 'search', search: '' });
}

function obey(
  desk: Desk,
  live: Live<InboxState, InboxAction>,
  order: { command: CommandOf<'inbox'>; rows: number },
): void {
  const { command, rows } = order;
  switch (command) {
    case 'mark':
      return live.act({ kind: 'mark', rows });
    case 'viewOpen':
    case 'viewPending':
    case 'viewSnoozed':
    case 'viewClosed':
      return show(desk, live, { kind: 'view', view: VIEW_OF[command] });
    case 'search':
      return desk.run(() => search(desk, live));
    case 'outbox':
      return desk.run(async () => desk.open({ screen: 'outbox', replies: await desk.app.replies(OUTBOX_STATUSES) }));
    case 'approvals':
      return desk.run(() => openApprovals(desk));
    case 'poll':
      return poll(desk);
    case 'reopen': {
      const ids = reopenable(live.latest());
      if (ids.length === 0) return desk.say('Nothing was done or snoozed here yet.');
      return desk.run(async () => {
        await reopenThem(desk, ids);
        live.act({ kind: 'moved', ids: [] });
        await load(desk, live);
      });
    }
    default:
      return withTargets(desk, live, command);
  }
}

const VIEW_OF: Readonly<Record<'viewOpen' | 'viewPending' | 'viewSnoozed' | 'viewClosed', ConversationStatus>> = {
  viewOpen: 'open',
  viewPending: 'pending',
  viewSnoozed: 'snoozed',
  viewClosed: 'closed',
};

type TargetCommand = Exclude<
  CommandOf<'inbox'>,
  'mark' | keyof typeof VIEW_OF | 'search' | 'outbox' | 'approvals' | 'poll' | 'reopen'
>;

/** What is done with the marked conversations or the one under the cursor. The list is read again before the next key. */
function withTargets(desk: Desk, live: Live<InboxState, InboxAction>, command: TargetCommand): void {
  const ids = targets(live.latest());
  const one = focused(live.latest());
  if (one === null || ids.length === 0) return desk.say('No conversation here.');
  desk.run(async () => {
    switch (command) {
      case 'thread':
        return await openThread(desk, one.id);
      case 'reply':
        return await openComposer(desk, one.id);
      case 'note':
        await noteOn(desk, one.id);
        break;
      case 'done':
      case 'doneNext':
        await closeThem(desk, ids);
        live.act({ kind: 'moved', ids });
        break;
      case 'snooze':
        if (await snoozeThem(desk, ids)) live.act({ kind: 'moved', ids });
        break;
      case 'assign':
        await assignThem(desk, ids);
        break;
      case 'label':
        await labelThem(desk, ids);
        break;
      case 'sentiment':
        await correctSentiment(desk, ids);
        break;
      case 'urgencyUp':
      case 'urgencyDown':
        await correctUrgency(desk, live.latest(), command === 'urgencyUp' ? -1 : 1);
        break;
      default:
        command satisfies never;
    }
    await load(desk, live);
    const next = focused(live.latest());
    if (command === 'doneNext' && next !== null) await openThread(desk, next.id);
  });
}
