import { FLAGS, TOPICS } from '../../src/domain/triage.ts';
import { addWeights, type Table } from '../../src/scoring/model.ts';
import { prepare } from '../../src/scoring/prepare.ts';
import { partsOf } from '../../src/scoring/shares.ts';
import { workbench } from './examples.ts';
import type { LabelledText } from './heads.ts';

const NAMES = [...TOPICS.map((topic) => `topic ${topic}`), ...FLAGS.map((flag) => `flag ${flag}`)];
/** A text that adds up to less than this does not do it, however rare the label is. */
const SUM_MIN = -6;

/** Where each topic and flag starts: each is given as often as people give it, on texts that trained nothing. */
export function calibrateLabels(table: Table, texts: readonly LabelledText[]): readonly number[] {
  const bench = workbench();
  const sums = texts.map(({ text, language }) => {
    prepare(bench, text, () => ({ language, confidence: 1, evidence: [] }));
    return addWeights(table, bench.room, partsOf(bench.room));
  });
  return NAMES.map((name, output) =>
    startOf(texts.map(({ labels }, at) => ({ isMeant: (labels.get(name) ?? 0) >= 0.5, sum: sums[at]?.[output] ?? 0 }))),
  );
}

function startOf(items: readonly { isMeant: boolean; sum: number }[]): number {
  const meant = items.filter(({ isMeant }) => isMeant).length;
  const sums = items.map(({ sum }) => sum).sort((a, b) => b - a);
  return -Math.round(100 * Math.max(SUM_MIN, sums[meant] ?? 0)) / 100;
}
