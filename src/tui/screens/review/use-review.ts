import type { ReplyReview } from '../../../domain/outcomes.ts';
import { isSure } from '../../acts/go-ahead.ts';
import type { Desk } from '../../desk-state.ts';
import { keptWords } from '../../kept-words.ts';
import { editAgain } from '../../open-screens.ts';
import { type Live, useLive } from '../../use-live.ts';
import { type OrderAt, useOrders } from '../../use-orders.ts';
import { type Extent, unseenOf } from '../../widgets/read-through.ts';
import { FIRST_REVIEW, type ReviewAction, type ReviewState, reduceReview } from './review-state.ts';
import { sendReviewed } from './send-reviewed.ts';
import { turnWay } from './turn-way.ts';

/** The last look at a reply before it goes: it goes once its end was on the screen. */
export function useReview(desk: Desk, review: ReplyReview, extent: Extent): Live<ReviewState, ReviewAction> {
  const live = useLive(reduceReview, () => FIRST_REVIEW);
  const { latest, act } = live;
  useOrders(desk, 'review', {
    obey: (order) => {
      const unseen = unseenOf(latest().seen, extent);
      if (order.command !== 'send' || unseen === 0) {
        obey(desk, review, { order, extent, act });
        return;
      }
      act({ kind: 'readOn', extent });
      desk.say(desk.words.review.readOn(unseen, desk.keymap.keyFor('review', 'send')), 'warn');
      // what was typed ahead is no word on rows that were not there yet
      desk.keys.discard();
    },
  });
  return live;
}

interface Asked {
  readonly order: OrderAt<'review'>;
  readonly extent: Extent;
  readonly act: (action: ReviewAction) => void;
}

function obey(desk: Desk, review: ReplyReview, { order: { command }, extent, act }: Asked): void {
  switch (command) {
    case 'send':
      desk.run(() => sendReviewed(desk, review));
      break;
    case 'edit':
      desk.run(() => editAgain(desk, review.reply));
      break;
    case 'postpone':
      postpone(desk, review);
      break;
    case 'discard':
      desk.run(() => discard(desk, review));
      break;
    case 'turnWay':
      desk.run(() => turnWay(desk, review));
      break;
    case 'down':
    case 'up':
    case 'pageDown':
    case 'pageUp':
    case 'first':
    case 'last':
      act({ kind: 'scroll', move: command, extent });
      break;
    default:
      command satisfies never;
  }
}

function postpone(desk: Desk, { reply }: ReplyReview): void {
  desk.back();
  desk.say(keptWords(desk, reply));
}

async function discard(desk: Desk, { reply }: ReplyReview): Promise<void> {
  const { review } = desk.words;
  if (!(await isSure(desk, review.discardTitle))) return;
  await desk.app.cancel(reply.id);
  desk.back();
  desk.say(review.discarded(reply.id));
  desk.refresh();
}
