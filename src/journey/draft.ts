/**
 * Step 6 of 10: draft.
 * Takes: a conversation and a text. Leaves: a draft bound to one message, its exact preview, and what speaks against it.
 * Before: inbox. After: review.
 * The rule that matters most: the target and the way (public or private) are fixed here, and private never becomes public unasked.
 */
import { problemOfCheck } from '../domain/check-problem.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Eligibility, Finding, Measure, Situation } from '../domain/eligibility.ts';
import { eventBy } from '../domain/event.ts';
import type { Visibility } from '../domain/message.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import type { DraftCheck, ReplyReview } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import { isTargetOf, OTHER_TARGET, type Reply, type ReplyPurpose } from '../domain/reply.ts';
import { saidSince } from '../domain/said-since.ts';
import type { KeptAnswer } from '../domain/saved-answer.ts';
import type { Settings } from '../domain/settings.ts';
import type { StoredMessage } from '../domain/stored.ts';
import { GONE, messageToAnswer, newestInbound } from '../domain/to-answer.ts';
import type { GuardedDraft } from '../guard/draft.ts';
import { guard } from '../guard/guard.ts';
import type { AccountFacts, Limits, Platform } from '../platforms/platform.ts';
import type { Reads, Store, Tx } from '../store/store.ts';
import { knownAround } from './draft/known-around.ts';
import { stillAsks } from './draft/still-asks.ts';

export interface DraftNeeds {
  readonly store: Store;
  readonly platform: (id: string) => Promise<Platform>;
  readonly account: (name: string) => Promise<AccountFacts>;
  /** What is known of the moment; `reply` is the one that is judged, or null for a text that is none yet. */
  readonly situation: (read: Reads, about: { target: StoredMessage; reply: number | null }) => Promise<Situation>;
  readonly language: (text: string) => string;
  /** What an account said to others lately, newest first; where it is absent the store is asked for each text. */
  readonly recent?: (account: string) => Promise<readonly string[]>;
  readonly settings: Settings;
  readonly operator: Operator;
  readonly now: () => number;
}

export interface DraftInput {
  readonly conversation: number;
  readonly text: string;
  /** Null answers the way the newest inbound message came. */
  readonly visibility: Visibility | null;
  /** The person said yes to answering a private message in public. */
  readonly isConfirmed: boolean;
  readonly isAdditional: boolean;
  /** Half-typed text is kept as it is; a finished one must pass the guard and the platform first. */
  readonly isUnfinished: boolean;
  /** Not before then, UTC milliseconds; null means as soon as it may. */
  readonly sendAt: number | null;
  /** Name of the saved answer it was made from; absent where there is none. */
  readonly answer?: string | null;
  /** It says it in other words than that answer has. */
  readonly isAnswerChanged?: boolean;
  /** Absent for an answer. */
  readonly purpose?: ReplyPurpose;
  /** What is to be written down with it, in the same transaction; what it throws undoes the draft. */
  readonly alongside?: (tx: Tx, reply: Reply) => Promise<void>;
}

/** Makes a draft that answers the newest inbound message. */
export async function draft(needs: DraftNeeds, input: DraftInput): Promise<Reply> {
  demand(needs.operator, 'draft');
  const conversation = await needs.store.read.conversations.byId(input.conversation);
  if (conversation === null) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(input.conversation) });
  const target = await targetIn(needs, conversation);
  const visibility = input.visibility ?? target.visibility;
  if (target.visibility === 'private' && visibility === 'public' && !input.isConfirmed) {
    throw new ProblemError('PRIVATE_TO_PUBLIC', { conversation: conversation.id });
  }
  if (!input.isUnfinished) {
    if (input.text.trim() === '') throw new ProblemError('EMPTY_TEXT', {});
    const check = await checkAgainst(needs, { text: input.text, visibility, target, reply: null });
    const problem = problemOfCheck(check, { visibility, platform: conversation.platform });
    if (problem !== null) throw problem;
  }
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    const reply = await tx.replies.insert({
      conversation: conversation.id,
      targetMessage: target.id,
      targetRemoteId: target.remoteId,
      platform: conversation.platform,
      account: conversation.account,
      visibility,
      text: input.text,
      language: needs.language(input.text),
      author: needs.operator.name,
      isAdditional: input.isAdditional,
      sendAt: input.sendAt,
      sendAfter: input.sendAt ?? at,
      createdAt: at,
      plan: null,
      answer: input.answer ?? null,
      isAnswerChanged: input.isAnswerChanged ?? false,
      purpose: input.purpose ?? 'answer',
    });
    const data = { visibility, sendAt: input.sendAt };
    const about = { conversation: conversation.id, reply: reply.id, message: target.id, data };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.drafted', about)]);
    await input.alongside?.(tx, reply);
    return reply;
  });
}

/**
 * A new version of a reply that has not gone out; an approval it had is void. One that asked how it went and now says something
 * else is an ordinary answer from here on.
 */
export async function edit(
  needs: DraftNeeds,
  input: { reply: number; text: string; isUnfinished: boolean; answer?: KeptAnswer | null | undefined },
): Promise<Reply> {
  demand(needs.operator, 'draft');
  if (!input.isUnfinished && input.text.trim() === '') throw new ProblemError('EMPTY_TEXT', {});
  const before = await replyById(needs, input.reply);
  const target = await targetOf(needs, before);
  if (!input.isUnfinished) {
    const check = await checkAgainst(needs, { ...before, text: input.text, target, reply: before.id });
    const problem = problemOfCheck(check, before);
    if (problem !== null) throw problem;
  }
  const at = needs.now();
  const from = ['inReview', 'approved', 'queued', 'rejected', 'failed'] as const;
  return await needs.store.transact(async (tx) => {
    const now = await tx.replies.byId(input.reply);
    if (now === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(input.reply) });
    if (now.status !== 'draft') {
      const noApproval = { approvedBy: null, approvedAt: null, approvalHash: null, approvalExpiresAt: null };
      const none = { ...noApproval, error: null, key: null, prepared: null };
      const moved = await tx.replies.move(input.reply, { from, to: 'draft', at }, none);
      const wanted = ['draft', ...from];
      if (moved === null) throw new ProblemError('WRONG_STATUS', { reply: input.reply, status: now.status, wanted });
    }
    const language = needs.language(input.text);
    const { visibility } = now;
    const edited = await tx.replies.edit(input.reply, {
      text: input.text,
      visibility,
      language,
      editor: needs.operator.name,
      at,
      ...(input.answer === undefined ? {} : { answer: input.answer }),
    });
    const purpose = await purposeOf(tx, edited);
    const data = { version: edited.version, from: now.status, ...(purpose === edited.purpose ? {} : { purpose }) };
    const about = { conversation: now.conversation, reply: now.id, data };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'reply.edited', about)]);
    return { ...edited, purpose };
  });
}

/** A reply as it would go out, with what the guard and the platform say. */
export async function review(needs: DraftNeeds, id: number): Promise<ReplyReview> {
  const reply = await replyById(needs, id);
  const target = await targetOf(needs, reply);
  const platform = await needs.platform(reply.platform);
  const account = await needs.account(reply.account);
  const thread = await needs.store.read.messages.ofConversation(reply.conversation);
  const newest = newestInbound(thread);
  const check = await checkAgainst(needs, { ...reply, target, reply: reply.id });
  const situation = await needs.situation(needs.store.read, { target, reply: reply.id });
  const { visibility, text, language } = reply;
  const outgoing = { account, target, visibility, text, language, situation };
  return {
    reply,
    preview: check.isSendable ? platform.prepare(outgoing).preview : reply.text,
    check,
    target,
    since: saidSince(thread, target),
    from: account.handle,
    needsReview: needs.settings.review[reply.visibility] === 'required',
    newestInbound: newest?.id ?? 0,
    newestEditedAt: newest?.editedAt ?? null,
  };
}

/** Judges a text: by the guard, and by a platform's length where one is named. */
export async function checkText(
  needs: Pick<DraftNeeds, 'platform'> & { readonly settings: Pick<Settings, 'guard'> },
  input: {
    text: string;
    visibility: Visibility;
    platform: string | null;
    limits: Limits | null;
    language: string | null;
  },
): Promise<DraftCheck> {
  const { text, visibility, limits, language } = input;
  const known = { settings: needs.settings.guard, customer: language === null ? null : { text: '', language } };
  if (input.platform === null) return verdict({ text, visibility, ...known, measure: null, eligibility: null });
  const platform = await needs.platform(input.platform);
  const measure = platform.measure(text, limits ?? platform.limits, { visibility });
  const eligibility = {
    public: true,
    private: platform.streams.includes('messages'),
    until: null,
    priceUsd: platform.priceUsd({ visibility, text }),
    why: 'no message is named: whether one may be answered, `kuulo show` tells',
  };
  return verdict({ text, visibility, ...known, measure, eligibility });
}

/** Judges a text as an answer to the newest message of a conversation. */
export async function checkAnswer(
  needs: DraftNeeds,
  input: { text: string; visibility: Visibility; conversation: number },
): Promise<DraftCheck> {
  const conversation = await needs.store.read.conversations.byId(input.conversation);
  if (conversation === null) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(input.conversation) });
  return await checkAgainst(needs, { ...input, target: await targetIn(needs, conversation), reply: null });
}

/** Judges a text as the answer to a message; `reply` is the one it stands in, or null. `thread` where it is read already. */
export async function checkAgainst(
  needs: DraftNeeds,
  draft: {
    text: string;
    visibility: Visibility;
    target: StoredMessage;
    reply: number | null;
    thread?: readonly StoredMessage[];
  },
): Promise<DraftCheck> {
  const { text, visibility, target } = draft;
  const platform = await needs.platform(target.platform);
  const account = await needs.account(target.account);
  const measure = platform.measure(text, account.limits ?? platform.limits, { target, visibility });
  const known = await knownAround(needs, draft);
  if (target.deletedAt !== null) return verdict({ text, visibility, ...known, measure, eligibility: GONE });
  const told = platform.eligibility(target, await needs.situation(needs.store.read, draft));
  // what this very text costs the way it goes; the platform's own word is of the usual answer
  const eligibility = told[visibility] ? { ...told, priceUsd: platform.priceUsd({ visibility, text }) } : told;
  return verdict({ text, visibility, ...known, measure, eligibility });
}

function verdict(draft: GuardedDraft & { measure: Measure | null; eligibility: Eligibility | null }): DraftCheck {
  const findings: Finding[] = guard(draft);
  const isBlocked = findings.some((finding) => finding.severity === 'block');
  const mayAnswer = draft.eligibility === null || draft.eligibility[draft.visibility];
  return { isSendable: !isBlocked && mayAnswer, findings, measure: draft.measure, eligibility: draft.eligibility };
}

/** What a reply is for now that it was edited. */
async function purposeOf(tx: Tx, { id, purpose, text }: Reply): Promise<ReplyPurpose> {
  if (purpose !== 'survey' || stillAsks((await tx.surveys.firstWords(id)) ?? '', text)) return purpose;
  await tx.surveys.letGo(id);
  return 'answer';
}

async function targetIn(needs: DraftNeeds, conversation: Conversation): Promise<StoredMessage> {
  const newest = messageToAnswer(await needs.store.read.messages.ofConversation(conversation.id));
  if (newest === null) throw new ProblemError('NOT_ANSWERABLE', { why: 'The customer has not written.' });
  return newest;
}

async function replyById(needs: DraftNeeds, id: number): Promise<Reply> {
  const reply = await needs.store.read.replies.byId(id);
  if (reply === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(id) });
  return reply;
}

async function targetOf(needs: DraftNeeds, reply: Reply): Promise<StoredMessage> {
  const target = await needs.store.read.messages.byId(reply.targetMessage);
  if (target === null) throw new ProblemError('NOT_ANSWERABLE', { why: 'The message it answers is not on record.' });
  if (!isTargetOf(target, reply)) throw new ProblemError('NOT_ANSWERABLE', { why: OTHER_TARGET });
  return target;
}
