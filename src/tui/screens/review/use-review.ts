import { mayDo } from '../../../domain/operator.ts';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { ProblemError, type ProblemFacts } from '../../../domain/problem.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { Desk } from '../../desk-state.ts';
import { type CommandOf, commandOf } from '../../keys.ts';
import { editAgain } from '../../open-screens.ts';
import { type Live, useKeys, useLive } from '../../use-live.ts';
import { YES } from '../../widgets/prompt.ts';
import { type Extent, readOnWords, unseenOf } from '../../widgets/read-through.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { FIRST_REVIEW, type ReviewAction, type ReviewState, reduceReview } from './review-state.ts';

/** The last look at a reply before it goes: it goes once its end was on the screen. */
export function useReview(desk: Desk, review: ReplyReview, extent: Extent): Live<ReviewState, ReviewAction> {
  const live = useLive(reduceReview, () => FIRST_REVIEW);
  const { latest, act } = live;
  useKeys(desk, (event) => {
    const command = commandOf('review', event.name);
    const unseen = unseenOf(latest().seen, extent);
    if (command === 'send' && unseen > 0) {
      act({ kind: 'readOn', extent });
      desk.say(readOnWords(unseen), 'warn');
      // what was typed ahead is no word on rows that were not there yet
      return desk.keys.discard();
    }
    if (command !== null) return desk.run(() => obey(desk, review, command));
    const move = commandOf('lists', event.name);
    if (move !== null) act({ kind: 'scroll', move, extent });
    else desk.everywhere(event, 'review');
  });
  return live;
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
  const reply = await unlessAnswered(desk, review);
  if (reply === null) return;
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

/** Somebody may have answered meanwhile: what they said is shown, and ours waits for the person's word. */
async function unlessAnswered(desk: Desk, review: ReplyReview): Promise<Reply | null> {
  try {
    return await approvedOrSubmitted(desk, review);
  } catch (problem) {
    if (!(problem instanceof ProblemError) || problem.code !== 'ALREADY_ANSWERED') throw problem;
    const { text, author }: ProblemFacts['ALREADY_ANSWERED'] = problem.facts;
    // nobody who typed ahead has read this
    desk.keys.discard();
    const who = strangerLine(author === '' ? 'Somebody' : author, 30);
    const title = `${who} answered already: “${strangerLine(text, 160)}”. Send yours as an ADDITIONAL answer?`;
    if ((await desk.ask({ kind: 'choice', title, choices: YES })) !== null) return await asAdditional(desk, review);
    desk.say(`Nothing was sent; draft ${review.reply.id} is kept.`);
    return null;
  }
}

/** Whether it is an additional answer is part of a reply from its beginning: the same words, begun anew. */
async function asAdditional(desk: Desk, { reply, newestInbound, newestEditedAt }: ReplyReview): Promise<Reply> {
  const { conversation, text, visibility } = reply;
  const how = { text, visibility, isConfirmed: true, isAdditional: true };
  const anew = await desk.app.draft(conversation, how);
  await desk.app.cancel(reply.id);
  const review = await desk.app.review(anew.id);
  // nobody has seen what they wrote since
  const isSame = review.newestInbound === newestInbound && review.newestEditedAt === newestEditedAt;
  if (isSame) return await approvedOrSubmitted(desk, review);
  desk.replace({ screen: 'review', review });
  throw new ProblemError('APPROVAL_VOID', { reply: anew.id, why: 'They wrote again meanwhile; read it again.' });
}

/** An approver approves at once, unless four eyes are asked for and the words are their own. */
async function approvedOrSubmitted(desk: Desk, { reply, newestInbound, newestEditedAt }: ReplyReview): Promise<Reply> {
  if (!mayDo(desk.app.operator, 'approve')) return await desk.app.submit(reply.id);
  try {
    return await desk.app.approve(reply.id, { version: reply.version, newestInbound, newestEditedAt });
  } catch (problem) {
    if (problem instanceof ProblemError && problem.code === 'FOUR_EYES') return await desk.app.submit(reply.id);
    throw problem;
  }
}
