import type { Calibration, CalibrationBin } from '../../domain/calibration.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Prior } from '../../domain/triage.ts';
import { MEASURES } from '../evaluation/gold-label.ts';
import { SET_MEASURES } from '../evaluation/gold-set.ts';
import type { JudgedFile } from '../evaluation/judge-file.ts';
import type { UrgencyMeasured } from '../evaluation/measuring.ts';
import type { SetEvaluation } from '../evaluation/set-tally.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import { table } from './table.ts';

/** What a file was judged by. */
export interface EvaluatedBy {
  readonly file: string;
  readonly prior: Prior;
  readonly language: string | null;
  readonly split: string | null;
  readonly errors: string | null;
}

const BAR = 20;

/** All figures for scripts; shares from 0 to 1. */
export function evaluationJson(by: EvaluatedBy, judged: JudgedFile) {
  const { leftOut, measured, otherSplits, wrong } = judged;
  const { sentiment, urgency, language, topics, flags } = measured;
  return {
    ...by,
    judged: judged.judged,
    otherSplits,
    skipped: {
      count: leftOut.count,
      reasons: leftOut.reasons,
      first: leftOut.first,
      unknownLabels: leftOut.unknownLabels,
    },
    ...(by.errors === null ? {} : { wrong }),
    measures: {
      sentiment:
        sentiment === null
          ? null
          : { ...figuresJson(sentiment.evaluation), calibration: calibrationJson(sentiment.calibration) },
      urgency: urgency === null ? null : urgencyJson(urgency),
      language: language === null ? null : figuresJson(language.evaluation),
      topics: topics === null ? null : setJson(topics),
      flags: flags === null ? null : setJson(flags),
    },
  };
}

function figuresJson({ n, accuracy, macroF1, macroRecall, perLabel, confusion }: Evaluation) {
  return {
    n,
    accuracy: rounded(accuracy),
    macroF1: rounded(macroF1),
    macroRecall: rounded(macroRecall),
    perLabel: perLabel.map((one) => ({
      label: one.label,
      n: one.n,
      precision: rounded(one.precision),
      recall: rounded(one.recall),
      f1: rounded(one.f1),
    })),
    confusion: { labels: perLabel.map(({ label }) => label), rows: confusion },
  };
}

function setJson({ n, microPrecision, microRecall, microF1, perName }: SetEvaluation) {
  return {
    n,
    microPrecision: rounded(microPrecision),
    microRecall: rounded(microRecall),
    microF1: rounded(microF1),
    perName: perName.map((one) => ({
      ...one,
      precision: rounded(one.precision),
      recall: rounded(one.recall),
      f1: rounded(one.f1),
    })),
  };
}

function calibrationJson({ bins, error }: Calibration) {
  return {
    error: rounded(error),
    bins: bins.map((bin) => ({ ...bin, confidence: rounded(bin.confidence), accuracy: rounded(bin.accuracy) })),
  };
}

function urgencyJson({ evaluation, merged, grave, gravePrecision, calledGrave }: UrgencyMeasured) {
  return {
    ...figuresJson(evaluation),
    merged,
    criticalOrHigh: {
      atPrecision: gravePrecision,
      recall: rounded(grave.recall),
      precision: rounded(grave.precision),
      threshold: grave.threshold,
      calledShare: rounded(calledGrave),
    },
  };
}

/** The same for people. @param width of the screen in columns, or null */
export function evaluationText(by: EvaluatedBy, judged: JudgedFile, width: number | null): string {
  const { sentiment, urgency, language } = judged.measured;
  const parts = [headText(by, judged)];
  for (const measure of MEASURES) {
    const one = judged.measured[measure];
    if (one !== null) parts.push(figuresText(measure, one.evaluation, width));
    if (measure === 'sentiment' && sentiment !== null) parts.push(calibrationText(sentiment.calibration));
    if (measure === 'urgency' && urgency !== null) parts.push(urgencyText(urgency));
  }
  for (const measure of SET_MEASURES) {
    const one = judged.measured[measure];
    if (one !== null) parts.push(setText(measure, one, width));
  }
  if (language !== null && by.language !== null)
    parts.push(`The texts were said to be in ${safeLine(by.language)}: the languages above are found with that help.`);
  const left = leftOutText(judged);
  if (left !== null) parts.push(left);
  if (by.errors !== null) parts.push(`${judged.wrong} wrong ones in ${safeLine(by.errors)}`);
  return parts.join('\n\n');
}

function headText({ file, prior, split }: EvaluatedBy, { judged, otherSplits }: JudgedFile): string {
  const of = split === null ? '' : ` of the split ${safeLine(split)} (${otherSplits} of others)`;
  return `${paint.strong(safeLine(file))}: ${judged} texts judged${of}, ${prior} prior`;
}

function figuresText(measure: string, evaluation: Evaluation, width: number | null): string {
  const { n, accuracy, macroF1, macroRecall, perLabel, confusion } = evaluation;
  const head = `${paint.strong(measure)}  n ${n}  accuracy ${percent(accuracy)}  macro-F1 ${percent(macroF1)}  macro-recall ${percent(macroRecall)}`;
  const classes = table(
    perLabel,
    [
      { title: 'label', cell: ({ label }) => label },
      { title: 'n', cell: (one) => String(one.n), isRight: true },
      { title: 'precision', cell: (one) => percent(one.precision), isRight: true },
      { title: 'recall', cell: (one) => percent(one.recall), isRight: true },
      { title: 'F1', cell: (one) => percent(one.f1), isRight: true },
    ],
    width,
  );
  return [
    head,
    indented(classes),
    `  ${paint.faint('confusion: rows as labelled, columns as judged')}`,
    indented(confusionText({ perLabel, confusion }, width)),
  ].join('\n');
}

function setText(measure: string, { n, microF1, perName }: SetEvaluation, width: number | null): string {
  const rows = perName.filter((one) => one.n + one.called > 0);
  const names = table(
    rows,
    [
      { title: measure === 'topics' ? 'topic' : 'flag', cell: ({ name }) => name },
      { title: 'n', cell: (one) => String(one.n), isRight: true },
      { title: 'called', cell: ({ called }) => String(called), isRight: true },
      { title: 'precision', cell: (one) => percent(one.precision), isRight: true },
      { title: 'recall', cell: (one) => percent(one.recall), isRight: true },
      { title: 'F1', cell: (one) => percent(one.f1), isRight: true },
    ],
    width,
  );
  return [`${paint.strong(measure)}  n ${n}  micro-F1 ${percent(microF1)}`, indented(names)].join('\n');
}

function confusionText(
  { perLabel, confusion }: Pick<Evaluation, 'perLabel' | 'confusion'>,
  width: number | null,
): string {
  const rows = perLabel.flatMap(({ label, n }, place) => (n > 0 ? [{ label, counts: confusion[place] ?? [] }] : []));
  const columns: Column<(typeof rows)[number]>[] = [
    { title: '', cell: ({ label }) => label },
    ...perLabel.map(({ label }, place) => ({
      title: label,
      cell: ({ counts }: (typeof rows)[number]) => String(counts[place] ?? 0),
      isRight: true,
    })),
  ];
  return table(rows, columns, width);
}

function calibrationText({ bins, error }: Calibration): string {
  const head = `  calibration: expected error ${percent(error)}; filled as often as right, ${MARK} where said`;
  return [head, ...bins.filter(({ n }) => n > 0).map(binLine)].join('\n');
}

const MARK = '│';

function binLine({ from, until, n, confidence, accuracy }: CalibrationBin): string {
  const right = Math.round(accuracy * BAR);
  const said = Math.min(BAR - 1, Math.floor(confidence * BAR));
  const bar = Array.from({ length: BAR }, (_, place) => (place === said ? MARK : place < right ? '█' : '░')).join('');
  return `  ${from.toFixed(1)}–${until.toFixed(1)} ${bar} said ${percent(confidence)}, right ${percent(accuracy)}, n ${n}`;
}

function urgencyText({ merged, grave, gravePrecision, calledGrave }: UrgencyMeasured): string {
  const found =
    grave.threshold === null
      ? `no threshold is right in ${percent(gravePrecision)} of its alarms`
      : `recall ${percent(grave.recall)} at ${percent(grave.precision)} precision (scores from ${grave.threshold.toFixed(3)})`;
  const lines = [
    `  critical and high: ${found}; ${percent(calledGrave)} of all called critical or high`,
    ...Object.entries(merged).map(([from, to]) =>
      from === 'critical'
        ? '  the file has nothing critical: our critical counts as high'
        : `  the file’s ${from} counts as ${to}`,
    ),
  ];
  return lines.join('\n');
}

function leftOutText({ leftOut }: JudgedFile): string | null {
  if (leftOut.count === 0) return null;
  const reasons = leftOut.reasons.map(({ why, count }) => `${why} ${count}`).join(', ');
  const labels = leftOut.unknownLabels.length === 0 ? '' : ` (${leftOut.unknownLabels.join(', ')})`;
  const lines = leftOut.first.map(({ line, why }) => `  line ${line}: ${why}`);
  if (leftOut.count > leftOut.first.length) lines.push(`  … and ${leftOut.count - leftOut.first.length} more`);
  return [paint.warning(`${leftOut.count} not judged: ${reasons}${labels}`), ...lines].join('\n');
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
