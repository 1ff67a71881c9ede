import type { Evidence, Flag, Prior, Reason, Score, Topic, Tuning } from '../domain/triage.ts';
import { addFamily } from './circumstances.ts';
import { judgeLabels, type Label } from './labels.ts';
import { guessLanguage, UNDERSTOOD } from './language.ts';
import type { Model } from './model.ts';
import { type Prepared, prepare, type Workbench } from './prepare.ts';
import { type Reading, wordsOf } from './reading.ts';
import { sentimentReasons, urgencyReasons } from './reasons.ts';
import { calibrated, calibrationOf, sentimentOf } from './sentiment.ts';
import { addMoods, type Moods } from './shares.ts';
import { urgencyOdds, urgencyOf } from './urgency.ts';
import { READ_MAX } from './words.ts';

/** A model set up for a brand; what is asked of one text after another. */
export interface Setup {
  readonly model: Model;
  readonly bench: Workbench;
  readonly prior: Prior;
  readonly tuning: Tuning;
}

/** Sentiment in a language nobody here reads is never guessed. */
const UNREAD_CONFIDENCE = 0.2;
const WORDLESS_CONFIDENCE = 0.4;
const WORDLESS_QUESTION = 0.1;
/** A language is believed to be foreign from this confidence; below it the text is read as if it were ours. */
const FOREIGN_SURE = 0.7;
/** Praise that the word lists take for mockery is worth that much less, in log-odds. */
const MOCKERY = 2.5;
/** What nobody could read waits for a person, in turn. */
const UNREAD_URGENCY = { level: 'normal', score: 0.3 } as const;

/** What a text says, each part with its reasons. Never throws; reads the first 4,000 UTF-16 units, in linear time. */
export function scoreText(setup: Setup, text: string, declared: string | null): Score {
  const weighed = weigh(setup, text, declared);
  const { reading, found } = weighed.prepared;
  if (reading.tokens.length === 0) return wordless(reading);
  const labels = judgeLabels(setup.model, {
    room: setup.bench.room,
    reading,
    found,
    isGrave: weighed.isRead && weighed.evidence.urgency.high + setup.tuning.urgency.high >= 0,
  });
  const judged = weighed.isRead ? judgedScore(setup, weighed) : unread(reading);
  const flags = weighed.isRead ? labels.flags : labels.flags.filter(({ name }) => name === 'question');
  const topics = weighed.isRead ? labels.topics : [];
  return {
    language: reading.language.language,
    sentiment: judged.sentiment,
    urgency: judged.urgency,
    topics: topics.length === 0 ? ['other'] : topics.map(({ name }) => name),
    flags: flags.map(({ name }) => name),
    reasons: [
      ...judged.reasons,
      ...topics.map((topic) => labelReason(reading, 'topic', topic)),
      ...flags.map((flag) => labelReason(reading, 'flag', flag)),
      ...languageReasons(reading),
    ],
  };
}

/** The log-odds behind a score. */
export function evidenceOf(setup: Setup, text: string, declared: string | null): Evidence {
  return weigh(setup, text, declared).evidence;
}

interface Weighed {
  readonly prepared: Prepared;
  readonly evidence: Evidence;
  /** Whether the text is in a language whose words are understood. */
  readonly isRead: boolean;
  readonly moods: Moods;
}

function weigh(setup: Setup, text: string, declared: string | null): Weighed {
  const { model, bench, prior } = setup;
  const prepared = prepare(bench, text, (tokens, room) => guessLanguage(model, room, { tokens, declared }));
  const { language, confidence } = prepared.reading.language;
  const isRead = UNDERSTOOD.includes(language) || language === 'und' || confidence < FOREIGN_SURE;
  const moods = addMoods(model, bench.room, prepared.reading.tokens.length);
  addFamilies(setup, prepared, moods.sums);
  const [negative = 0, praise = 0, normal = 0, high = 0, critical = 0] = moods.sums;
  const isMocked = prepared.reading.cues.has('sarcasm') && prepared.found.mood.label === 'negative';
  const positive = isMocked ? praise - MOCKERY : praise;
  const evidence: Evidence = {
    language,
    sentiment: isRead ? calibrated(model, { negative, positive }, { language, prior }) : { negative: -1, positive: -1 },
    urgency: isRead
      ? urgencyOdds({ normal, high, critical }, model.head.urgency, prepared.found.pressure.score)
      : { normal: 1, high: -4, critical: -6 },
  };
  return { prepared, evidence, isRead, moods };
}

/** A brand's weight of a family counts for what the model makes of it too. */
function addFamilies(setup: Setup, { reading, found }: Prepared, sums: Float64Array): void {
  for (const [family, weight] of setup.bench.weights) {
    if (weight === 1 || !reading.cues.has(family)) continue;
    addFamily(setup.model.tables.mood, { family, label: found.mood.label, share: weight - 1 }, sums);
  }
}

type Judged = Pick<Score, 'sentiment' | 'urgency' | 'reasons'>;

function judgedScore(setup: Setup, { prepared, evidence, moods }: Weighed): Judged {
  const { model, tuning } = setup;
  const { reading, found } = prepared;
  const { softness } = calibrationOf(model, { language: evidence.language, prior: setup.prior });
  const [negative = 0, positive = 0, normal = 0, high = 0] = moods.ofRules;
  const sentiment = sentimentOf(evidence.sentiment, tuning, softness);
  const urgency = urgencyOf(evidence.urgency, tuning);
  const told = sentimentReasons(reading, {
    causes: found.mood.causes,
    ofRules: positive - negative,
    shares: moods.sentiment,
  });
  const pressing = urgencyReasons(reading, {
    causes: found.pressure.causes,
    ofRules: (normal + high) / 2,
    shares: moods.urgency,
  });
  return {
    sentiment,
    urgency,
    reasons: [
      ...(told.length === 0 && sentiment.label !== 'neutral'
        ? [heaviest(reading, { effect: 'sentiment', shares: moods.sentiment })]
        : told),
      ...(pressing.length === 0 && urgency.level !== 'low'
        ? [heaviest(reading, { effect: 'urgency', shares: moods.urgency })]
        : pressing),
    ],
  };
}

/** Every word weighs next to nothing, and still they tip the scale: the heaviest is named. */
function heaviest(
  reading: Reading,
  { effect, shares }: { readonly effect: 'sentiment' | 'urgency'; readonly shares: Float64Array },
): Reason {
  let best = 0;
  for (let at = 1; at < shares.length; at += 1) if (Math.abs(shares[at] ?? 0) > Math.abs(shares[best] ?? 0)) best = at;
  const weight = Math.round(25 * (shares[best] ?? 0)) / 100;
  return { cue: wordsOf(reading, { first: best, last: best }), effect, weight };
}

/** Nothing but marks, or nothing at all: that says nothing, and may ask. */
function wordless(reading: Reading): Score {
  const isAsking = reading.questions > 0;
  return {
    language: reading.language.language,
    sentiment: { label: 'neutral', score: 0, confidence: WORDLESS_CONFIDENCE },
    urgency: { level: 'low', score: isAsking ? WORDLESS_QUESTION : 0 },
    topics: [isAsking ? 'question' : 'other'],
    flags: isAsking ? ['question'] : [],
    reasons: isAsking
      ? [
          { cue: '?', effect: 'topic', weight: 1 },
          { cue: '?', effect: 'flag', weight: 1 },
          ...languageReasons(reading),
        ]
      : languageReasons(reading),
  };
}

function unread(reading: Reading): Judged {
  const cue = `unknown: no words of ${reading.language.language} are known here`;
  return {
    sentiment: { label: 'neutral', score: 0, confidence: UNREAD_CONFIDENCE },
    urgency: UNREAD_URGENCY,
    reasons: [
      { cue, effect: 'sentiment', weight: 0 },
      { cue: longestOf(reading), effect: 'urgency', weight: UNREAD_URGENCY.score },
    ],
  };
}

/** A label that no word of its own speaks for stands on the longest. */
function labelReason(reading: Reading, effect: 'topic' | 'flag', { cue, weight }: Label<Topic> | Label<Flag>): Reason {
  if (cue !== '') return { cue, effect, weight };
  return { cue: longestOf(reading), effect, weight };
}

function longestOf(reading: Reading): string {
  const longest = reading.language.evidence[0] ?? 0;
  return wordsOf(reading, { first: longest, last: longest });
}

function languageReasons(reading: Reading): Reason[] {
  const { confidence, evidence } = reading.language;
  const reasons: Reason[] = evidence.map((at) => ({
    cue: wordsOf(reading, { first: at, last: at }),
    effect: 'language',
    weight: confidence,
  }));
  if (reading.isCut)
    reasons.push({ cue: `only the first ${READ_MAX} characters were read`, effect: 'language', weight: 0 });
  return reasons;
}
