import { FAMILY_EFFECTS } from './families.ts';
import type { Family } from './lexicon/cue-list.ts';
import { type Reading, wordsOf } from './reading.ts';
import type { Cause, SentimentJudgement } from './sentiment.ts';

/** Every topic `score` may name. */
export const TOPICS = [
  'delivery',
  'billing',
  'outage',
  'product',
  'service',
  'account',
  'returns',
  'security',
  'safety',
  'price',
  'store',
  'app',
  'praise',
  'question',
  'other',
] as const;

/** What a text is about, the surest first, at most three, and the words that told. */
export interface TopicJudgement {
  readonly topics: readonly string[];
  readonly causes: readonly Cause[];
}

const TOPICS_MAX = 3;
const TROUBLE_POINTS = 2;
const MENTION_FAMILIES: readonly (readonly [Family, string])[] = [
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

/** Topics by what went wrong first, then by what is mentioned; praise, question and other when nothing else fits. */
export function judgeTopics(reading: Reading, mood: SentimentJudgement): TopicJudgement {
  const points = new Map<string, { points: number; cue: string }>();
  for (const [family, effect] of FAMILY_EFFECTS)
    if (effect.topic !== null) addPoints(points, reading, { family, topic: effect.topic, weight: TROUBLE_POINTS });
  for (const [family, topic] of MENTION_FAMILIES) addPoints(points, reading, { family, topic, weight: 1 });
  const found = [...points]
    .sort((a, b) => b[1].points - a[1].points)
    .slice(0, TOPICS_MAX)
    .map(([topic, { points: count, cue }]) => ({ topic, cue, weight: Math.min(1, count / 4) }));
  const extra = extraTopic(reading, mood, found.length);
  if (extra !== null && found.length < TOPICS_MAX) found.push(extra);
  if (found.length === 0) return { topics: ['other'], causes: [] };
  return { topics: found.map(({ topic }) => topic), causes: found.map(({ cue, weight }) => ({ cue, weight })) };
}

function addPoints(
  points: Map<string, { points: number; cue: string }>,
  reading: Reading,
  vote: { family: Family; topic: string; weight: number },
): void {
  const hits = reading.cues.get(vote.family);
  const first = hits?.[0];
  if (hits === undefined || first === undefined) return;
  const known = points.get(vote.topic);
  const added = vote.weight * Math.min(2, hits.length);
  points.set(vote.topic, { points: (known?.points ?? 0) + added, cue: known?.cue ?? wordsOf(reading, first) });
}

function extraTopic(
  reading: Reading,
  mood: SentimentJudgement,
  found: number,
): { topic: string; cue: string; weight: number } | null {
  if (mood.sentiment.label === 'positive') {
    const best = mood.causes.reduce((high, cause) => (cause.weight > high.weight ? cause : high), {
      cue: '',
      weight: 0,
    });
    return { topic: 'praise', cue: best.cue, weight: mood.sentiment.score };
  }
  if (found > 0 || reading.questions === 0) return null;
  const asked = reading.cues.get('question')?.[0];
  return { topic: 'question', cue: asked === undefined ? '?' : wordsOf(reading, asked), weight: 0.5 };
}
