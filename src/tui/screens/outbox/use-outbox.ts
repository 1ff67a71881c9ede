import { useEffect, useMemo } from 'react';
import type { CommandOf } from '../../../domain/key-table.ts';
import type { SendReport } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import { isSure } from '../../acts/go-ahead.ts';
import { askUntilDone } from '../../ask-until-done.ts';
import type { Desk } from '../../desk-state.ts';
import { errorWords } from '../../in-language.ts';
import { LatestOnly } from '../../latest-only.ts';
import { openThread, outboxReplies } from '../../open-screens.ts';
import type { OutboxStart } from '../../places.ts';
import { sentLine } from '../../spoken.ts';
import { type Live, useLive } from '../../use-live.ts';
import { useOrders } from '../../use-orders.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import type { Move } from '../../widgets/window.ts';
import { focusedReply, type OutboxAction, type OutboxState, reduceOutbox, wantedDetail } from './outbox-state.ts';
import { isAnswered, outboxKeys } from './status-words.ts';

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
  useOrders(desk, 'outbox', {
    aim: () => aimOf(live.latest()),
    obey(order) {
      if (order.screen === 'lists') act({ kind: 'move', move: order.command as Move, rows });
      else pressed(desk, live, order.command as CommandOf<'outbox'>);
    },
  });
  return state;
}

/** A reply that was changed is another one. */
function aimOf(state: OutboxState): string {
  const reply = focusedReply(state);
  return reply === null ? '' : `${reply.id} ${reply.version} ${reply.status}`;
}

function pressed(desk: Desk, live: OutboxLive, command: CommandOf<'outbox'>): void {
  const words = desk.words.outbox;
  const reply = focusedReply(live.latest());
  if (command === 'sendDue') errand(desk, words.sendingDue, () => desk.app.send());
  else if (command === 'look') errand(desk, words.looking, () => desk.app.settle());
  else if (reply === null) desk.say(words.noReply);
  else obeyed(desk, live, { reply, command });
}

function obeyed(
  desk: Desk,
  live: OutboxLive,
  { reply, command }: { reply: Reply; command: Exclude<CommandOf<'outbox'>, 'sendDue' | 'look'> },
): void {
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
      told.length === 1 && only !== undefined
        ? sentLine(only, desk)
        : { text: countWords(report, desk), tone: 'plain' as const };
    desk.say(line.text, line.tone);
    desk.refresh();
  });
}

function countWords({ items, settled }: SendReport, { words }: Desk): string {
  const all = [...settled, ...items].map((item) => item.reply.status);
  if (all.length === 0) return words.outbox.nothingDue;
  const counted = [...new Set(all)].map(
    (status) => `${all.filter((one) => one === status).length} ${words.spoken.status[status]}`,
  );
  return counted.join(', ');
}

async function obey(
  desk: Desk,
  reply: Reply,
  command: Exclude<CommandOf<'outbox'>, 'sendDue' | 'look'>,
): Promise<void> {
  const { outbox, spoken } = desk.words;
  switch (command) {
    case 'thread':
      return await openThread(desk, reply.conversation);
    case 'retry': {
      if (reply.status !== 'failed') return desk.say(outbox.onlyFailed(spoken.status[reply.status]), 'bad');
      const queued = await desk.app.retry(reply.id);
      desk.say(outbox.again(reply.id));
      desk.delivery.deliver(queued);
      return desk.refresh();
    }
    case 'recall':
      await desk.app.cancel(reply.id);
      desk.delivery.forget(reply.id);
      desk.say(outbox.recalled(reply.id), 'good');
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
  const { outbox } = desk.words;
  if (!isAnswered(reply)) return desk.say(outbox.notAnswered, 'bad');
  if (
    !(await isSure(
      desk,
      outbox.additionalTitle(strangerLine(reply.error === null ? '' : errorWords(desk.words, reply.error), 200)),
    ))
  )
    return;
  errand(desk, outbox.sendingAdditional, () => desk.app.send({ replies: [reply.id], isAdditional: true }));
}

/** Only somebody who looked can say; there is no one-key resend of what may have been sent. */
async function settle(desk: Desk, reply: Reply): Promise<void> {
  const { outbox, spoken } = desk.words;
  const choices = [
    { key: 's', value: 'sent', title: outbox.wasSent },
    { key: 'n', value: 'notSent', title: outbox.wasNotSent },
  ];
  // who typed ahead has neither looked nor read this
  desk.keys.discard();
  const answer = await desk.ask({ kind: 'choice', title: outbox.settleTitle, choices });
  if (answer === 'sent') {
    // an address is nothing that a key says: it may be typed ahead
    const url = await askUntilDone(desk, { title: outbox.addressTitle }, async (typed) => {
      if (typed !== '') await desk.app.settleByWord(reply.id, { sent: typed });
    });
    if (url === null || url === '') return desk.say(outbox.noAddress);
    desk.say(outbox.countsAsSent(reply.id), 'good');
  } else if (answer === 'notSent') {
    if (!(await isSure(desk, outbox.sureTitle))) return;
    const queued = await desk.app.settleByWord(reply.id, 'notSent');
    const status = spoken.status[queued.status];
    desk.say(outbox.countsAsNotSent(reply.id, status, outboxKeys(desk.keymap)), 'good');
  }
  desk.refresh();
}
