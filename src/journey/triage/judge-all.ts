import { circumstancesOf, timesWritten } from '../../domain/circumstances.ts';
import type { Closing } from '../../domain/closing.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { graveEarlier } from '../../domain/grave-earlier.ts';
import { INCIDENT_MS, type Incident, troubleTopics } from '../../domain/incident.ts';
import type { Pressing } from '../../domain/pressing.ts';
import { pressing } from '../../domain/pressing.ts';
import { ProblemError } from '../../domain/problem.ts';
import { type RuleAct, scoreByRule } from '../../domain/rule-act.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Score } from '../../domain/triage.ts';
import type { Correction, Tx } from '../../store/store.ts';
import type { TriageNeeds } from './needs.ts';

/** Which are judged, and by what. */
export interface Named {
  readonly ids: readonly number[];
  /** Score the texts again, instead of using the stored scores. */
  readonly isRescoring: boolean;
  /** The incidents of now; asked for only where one of them may be what somebody wrote about. */
  readonly incidents: () => Promise<readonly Incident[]>;
}

/** What triage reads of several conversations, each by one question. */
interface Known {
  readonly now: number;
  readonly isRescoring: boolean;
  readonly incidents: Named['incidents'];
  readonly threads: ReadonlyMap<number, readonly StoredMessage[]>;
  readonly recentMessages: ReadonlyMap<number, number>;
  readonly corrections: ReadonlyMap<number, Correction>;
  readonly closings: ReadonlyMap<number, readonly Closing[]>;
  /** What rules did, by message. */
  readonly ruled: ReadonlyMap<number, RuleAct>;
  /** Conversations whose overdue promise nobody has confirmed. */
  readonly unconfirmed: ReadonlySet<number>;
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** Judges them and writes down what changed. Returns those that ended with another urgency or sentiment. */
export async function judgeAll(needs: TriageNeeds, tx: Tx, { ids, isRescoring, incidents }: Named): Promise<number[]> {
  const now = needs.now();
  const conversations = await tx.conversations.byIds(ids);
  const contacts = [...conversations.values()].map(({ contact }) => contact.id);
  const known: Known = {
    now,
    isRescoring,
    incidents,
    threads: await tx.messages.ofConversations(ids),
    recentMessages: await tx.messages.countFromContacts(contacts, now - WEEK_MS),
    corrections: await tx.conversations.corrections(ids),
    closings: await tx.events.closings(ids),
    ruled: await tx.ruleActs.ofConversations(ids),
    unconfirmed: await unconfirmed(tx, [...conversations.values()], now),
  };
  const moved: number[] = [];
  for (const id of new Set(ids)) {
    const conversation = conversations.get(id);
    if (conversation === undefined) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
    if (await judgeOne(needs, tx, { conversation, known })) moved.push(id);
  }
  return moved;
}

/** Those whose first promise is overdue and only found in a reply. */
async function unconfirmed(tx: Tx, conversations: readonly Conversation[], now: number): Promise<Set<number>> {
  const late = new Map(
    conversations.flatMap(({ id, followUpAt }) => (followUpAt !== null && followUpAt < now ? [[id, followUpAt]] : [])),
  );
  if (late.size === 0) return new Set();
  const promises = await tx.followUps.ofConversations([...late.keys()]);
  const isIt = (status: string) =>
    new Set(
      promises
        .filter((one) => one.status === status && one.dueAt === late.get(one.conversation))
        .map(({ conversation }) => conversation),
    );
  return isIt('proposed').difference(isIt('open'));
}

async function judgeOne(
  needs: TriageNeeds,
  tx: Tx,
  { conversation, known }: { conversation: Conversation; known: Known },
): Promise<boolean> {
  const { id, waitingSince, contact } = conversation;
  const thread = known.threads.get(id) ?? [];
  const inbound = thread.filter((message) => message.deletedAt === null && message.direction === 'inbound');
  const newest = inbound.at(-1);
  if (newest === undefined) return false;
  const waiting = waitingSince === null ? [] : inbound.filter((message) => message.postedAt >= waitingSince);
  const judgedOn = waiting.length > 0 ? waiting : [newest];
  const scored: Scored[] = [];
  for (const message of judgedOn) {
    const score = known.isRescoring ? await rescore(needs, tx, message) : message.score;
    if (score !== null)
      scored.push({ score: scoreByRule(score, known.ruled.get(message.id)), postedAt: message.postedAt });
  }
  const moment = {
    now: known.now,
    recentMessages: known.recentMessages.get(contact.id) ?? 0,
    timesUnanswered: timesWritten(waiting),
    incident: waitingSince === null ? null : await incidentOf(scored, known),
    graveEarlier: graveEarlier(inbound, judgedOn, known.closings.get(id) ?? []),
    isPromiseToConfirm: known.unconfirmed.has(id),
  };
  const scores = scored.map(({ score }) => score);
  const correction = known.corrections.get(id) ?? null;
  const judged = (dueAt: number | null, followUpAt: number | null = null) =>
    pressing(scores, circumstancesOf({ waitingSince, dueAt, followUpAt }, contact, moment), correction);
  const dueOf = async ({ urgency }: Pressing) =>
    waitingSince === null ? null : await needs.addWorkingTime(waitingSince, needs.settings.slaMs[urgency.level]);
  // overdue by the level it has without being overdue: what the last run left does not count, so a re-run changes nothing
  const overdueFrom = await dueOf(judged(null));
  // a promise of ours lifts it, and gives the customer's words no other answer time
  const outcome = judged(overdueFrom, conversation.followUpAt);
  const change = { ...outcome, dueAt: await dueOf(judged(overdueFrom)) };
  if (!isAlready(conversation, change)) await tx.conversations.patch(id, change);
  return (
    outcome.urgency.level !== conversation.urgency.level || outcome.sentiment.label !== conversation.sentiment.label
  );
}

interface Scored {
  readonly score: Score;
  readonly postedAt: number;
}

/** The largest incident that one of these messages is part of. */
async function incidentOf(scored: readonly Scored[], { incidents, now }: Known): Promise<Incident | null> {
  const recent = scored.filter(({ postedAt }) => postedAt >= now - INCIDENT_MS);
  const topics = new Set(recent.flatMap(({ score }) => troubleTopics(score)));
  if (topics.size === 0) return null;
  return (await incidents()).find(({ topic }) => topics.has(topic)) ?? null;
}

/** Whether the conversation says all this: then nothing is written. */
function isAlready(conversation: Conversation, change: Pressing & { readonly dueAt: number | null }): boolean {
  return Object.entries(change).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(conversation[name as keyof typeof change]),
  );
}

async function rescore(needs: TriageNeeds, tx: Tx, message: StoredMessage): Promise<Score> {
  const score = await needs.score(message.text, message.language);
  await tx.messages.setScore(message.id, score);
  return score;
}
