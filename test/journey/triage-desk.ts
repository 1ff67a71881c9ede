import type { Score } from '../../src/domain/triage.ts';
import { scoreOfLevel, type UrgencyLevel } from '../../src/domain/triage.ts';
import type { TriageNeeds } from '../../src/journey/triage/needs.ts';
import { triage } from '../../src/journey/triage.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { author, NOON, newConversation, newMessage, SCORE, tempStore } from '../store/workbench.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A store and triage at noon; what is overdue is not asked, and no text is scored again. */
export interface Desk {
  readonly store: Store;
  readonly needs: TriageNeeds;
}

export async function openDesk(change: Partial<TriageNeeds> = {}): Promise<Desk> {
  const { store } = await tempStore();
  const needs: TriageNeeds = {
    store,
    score: () => Promise.reject(new Error('nothing is scored again')),
    addWorkingTime: async () => null,
    settings: { slaMs: { critical: HOUR, high: 4 * HOUR, normal: DAY, low: 2 * DAY } },
    operator: { name: 'aino', role: 'agent', login: 'root' },
    now: () => NOON,
    ...change,
  };
  return { store, needs };
}

/** A score of a level, negative and without a topic unless told. */
export function scored(level: UrgencyLevel, change: Partial<Score> = {}): Score {
  const reasons = [{ cue: `words of ${level}`, effect: 'urgency', weight: 0.5 }] as const;
  return { ...SCORE, urgency: { level, score: scoreOfLevel(level) }, topics: [], reasons, ...change };
}

export const trouble = (topic: string): Score => scored('normal', { topics: [topic] });

let written = 0;

/** Somebody's message to an account in a conversation of its own, which waits for us since then. */
export async function told(
  { store }: Desk,
  said: { person: string; at: number; score: Score; account?: string; platform?: string },
): Promise<number> {
  return await store.transact((tx) => tell(tx, said));
}

async function tell(
  tx: Tx,
  said: { person: string; at: number; score: Score; account?: string; platform?: string },
): Promise<number> {
  written += 1;
  const { person, at, account = 'acme', platform = 'bluesky' } = said;
  const place = { account, platform };
  const contact = (await tx.conversations.upsertContacts(platform, [author(person)], NOON)).get(person) ?? 0;
  const conversation = await tx.conversations.insert(newConversation(contact, { ...place, threadId: `t${written}` }));
  await tx.conversations.patch(conversation, { waitingSince: at });
  const heard = { postedAt: at, author: author(person) };
  const row = { ...place, conversation, contact, score: said.score, fetchedAt: at, heard };
  await tx.messages.insert([newMessage(`w${written}`, row)]);
  return conversation;
}

/** Many messages at once, each in a conversation of its own. */
export async function allTold(
  { store }: Desk,
  all: readonly { person: string; at: number; score: Score; account?: string; platform?: string }[],
): Promise<number[]> {
  return await store.transact(async (tx) => {
    const ids: number[] = [];
    for (const one of all) ids.push(await tell(tx, one));
    return ids;
  });
}

/** The words that name an incident in a conversation's reasons after triage, and its urgency. */
export async function triaged(
  { store, needs }: Desk,
  ids: readonly number[],
): Promise<{ incidents: string[]; levels: UrgencyLevel[]; changed: number }> {
  const { changed } = await triage(needs, { conversations: ids, isRescoring: false });
  const after = await store.read.conversations.byIds(ids);
  const cues = [...after.values()].flatMap(({ reasons }) => reasons.map(({ cue }) => cue));
  return {
    incidents: [...new Set(cues.filter((cue) => cue.startsWith('incident')))],
    levels: [...new Set([...after.values()].map(({ urgency }) => urgency.level))],
    changed,
  };
}
