/**
 * Step 4 of 10: triage.
 * Takes: stored messages with their scores. Leaves: conversations with sentiment, urgency and reasons that also know what
 * only the store can tell: repeat contact, reach, waiting time, incidents, what was grave before, a person's correction.
 * Before: poll. After: inbox.
 * The rule that matters most: a person's correction wins over the machine and is kept.
 */
import { circumstancesOf, timesWritten } from '../domain/circumstances.ts';
import type { Closing } from '../domain/closing.ts';
import type { Conversation } from '../domain/conversation.ts';
import { eventBy } from '../domain/event.ts';
import { graveEarlier } from '../domain/grave-earlier.ts';
import { INCIDENT_MS, type Incident, troubleTopics } from '../domain/incident.ts';
import { judgedMessages } from '../domain/judged-message.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import type { Progress } from '../domain/outcomes.ts';
import type { Pressing } from '../domain/pressing.ts';
import { pressing } from '../domain/pressing.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Settings } from '../domain/settings.ts';
import type { StoredMessage } from '../domain/stored.ts';
import type { Score, SentimentLabel, UrgencyLevel } from '../domain/triage.ts';
import type { Correction, Store, Tx } from '../store/store.ts';
import { incidentsNow } from './triage/incidents-now.ts';
import { combined, standingCorrections } from './triage/standing-corrections.ts';

export interface TriageNeeds {
  readonly store: Store;
  readonly score: (text: string, language: string | null) => Promise<Score>;
  /** The instant some working time after another, or null when the calendar is never open. Milliseconds. */
  readonly addWorkingTime: (from: number, durationMs: number) => Promise<number | null>;
  readonly settings: Pick<Settings, 'slaMs'>;
  readonly operator: Operator;
  readonly now: () => number;
}

export interface TriageInput {
  readonly conversations: readonly number[];
  /** Score the texts again (after a better scorer came), instead of using the stored scores. */
  readonly isRescoring: boolean;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const WEEK_MS = 7 * 24 * 3_600_000;
const BATCH = 200;
/** Conversations looked at again because others wrote about the same, newest first. */
const FELLOWS_MAX = 200;

/** Runs triage over conversations; tells how many ended with another urgency or sentiment than before. */
export async function triage(needs: TriageNeeds, input: TriageInput): Promise<{ triaged: number; changed: number }> {
  const { conversations, isRescoring } = input;
  const incidentsBefore = await incidentsNow(needs.store.read.messages, needs.now());
  const run = { ids: conversations, isRescoring, incidents: incidentsBefore };
  const moved = new Set(await triageInBatches(needs, run, input.onProgress));
  // other scores may be other incidents
  const incidents = isRescoring ? await incidentsNow(needs.store.read.messages, needs.now()) : incidentsBefore;
  const isSame = JSON.stringify(incidents) === JSON.stringify(incidentsBefore);
  const again = isSame ? [] : conversations;
  for (const id of await triageInBatches(needs, { ids: again, isRescoring: false, incidents })) moved.add(id);
  await triageInBatches(needs, { ids: fellows(incidents, conversations), isRescoring: false, incidents });
  return { triaged: conversations.length, changed: moved.size };
}

/** Who wrote first did not know yet that it is an incident. */
function fellows(incidents: readonly Incident[], triaged: readonly number[]): number[] {
  const done = new Set(triaged);
  const others = incidents.flatMap(({ conversations }) => conversations.slice(0, FELLOWS_MAX));
  return [...new Set(others)].filter((id) => !done.has(id));
}

async function triageInBatches(
  needs: TriageNeeds,
  named: Named,
  onProgress?: (progress: Progress) => void,
): Promise<number[]> {
  const { ids } = named;
  const moved: number[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    moved.push(...(await needs.store.transact((tx) => triageAll(needs, tx, { ...named, ids: batch }))));
    onProgress?.({ label: 'triage', done: start + batch.length, total: ids.length });
  }
  return moved;
}

/** Writes down what a person says a conversation is, and lets it win. */
export async function correct(
  needs: TriageNeeds,
  input: { conversation: number; sentiment: SentimentLabel | null; urgency: UrgencyLevel | null },
): Promise<void> {
  demand(needs.operator, 'work');
  await needs.store.transact(async (tx) => {
    const at = needs.now();
    const before = await tx.conversations.correction(input.conversation);
    await tx.conversations.saveCorrection(input.conversation, {
      sentiment: input.sentiment ?? before?.sentiment ?? null,
      urgency: input.urgency ?? before?.urgency ?? null,
      operator: needs.operator.name,
      at,
    });
    await keepJudgements(tx, input, { operator: needs.operator.name, at });
    const data = { sentiment: input.sentiment, urgency: input.urgency };
    const about = { conversation: input.conversation, data };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'conversation.corrected', about)]);
    const incidents = await incidentsNow(tx.messages, at);
    await triageAll(needs, tx, { ids: [input.conversation], isRescoring: false, incidents });
  });
}

/**
 * Takes back what was corrected last, as if it had not been: what held before holds again, and nothing is learnt from it.
 * Without a correction nothing happens.
 * @throws NOT_YOURS when a colleague made the last one
 */
export async function uncorrect(needs: TriageNeeds, conversation: number): Promise<void> {
  demand(needs.operator, 'work');
  await needs.store.transact(async (tx) => {
    const { name: operator } = needs.operator;
    const standing = standingCorrections(await tx.events.ofConversation(conversation));
    const last = standing.pop();
    if (last === undefined) return;
    if (last.operator !== operator) {
      const what = `The last correction of conversation ${conversation}`;
      throw new ProblemError('NOT_YOURS', { what, operator, by: last.operator });
    }
    const before = standing.reduce<Correction | null>(combined, null);
    if (before === null) await tx.conversations.removeCorrection(conversation);
    else await tx.conversations.saveCorrection(conversation, before);
    await tx.learning.removeJudgements(conversation, last);
    const at = needs.now();
    const { sentiment, urgency } = last;
    const about = { conversation, data: { sentiment, urgency } };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'conversation.uncorrected', about)]);
    const incidents = await incidentsNow(tx.messages, at);
    await triageAll(needs, tx, { ids: [conversation], isRescoring: false, incidents });
  });
}

/** What was said is kept for learning, with the words it was said of. */
async function keepJudgements(
  tx: Tx,
  said: { conversation: number; sentiment: SentimentLabel | null; urgency: UrgencyLevel | null },
  by: { operator: string; at: number },
): Promise<void> {
  const conversation = await tx.conversations.byId(said.conversation);
  const thread = await tx.messages.ofConversation(said.conversation);
  const { sentiment, urgency } = judgedMessages(thread, conversation?.waitingSince ?? null);
  await tx.learning.keepJudgements(said.conversation, [
    ...(said.sentiment && sentiment
      ? [{ ...by, aspect: 'sentiment' as const, label: said.sentiment, message: sentiment.id }]
      : []),
    ...(said.urgency && urgency
      ? [{ ...by, aspect: 'urgency' as const, label: said.urgency, message: urgency.id }]
      : []),
  ]);
}

/** Brings snoozed conversations back whose time has come; returns how many. */
export async function wake(needs: Pick<TriageNeeds, 'store' | 'operator' | 'now'>): Promise<number> {
  const now = needs.now();
  const due = await needs.store.read.conversations.dueFromSnooze(now);
  if (due.length === 0) return 0;
  return await needs.store.transact(async (tx) => {
    let woken = 0;
    for (const { id: conversation, status, snoozedUntil } of (await tx.conversations.byIds(due)).values()) {
      // somebody closed it or put it off for longer since it was looked up
      if (status !== 'snoozed' || snoozedUntil === null || snoozedUntil > now) continue;
      woken += 1;
      await tx.conversations.patch(conversation, { status: 'open', snoozedUntil: null, snoozeReason: null });
      await tx.events.append([eventBy({ operator: needs.operator, at: now }, 'conversation.woken', { conversation })]);
    }
    return woken;
  });
}

interface Named {
  readonly ids: readonly number[];
  readonly isRescoring: boolean;
  readonly incidents: readonly Incident[];
}

/** What triage reads of several conversations, each by one question. */
interface Known {
  readonly now: number;
  readonly isRescoring: boolean;
  readonly incidents: readonly Incident[];
  readonly threads: ReadonlyMap<number, readonly StoredMessage[]>;
  readonly recentMessages: ReadonlyMap<number, number>;
  readonly corrections: ReadonlyMap<number, Correction>;
  readonly closings: ReadonlyMap<number, readonly Closing[]>;
}

/** Returns those that ended with another urgency or sentiment. */
async function triageAll(needs: TriageNeeds, tx: Tx, { ids, isRescoring, incidents }: Named): Promise<number[]> {
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
  };
  const moved: number[] = [];
  for (const id of new Set(ids)) {
    const conversation = conversations.get(id);
    if (conversation === undefined) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
    if (await triageOne(needs, tx, { conversation, known })) moved.push(id);
  }
  return moved;
}

async function triageOne(
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
    if (score !== null) scored.push({ score, postedAt: message.postedAt });
  }
  const moment = {
    now: known.now,
    recentMessages: known.recentMessages.get(contact.id) ?? 0,
    timesUnanswered: timesWritten(waiting),
    incident: waitingSince === null ? null : incidentOf(scored, known),
    graveEarlier: graveEarlier(inbound, judgedOn, known.closings.get(id) ?? []),
  };
  const scores = scored.map(({ score }) => score);
  const correction = known.corrections.get(id) ?? null;
  const judged = (dueAt: number | null) =>
    pressing(scores, circumstancesOf({ waitingSince, dueAt }, contact, moment), correction);
  const dueOf = async ({ urgency }: Pressing) =>
    waitingSince === null ? null : await needs.addWorkingTime(waitingSince, needs.settings.slaMs[urgency.level]);
  // overdue by the level it has without being overdue: what the last run left does not count, so a re-run changes nothing
  const outcome = judged(await dueOf(judged(null)));
  const change = { ...outcome, dueAt: await dueOf(outcome) };
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
function incidentOf(scored: readonly Scored[], { incidents, now }: Known): Incident | null {
  if (incidents.length === 0) return null;
  const recent = scored.filter(({ postedAt }) => postedAt >= now - INCIDENT_MS);
  const topics = new Set(recent.flatMap(({ score }) => troubleTopics(score)));
  return incidents.find(({ topic }) => topics.has(topic)) ?? null;
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
