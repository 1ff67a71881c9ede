import { mayDo } from '../../../domain/operator.ts';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { ProblemError } from '../../../domain/problem.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { Desk } from '../../desk-state.ts';
import { type CommandOf, commandOf } from '../../keys.ts';
import { editAgain } from '../../open-screens.ts';
import { useKeys, useLive } from '../../use-live.ts';
import { YES } from '../../widgets/prompt.ts';
import { type ReviewState, reduceReview } from './review-state.ts';

/** The last look at a reply before it goes. */
export function useReview(desk: Desk, review: ReplyReview, extent: { count: number; rows: number }): ReviewState {
  const { state, act } = useLive(reduceReview, () => ({ top: 0 }));
  useKeys(desk, (event) => {
    const command = commandOf('review', event.name);
    if (command !== null) return desk.run(() => obey(desk, review, command));
    const move = commandOf('lists', event.name);
    if (move !== null) act({ move, extent });
    else desk.everywhere(event, 'review');
  });
  return state;
}

async function obey(desk: Desk, review: ReplyReview, command: CommandOf<'review'>): Promise<void> {
  const { reply } = review;
  switch (command) {
    case 'send':
      return await send(desk, review);
    case 'edit':
      return await editAgain(desk, reply);
    case 'postpone':
      desk.back();
      return desk.say(`Draft ${reply.id} is kept; r goes on with it.`);
    case 'discard': {
      if ((await desk.ask({ kind: 'choice', title: 'Discard this draft?', choices: YES })) === null) return;
      await desk.app.cancel(reply.id);
      desk.back();
      desk.say(`Draft ${reply.id} was discarded.`);
      return desk.refresh();
    }
    default:
      return command satisfies never;
  }
}

async function send(desk: Desk, review: ReplyReview): Promise<void> {
  if (!review.check.isSendable) {
    return desk.say('It cannot go out like this; what stops it is shown above. e edits it.', 'bad');
  }
  const reply = await approvedOrSubmitted(desk, review);
  desk.back();
  if (reply.status === 'inReview') {
    desk.say(`Reply ${reply.id} waits for approval by a second person.`, 'good');
  } else {
    const waitMs = Math.max(0, reply.sendAfter - desk.app.now());
    const undo = waitMs > 0 ? ` in ${Math.ceil(waitMs / 1000)} s; U in the outbox recalls it` : '';
    desk.say(`Reply ${reply.id} is on its way${undo}…`);
    desk.delivery.deliver(reply);
  }
  desk.refresh();
}

/** An approver approves at once, unless four eyes are asked for and the words are their own. */
async function approvedOrSubmitted(desk: Desk, { reply, newestInbound }: ReplyReview): Promise<Reply> {
  if (!mayDo(desk.app.operator, 'approve')) return await desk.app.submit(reply.id);
  try {
    return await desk.app.approve(reply.id, { version: reply.version, newestInbound });
  } catch (problem) {
    if (problem instanceof ProblemError && problem.code === 'FOUR_EYES') return await desk.app.submit(reply.id);
    throw problem;
  }
}
