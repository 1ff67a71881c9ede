import { CUE_FAMILIES, type CueFamily } from '../domain/cue-family.ts';
import type { Flag, SentimentLabel, Topic } from '../domain/triage.ts';
import { FLAGS, SENTIMENTS, TOPICS } from '../domain/triage.ts';
import { addFeature, type Features } from './features.ts';
import type { NamedFlag } from './flags.ts';
import type { Table } from './model.ts';
import type { WordMood } from './mood.ts';
import type { Pressure } from './pressure.ts';
import type { Reading } from './reading.ts';
import type { NamedTopic } from './topics.ts';
import type { Token } from './words.ts';

/** What the word lists and rules make of a text; all of it becomes features beside the words themselves. */
export interface ByRules {
  readonly mood: WordMood;
  readonly pressure: Pressure;
  readonly topics: readonly NamedTopic[];
  readonly flags: readonly NamedFlag[];
}

/** Which feature of a circumstance it is; the order is part of the model's format. */
const KINDS = [
  'mood',
  'moodHere',
  'pressure',
  'pressureHere',
  'label',
  'length',
  'language',
  'family',
  'familyHere',
  'plain',
  'many',
  'toUs',
  'ofMe',
  'news',
  'familyMood',
  'exclamations',
  'questions',
  'tokenKind',
  'shouts',
  'lengthened',
  'praise',
  'blame',
  'topic',
  'flag',
] as const;
type Kind = (typeof KINDS)[number];

const LANGUAGES = ['fi', 'en', 'sv'];
const TOKEN_KINDS: readonly Token['kind'][] = ['word', 'link', 'user', 'tag', 'emoji', 'number', 'brand'];
const MOOD_STEPS = 8;
const PRESSURE_STEPS = 12;
const SUM_STEP = 1.5;
const SUM_MAX = 6;
const MANY_MAX = 3;
const LENGTH_MAX = 6;

/** Writes what the rules found behind the words and letters of a text. */
export function collectCircumstances(room: Features, reading: Reading, found: ByRules): void {
  const here = LANGUAGES.indexOf(reading.language.language) + 1;
  const put = (kind: Kind, value: number): void => addFeature(room, codeOf(kind, value));
  const moodStep = Math.round(found.mood.score * MOOD_STEPS) + MOOD_STEPS;
  const pressureStep = Math.round(found.pressure.score * PRESSURE_STEPS);
  const label = SENTIMENTS.indexOf(found.mood.label);
  put('mood', moodStep);
  put('moodHere', moodStep * 4 + here);
  put('pressure', pressureStep);
  put('pressureHere', pressureStep * 4 + here);
  put('label', label);
  put('length', Math.min(LENGTH_MAX, Math.floor(Math.log2(1 + reading.tokens.length))));
  put('language', here);
  put('exclamations', Math.min(MANY_MAX, reading.exclamations));
  put('questions', Math.min(2, reading.questions));
  collectFamilies(room, reading, { here, label });
  collectSigns(room, reading);
  for (const { topic } of found.topics) put('topic', topicIndex(topic));
  for (const { flag } of found.flags) put('flag', flagIndex(flag));
}

function collectFamilies(room: Features, reading: Reading, seen: { here: number; label: number }): void {
  const toUs = reading.cues.has('second');
  const ofMe = reading.cues.has('first');
  const news = reading.cues.has('news');
  for (const [family, hits] of reading.cues) {
    const index = FAMILY_INDEX.get(family) ?? 0;
    addFeature(room, codeOf('family', index));
    if (family.startsWith('topic-')) continue;
    addFeature(room, codeOf('familyHere', index * 4 + seen.here));
    addFeature(room, codeOf('familyMood', index * 4 + seen.label));
    if (hits.some((hit) => hit.sense.value > 1)) addFeature(room, codeOf('plain', index));
    if (hits.length > 1) addFeature(room, codeOf('many', index));
    if (toUs) addFeature(room, codeOf('toUs', index));
    if (ofMe) addFeature(room, codeOf('ofMe', index));
    if (news) addFeature(room, codeOf('news', index));
  }
}

function collectSigns(room: Features, reading: Reading): void {
  let kinds = 0;
  let shouts = 0;
  let isLengthened = false;
  for (const token of reading.tokens) {
    kinds |= 1 << TOKEN_KINDS.indexOf(token.kind);
    if (token.isShouted) shouts += 1;
    isLengthened ||= token.isLengthened;
  }
  for (let kind = 0; kind < TOKEN_KINDS.length; kind += 1)
    if ((kinds & (1 << kind)) !== 0) addFeature(room, codeOf('tokenKind', kind));
  if (shouts > 0) addFeature(room, codeOf('shouts', Math.min(MANY_MAX, shouts)));
  if (isLengthened) addFeature(room, codeOf('lengthened', 1));
  let praise = 0;
  let blame = 0;
  for (const { sense } of reading.moods) {
    if (sense.role !== 'valence') continue;
    if (sense.value > 0) praise += sense.value;
    else blame -= sense.value;
  }
  addFeature(room, codeOf('praise', Math.min(SUM_MAX, Math.round(praise / SUM_STEP))));
  addFeature(room, codeOf('blame', Math.min(SUM_MAX, Math.round(blame / SUM_STEP))));
}

/** Adds a share of what the table makes of one family to `sums`. */
export function addFamily(
  table: Table,
  asked: { family: CueFamily; label: SentimentLabel; share: number },
  sums: Float64Array,
): void {
  const index = FAMILY_INDEX.get(asked.family) ?? 0;
  const mask = (1 << table.bits) - 1;
  for (const code of [codeOf('family', index), codeOf('familyMood', index * 4 + SENTIMENTS.indexOf(asked.label))])
    for (let output = 0; output < table.width; output += 1)
      sums[output] =
        (sums[output] ?? 0) + (table.weights[(code & mask) * table.width + output] ?? 0) * table.scale * asked.share;
}

const FAMILY_INDEX: ReadonlyMap<CueFamily, number> = new Map(CUE_FAMILIES.map((family, index) => [family, index]));
const TOPIC_INDEX: ReadonlyMap<Topic, number> = new Map(TOPICS.map((topic, index) => [topic, index]));
const FLAG_INDEX: ReadonlyMap<Flag, number> = new Map(FLAGS.map((flag, index) => [flag, index]));
const KIND_INDEX: ReadonlyMap<Kind, number> = new Map(KINDS.map((kind, index) => [kind, index]));

function topicIndex(topic: Topic): number {
  return TOPIC_INDEX.get(topic) ?? 0;
}

function flagIndex(flag: Flag): number {
  return FLAG_INDEX.get(flag) ?? 0;
}

function codeOf(kind: Kind, value: number): number {
  const code = Math.imul(((KIND_INDEX.get(kind) ?? 0) + 1) * 1_024 + value, 0x9e3779b1);
  return code ^ (code >>> 15);
}
