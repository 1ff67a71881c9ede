import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Circumstances,
  circumstanceReasons,
  circumstancesOf,
  timesWritten,
} from '../../src/domain/circumstances.ts';
import { pressing } from '../../src/domain/pressing.ts';
import { type Score, scoreOfLevel, URGENCIES, urgencyLevel } from '../../src/domain/triage.ts';

const HIGH = scoreOfLevel('high');
const CRITICAL = scoreOfLevel('critical');
const HOUR = 3_600_000;

function scoreOf(urgency: number, label: Score['sentiment']['label'] = 'neutral'): Score {
  return {
    language: 'fi',
    sentiment: { label, score: 0, confidence: 1 },
    urgency: { level: urgencyLevel(urgency), score: urgency },
    topics: [],
    flags: [],
    reasons: [{ cue: `urgency ${urgency}`, effect: 'urgency', weight: urgency }],
  };
}

const calm: Circumstances = {
  followers: null,
  recentMessages: 1,
  timesUnanswered: 1,
  waitingMs: null,
  isOverdue: false,
  promiseLateMs: null,
  incident: null,
  graveEarlier: null,
};
const worst: Circumstances = {
  followers: 9_000_000,
  recentMessages: 500,
  timesUnanswered: 40,
  waitingMs: 9e9,
  isOverdue: true,
  promiseLateMs: null,
  incident: { topic: 'outage', people: 1_000 },
  graveEarlier: null,
};

const anyScore = fc.double({ min: 0, max: 1, noNaN: true });
const circumstance = {
  followers: fc.option(fc.nat()),
  recentMessages: fc.nat(1_000),
  timesUnanswered: fc.nat(100),
  waitingMs: fc.option(fc.integer({ min: -HOUR, max: 1_000 * HOUR })),
  isOverdue: fc.boolean(),
  promiseLateMs: fc.constant(null),
  incident: fc.option(fc.record({ topic: fc.constantFrom('outage', 'delivery'), people: fc.nat(5_000) })),
};
const someCircumstances = fc.record({ ...circumstance, graveEarlier: fc.constant(null) });
const withGrave = fc.record({ ...circumstance, graveEarlier: anyScore.map((score) => scoreOf(score)) });
const urgencies = fc.array(anyScore, { minLength: 1, maxLength: 5 });

it('circumstances alone never make it high or critical, and never take anything away', () => {
  fc.assert(
    fc.property(urgencies, someCircumstances, (scores, circumstances) => {
      const words = Math.max(...scores);
      const { urgency } = pressing(
        scores.map((one) => scoreOf(one)),
        circumstances,
        null,
      );
      const isHigh = urgency.score >= HIGH;
      const isCritical = urgency.score >= CRITICAL;
      const isTrue = urgency.level === urgencyLevel(urgency.score) && urgency.score >= words && urgency.score <= 1;
      return isTrue && isHigh === words >= HIGH && isCritical === words >= CRITICAL;
    }),
    { seed: 5, numRuns: 2_000 },
  );
});

it('what was grave earlier holds it one level below, never higher', () => {
  const levels = [...URGENCIES].reverse();
  fc.assert(
    fc.property(anyScore, withGrave, (words, circumstances) => {
      const alone = pressing([scoreOf(words)], { ...circumstances, graveEarlier: null }, null).urgency;
      const { urgency, reasons } = pressing([scoreOf(words)], circumstances, null);
      const earlier = levels.indexOf(circumstances.graveEarlier.urgency.level);
      const least = levels[Math.max(0, earlier - 1)] ?? 'low';
      const isLifted = reasons.some(({ cue }) => cue.startsWith('grave earlier: urgency '));
      const expected = Math.max(alone.score, scoreOfLevel(least));
      return urgency.score === expected && isLifted === urgency.score > alone.score;
    }),
    { seed: 8, numRuns: 2_000 },
  );
});

it.each([0, 0.24, 0.5, HIGH - 0.01, HIGH - 0.001])(
  'words of %d stay below high under the worst circumstances',
  (words) => {
    expect(['low', 'normal']).toContain(pressing([scoreOf(words)], worst, null).urgency.level);
  },
);

it('tells every circumstance apart in the reasons', () => {
  const cues = pressing([scoreOf(0.1)], worst, null).reasons.map((reason) => reason.cue);
  expect(cues).toEqual([
    'urgency 0.1',
    'incident: 1,000+ people about outage in an hour',
    '500 messages in 7 days',
    'wrote 40 times without an answer',
    '9,000,000 followers',
    'waiting over 4 d',
    'answer overdue',
  ]);
  expect(pressing([scoreOf(0.1)], calm, null).reasons).toHaveLength(1);
});

it.each([
  [4_999, []],
  [5_000, [0.05]],
  [50_000, [0.1]],
  [120_000, [0.12]],
  [500_000, [0.15]],
  [200_000_000, [0.15]],
])('reach of %d followers weighs %j', (followers, weights) => {
  expect(circumstanceReasons({ ...calm, followers }).map(({ weight }) => weight)).toEqual(weights);
});

it.each([
  [0, []],
  [4 * HOUR - 1, []],
  [4 * HOUR, ['waiting over 4 h', 0.02]],
  [23 * HOUR, ['waiting over 12 h', 0.04]],
  [24 * HOUR, ['waiting over 1 d', 0.06]],
  [50 * HOUR, ['waiting over 2 d', 0.08]],
  [9_000 * HOUR, ['waiting over 4 d', 0.1]],
])('waiting of %d ms is told as %j', (waitingMs, told) => {
  expect(circumstanceReasons({ ...calm, waitingMs }).flatMap(({ cue, weight }) => [cue, weight])).toEqual(told);
});

it('waiting and reach never weigh less for more', () => {
  const weightOf = (change: Partial<Circumstances>) => circumstanceReasons({ ...calm, ...change })[0]?.weight ?? 0;
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      const isSorted = weightOf({ followers: less }) <= weightOf({ followers: more });
      return isSorted && weightOf({ waitingMs: less }) <= weightOf({ waitingMs: more });
    }),
    { seed: 9 },
  );
});

it('what is said in one go is written once', () => {
  const at = (...minutes: number[]) => timesWritten(minutes.map((minute) => ({ postedAt: minute * 60_000 })));
  expect([at(), at(0), at(0, 1, 2, 12), at(0, 11), at(0, 60, 61, 500)]).toEqual([0, 1, 1, 2, 3]);
  const weights = [1, 2, 3, 4, 9].map(
    (timesUnanswered) => circumstanceReasons({ ...calm, timesUnanswered })[0]?.weight,
  );
  expect(weights).toEqual([undefined, 0.03, 0.06, 0.09, 0.09]);
});

it('takes the newest one’s mood and the most urgent one’s urgency', () => {
  const outcome = pressing([scoreOf(0.9, 'negative'), scoreOf(0.1, 'positive')], calm, null);
  expect([outcome.sentiment.label, outcome.urgency.level]).toEqual(['positive', 'critical']);
});

it('lets a person win over everything', () => {
  fc.assert(
    fc.property(urgencies, fc.tuple(withGrave, fc.constantFrom(...URGENCIES)), (scores, [circumstances, urgency]) => {
      const correction = { sentiment: 'positive', urgency, operator: 'aino' } as const;
      const outcome = pressing(
        scores.map((one) => scoreOf(one, 'negative')),
        circumstances,
        correction,
      );
      return (
        outcome.urgency.level === urgency &&
        urgencyLevel(outcome.urgency.score) === urgency &&
        outcome.sentiment.label === 'positive' &&
        outcome.reasons[0]?.cue === 'set by aino'
      );
    }),
    { seed: 6 },
  );
});

it('survives a conversation without any score', () => {
  expect(pressing([], calm, null)).toMatchObject({ language: 'und', urgency: { level: 'low', score: 0 } });
});

it('is overdue only after its time', () => {
  const of = (dueAt: number | null, now: number) =>
    circumstancesOf({ waitingSince: 0, dueAt }, { followers: null }, { now, recentMessages: 1 }).isOverdue;
  expect([of(null, 5), of(5, 5), of(4, 5)]).toEqual([false, false, true]);
});
