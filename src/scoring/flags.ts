import type { Flag } from '../domain/triage.ts';
import { FAMILY_EFFECTS } from './families.ts';
import type { Family } from './lexicon/cue-list.ts';
import type { WordMood } from './mood.ts';
import { type Reading, wordsOf } from './reading.ts';
import type { Hit } from './senses.ts';

/** Something a text does, and the words that told. */
export interface NamedFlag {
  readonly flag: Flag;
  readonly cue: string;
  readonly weight: number;
}

const TAGS_MANY = 6;
const SPAM_START = 1;

/** What the cues of a text say it does. Spam is never told of a text with a grave cue, so that it cannot hide one. */
export function flagsByCues(reading: Reading, mood: WordMood): readonly NamedFlag[] {
  const flags: NamedFlag[] = [];
  const asked = questionOf(reading);
  if (asked !== null) flags.push({ flag: 'question', cue: asked, weight: 0.8 });
  const complaint = complaintOf(reading, mood);
  if (complaint !== null) flags.push({ flag: 'complaint', cue: complaint, weight: round(Math.max(0.3, -mood.score)) });
  if (mood.label !== 'positive')
    pushFamily(flags, reading, { flag: 'threat', families: ['violence', 'churn', 'boycott'] });
  pushFamily(flags, reading, { flag: 'abuse', families: ['abuse', 'violence'] });
  pushFamily(flags, reading, { flag: 'legal', families: ['legal'] });
  pushFamily(flags, reading, { flag: 'press', families: ['press'] });
  pushFamily(flags, reading, { flag: 'safety', families: ['self-harm', 'safety', 'violence'] });
  pushFamily(flags, reading, { flag: 'sarcasm', families: ['sarcasm'] });
  const spam = spamOf(reading);
  if (spam !== null) flags.push({ flag: 'spam', ...spam });
  return flags;
}

function pushFamily(flags: NamedFlag[], reading: Reading, rule: { flag: Flag; families: readonly Family[] }): void {
  const hit = firstOf(reading, rule.families);
  if (hit !== null) flags.push({ flag: rule.flag, cue: wordsOf(reading, hit), weight: 0.8 });
}

function firstOf(reading: Reading, families: readonly Family[]): Hit | null {
  for (const family of families) {
    const hit = reading.cues.get(family)?.[0];
    if (hit !== undefined) return hit;
  }
  return null;
}

/** A question mark, or a question word that opens a sentence. */
function questionOf(reading: Reading): string | null {
  const hits = reading.cues.get('question') ?? [];
  const opening = hits.find((hit) => (reading.tokens[hit.first]?.breakBefore ?? 0) === 2);
  if (reading.questions > 0) {
    const hit = opening ?? hits[0];
    return hit === undefined ? '?' : wordsOf(reading, hit);
  }
  if (opening === undefined || opening.first + 2 >= reading.tokens.length || reading.exclamations > 0) return null;
  return reading.language.language === 'fi' && opening.first === 0 ? wordsOf(reading, opening) : null;
}

function complaintOf(reading: Reading, mood: WordMood): string | null {
  if (mood.label === 'positive') return null;
  const troubles = [...FAMILY_EFFECTS]
    .filter(([family, effect]) => effect.mood <= -1 && reading.cues.has(family))
    .map(([family]) => family);
  const hit = firstOf(reading, troubles);
  if (hit !== null && !reading.cues.has('news')) return wordsOf(reading, hit);
  if (mood.label !== 'negative') return null;
  const isToUs =
    reading.cues.has('second') ||
    reading.cues.has('topic-service') ||
    reading.tokens.some((token) => token.kind === 'user' || token.kind === 'brand');
  if (!isToUs) return null;
  return mood.causes.reduce((low, cause) => (cause.weight < low.weight ? cause : low), { cue: '', weight: 0 }).cue;
}

function spamOf(reading: Reading): { cue: string; weight: number } | null {
  const isGrave = firstOf(reading, ['self-harm', 'safety', 'violence', 'legal', 'privacy', 'fraud']) !== null;
  if (isGrave) return null;
  const hits = reading.cues.get('spam') ?? [];
  const told = [...new Map(hits.map((hit) => [hit.last, hit.sense.value])).values()].reduce(
    (sum, value) => sum + value,
    0,
  );
  const links = reading.tokens.filter((token) => token.kind === 'link').length;
  const tags = reading.tokens.filter((token) => token.kind === 'tag').length;
  const points =
    told * 0.55 + (links > 0 ? 0.5 : 0) + (tags >= TAGS_MANY ? 0.5 : 0) + (reading.exclamations >= 3 ? 0.15 : 0);
  const first = hits[0] ?? null;
  if (points < SPAM_START || first === null) return null;
  return { cue: wordsOf(reading, first), weight: round(Math.min(1, points / 2)) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
