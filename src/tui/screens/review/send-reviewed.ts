import { mayDo } from '../../../domain/operator.ts';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { ProblemError, type ProblemFacts } from '../../../domain/problem.ts';
import type { Reply } from '../../../domain/reply.ts';
import { isSure } from '../../acts/go-ahead.ts';
import type { Desk } from '../../desk-state.ts';
import { countdownWords } from '../../time-words.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';

/** Sends what was read, or submits it to a second person. */
export async function sendReviewed(desk: Desk, review: ReplyReview): Promise<void> {
  const { review: said } = desk.words;
  if (!review.check.isSendable) return desk.say(said.notSendable(desk.keymap.keyFor('review', 'edit')), 'bad');
  const reply = await unlessAnswered(desk, review);
  if (reply === null) return;
  desk.back();
  if (reply.status === 'inReview') {
    desk.say(said.waits(reply.id), 'good');
  } else {
    const waitMs = Math.max(0, reply.sendAfter - desk.app.now());
    desk.say(
      waitMs > 0 ? said.onItsWayIn(reply.id, countdownWords(waitMs, desk.words.desk.spans)) : said.onItsWay(reply.id),
    );
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
    const { review: said } = desk.words;
    const who = author === '' ? null : strangerLine(author, 30);
    if (await isSure(desk, said.answeredAlready(who, strangerLine(text, 160)))) return await asAdditional(desk, review);
    desk.say(said.nothingSent(review.reply.id));
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
