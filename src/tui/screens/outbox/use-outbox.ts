import { useEffect, useMemo } from 'react';
import type { SendReport } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { Desk } from '../../desk-state.ts';
import { type CommandOf, commandOf } from '../../keys.ts';
import { LatestOnly } from '../../latest-only.ts';
import { openThread, outboxReplies } from '../../open-screens.ts';
import type { OutboxStart } from '../../places.ts';
import { sentLine } from '../../spoken.ts';
import { type Live, useKeys, useLive } from '../../use-live.ts';
import { YES } from '../../widgets/prompt.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { focusedReply, type OutboxAction, type OutboxState, reduceOutbox, wantedDetail } from './outbox-state.ts';
import { isAnswered } from './status-words.ts';

type OutboxLive = Live<OutboxState, OutboxAction>;

/** The outbox, kept up to date and moved by keys. `rows` is how many replies the list shows; `now` moves with the seconds. */
export function useOutbox(
  desk: Desk,
  first: OutboxStart,
  seen: { version: number; now: number; rows: number },
): OutboxState {
  const live = useLive(reduceOutbox, () => ({ ...first, focus: 0, top: 0, detail: null }));
  const { state, act } = live;
  const { version, now, rows } = seen;
  useEffect(() => {
    if (version > 0) desk.errand(async () => act({ kind: 'loaded', replies: await outboxReplies(desk) }));
  }, [desk, version, act]);
  const senders = useMemo(
    () =>
      new LatestOnly(
        (_now: number) => desk.app.senders(),
        (found) => act({ kind: 'senders', senders: found }),
      ),
    [desk, act],
  );
  // who holds an account's lock is no data of the database, so no version tells
  useEffect(() => senders.request(now), [senders, now]);
  const details = useMemo(
    () =>
      new LatestOnly(
        (id: number) => desk.app.show(id),
        (detail) => act({ kind: 'detail', detail }),
      ),
    [desk, act],
  );
  const wanted = wantedDetail(state);
  useEffect(() => {
    if (wanted !== null && version >= 0) details.request(wanted);
  }, [details, wanted, version]);
  useKeys(desk, (event) => {
    const command = commandOf('outbox', event.name);
    if (command !== null) return pressed(desk, live, command);
    const move = commandOf('lists', event.name);
    if (move !== null) act({ kind: 'move', move, rows });
    else desk.everywhere(event, 'outbox');
  });
  return state;
}

function pressed(desk: Desk, live: OutboxLive, command: CommandOf<'outbox'>): void {
  if (command === 'sendDue') {
    errand(desk, 'Sending what is due…', () => desk.app.send());
    return;
  }
  if (command === 'look') {
    errand(desk, 'Looking up…', () => desk.app.settle());
    return;
  }
  const reply = focusedReply(live.latest());
  if (reply === null) {
    desk.say('No reply here.');
    return;
  }
  desk.run(async () => {
    await obey(desk, reply, command);
    live.act({ kind: 'loaded', replies: await outboxReplies(desk) });
  });
}

function errand(desk: Desk, words: string, work: () => Promise<SendReport>): void {
  desk.say(words);
  desk.errand(async () => {
    const report = await work();
    const told = [...report.settled, ...report.items];
    const [only] = told;
    const line =
      told.length === 1 && only !== undefined ? sentLine(only) : { text: countWords(report), tone: 'plain' as const };
    desk.say(line.text, line.tone);
    desk.refresh();
  });
}

function countWords({ items, settled }: SendReport): string {
  const all = [...settled, ...items].map((item) => item.reply.status);
  if (all.length === 0) return 'Nothing was due, and nothing was to be looked up.';
  return [...new Set(all)].map((status) => `${all.filter((one) => one === status).length} ${status}`).join(', ');
}

async function obey(
  desk: Desk,
  reply: Reply,
  command: Exclude<CommandOf<'outbox'>, 'sendDue' | 'look'>,
): Promise<void> {
  switch (command) {
    case 'thread':
      return await openThread(desk, reply.conversation);
    case 'retry': {
      if (reply.status !== 'failed')
        return desk.say(`Only a reply that certainly failed is retried; this one is ${reply.status}.`, 'bad');
      const queued = await desk.app.retry(reply.id);
      desk.say(`Reply ${reply.id} is on its way again…`);
      desk.delivery.deliver(queued);
      return desk.refresh();
    }
    case 'recall':
      await desk.app.cancel(reply.id);
      desk.delivery.forget(reply.id);
      desk.say(`Reply ${reply.id} was recalled. It was not sent.`, 'good');
      return desk.refresh();
    case 'additional':
      return await sendAdditional(desk, reply);
    case 'settle':
      if (reply.status === 'unknown' || reply.status === 'held') return await settle(desk, reply);
      return await openThread(desk, reply.conversation);
    default:
      return command satisfies never;
  }
}

/** The message has an answer already; a person takes it on them to send this one too. */
async function sendAdditional(desk: Desk, reply: Reply): Promise<void> {
  if (!isAnswered(reply)) return desk.say('Only one that found an answer there goes as an additional answer.', 'bad');
  // nobody who typed ahead has read this
  desk.keys.discard();
  const title = `${strangerLine(reply.error?.message ?? '', 200)} Send it as an ADDITIONAL answer?`;
  if ((await desk.ask({ kind: 'choice', title, choices: YES })) === null) return;
  errand(desk, 'Sending as an additional answer…', () => desk.app.send({ replies: [reply.id], isAdditional: true }));
}

/** Only somebody who looked can say; there is no one-key resend of what may have been sent. */
async function settle(desk: Desk, reply: Reply): Promise<void> {
  const choices = [
    { key: 's', value: 'sent', title: 'it was sent' },
    { key: 'n', value: 'notSent', title: 'it was not sent' },
  ];
  const title = 'Look on the platform. What became of it?';
  const answer = await desk.ask({ kind: 'choice', title, choices });
  if (answer === 'sent') {
    const url = await desk.ask({ kind: 'text', title: 'Web address of the reply on the platform' });
    if (url === null || url === '') return desk.say('Without its address it stays unknown.');
    await desk.app.settleByWord(reply.id, { sent: url });
    desk.say(`Reply ${reply.id} counts as sent, by your word.`, 'good');
  } else if (answer === 'notSent') {
    const sure = 'It goes out again. Sure it is not there?';
    if ((await desk.ask({ kind: 'choice', title: sure, choices: YES })) === null) return;
    const queued = await desk.app.settleByWord(reply.id, 'notSent');
    desk.say(`Reply ${reply.id} was not sent, by your word; it is ${queued.status}. S sends what is due.`, 'good');
  }
  desk.refresh();
}
