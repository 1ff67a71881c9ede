import type { NewEvent } from '../../domain/event.ts';
import { isThanks, type Rating, understandMark, understandRating } from '../../domain/rating.ts';
import type { Settings } from '../../domain/settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { isLowRating, type Survey } from '../../domain/survey.ts';
import { unanswered } from '../../domain/unanswered.ts';
import type { Store, Tx } from '../../store/store.ts';
import { answerAmong, secondWord } from './answer-among.ts';

export interface HearNeeds {
  readonly store: Store;
  readonly settings: Pick<Settings, 'survey'>;
  readonly now: () => number;
}

/** The label of a conversation whose customer judged us badly and said why. */
const LOW_RATING = 'low-rating';

/**
 * Reads the customers' answers to what we asked: of each the first thing they say in private, before anything else is said.
 * One that says nothing but thanks besides closes its conversation again; what is not understood, and what comes later, waits
 * for a person, as any message; a second mark right after the first corrects it, and words there are kept with it. Looks at all who were asked, so that an answer that a crash left unread is read next time.
 * @returns how many were understood
 */
export async function hearRatings(needs: HearNeeds): Promise<number> {
  const { read } = needs.store;
  const { waitsMs } = needs.settings.survey;
  let heard = 0;
  for (const survey of await read.surveys.waiting(needs.now() - waitsMs)) {
    const said = await read.surveys.saidAfter(survey.id);
    if (said.length === 0 || survey.reply === null) continue;
    const question = (await read.replies.byId(survey.reply))?.remoteId ?? null;
    const message = answerAmong(said, { contact: survey.contact.id, scale: survey.scale, question });
    if (message === null || message.postedAt > survey.askedAt + waitsMs) continue;
    const rating = understandRating(message.text, survey.scale);
    if (rating === null) continue;
    if (await needs.store.transact((tx) => take(needs, tx, { survey, message, rating }))) heard += 1;
  }
  for (const survey of await read.surveys.heard(needs.now() - waitsMs)) await hearMore(needs, survey);
  return heard;
}

/** What they said right after they judged us: another mark, or why. */
async function hearMore(needs: HearNeeds, survey: Survey): Promise<void> {
  const { read } = needs.store;
  const { message: answer, rating, comment, reply, scale } = survey;
  if (answer === null || rating === null || reply === null) return;
  const said = await read.surveys.saidAfter(survey.id);
  const question = (await read.replies.byId(reply))?.remoteId ?? null;
  const message = secondWord(said, { contact: survey.contact.id, question, answer });
  if (message === null || message.postedAt > survey.askedAt + needs.settings.survey.waitsMs) return;
  const mark = understandMark(message.text, scale);
  const added = mark === null ? commentIn(message) : mark.comment;
  const after = { rating: mark?.rating ?? rating, comment: comment ?? added };
  if (mark === null && (added === null || comment !== null)) return;
  await needs.store.transact(async (tx) => {
    const now = await tx.surveys.byId(survey.id);
    // somebody else heard it meanwhile
    if (now?.rating !== rating || now.comment !== comment || now.message !== answer) return;
    const isNews = after.rating !== rating || after.comment !== comment;
    const { conversation, id } = message;
    const at = needs.now();
    if (isNews) await tx.surveys.answer(survey.id, { ...after, at: survey.answeredAt ?? at, message: answer });
    const data = { survey: survey.id, asked: survey.conversation, scale, ...after, was: rating };
    const about = { conversation: conversation ?? survey.conversation, message: id, data };
    const events = isNews ? [bySystem(at, 'survey.answered', about)] : [];
    const told = { survey, message, rating: { rating: after.rating, comment: added } };
    const isToSettle = isNews || added === null;
    if (conversation !== null && isToSettle) events.push(...(await settleDown(tx, { ...told, conversation, at })));
    if (events.length > 0) await tx.events.append(events);
  });
}

/** Words that say why; what asks, or wants to be acted upon, is no comment. */
function commentIn({ text, score }: StoredMessage): string | null {
  const isPressing = score?.flags.some((flag) => PRESSING_FLAGS.includes(flag)) ?? true;
  const said = text.replace(/^(?:\s*@[\w.@-]+)+/, '').trim();
  return isPressing || said.includes('?') || !/\p{L}/u.test(said) ? null : said;
}

const PRESSING_FLAGS: readonly string[] = ['question', 'threat', 'legal', 'press', 'safety', 'abuse'];

interface Answer {
  readonly survey: Survey;
  readonly message: StoredMessage;
  readonly rating: Rating;
}

async function take(needs: HearNeeds, tx: Tx, { survey, message, rating }: Answer): Promise<boolean> {
  // somebody else read it meanwhile
  if ((await tx.surveys.byId(survey.id))?.status !== 'asked') return false;
  const { conversation, id } = message;
  const at = needs.now();
  await tx.surveys.answer(survey.id, { ...rating, at: message.postedAt, message: id });
  const data = { survey: survey.id, asked: survey.conversation, scale: survey.scale, ...rating };
  const events = [
    bySystem(at, 'survey.answered', { conversation: conversation ?? survey.conversation, message: id, data }),
  ];
  if (conversation !== null) events.push(...(await settleDown(tx, { survey, message, rating, conversation, at })));
  await tx.events.append(events);
  return true;
}

/** What becomes of the conversation that the answer came in. */
async function settleDown(
  tx: Tx,
  { survey, message, rating, conversation: id, at }: Answer & { conversation: number; at: number },
): Promise<NewEvent[]> {
  const conversation = await tx.conversations.byId(id);
  if (conversation === null) return [];
  if (isLowRating(rating.rating, survey.scale) && rating.comment !== null) {
    const cue = `rated us ${rating.rating} of ${survey.scale} and says why`;
    const reasons = [{ cue, effect: 'urgency' as const, weight: 0.5 }, ...conversation.reasons];
    await tx.conversations.patch(id, { reasons });
    await tx.conversations.addLabels(id, [LOW_RATING]);
    const data = { add: [LOW_RATING], remove: [], why: cue };
    return [bySystem(at, 'conversation.labelled', { conversation: id, message: null, data })];
  }
  // whatever else they say, a person has to read
  const saysMore = (rating.comment !== null && !isThanks(rating.comment)) || asksMore(message);
  // what we promised and did not do keeps it on the desk
  const isPromiseLate = conversation.followUpAt !== null && conversation.followUpAt < at;
  if (conversation.status !== 'open' || isPromiseLate || saysMore || !(await isOpenedBy(tx, id, message))) return [];
  await tx.conversations.patch(id, { status: 'closed', waitingSince: null, dueAt: null });
  const data = { why: 'rated', survey: survey.id };
  return [bySystem(at, 'conversation.closed', { conversation: id, message: null, data })];
}

/** A few unkind words go with a bad mark; more than these want to be read. */
const FEW_WORDS = 4;
const ASKING_FLAGS: readonly string[] = ['question', 'complaint', 'threat', 'legal', 'press', 'safety', 'abuse'];

function asksMore({ score, text }: StoredMessage): boolean {
  if (score === null || text.includes('?')) return true;
  const isFew = text.trim().split(/\s+/).length <= FEW_WORDS;
  // "huono" is a complaint to the scorer, and an answer to us
  if (isFew) return score.flags.some((flag) => flag === 'question' || flag === 'threat' || flag === 'safety');
  return score.sentiment.label === 'negative' || score.flags.some((flag) => ASKING_FLAGS.includes(flag));
}

/** Whether nobody would wait but for this message: it opened the conversation, or opened it again, and nothing else waits there. */
async function isOpenedBy(tx: Tx, conversation: number, message: StoredMessage): Promise<boolean> {
  const thread = (await tx.messages.ofConversation(conversation)).filter(({ deletedAt }) => deletedAt === null);
  const since = (await tx.conversations.byId(conversation))?.waitingSince ?? message.postedAt;
  const waiting = unanswered(thread).filter(({ postedAt }) => postedAt >= since);
  if (waiting.some(({ id }) => id !== message.id)) return false;
  const opening = (await tx.events.ofConversation(conversation)).findLast(({ kind }) => OPENINGS.includes(kind));
  if (opening?.kind === 'conversation.reopened') return opening.message === message.id;
  const [first] = thread.filter(({ direction }) => direction === 'inbound');
  return first?.id === message.id;
}

const OPENINGS: readonly string[] = ['conversation.opened', 'conversation.reopened'];

function bySystem(
  at: number,
  kind: NewEvent['kind'],
  about: Pick<NewEvent, 'conversation' | 'message' | 'data'>,
): NewEvent {
  return { at, kind, actor: 'system', login: '', reply: null, ...about };
}
