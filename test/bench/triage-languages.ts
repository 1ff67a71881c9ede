import type { Scorer } from '../../src/domain/triage.ts';
import { figureOf, shareOf } from './triage-figures.ts';
import type { Labelled } from './triage-sets.ts';
import type { TableLine } from './triage-table.ts';
import { TARGETS } from './triage-targets.ts';

const NAMES: Readonly<Record<string, string>> = { fi: 'Finnish', en: 'English', sv: 'Swedish' };

/** How many texts of each language are taken for it; those that triage understands have a target. */
export function languageLines(scorer: Scorer, rows: readonly Labelled[]): readonly TableLine[] {
  const labels = [
    ...Object.keys(NAMES),
    ...new Set(rows.map(({ label }) => label).filter((label) => !(label in NAMES))),
  ];
  return labels.map((label): TableLine => {
    const spoken = rows.filter((row) => row.label === label);
    const isFound = spoken.map(({ text }) => scorer.score(text).language === label);
    return {
      measure: `language: ${NAMES[label] ?? label}`,
      ours: figureOf(isFound, shareOf),
      target: label in NAMES ? TARGETS.language : null,
      beside: {},
    };
  });
}
