import type { AnswersReport, AnswerUse, UncoveredQuestion } from '../../domain/answers-report.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/**
 * How the answers did, as scripts get it: `{since, until, scale, answers: [{name, title, language, used, lastUsedAt,
 * reopenedShare, csat: {average, count} | null, changedShare}], uncovered: [{topic, language, count, examples: [{conversation,
 * subject}]}]}`; shares from 0 to 1, null where there is nothing to count.
 */
export function answersReportJson({ since, until, answers, ...report }: AnswersReport) {
  const used = answers.map(({ lastUsedAt, ...use }) => ({ ...use, lastUsedAt: isoTime(lastUsedAt) }));
  return { since: isoTime(since), until: isoTime(until), ...report, answers: used };
}

/** The same under headings, for people. */
export function answersReportText(
  report: AnswersReport,
  { width, writeTime }: { readonly width: number | null; readonly writeTime: (at: number) => string },
): string {
  const head = `${writeTime(report.since)} to ${writeTime(report.until)}`;
  const uses: Column<AnswerUse>[] = [
    { title: 'ANSWER', cell: ({ name }) => safeLine(name) },
    { title: 'USED', cell: ({ used }) => String(used), isRight: true },
    { title: 'CHANGED', cell: ({ changedShare }) => percent(changedShare), isRight: true },
    { title: 'REOPENED', cell: ({ reopenedShare }) => percent(reopenedShare), isRight: true },
    { title: 'CSAT', cell: (use) => ratingWords(use, report.scale), isRight: true },
    { title: 'LAST USED', cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : writeTime(lastUsedAt)) },
    { title: 'TITLE', cell: ({ title }) => (title === null ? '(its file is gone)' : safeLine(title)) },
  ];
  const questions: Column<UncoveredQuestion>[] = [
    { title: 'ASKED', cell: ({ count }) => String(count), isRight: true },
    { title: 'ABOUT', cell: ({ topic }) => safeLine(topic) },
    { title: 'LANGUAGE', cell: ({ language }) => safeLine(language) },
    { title: 'SUCH AS', cell: ({ examples }) => examples.map(exampleWords).join(' · ') },
  ];
  const answers = report.answers.length === 0 ? 'No saved answers.' : table(report.answers, uses, width);
  const uncovered =
    report.uncovered.length === 0
      ? 'Nothing was asked that no saved answer was used for.'
      : table(report.uncovered, questions, width);
  return [head, '', answers, '', paint.strong('Asked, and answered without a saved answer'), uncovered].join('\n');
}

function exampleWords({ conversation, subject }: UncoveredQuestion['examples'][number]): string {
  return `${conversation}: ${safeLine(subject)}`;
}

function percent(share: number | null): string {
  return share === null ? '-' : `${Math.round(share * 100)} %`;
}

function ratingWords({ csat }: AnswerUse, scale: number): string {
  return csat === null ? '-' : `${csat.average.toFixed(1)}/${scale} (${csat.count})`;
}
