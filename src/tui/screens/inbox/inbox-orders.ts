import type { ConversationStatus } from '../../../domain/conversation.ts';
import { SENTIMENTS, URGENCIES } from '../../../domain/triage.ts';
import { claimOrRelease } from '../../claim-acts.ts';
import { assignThem, closeThem, labelThem, noteOn, reopenThem, snoozeThem } from '../../conversation-acts.ts';
import type { Desk } from '../../desk-state.ts';
import type { CommandOf } from '../../keys.ts';
import { openApprovals, openComposer, openOutbox, openThread } from '../../open-screens.ts';
import { pollLine } from '../../spoken.ts';
import type { Live } from '../../use-live.ts';
import { loadInbox } from './inbox-load.ts';
import { focused, type InboxAction, type InboxState, reopenable, targets } from './inbox-state.ts';

type InboxLive = Live<InboxState, InboxAction>;

/** Does what a key of the inbox means. */
export function obeyInbox(desk: Desk, live: InboxLive, order: { command: CommandOf<'inbox'>; rows: number }): void {
  const { command, rows } = order;
  switch (command) {
    case 'mark':
      live.act({ kind: 'mark', rows });
      return;
    case 'viewOpen':
    case 'viewPending':
    case 'viewSnoozed':
    case 'viewClosed':
      showInbox(desk, live, { kind: 'view', view: VIEW_OF[command] });
      return;
    case 'search':
      desk.run(() => search(desk, live));
      return;
    case 'outbox':
      desk.run(() => openOutbox(desk));
      return;
    case 'approvals':
      desk.run(() => openApprovals(desk));
      return;
    case 'poll':
      poll(desk);
      return;
    case 'reopen': {
      const ids = reopenable(live.latest(), desk.lastMoved);
      if (ids.length === 0) {
        desk.say('Nothing was done or snoozed here yet.');
        return;
      }
      desk.run(async () => {
        await reopenThem(desk, ids);
        live.act({ kind: 'unmark' });
        await loadInbox(desk, live.latest, live.act);
      });
      return;
    }
    default:
      withTargets(desk, live, command);
      return;
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
function withTargets(desk: Desk, live: InboxLive, command: TargetCommand): void {
  const ids = targets(live.latest());
  const one = focused(live.latest());
  if (one === null || ids.length === 0) {
    desk.say('No conversation here.');
    return;
  }
  desk.run(async () => {
    switch (command) {
      case 'thread':
        return await openThread(desk, one.id);
      case 'reply':
        return await openComposer(desk, one.id);
      case 'replyOther':
        return await openComposer(desk, one.id, 'other');
      case 'note':
        await noteOn(desk, one.id);
        break;
      case 'done':
      case 'doneNext':
        await closeThem(desk, ids);
        live.act({ kind: 'unmark' });
        break;
      case 'snooze':
        if (await snoozeThem(desk, ids)) live.act({ kind: 'unmark' });
        break;
      case 'claim':
        await claimOrRelease(desk, ids);
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
    await loadInbox(desk, live.latest, live.act);
    const next = focused(live.latest());
    if (command === 'doneNext' && next !== null) await openThread(desk, next.id);
  });
}

/** Shows another view or another search, from the top. */
export function showInbox(desk: Desk, live: InboxLive, what: Extract<InboxAction, { kind: 'view' | 'search' }>): void {
  live.act(what);
  desk.run(() => loadInbox(desk, live.latest, live.act));
}

async function search(desk: Desk, live: InboxLive): Promise<void> {
  const words = await desk.ask({ kind: 'text', title: 'Search', initial: live.latest().search });
  if (words === null) return;
  live.act({ kind: 'search', search: words });
  await loadInbox(desk, live.latest, live.act);
}

function poll(desk: Desk): void {
  desk.say('Listening…');
  desk.errand(async () => {
    const { text, tone } = pollLine(await desk.app.poll());
    desk.say(text, tone);
    desk.refresh();
  });
}

async function correctSentiment(desk: Desk, ids: readonly number[]): Promise<void> {
  const choices = [
    { key: 'n', value: 'negative', title: 'negative' },
    { key: 'e', value: 'neutral', title: 'neutral' },
    { key: 'p', value: 'positive', title: 'positive' },
  ];
  const answer = await desk.ask({ kind: 'choice', title: 'How do they sound?', choices });
  const sentiment = SENTIMENTS.find((label) => label === answer);
  if (sentiment === undefined) return;
  for (const id of ids) await desk.app.correct(id, { sentiment });
  desk.say(`Corrected: ${sentiment}.`, 'good');
}

/** One step up or down the levels; the levels stand most urgent first. */
async function correctUrgency(desk: Desk, state: InboxState, step: -1 | 1): Promise<void> {
  const ids = targets(state);
  for (const row of state.rows.filter((candidate) => ids.includes(candidate.id))) {
    const urgency = URGENCIES[URGENCIES.indexOf(row.urgency.level) + step];
    if (urgency === undefined) {
      desk.say(`Already ${row.urgency.level}.`);
      continue;
    }
    await desk.app.correct(row.id, { urgency });
    desk.say(`Corrected: ${urgency}.`, 'good');
  }
}
