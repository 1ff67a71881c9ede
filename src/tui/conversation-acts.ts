/** What the inbox and the thread do with conversations: ask what must be asked, call the App, say what happened. */
import type { ConversationDetail } from '../domain/outcomes.ts';
import { parseWhen } from '../domain/when.ts';
import type { Desk } from './desk-state.ts';
import { momentWords } from './time-words.ts';
import { YES } from './widgets/prompt.ts';
import { strangerLine } from './widgets/stranger-text.ts';

export type Ids = readonly number[];

/** Closes the conversations. */
export async function closeThem(desk: Desk, ids: Ids): Promise<void> {
  await desk.app.close(ids);
  desk.lastMoved = ids;
  desk.say(`${these(ids)} done.  u opens again`, 'good');
  desk.refresh();
}

export async function reopenThem(desk: Desk, ids: Ids): Promise<void> {
  await desk.app.reopen(ids);
  desk.lastMoved = [];
  desk.say(`${these(ids)} open again.`);
  desk.refresh();
}

/** Asks until when, and snoozes. Tells whether it did. */
export async function snoozeThem(desk: Desk, ids: Ids): Promise<boolean> {
  const words = await desk.ask({ kind: 'text', title: 'Snooze until (2h, tomorrow, mon, 14:30)' });
  if (words === null || words === '') return false;
  const { timezone } = desk.app.config.settings;
  const until = parseWhen(words, desk.app.now(), timezone);
  if (until === null || until <= desk.app.now()) {
    desk.say(`“${words}” is not a time ahead. Try 30m, 2h, 3d, tomorrow, mon 9:00, 14:30 or 2026-12-24.`, 'bad');
    return false;
  }
  await desk.app.snooze(ids, until, null);
  desk.lastMoved = ids;
  desk.say(`${these(ids)} snoozed until ${momentWords(until, timezone)}.  u opens again`, 'good');
  desk.refresh();
  return true;
}

/** Asks for an operator; an empty name takes the assignment away. */
export async function assignThem(desk: Desk, ids: Ids): Promise<void> {
  const { settings } = desk.app.config;
  const names = settings.operators.map((operator) => operator.name).join(', ');
  const title = `Assign to${names === '' ? '' : ` (${names})`}, empty for nobody`;
  const name = await desk.ask({ kind: 'text', title, initial: desk.app.operator.name });
  if (name === null) return;
  await desk.app.assign(ids, name === '' ? null : name);
  desk.say(name === '' ? `${these(ids)}: assigned to nobody.` : `${these(ids)}: assigned to ${name}.`, 'good');
  desk.refresh();
}

/** Asks for labels: words add, words after a minus are taken away. */
export async function labelThem(desk: Desk, ids: Ids): Promise<void> {
  const words = await desk.ask({ kind: 'text', title: 'Labels (refund -spam)' });
  if (words === null || words === '') return;
  const all = words.split(/[\s,]+/).filter((word) => word !== '' && word !== '-');
  const remove = all.filter((word) => word.startsWith('-')).map((word) => word.slice(1));
  const add = all.filter((word) => !word.startsWith('-'));
  await desk.app.label(ids, { add, remove });
  desk.say(
    `${these(ids)}: ${[...add.map((word) => `+${word}`), ...remove.map((word) => `-${word}`)].join(' ')}`,
    'good',
  );
  desk.refresh();
}

/** Asks for an internal note. */
export async function noteOn(desk: Desk, id: number): Promise<void> {
  const text = await desk.ask({ kind: 'text', title: 'NOTE (internal, never sent)' });
  if (text === null || text === '') return;
  await desk.app.note(id, text);
  desk.say('Note kept.', 'good');
  desk.refresh();
}

/** Asks, then hides the customer's newest public message from others, or shows it again. */
export async function hideNewest(desk: Desk, { thread }: ConversationDetail): Promise<void> {
  const message = thread.findLast(
    ({ direction, visibility, deletedAt }) => direction === 'inbound' && visibility === 'public' && deletedAt === null,
  );
  if (message === undefined) return desk.say('There is no public message of theirs to hide.', 'bad');
  const { isAllowed, priceUsd, why } = await desk.app.moderation(message.id);
  if (!isAllowed) return desk.say(`It cannot be hidden: ${strangerLine(why)}`, 'bad');
  const act = message.hiddenAt === null ? 'hide' : 'unhide';
  const price = priceUsd > 0 ? ` (${priceUsd.toFixed(3)} USD)` : '';
  const title = `${act === 'hide' ? 'Hide from others' : 'Show to others again'}${price}: “${strangerLine(message.text, 40)}”?`;
  if ((await desk.ask({ kind: 'choice', title, choices: YES })) === null) return;
  await desk.app.moderate(message.id, act);
  desk.say(act === 'hide' ? 'Hidden from others. x shows it again.' : 'Others can see it again.', 'good');
  desk.refresh();
}

function these(ids: Ids): string {
  return ids.length === 1 ? `Conversation ${ids[0] ?? ''}` : `${ids.length} conversations`;
}
