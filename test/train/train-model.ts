import type { SentimentLabel } from '../../src/domain/triage.ts';
import { FLAGS, TOPICS } from '../../src/domain/triage.ts';
import {
  type Calibration,
  type Model,
  OUTPUTS,
  type Table,
  type UrgencyHead,
  writeModel,
} from '../../src/scoring/model.ts';
import { calibrateSentiment, calibrateUrgency, type Known, type Weighed, weighAll } from './calibrate.ts';
import { calibrateLabels } from './calibrate-labels.ts';
import { calibrateLanguages } from './calibrate-languages.ts';
import { Measured, publicTexts, spokenTexts, type Text } from './corpora.ts';
import { LANGUAGES, type LabelledText, learnLabels, learnLanguages, learnMood, PLAN, quantised } from './heads.ts';
import { OWN_LANGUAGES, type OwnMessage, otherLanguages, ownMessages } from './own-messages.ts';
import { isTune } from './splits.ts';

const SEED = 20_261_122;
/** A message to a brand teaches more about messages to brands than a line of talk does. */
const OWN_WEIGHT = 8;
const GRADE = { low: 0, normal: 1, high: 2, critical: 3 } as const;
const SOURCE = { fi: 'ownFinnish', en: 'ownEnglish', sv: 'ownSwedish' } as const;
/** Most alarms on ordinary talk that calibrates; what is measured is other talk. */
const ALARMS = { finnsentiment: 0.003, semeval: 0.01 };

/** Learns every head and its calibration; the same folder and messages give the same bytes. */
export function trainModel(folder: string, tell: (line: string) => void): Uint8Array {
  const own = OWN_LANGUAGES.flatMap((language) => ownMessages(language));
  const tested = own.filter(({ split }) => split === 'test').map(({ text }) => text);
  const open = publicTexts(folder, new Measured(folder, 'mood', tested));
  const trained = own.filter(({ split }) => split === 'train');
  const texts = [...open.filter(({ text }) => !isTune(text)), ...trained.flatMap(asTexts)];
  tell(`mood: ${texts.length} texts`);
  const calibrated = quantised(learnMood(texts, SEED), { bits: PLAN.mood.bits, width: OUTPUTS.length });
  const tuned = tuneSets(
    calibrated,
    open.filter(({ text }) => isTune(text)),
    own,
  );
  tell('calibration');
  const sentiment = calibrations(tuned);
  const urgency = urgencyStarts(tuned);
  tell('mood once more, by what it was calibrated on too');
  const all = [...open, ...own.filter(({ split }) => split !== 'test').flatMap(asTexts)];
  const mood = quantised(learnMood(all, SEED), { bits: PLAN.mood.bits, width: OUTPUTS.length });
  tell(`labels: ${trained.length} messages`);
  const names = [...TOPICS, ...FLAGS];
  const labels = quantised(learnLabels(trained.map(asLabelled), SEED), { bits: PLAN.labels.bits, width: names.length });
  const labelBias = calibrateLabels(labels, own.filter(({ split }) => split === 'tune').map(asLabelled));
  const spoken = [...spokenTexts(folder, new Measured(folder, 'language', tested)), ...trained, ...otherLanguages()];
  tell(`languages: ${spoken.length} texts`);
  const heard = spoken.filter(({ text }) => !isTune(text));
  const language = quantised(learnLanguages(heard, SEED), { bits: PLAN.language.bits, width: LANGUAGES.length });
  const unheard = spoken.filter(({ text }) => isTune(text));
  const model: Model = {
    head: {
      version: 1,
      seed: SEED,
      tables: { mood: shapeOf(mood), labels: shapeOf(labels), language: shapeOf(language) },
      languages: LANGUAGES,
      languageBias: calibrateLanguages(language, LANGUAGES, unheard),
      labelBias,
      sentiment,
      urgency,
    },
    tables: { mood, labels, language },
  };
  tell(JSON.stringify({ sentiment, urgency }));
  return writeModel(model);
}

interface TuneSets {
  readonly fi: readonly Weighed[];
  readonly en: readonly Weighed[];
  readonly sv: readonly Weighed[];
  readonly finnsentiment: readonly Weighed[];
  /** The same sentences weighed as a forum's. */
  readonly forum: readonly Weighed[];
  readonly semeval: readonly Weighed[];
}

function tuneSets(mood: Table, open: readonly Text[], own: readonly OwnMessage[]): TuneSets {
  const messages = own.filter(({ split }) => split === 'tune');
  const ours = (language: string) =>
    weighAll(
      mood,
      messages.filter((message) => message.language === language),
    );
  const theirs = (source: string) =>
    weighAll(mood, open.filter((text) => text.source === source).map(asKnown), source === 'forum');
  return {
    fi: ours('fi'),
    en: ours('en'),
    sv: ours('sv'),
    finnsentiment: theirs('finnsentiment'),
    forum: theirs('forum'),
    semeval: theirs('semeval'),
  };
}

function calibrations(sets: TuneSets): Model['head']['sentiment'] {
  const balanced: Record<string, Calibration> = {
    fi: calibrateSentiment([sets.fi, sets.finnsentiment]),
    en: calibrateSentiment([sets.en, sets.semeval]),
    sv: calibrateSentiment([sets.sv]),
  };
  const forum: Record<string, Calibration> = {
    ...balanced,
    fi: calibrateSentiment([sets.forum]),
    en: calibrateSentiment([sets.semeval]),
  };
  return { balanced, forum };
}

/** One set of starts for all languages, since a level means the same in each; quiet in both kinds of talk. */
function urgencyStarts(sets: TuneSets): UrgencyHead {
  return calibrateUrgency(
    [...sets.fi, ...sets.en, ...sets.sv],
    [
      { set: sets.finnsentiment, shareMax: ALARMS.finnsentiment },
      { set: sets.semeval, shareMax: ALARMS.semeval },
    ],
  );
}

/** A message as the mood heads learn it: once as each reader judged it, at a share of its weight. */
function asTexts(message: OwnMessage): readonly Text[] {
  const { readings, text, language } = message;
  return readings.map(({ sentiment, urgency }) => ({
    text,
    language,
    source: SOURCE[language],
    sentiment: { negative: sentiment === 'negative' ? 1 : 0, positive: sentiment === 'positive' ? 1 : 0 },
    urgency: GRADE[urgency],
    weight: OWN_WEIGHT / readings.length,
  }));
}

function asLabelled({ text, language, readings }: OwnMessage): LabelledText {
  const labels = new Map<string, number>();
  const add = (name: string): void => void labels.set(name, (labels.get(name) ?? 0) + 1 / readings.length);
  for (const { topics, flags } of readings) {
    for (const topic of topics) add(`topic ${topic}`);
    for (const flag of flags) add(`flag ${flag}`);
  }
  return { text, language, labels };
}

function asKnown({ text, language, sentiment, urgency }: Text): Known {
  return {
    text,
    language,
    sentiment: sentiment === null ? null : label(sentiment),
    urgency: urgency === 'calm' ? 'calm' : null,
  };
}

function label({ negative, positive }: { negative: number; positive: number }): SentimentLabel {
  if (negative > 0.5) return 'negative';
  return positive > 0.5 ? 'positive' : 'neutral';
}

function shapeOf({ bits, width, scale }: Table): Omit<Table, 'weights'> {
  return { bits, width, scale };
}
