import type { Visibility } from '../domain/message.ts';
import { demand } from '../domain/operator.ts';
import type { DraftCheck, Progress, ReplyReview, SeenByApprover, SendReport, SentItem } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply, ReplyStatus } from '../domain/reply.ts';
import type { TakenAnswer } from '../domain/saved-answer.ts';
import type { AccountSettings } from '../domain/settings.ts';
import type { DraftNeeds } from '../journey/draft.ts';
import { checkAnswer, checkText, draft, edit, review } from '../journey/draft.ts';
import { claimQuietly, resolveConversation } from '../journey/inbox.ts';
import { hearAround } from '../journey/poll/hear-around.ts';
import { approve, cancel, reject, retry, submit } from '../journey/review.ts';
import { recordSent } from '../journey/send/record.ts';
import { send } from '../journey/send.ts';
import { hold } from '../journey/settle/hold.ts';
import { settle, settleByWord } from '../journey/settle.ts';
import { whyNotAskNow } from '../journey/survey/may-ask.ts';
import { triage } from '../journey/triage.ts';
import { point } from '../log.ts';
import { type Around, type Prepared, ReplyRefusedError } from '../platforms/platform.ts';
import type { Reads } from '../store/store.ts';
import { keptAnswer } from './answering.ts';
import { problemOf } from './connections.ts';
import { triageNeeds } from './listening-needs.ts';
import { newKey } from './new-key.ts';
import type { Parts } from './parts.ts';
import { promisesIn } from './promising.ts';
import { situationOf } from './situation.ts';
import { spentSince } from './spending.ts';

interface DraftAsked {
  readonly text: string;
  readonly visibility?: Visibility | null;
  readonly isConfirmed?: boolean;
  readonly isAdditional?: boolean;
  readonly isUnfinished?: boolean;
  readonly sendAt?: number | null;
  readonly answer?: TakenAnswer | null;
}

interface EditAsked {
  readonly isUnfinished?: boolean;
  readonly answer?: TakenAnswer | null;
}

interface SendAsked {
  readonly replies?: readonly number[];
  readonly isDryRun?: boolean;
  readonly isAdditional?: boolean;
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Steps 6 to 9: draft, review, send, settle. */
export function replyingMethods(parts: Parts) {
  return {
    draft: async (id: string | number, asked: DraftAsked): Promise<Reply> => {
      const needs = await draftNeeds(parts);
      const conversation = await resolveConversation(needs, id);
      const { text, visibility = null, isConfirmed = false, isAdditional = false } = asked;
      const { isUnfinished = false, sendAt = null } = asked;
      const how = { visibility, isConfirmed, isAdditional, isUnfinished, sendAt };
      const kept = await keptAnswer(parts, text, { taken: asked.answer ?? null, before: null });
      const made = kept ? { answer: kept.name, isAnswerChanged: kept.isChanged } : {};
      const reply = await draft(needs, { conversation, text, ...how, ...made });
      await claimQuietly(needs, conversation);
      return reply;
    },
    edit: async (reply: number, text: string, asked: EditAsked = {}): Promise<Reply> => {
      const needs = await draftNeeds(parts);
      const before = await needs.store.read.replies.byId(reply);
      const answer = await keptAnswer(parts, text, { taken: asked.answer ?? null, before });
      return await edit(needs, { reply, text, isUnfinished: asked.isUnfinished ?? false, answer });
    },
    review: async (reply: number): Promise<ReplyReview> => await review(await draftNeeds(parts), reply),
    checkText: async (text: string, asked: Parameters<typeof checkAsked>[2]) => await checkAsked(parts, text, asked),

    reply: async (id: number): Promise<Reply> => {
      const found = await (await parts.store()).read.replies.byId(id);
      if (found === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(id) });
      return found;
    },
    replies: async (statuses: readonly ReplyStatus[]): Promise<Reply[]> =>
      await (await parts.store()).read.replies.inStatus(statuses),
    recentlySent: async (limit: number): Promise<Reply[]> =>
      await (await parts.store()).read.replies.recentlySent(limit),

    submit: async (reply: number): Promise<Reply> => await submit(await reviewNeeds(parts), reply),
    approve: async (reply: number, seen: SeenByApprover | null = null, isAdditional = false): Promise<Reply> =>
      await approvedHere(parts, await approve(await reviewNeeds(parts), reply, { seen, isAdditional })),
    reject: async (reply: number, note: string): Promise<Reply> => await reject(await reviewNeeds(parts), reply, note),
    retry: async (reply: number): Promise<Reply> => await retry(await reviewNeeds(parts), reply),
    cancel: async (reply: number): Promise<Reply> => await cancel(await reviewNeeds(parts), reply),

    send: async (asked: SendAsked = {}): Promise<SendReport> => await settleAndSend(parts, asked),
    settle: async (): Promise<SendReport> => {
      demand(parts.config.operator, 'send');
      const needs = await settleNeeds(parts);
      await hold(needs);
      return { items: [], settled: await settle(needs) };
    },
    settleByWord: async (reply: number, word: { sent: string } | 'notSent'): Promise<Reply> =>
      await settleByWord(await settleNeeds(parts), { reply, word }),
  };
}

/** From the first approval on it is on record which file on which machine sends: a copy of it is told from the original. */
async function approvedHere(parts: Parts, reply: Reply): Promise<Reply> {
  await (await parts.store()).mark.doubt();
  return reply;
}

async function settleAndSend(parts: Parts, asked: SendAsked): Promise<SendReport> {
  // before anything is held or looked up: whoever may not send moves no reply
  demand(parts.config.operator, 'send');
  const settled: SentItem[] = [];
  const refused: SentItem[] = [];
  if (!asked.isDryRun) {
    const needs = await settleNeeds(parts);
    await hold(needs);
    settled.push(...(await settle(needs)));
    for (const id of new Set(asked.replies)) refused.push(...(await approveByPolicy(parts, id)));
  }
  const isRefused = new Set(refused.map((item) => item.reply.id));
  const replies = asked.replies ? [...new Set(asked.replies)].filter((id) => !isRefused.has(id)) : null;
  const items = await send(await sendNeeds(parts, asked.signal ?? parts.signal), {
    replies,
    isDryRun: asked.isDryRun ?? false,
    isAdditional: asked.isAdditional ?? false,
    waitMs: asked.waitMs ?? 0,
    onProgress: asked.onProgress,
  });
  return { items: [...refused, ...items], settled };
}

/** Where the brand asks for no review, a named draft is approved as it is by whoever sends it; one that may not go is told. */
async function approveByPolicy(parts: Parts, id: number): Promise<SentItem[]> {
  const reply = await (await parts.store()).read.replies.byId(id);
  const isReviewed = reply === null || parts.config.settings.review[reply.visibility] === 'required';
  if (isReviewed || reply.status !== 'draft') return [];
  try {
    await submit(await reviewNeeds(parts), id);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return [{ reply, problem: error }];
  }
}

async function checkAsked(
  parts: Parts,
  text: string,
  asked: { visibility: Visibility; account?: string; platform?: string; conversation?: number; language?: string },
): Promise<DraftCheck> {
  const { visibility, account, conversation, language = null } = asked;
  if (conversation !== undefined) return await checkAnswer(await draftNeeds(parts), { text, visibility, conversation });
  const settings = account === undefined ? null : parts.connections.account(account);
  const limits =
    settings === null || parts.config.file === null ? null : (await parts.connections.facts(settings.name)).limits;
  const platform = settings?.platform ?? asked.platform ?? null;
  const needs = { platform: (id: string) => parts.connections.platform(id), settings: parts.config.settings };
  return await checkText(needs, { text, visibility, platform, limits, language });
}

export async function draftNeeds(parts: Parts): Promise<DraftNeeds> {
  const scorer = await parts.untuned();
  return {
    store: await parts.store(),
    platform: (id) => parts.connections.platform(id),
    account: (name) => parts.connections.facts(name),
    situation: (read, about) => situationOf(parts, read, about),
    language: (text) => scorer.score(text, null).language,
    settings: parts.config.settings,
    operator: parts.config.operator,
    now: parts.now,
  };
}

async function reviewNeeds(parts: Parts) {
  const needs = await draftNeeds(parts);
  return {
    ...needs,
    check: (reply: number) => review(needs, reply),
    whence: (account: string) => whenceOf(parts, account),
    sha256: parts.sha256,
    newKey,
    isOccupied: needs.store.isOccupied,
  };
}

/** Which login on which server speaks for an account, by what is on record. */
export async function whenceOf(parts: Parts, account: string) {
  const { remoteId } = await parts.connections.facts(account);
  return { accountId: remoteId, host: parts.connections.account(account).baseUrl };
}

/** Saves what a look around a message brought, and gives the conversations that changed their new place in the inbox. */
async function hear(parts: Parts, account: string, around: Around): Promise<void> {
  const needs = await triageNeeds(parts);
  const platform = (id: string) => parts.connections.platform(id);
  const session = (settings: AccountSettings) => parts.connections.session(settings);
  const listening = { ...needs, platform, session, problemOf, signal: parts.signal };
  const touched = await hearAround(listening, parts.connections.account(account), around);
  await triage(needs, { conversations: touched, isRescoring: false });
}

/** What would go out for a reply that was never tried; null when the platform would not take it now. */
async function preparedNow(needs: DraftNeeds, reply: Reply): Promise<Prepared | null> {
  const target = await needs.store.read.messages.byId(reply.targetMessage);
  if (target === null) return null;
  const { visibility, text, language } = reply;
  const account = await needs.account(reply.account);
  const situation = await needs.situation(needs.store.read, { target, reply: reply.id });
  try {
    return (await needs.platform(reply.platform)).prepare({ account, target, visibility, text, language, situation });
  } catch (error) {
    if (error instanceof ReplyRefusedError) return null;
    throw error;
  }
}

export async function sendNeeds(parts: Parts, signal: AbortSignal) {
  const needs = await draftNeeds(parts);
  return {
    ...needs,
    check: (reply: number) => review(needs, reply),
    whyNotAsk: (read: Reads, about: Parameters<typeof whyNotAskNow>[2]) => whyNotAskNow(needs, read, about),
    whence: (account: string) => whenceOf(parts, account),
    hear: (account: string, around: Around) => hear(parts, account, around),
    session: (account: string) => parts.sending.session(parts.sending.account(account)),
    promisesIn: (text: string, sentAt: number) => promisesIn(parts, text, sentAt),
    problemOf,
    spentSince,
    sha256: parts.sha256,
    newKey,
    point,
    wait: (ms: number) => parts.wait(ms, signal),
    signal,
  };
}

export async function settleNeeds(parts: Parts) {
  const needs = await sendNeeds(parts, parts.signal);
  return {
    ...needs,
    prepare: (reply: Reply) => preparedNow(needs, reply),
    recordSent: (tx: Parameters<typeof recordSent>[1], done: Parameters<typeof recordSent>[2]) =>
      recordSent(needs, tx, done),
  };
}
