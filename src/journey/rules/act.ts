import type { Conversation } from '../../domain/conversation.ts';
import type { NewEvent } from '../../domain/event.ts';
import {
  isGoingRound,
  RULE_BREAKER_MS,
  RULE_SPAN_MS,
  type RuleDid,
  type RuleHistory,
  whyNoDraft,
} from '../../domain/rule-act.ts';
import type { Rule } from '../../domain/service-settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Tx } from '../../store/store.ts';
import type { RuleText } from './needs.ts';
import { noteForPeople } from './note.ts';

/** A message, the rule that fits it, and the text of its draft; null where the rule lays none ready. */
export interface Fitted {
  readonly rule: Rule;
  readonly message: StoredMessage;
  readonly text: RuleText | null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Lets the rule act, if the message still waits and the rule is not going round in circles. What a person decided stays:
 * nobody's assignee is taken away. Returns what it did, or null.
 */
export async function act(tx: Tx, { rule, message, text }: Fitted, at: number): Promise<RuleDid | null> {
  const conversation = await tx.conversations.byId(message.conversation ?? 0);
  if (conversation === null || !isWaiting(conversation, message)) return null;
  if ((await tx.ruleActs.onMessages([message.id])).has(message.id)) return null;
  const history = await historyOf(tx, { rule: rule.name, conversation }, at);
  if (isGoingRound(history)) return null;
  const did: Mutable<RuleDid> = await inPlace(tx, rule, { conversation, at });
  if (rule.do.notify.length > 0) {
    await noteForPeople(tx, { rule, conversation, urgency: rule.do.urgency ?? conversation.urgency.level }, at);
    did.notify = rule.do.notify;
  }
  if (text !== null) Object.assign(did, await layReady(tx, { conversation, text, history }, at));
  // all of it was so already: nothing to put on record
  if (Object.keys(did).length === 0) return null;
  await tx.ruleActs.add({ rule: rule.name, conversation: conversation.id, message: message.id, at, did });
  const data = { rule: rule.name, did: { ...did } };
  await tx.events.append([bySystem('rule.acted', { at, conversation: conversation.id, message: message.id, data })]);
  return did;
}

/** A message that nobody has answered yet, in a conversation that nobody has put away. */
function isWaiting({ status, waitingSince }: Conversation, { postedAt, deletedAt }: StoredMessage): boolean {
  return status === 'open' && deletedAt === null && waitingSince !== null && postedAt >= waitingSince;
}

async function historyOf(
  tx: Tx,
  { rule, conversation }: { rule: string; conversation: Conversation },
  at: number,
): Promise<RuleHistory> {
  return {
    acts: await tx.ruleActs.countOn(conversation.id, rule, at - RULE_SPAN_MS),
    drafts: await tx.ruleActs.draftsFor(conversation.contact.id, at - RULE_SPAN_MS),
    actsInHour: await tx.ruleActs.countSince(at - RULE_BREAKER_MS),
  };
}

/** What changes on the conversation itself. The urgency is read back by triage. */
async function inPlace(
  tx: Tx,
  { name, do: acts }: Rule,
  { conversation, at }: { conversation: Conversation; at: number },
): Promise<RuleDid> {
  const did: Mutable<RuleDid> = {};
  const { id } = conversation;
  const label = acts.label.filter((one) => !conversation.labels.includes(one));
  if (label.length > 0) {
    await tx.conversations.addLabels(id, label);
    did.label = label;
  }
  if (acts.assign !== null && conversation.assignee === null) {
    await tx.conversations.patch(id, { assignee: acts.assign });
    did.assign = acts.assign;
  }
  if (acts.urgency !== null) did.urgency = acts.urgency;
  if (acts.snoozeMs !== null) {
    did.snoozedUntil = at + acts.snoozeMs;
    const snooze = { snoozedUntil: did.snoozedUntil, snoozeReason: `rule ${name}` };
    await tx.conversations.patch(id, { status: 'snoozed', ...snooze });
  }
  return did;
}

/** A draft, and never more than that: a person reads it, submits it and sends it. */
async function layReady(
  tx: Tx,
  { conversation, text, history }: { conversation: Conversation; text: RuleText; history: RuleHistory },
  at: number,
): Promise<Pick<RuleDid, 'draft' | 'answer' | 'heldBack'>> {
  if ('why' in text) return { heldBack: [`draft: ${text.why}`] };
  const why = whyNoDraft(history) ?? (await isInHand(tx, conversation.id));
  if (why !== null) return { heldBack: [why] };
  const { target } = text;
  const reply = await tx.replies.insert({
    conversation: conversation.id,
    targetMessage: target.id,
    targetRemoteId: target.remoteId,
    platform: conversation.platform,
    account: conversation.account,
    visibility: target.visibility,
    text: text.text,
    language: text.language,
    author: 'system',
    isAdditional: false,
    sendAt: null,
    sendAfter: at,
    createdAt: at,
    plan: null,
    answer: text.answer,
    purpose: 'answer',
  });
  const data = { visibility: target.visibility, sendAt: null, answer: text.answer };
  const about = { at, conversation: conversation.id, reply: reply.id, message: target.id, data };
  await tx.events.append([bySystem('reply.drafted', about)]);
  return { draft: reply.id, answer: text.answer };
}

/** Somebody is writing already. */
async function isInHand(tx: Tx, conversation: number): Promise<string | null> {
  const replies = await tx.replies.ofConversation(conversation);
  const isThere = replies.some(({ status }) => !['sent', 'cancelled'].includes(status));
  return isThere ? 'draft: a reply is there already' : null;
}

function bySystem(
  kind: NewEvent['kind'],
  about: Pick<NewEvent, 'at' | 'conversation' | 'message' | 'data'> & { readonly reply?: number },
): NewEvent {
  return { kind, actor: 'system', login: '', reply: null, ...about };
}
