import type { Harm, LearnMeasures, LearnReport, LearntAspect } from '../../domain/learning.ts';
import type { Tuning } from '../../domain/triage.ts';
import { paint } from './paint.ts';
import { table } from './table.ts';

/** `triage learn --json`: what was found and whether it was applied; shares from 0 to 1, dials in log-odds. */
export function learnJson({ isDryRun, isReset, isChanged, before, after, aspects }: LearnReport) {
  return { dryRun: isDryRun, reset: isReset, changed: isChanged, before, after, aspects };
}

/** What learning found and did, for people. */
export function learnText(report: LearnReport, width: number | null): string {
  if (report.isReset) return resetText(report);
  const figures = report.aspects.flatMap(figuresOf);
  const measured = figures.length === 0 ? [] : [table(figures, COLUMNS, width), ''];
  return [...measured, ...report.aspects.map((one) => aspectLine(one, report)), ...next(report)].join('\n');
}

interface Figure {
  readonly aspect: string;
  readonly n: string;
  readonly measure: string;
  readonly before: number;
  readonly after: number;
}

const COLUMNS = [
  { title: '', cell: (one: Figure) => one.aspect },
  { title: 'corrections', cell: (one: Figure) => one.n, isRight: true },
  { title: 'measure', cell: (one: Figure) => one.measure },
  { title: 'before', cell: (one: Figure) => percent(one.before), isRight: true },
  { title: '', cell: () => '→' },
  { title: 'after', cell: (one: Figure) => painted(one), isRight: true },
];

const MEASURES: readonly (readonly [keyof LearnMeasures, string])[] = [
  ['accuracy', 'accuracy'],
  ['macroF1', 'macro-F1'],
  ['urgentRecall', 'recall of critical and high'],
];

const HARM_WORDS: Readonly<Record<Exclude<Harm, 'labels'>, string>> = {
  accuracy: 'accuracy would fall',
  macroF1: 'macro-F1 would fall',
  urgentRecall: 'fewer of the critical and high would be found',
  answered: 'too much that people answered without correcting it would be judged otherwise',
};

function figuresOf({ aspect, n, before, after }: LearntAspect): Figure[] {
  const figures = MEASURES.flatMap(([key, measure]) => {
    const [was, is] = [before?.[key] ?? null, after?.[key] ?? null];
    return was === null || is === null ? [] : [{ measure, before: was, after: is }];
  });
  return figures.map((figure, row) => {
    return { aspect: row === 0 ? aspect : '', n: row === 0 ? String(n) : '', ...figure };
  });
}

function aspectLine(one: LearntAspect, { isDryRun, before }: LearnReport): string {
  const name = paint.strong(one.aspect);
  const left = leftOut(one);
  const others = one.answered === null || one.answered.n === 0 ? '' : `; ${answeredWords(one.answered)}`;
  if (one.verdict === 'tooFew')
    return `${name}: ${one.n} corrections${left}, it takes ${one.needed}; nothing was changed`;
  if (one.verdict === 'same') return `${name}: not surely better than what holds${left}; nothing was changed`;
  if (one.verdict === 'harm') {
    return `${name}: not applied, ${one.harms.map((harm) => harmWords(harm, one)).join(', ')}${left}${others}`;
  }
  const dials = dialWords(before[one.aspect], one.proposed ?? before[one.aspect]);
  return `${name}: ${isDryRun ? 'would be applied' : paint.good('applied')}, ${dials}${left}${others}`;
}

function harmWords(harm: Harm, { harmedLabels }: LearntAspect): string {
  if (harm !== 'labels') return HARM_WORDS[harm];
  const falls = harmedLabels.map(
    ({ label, n, before, after }) =>
      `fewer of the ${n} called ${label} would be found (${percent(before)} → ${percent(after)})`,
  );
  return falls.join(', ');
}

function leftOut({ contradicting, untunable }: LearntAspect): string {
  const parts = [
    ...(contradicting === 0 ? [] : [`${contradicting} left out: they contradict each other`]),
    ...(untunable === 0 ? [] : [`${untunable} left out: no words in a language that is read here`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

function answeredWords({ n, changed }: { readonly n: number; readonly changed: number }): string {
  return `of ${n} messages answered without a correction ${changed} would be judged otherwise`;
}

type Dials = Tuning['sentiment'] | Tuning['urgency'];

function dialWords(before: Dials, after: Dials): string {
  const was = new Map<string, number>(Object.entries(before));
  const moved = Object.entries(after).filter(([name, value]) => was.get(name) !== value);
  return moved.map(([name, value]) => `${name} ${signed(was.get(name) ?? 0)} → ${signed(value)}`).join(', ');
}

function next({ isChanged, isDryRun }: LearnReport): string[] {
  if (!isChanged) return [];
  if (isDryRun) return ['', 'Nothing was changed. Without --dry-run this is applied.'];
  return ['', REJUDGE, 'The way back: kuulo triage learn --reset'];
}

const REJUDGE = 'Open conversations keep their scores until kuulo triage judges them again.';

function resetText({ isChanged, isDryRun }: LearnReport): string {
  if (!isChanged) return 'Triage is as shipped already; nothing was changed.';
  if (isDryRun) return 'Triage would be put back as shipped. Nothing was changed.';
  return `Triage is as shipped again; the corrections are kept.\n${REJUDGE}`;
}

function painted({ before, after }: Figure): string {
  if (after > before) return paint.good(percent(after));
  return after < before ? paint.bad(percent(after)) : percent(after);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(1)}`;
}
