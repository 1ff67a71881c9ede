import type { Topic } from '../domain/triage.ts';
import { FAMILY_EFFECTS } from './families.ts';
import type { Family } from './lexicon/cue-list.ts';
import type { WordMood } from './mood.ts';
import { type Reading, wordsOf } from './reading.ts';

/** A topic that words of a text name, and the words that told. */
export interface NamedTopic {
  readonly topic: Topic;
  readonly cue: string;
  /** From 0 to 1. */
  readonly weight: number;
}

const TOPICS_MAX = 3;
const TROUBLE_POINTS = 2;
const MENTION_FAMILIES: readonly (readonly [Family, Topic])[] = [
  ['topic-delivery', 'delivery'],
  ['topic-billing', 'billing'],
  ['topic-returns', 'returns'],
  ['topic-account', 'account'],
  ['topic-app', 'app'],
  ['topic-store', 'store'],
  ['topic-price', 'price'],
  ['topic-product', 'product'],
  ['topic-service', 'service'],
  ['topic-security', 'security'],
];

/** Topics by what went wrong first, then by what is mentioned; praise and question by the mood and the question marks. */
export function topicsByCues(reading: Reading, mood: WordMood): readonly NamedTopic[] {
  const points = new Map<Topic, { points: number; cue: string }>();
  for (const [family, effect] of FAMILY_EFFECTS)
    if (effect.topic !== null) addPoints(points, reading, { family, topic: effect.topic, weight: TROUBLE_POINTS });
  for (const [family, topic] of MENTION_FAMILIES) addPoints(points, reading, { family, topic, weight: 1 });
  const found: NamedTopic[] = [...points]
    .sort((a, b) => b[1].points - a[1].points)
    .slice(0, TOPICS_MAX)
    .map(([topic, { points: count, cue }]) => ({ topic, cue, weight: Math.min(1, count / 4) }));
  const extra = extraTopic(reading, mood, found.length);
  return extra === null ? found : [...found, extra];
}

function addPoints(
  points: Map<Topic, { points: number; cue: string }>,
  reading: Reading,
  vote: { family: Family; topic: Topic; weight: number },
): void {
  const hits = reading.cues.get(vote.family);
  const first = hits?.[0];
  if (hits === undefined || first === undefined) return;
  const known = points.get(vote.topic);
  const added = vote.weight * Math.min(2, hits.length);
  points.set(vote.topic, { points: (known?.points ?? 0) + added, cue: known?.cue ?? wordsOf(reading, first) });
}

function extraTopic(reading: Reading, mood: WordMood, found: number): NamedTopic | null {
  if (mood.label === 'positive') {
    const best = mood.causes.reduce((high, cause) => (cause.weight > high.weight ? cause : high), {
      cue: '',
      weight: 0,
    });
    return { topic: 'praise', cue: best.cue, weight: mood.score };
  }
  if (found > 0 || reading.questions === 0) return null;
  const asked = reading.cues.get('question')?.[0];
  return { topic: 'question', cue: asked === undefined ? '?' : wordsOf(reading, asked), weight: 0.5 };
}
