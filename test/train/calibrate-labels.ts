import { FLAGS, TOPICS } from '../../src/domain/triage.ts';
import { addWeights, type Table } from '../../src/scoring/model.ts';
import { prepare } from '../../src/scoring/prepare.ts';
import { labelPartsOf } from '../../src/scoring/shares.ts';
import { workbench } from './examples.ts';
import type { LabelledText } from './heads.ts';

const NAMES = [...TOPICS.map((topic) => `topic ${topic}`), ...FLAGS.map((flag) => `flag ${flag}`)];
/** A topic or flag is given only as far down as so many are right: a wrong one costs more trust than a missing one. */
const RIGHT_MIN = { topic: 0.6, flag: 0.75 } as const;
/** Fewer than this tell nothing of how many are right. */
const GIVEN_MIN = 6;

/** Where each topic and flag starts, by texts that trained nothing. */
export function calibrateLabels(table: Table, texts: readonly LabelledText[]): readonly number[] {
  const bench = workbench();
  const sums = texts.map(({ text, language }) => {
    prepare(bench, text, () => ({ language, confidence: 1, evidence: [], isUnderstood: true }));
    return addWeights(table, bench.room, labelPartsOf(bench.room));
  });
  return NAMES.map((name, output) => {
    const items = texts.map(({ labels }, at) => ({
      isMeant: (labels.get(name) ?? 0) >= 0.5,
      sum: sums[at]?.[output] ?? 0,
    }));
    return startOf(items, name.startsWith('topic') ? RIGHT_MIN.topic : RIGHT_MIN.flag);
  });
}

function startOf(items: readonly { isMeant: boolean; sum: number }[], rightMin: number): number {
  const sorted = items.toSorted((a, b) => b.sum - a.sum);
  let start = (sorted[0]?.sum ?? 0) + 1;
  let right = 0;
  for (const [at, { isMeant, sum }] of sorted.entries()) {
    if (isMeant) right += 1;
    if (at + 1 >= GIVEN_MIN && right / (at + 1) >= rightMin) start = sum;
  }
  return -Math.round(100 * start) / 100;
}
