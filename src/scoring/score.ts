import type { Evidence, Flag, Prior, Reason, Score, Topic, Tuning } from '../domain/triage.ts';
import { addFamily } from './circumstances.ts';
import { judgeLabels, type Label } from './labels.ts';
import { guessLanguage } from './language.ts';
import type { Model } from './model.ts';
import { type Prepared, prepare, type Workbench } from './prepare.ts';
import { type BrandCues, type Reading, standsAt, wordsOf } from './reading.ts';
import { sentimentReasons, urgencyReasons } from './reasons.ts';
import { calibrated, calibrationOf, sentimentOf } from './sentiment.ts';
import { addMoods, type Moods } from './shares.ts';
import { urgencyOdds, urgencyOf } from './urgency.ts';
import { READ_MAX } from './words.ts';

/** A model set up for a brand; what is asked of one text after another. */
export interface Setup {
  readonly model: Model;
  readonly bench: Workbench;
  /** The same with what the brand says of the cues; null where it says nothing. */
  readonly own: Workbench | null;
  readonly prior: Prior;
  readonly tuning: Tuning;
  /** The language the brand's customers write most, or null. */
  readonly home: string | null;
}

/** Sentiment in a language nobody here reads is never guessed. */
const UNREAD_CONFIDENCE = 0.2;
const WORDLESS_CONFIDENCE = 0.4;
const WORDLESS_QUESTION = 0.1;
/** Praise that the word lists take for mockery is worth that much less, in log-odds. */
const MOCKERY = 2.5;
/** What nobody could read waits for a person, in turn. */
const UNREAD_URGENCY = { level: 'normal', score: 0.3 } as const;

/** What a text says, each part with its reasons. Never throws; reads 4,000 UTF-16 units of a longer text, from both ends, in linear time. */
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

/** Weighs by the shipped words and, where a brand has its own, by those too: own words only raise, muted ones only lower. */
function weigh(setup: Setup, text: string, declared: string | null): Weighed {
  if (setup.own === null) return weighBy(setup, setup.bench, { text, declared });
  const shipped = weighBy(setup, setup.bench, { text, declared }).evidence;
  const own = weighBy(setup, setup.own, { text, declared });
  const { raises, lowers } = directionOf(setup.own, own.prepared);
  if (raises === lowers) return raises ? own : { ...own, evidence: shipped };
  const further = raises ? Math.max : Math.min;
  const urgency = {
    normal: further(shipped.urgency.normal, own.evidence.urgency.normal),
    high: further(shipped.urgency.high, own.evidence.urgency.high),
    critical: further(shipped.urgency.critical, own.evidence.urgency.critical),
  };
  return { ...own, evidence: { ...own.evidence, urgency } };
}

/** What of a brand's own says something here: words that were added or count for more, words that are muted or count for less. */
function directionOf({ brand }: Workbench, { reading }: Prepared): { raises: boolean; lowers: boolean } {
  let raises = false;
  let lowers = mutedTokens(brand, reading).length > 0;
  for (const [family, hits] of reading.cues) {
    if (hits.some(({ sense }) => sense.language === '')) raises = true;
    if ((brand.weights.get(family) ?? 1) > 1) raises = true;
    if ((brand.weights.get(family) ?? 1) < 1) lowers = true;
  }
  // of a family that is not heard at all nothing is left to be seen here
  if ([...brand.weights.values()].includes(0)) lowers = true;
  return { raises, lowers };
}

/** Tokens that stand in a muted phrase. */
function mutedTokens({ muted }: BrandCues, { tokens }: Reading): readonly number[] {
  const found: number[] = [];
  for (const phrases of muted.values())
    for (const phrase of phrases)
      for (let at = 0; at + phrase.length <= tokens.length; at += 1)
        if (standsAt(phrase, tokens, at)) for (let part = 0; part < phrase.length; part += 1) found.push(at + part);
  return [...new Set(found)];
}

function weighBy(
  setup: Setup,
  bench: Workbench,
  { text, declared }: { text: string; declared: string | null },
): Weighed {
  const { model, prior } = setup;
  const prepared = prepare(bench, text, (tokens, room) =>
    guessLanguage(model, room, { tokens, declared, home: setup.home }),
  );
  const { language, isUnderstood: isRead } = prepared.reading.language;
  const moods = addMoods(model, bench.room, prepared.reading.tokens.length);
  addFamilies(model, bench, { prepared, sums: moods.sums });
  const [negative = 0, praise = 0, ...grades] = moods.sums;
  let hushed = 0;
  for (const at of mutedTokens(bench.brand, prepared.reading)) hushed += Math.max(0, moods.urgency[at] ?? 0);
  const [normal = 0, high = 0, critical = 0] = grades.map((grade) => grade - hushed);
  const isMocked = prepared.reading.cues.has('sarcasm') && prepared.found.mood.label === 'negative';
  const positive = isMocked ? praise - MOCKERY : praise;
  const evidence: Evidence = {
    language,
    isTunable: isRead && prepared.reading.tokens.length > 0,
    sentiment: isRead ? calibrated(model, { negative, positive }, { language, prior }) : { negative: -1, positive: -1 },
    urgency: isRead
      ? urgencyOdds({ normal, high, critical }, model.head.urgency, prepared.found.pressure.score)
      : { normal: 1, high: -4, critical: -6 },
  };
  return { prepared, evidence, isRead, moods };
}

/** A brand's weight of a family counts for what the model makes of it too. */
function addFamilies(model: Model, bench: Workbench, weighed: { prepared: Prepared; sums: Float64Array }): void {
  const { reading, found } = weighed.prepared;
  for (const [family, weight] of bench.brand.weights) {
    if (weight === 1 || !reading.cues.has(family)) continue;
    addFamily(model.tables.mood, { family, label: found.mood.label, share: weight - 1 }, weighed.sums);
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
          { cue: '?', effect: 'topic', weight: 1, name: 'question' },
          { cue: '?', effect: 'flag', weight: 1, name: 'question' },
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
function labelReason(reading: Reading, effect: 'topic' | 'flag', label: Label<Topic> | Label<Flag>): Reason {
  const { cue, weight, name } = label;
  return { cue: cue === '' ? longestOf(reading) : cue, effect, weight, name };
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
    reasons.push({
      cue: `${READ_MAX} characters were read, from the beginning and the end`,
      effect: 'language',
      weight: 0,
    });
  return reasons;
}
