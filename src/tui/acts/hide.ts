import type { ConversationDetail } from '../../domain/outcomes.ts';
import type { Desk } from '../desk-state.ts';
import { inLanguage } from '../in-language.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { isSure } from './go-ahead.ts';

/** Asks, then hides the customer's newest public message from others, or shows it again. Others see it: undo does not. */
export async function hideNewest(desk: Desk, { thread }: ConversationDetail): Promise<void> {
  const words = desk.words.acts.hide;
  const message = thread.findLast(
    ({ direction, visibility, deletedAt }) => direction === 'inbound' && visibility === 'public' && deletedAt === null,
  );
  if (message === undefined) return desk.say(words.none, 'bad');
  const { isAllowed, priceUsd, why } = await desk.app.moderation(message.id);
  if (!isAllowed) return desk.say(words.cannot(strangerLine(inLanguage(desk.words, why))), 'bad');
  const act = message.hiddenAt === null ? 'hide' : 'unhide';
  const price = priceUsd > 0 ? ` (${priceUsd.toFixed(3)} USD)` : '';
  const text = strangerLine(message.text, 40);
  if (!(await isSure(desk, act === 'hide' ? words.sure(text, price) : words.sureShow(text, price)))) return;
  await desk.app.moderate(message.id, act);
  desk.say(act === 'hide' ? words.said(desk.keymap.keyFor('thread', 'hide')) : words.shown, 'good');
  desk.refresh();
}
