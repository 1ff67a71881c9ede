import type { Figure } from './triage-figures.ts';
import { type Target, verdict } from './triage-targets.ts';

/** One line: a measure of ours against its target, with what the packages reach on the same texts. */
export interface TableLine {
  readonly measure: string;
  readonly ours: Figure;
  readonly target: Target | null;
  /** By the package's name; one that does not speak the language or has no such measure is left out. */
  readonly beside: Readonly<Partial<Record<PackageName, Figure>>>;
}

/** The packages that triage is measured beside. */
export const PACKAGES = ['vader-sentiment', 'sentiment', 'multilang-sentiment'] as const;
export type PackageName = (typeof PACKAGES)[number];

const MEASURE_WIDTH = 44;

/** The head of the table. */
export function tableHead(title: string): string {
  const names = [
    ['n', 6],
    ['kuulo', 12],
    ['least', 8],
    ['aim', 8],
  ] as const;
  const ours = names.map(([name, width]) => name.padStart(width)).join(' ');
  return `${title.padEnd(MEASURE_WIDTH)} ${ours}  ${'target'.padEnd(9)} ${PACKAGES.map((name) => padded(name, name)).join(' ')}`;
}

/** A line of it. */
export function tableLine({ measure, ours, target, beside }: TableLine): string {
  const bounds = [target?.least, target?.aim].map((bound) =>
    (bound === undefined ? '' : bound.toLocaleString('en')).padStart(8),
  );
  const others = PACKAGES.map((name) => padded(name, beside[name] === undefined ? '-' : written(beside[name])));
  const judged = target === null ? '' : verdict(ours.value, target);
  const start = `${measure.padEnd(MEASURE_WIDTH)} ${String(ours.n ?? '').padStart(6)} ${written(ours).padStart(12)}`;
  return `${start} ${bounds.join(' ')}  ${judged.padEnd(9)} ${others.join(' ')}`.trimEnd();
}

function padded(name: PackageName, text: string): string {
  return text.padStart(name.length + 2);
}

function written({ value, standardError }: Figure): string {
  const digits = Math.abs(value) >= 1_000 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return standardError === null ? number : `${number} ±${standardError.toFixed(1)}`;
}
