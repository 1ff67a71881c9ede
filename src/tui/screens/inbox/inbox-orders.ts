import type { CommandOf } from '../../../domain/key-table.ts';
import { isChanging } from '../../../domain/macro-step.ts';
import { obeyConversation, type Targets } from '../../conversation-orders.ts';
import type { Desk } from '../../desk-state.ts';
import { openThread } from '../../open-screens.ts';
import type { Order } from '../../order.ts';
import type { OrderAt } from '../../use-orders.ts';
import type { Move } from '../../widgets/window.ts';
import { isMeant } from './inbox-gone.ts';
import { type InboxLive, loadInbox, showInbox } from './inbox-load.ts';
import { limitInbox, searchInbox, sortInbox, viewInbox } from './inbox-questions.ts';
import { focused, targets } from './inbox-state.ts';

/** How many rows there are to move in. */
export interface Panes {
  /** Rows of the list on screen. */
  readonly listRows: number;
  /** Rows of the preview: on screen, and in all. */
  readonly previewRows: number;
  readonly previewCount: number;
}

interface Obeyed {
  readonly order: OrderAt<'inbox'>;
  readonly panes: Panes;
}

/** Does what an order means in the inbox. */
export function obeyInbox(desk: Desk, live: InboxLive, { order, panes }: Obeyed): void {
  if (order.screen === 'lists') move(desk, live, { move: order.command as Move, panes });
  else if (order.screen === 'conversation') withTargets(desk, live, order as Order<CommandOf<'conversation'>>);
  else obeyOwn(desk, live, { order: order as Order<CommandOf<'inbox'>>, panes });
}

function obeyOwn(
  desk: Desk,
  live: InboxLive,
  { order, panes }: { order: Order<CommandOf<'inbox'>>; panes: Panes },
): void {
  const { command, argument } = order;
  const rows = panes.listRows;
  switch (command) {
    case 'thread':
      readThread(desk, live);
      break;
    case 'mark':
      live.act({ kind: 'mark', rows });
      break;
    case 'range':
    case 'pane':
      live.act({ kind: command });
      break;
    case 'markAll':
      markAll(desk, live);
      break;
    case 'unwind':
      unwind(desk, live);
      break;
    case 'nextFound':
    case 'previousFound':
      if (live.latest().asked.search === '') desk.say(desk.words.inbox.noSearch);
      else live.act({ kind: 'found', step: command === 'nextFound' ? 1 : -1, rows });
      break;
    case 'search':
      desk.run(() => searchInbox(desk, live, argument));
      break;
    case 'limit':
      desk.run(() => limitInbox(desk, live, argument));
      break;
    case 'sort':
      desk.run(() => sortInbox(desk, live, argument));
      break;
    case 'view':
      desk.run(() => viewInbox(desk, live, argument));
      break;
    default:
      command satisfies never;
  }
}

/** Esc takes back one thing a time: the range, the marks, the search, the limit, the other pane. It never leaves. */
function unwind(desk: Desk, live: InboxLive): void {
  const { range, marked, gone, lost, asked, pane } = live.latest();
  if (range !== null) live.act({ kind: 'unrange' });
  else if (marked.size > 0 || gone > 0 || lost !== null) live.act({ kind: 'unmark' });
  else if (asked.search !== '')
    desk.run(() => showInbox(desk, live, { asked: { ...asked, search: '' }, isStaying: true }));
  else if (asked.limit !== null)
    desk.run(() => showInbox(desk, live, { asked: { ...asked, limit: null }, isStaying: true }));
  else if (pane === 'preview') live.act({ kind: 'pane' });
}

function move(desk: Desk, live: InboxLive, { move, panes }: { move: Move; panes: Panes }): void {
  if (live.latest().pane === 'preview') {
    live.act({ kind: 'scroll', move, count: panes.previewCount, rows: panes.previewRows });
    return;
  }
  live.act({ kind: 'move', move, rows: panes.listRows });
  const { next, rows, total } = live.latest();
  // seventy thousand rows are not read for one key: it goes to the last that was, and the next ones come
  if (move === 'last' && next !== null) desk.say(desk.words.inbox.lastRead(rows.length, total));
}

function markAll(desk: Desk, live: InboxLive): void {
  live.act({ kind: 'markAll' });
  const { marked, next, total } = live.latest();
  if (marked.size > 0 && next !== null) desk.say(desk.words.inbox.markedLoaded(marked.size, total));
}

function readThread(desk: Desk, live: InboxLive): void {
  const { rows } = live.latest();
  const one = focused(live.latest());
  if (one === null) {
    desk.say(desk.words.inbox.noneHere);
    return;
  }
  const among = rows.map(({ id }) => id);
  desk.run(() => openThread(desk, one.id, among));
}

/** What is done with the marked conversations or the one under the cursor. The list is read again before the next key. */
function withTargets(desk: Desk, live: InboxLive, order: Order<CommandOf<'conversation'>>): void {
  const one = focused(live.latest());
  const all = targets(live.latest());
  if (one === null || all.length === 0) {
    desk.say(desk.words.inbox.noneHere);
    return;
  }
  desk.run(async () => {
    if (!(await isChanged(desk, live, { order, targets: { one, all } }))) return;
    await loadInbox(desk, live);
    if (order.command === 'doneNext') await openNext(desk, live, new Set(all.map(({ id }) => id)));
  });
}

/** Whether it came to a change; then the marks are done with. */
async function isChanged(
  desk: Desk,
  { latest, act }: InboxLive,
  { order, targets }: { order: Order<CommandOf<'conversation'>>; targets: Targets },
): Promise<boolean> {
  const { command } = order;
  if (command !== 'macro' && !isChanging(command)) return (await obeyConversation(desk, order, targets)) === 'changed';
  const { gone, lost, marked } = latest();
  if (!(await isMeant(desk, targets, { gone, lost, left: marked.size }))) return false;
  act({ kind: 'acting', isActing: true });
  try {
    const isDone = (await obeyConversation(desk, order, targets)) === 'changed';
    if (isDone) act({ kind: 'unmark' });
    return isDone;
  } finally {
    act({ kind: 'acting', isActing: false });
  }
}

/** Reads what comes after what was done; that may still be in the list, where the view shows closed ones too. */
async function openNext(desk: Desk, live: InboxLive, done: ReadonlySet<number>): Promise<void> {
  const { rows, focus } = live.latest();
  const place = rows.findIndex((row, index) => index >= focus && !done.has(row.id));
  if (place === -1) return;
  for (let at = focus; at < place; at += 1) live.act({ kind: 'move', move: 'down', rows: rows.length });
  const next = rows[place];
  if (next !== undefined)
    await openThread(
      desk,
      next.id,
      rows.map((row) => row.id),
    );
}
