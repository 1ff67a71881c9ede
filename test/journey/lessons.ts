import type { Aspect } from '../../src/domain/learning.ts';
import type { Operator } from '../../src/domain/operator.ts';
import type { Evidence, SentimentLabel, UrgencyLevel } from '../../src/domain/triage.ts';
import type { LearnNeeds } from '../../src/journey/learn.ts';
import type { Store } from '../../src/store/store.ts';
import { author, NOON, newConversation, newMessage } from '../store/workbench.ts';

export const AINO: Operator = { name: 'aino', role: 'agent', login: 'root' };

/** A scorer that reads its log-odds from the text itself: numbers in the order of `Evidence`; `x` at its end reads nothing. */
async function written(text: string, language: string | null): Promise<Evidence> {
  const [negative = 0, positive = 0, normal = 0, high = 0, critical = 0] = text.split(' ').map(Number);
  const odds = { sentiment: { negative, positive }, urgency: { normal, high, critical } };
  return { language: language ?? 'fi', isTunable: !text.endsWith('x'), ...odds };
}

export function needsOf(store: Store, change: Partial<LearnNeeds> = {}): LearnNeeds {
  return { store, evidence: written, operator: AINO, now: () => NOON + 9_000, ...change };
}

/** Numbers from 0 to 1, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

let threads = 0;

/** A customer's message in a conversation of its own. */
export async function heard(store: Store, text: string): Promise<{ conversation: number; message: number }> {
  threads += 1;
  const name = `lesson-${threads}`;
  return await store.transact(async (tx) => {
    const contact = (await tx.conversations.upsertContacts('bluesky', [author('ann')], NOON)).get('ann') ?? 0;
    const conversation = await tx.conversations.insert(newConversation(contact, { threadId: name }));
    const [message] = await tx.messages.insert([newMessage(name, { conversation, contact, heard: { text } })]);
    return { conversation, message: message ?? 0 };
  });
}

/** What people said of texts, each in a conversation of its own. */
export async function judged(
  store: Store,
  aspect: Aspect,
  said: readonly (readonly [text: string, label: SentimentLabel | UrgencyLevel])[],
): Promise<void> {
  for (const [text, label] of said) {
    const { conversation, message } = await heard(store, text);
    const judgement = { aspect, message, label, operator: 'aino', at: NOON };
    await store.transact((tx) => tx.learning.keepJudgements(conversation, [judgement]));
  }
}

/** Texts of all three moods by a scorer that misses the negative ones by `bias` log-odds. */
export function moods(count: number, bias: number, seed = 7): [string, SentimentLabel][] {
  const random = chance(seed);
  return Array.from({ length: count }, (_, index) => {
    const label = (['negative', 'neutral', 'positive'] as const)[index % 3] ?? 'neutral';
    const noise = () => (random() - 0.5) * 1.2;
    const negative = (label === 'negative' ? 1.5 : -1.5) - bias + noise();
    const positive = (label === 'positive' ? 1.5 : -1.5) + noise();
    return [`${negative.toFixed(3)} ${positive.toFixed(3)} -1 -3 -5`, label];
  });
}

/** Texts of the levels normal and high by a scorer that calls normal ones high by `bias` log-odds. */
export function levels(count: number, bias: number, highAt = 2.5): [string, UrgencyLevel][] {
  const random = chance(11);
  return Array.from({ length: count }, (_, index) => {
    const label = index % 6 === 0 ? 'high' : 'normal';
    const high = (label === 'high' ? highAt : -1.5 + bias) + (random() - 0.5) * 0.4;
    return [`-1 -1 3 ${high.toFixed(3)} -6`, label];
  });
}
