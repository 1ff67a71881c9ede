/**
 * Beside the steps: asking customers how it went, in private, once their matter is closed; and what they say.
 * Takes: a closed conversation and a person's word. Leaves: a private reply that asks, on the way of any reply (draft, review,
 * send), and a survey; or on record why nobody is asked.
 * The rule that matters most: nobody is asked by a machine, nobody twice within the cool-down, and nobody who may not be.
 */
import type { Conversation } from '../domain/conversation.ts';
import type { Eligibility } from '../domain/eligibility.ts';
import { eventBy } from '../domain/event.ts';
import { demand, type Operator } from '../domain/operator.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply } from '../domain/reply.ts';
import type { Settings } from '../domain/settings.ts';
import type { StoredMessage } from '../domain/stored.ts';
import { askingLanguage, type Survey, type SurveyAsked, type SurveyChannel } from '../domain/survey.ts';
import { messageToAnswer } from '../domain/to-answer.ts';
import type { Reads, Store, Tx } from '../store/store.ts';
import { asksOf, isAskedLately, whyNotAskNow } from './survey/may-ask.ts';

export interface SurveyNeeds {
  readonly store: Store;
  readonly settings: Pick<Settings, 'brand' | 'bulk' | 'survey'>;
  /** A saved answer as text for a conversation. */
  readonly text: (answer: string, about: { conversation: number; scale: number }) => Promise<string>;
  readonly eligibility: (target: StoredMessage) => Promise<Eligibility>;
  /** Makes the private draft, with what is to be written down in the same transaction. */
  readonly draft: (input: AskingDraft) => Promise<Reply>;
  /** Hands it over for review, or approves it where the policy asks for none. */
  readonly submit: (reply: number) => Promise<Reply>;
  readonly operator: Operator;
  readonly now: () => number;
}

/** A private reply that asks how it went. */
interface AskingDraft {
  readonly conversation: number;
  readonly text: string;
  /** Name of the saved answer it is made from. */
  readonly answer: string;
  readonly alongside: (tx: Tx, reply: Reply) => Promise<void>;
}

/**
 * Asks about one conversation, or says why nobody is asked; a dry run only tells, and a draft is for its writer to submit. A
 * draft of theirs that asks already, as a run that was cut off leaves one, goes on from where it is.
 */
export async function askHowItWent(
  needs: SurveyNeeds,
  id: number,
  { isDryRun, isDraft }: { isDryRun: boolean; isDraft: boolean },
): Promise<SurveyAsked> {
  demand(needs.operator, 'submit');
  const conversation = await known(needs.store.read, id);
  const begun = await begunBy(needs, conversation);
  const skip = await whyNot(needs, conversation, begun?.survey ?? 0);
  if (skip !== null) return await skipped(needs, conversation, { skip, isDryRun });
  if (begun !== null) {
    const { id: reply, text } = begun.reply;
    if (!isDryRun && !isDraft) await needs.submit(reply);
    return { conversation: id, text, reply: isDryRun ? null : reply, skip: null };
  }
  const { survey, brand } = needs.settings;
  const answer = `${survey.answer}-${askingLanguage(conversation.language, brand.languages)}`;
  const text = await needs.text(answer, { conversation: id, scale: survey.scale });
  if (isDryRun) return { conversation: id, text, reply: null, skip: null };
  try {
    const alongside = async (tx: Tx, reply: Reply) => await addSurvey(needs, tx, { conversation, reply });
    const reply = await needs.draft({ conversation: id, text, answer, alongside });
    if (!isDraft) await needs.submit(reply.id);
    return { conversation: id, text, reply: reply.id, skip: null };
  } catch (error) {
    if (!(error instanceof AskedMeanwhileError)) throw error;
    return await skipped(needs, conversation, { skip: { why: 'coolDown', words: null }, isDryRun });
  }
}

/** Conversations that were closed since and still are, oldest closing first. */
export async function closedSince(
  { store, now }: Pick<SurveyNeeds, 'store' | 'now'>,
  since: number,
): Promise<number[]> {
  const events = await store.read.events.between(since, now() + 1, ['conversation.closed']);
  const ids = [...new Set(events.flatMap(({ conversation }) => conversation ?? []))];
  const found = await store.read.conversations.byIds(ids);
  return ids.filter((id) => found.get(id)?.status === 'closed');
}

/** What a customer told a person: the answer to what we asked, or said of their own accord on another channel. */
export async function recordRating(
  needs: Pick<SurveyNeeds, 'store' | 'settings' | 'operator' | 'now'>,
  id: number,
  said: { rating: number; comment: string | null; channel: SurveyChannel | null },
): Promise<Survey> {
  demand(needs.operator, 'work');
  const { scale, waitsMs } = needs.settings.survey;
  const { rating } = said;
  if (!Number.isInteger(rating) || rating < 1 || rating > scale)
    throw new ProblemError('USAGE', {
      problem: `${rating} is no rating`,
      remedy: `Give a whole number from 1 to ${scale}.`,
    });
  const comment = said.comment?.trim() || null;
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    const conversation = await known(tx, id);
    const asked = await waitingOf(tx, conversation, at - waitsMs);
    const isAnswer = asked !== null && (said.channel === null || said.channel === 'private') && asked.scale === scale;
    const channel = said.channel ?? 'other';
    const survey = isAnswer
      ? asked.id
      : await tx.surveys.add({ ...newSurvey(needs, conversation, at), channel, reply: null });
    await tx.surveys.answer(survey, { rating, comment, at, message: null });
    const data = { survey, rating, scale, comment, channel: isAnswer ? 'private' : channel };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'survey.recorded', { conversation: id, data })]);
    const after = await tx.surveys.byId(survey);
    if (after === null) throw new Error(`Survey ${survey} was just written.`);
    return after;
  });
}

/** What this person was asked about and has not answered, on this account: about this conversation before any other. */
async function waitingOf(read: Reads, { id, account, contact }: Conversation, since: number): Promise<Survey | null> {
  const theirs = (await read.surveys.ofContact(contact.id)).filter(
    (one) => one.status === 'asked' && one.account === account && one.askedAt >= since,
  );
  return theirs.find(({ conversation }) => conversation === id) ?? theirs[0] ?? null;
}

/** The question that this operator began about a conversation and that is still a draft. */
async function begunBy(
  { store: { read }, operator }: SurveyNeeds,
  { id }: Conversation,
): Promise<{ survey: number; reply: Reply } | null> {
  for (const { id: survey, status, reply } of await read.surveys.ofConversations([id])) {
    const found = status !== 'planned' || reply === null ? null : await read.replies.byId(reply);
    if (found?.status === 'draft' && found.author === operator.name) return { survey, reply: found };
  }
  return null;
}

async function whyNot(needs: SurveyNeeds, conversation: Conversation, besides: number): Promise<Survey['skip']> {
  const { read } = needs.store;
  const why = await whyNotAskNow(needs, read, { conversation, besides });
  if (why === 'alreadyAsked' || why === 'coolDown') {
    const [last] = (await asksOf(read, { contact: conversation.contact.id, besides })).filter(
      ({ reply }) => reply !== null,
    );
    if (last?.status === 'planned') return { why: 'planned', words: String(last.reply) };
  }
  if (why !== null) return { why, words: null };
  const target = messageToAnswer(await read.messages.ofConversation(conversation.id));
  if (target === null) return { why: 'noAnswer', words: null };
  const { private: mayAsk, why: words } = await needs.eligibility(target);
  return mayAsk ? null : { why: 'noPrivate', words };
}

/** On record once for each reason: asking again and again is no news. */
async function skipped(
  needs: SurveyNeeds,
  { id, account, contact }: Conversation,
  { skip, isDryRun }: { skip: NonNullable<Survey['skip']>; isDryRun: boolean },
): Promise<SurveyAsked> {
  const result = { conversation: id, text: null, reply: null, skip };
  if (isDryRun) return result;
  const at = needs.now();
  await needs.store.transact(async (tx) => {
    const [last] = await tx.surveys.ofConversations([id]);
    if (last?.skip?.why === skip.why) return;
    const survey = { ...newSurvey(needs, { id, account, contact }, at), skip, reply: null };
    const data = { survey: await tx.surveys.add(survey), why: skip.why, words: skip.words };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'survey.skipped', { conversation: id, data })]);
  });
  return result;
}

/** Somebody else asked them between our question and our writing. */
class AskedMeanwhileError extends Error {}

async function addSurvey(
  needs: SurveyNeeds,
  tx: Tx,
  { conversation, reply }: { conversation: Conversation; reply: Reply },
): Promise<void> {
  if (await isAskedLately(needs, tx, { contact: conversation.contact.id, besides: 0 })) throw new AskedMeanwhileError();
  await tx.surveys.add({ ...newSurvey(needs, conversation, reply.createdAt), reply: reply.id });
}

function newSurvey(
  { settings, operator }: Pick<SurveyNeeds, 'settings' | 'operator'>,
  { id, account, contact }: Pick<Conversation, 'id' | 'account' | 'contact'>,
  at: number,
) {
  const place = { conversation: id, contact: contact.id, account };
  const { scale } = settings.survey;
  return { ...place, channel: 'private' as const, skip: null, scale, askedAt: at, askedBy: operator.name };
}

async function known(read: Reads, id: number): Promise<Conversation> {
  const found = await read.conversations.byId(id);
  if (found === null) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
  return found;
}
