import { formatDuration } from '../../domain/duration.ts';
import type { PracticeLanguage } from '../../domain/practice.ts';
import type { Comparison } from '../../domain/practice-history.ts';
import type { CustomerLine, PracticeReport, RuleSeen } from '../../domain/practice-report.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { paint } from './paint.ts';
import { ruleWords } from './practice-rules.ts';
import { PRACTICE_WORDS, type PracticeReportWords, signed } from './practice-words.ts';

/** So much of a text is shown on either side of marked words. UTF-16 units. */
const AROUND = 30;
/** So many places are shown of each rule. */
const PLACES = 3;

/** A practice report for a person. */
export function practiceText(report: PracticeReport, earlier: Comparison | null): string {
  const words = PRACTICE_WORDS[report.language];
  const title = paint.strong(words.title(safeLine(report.title)));
  if (report.score === null || report.ratingMean === null) return `${title}\n${words.nobody}`;
  const mean = report.ratingMean.toLocaleString(report.language, { maximumFractionDigits: 1 });
  const good = report.wentWell.map(({ what, count }) => words.good[what](count));
  return [
    title,
    words.score(report.score, mean, report.customers.length) +
      (report.guardCost === 0 ? '' : words.guardCost(report.guardCost)),
    [words.lasted(formatDuration(report.lastedMs)), ...(report.isComplete ? [] : [words.cutShort])].join(' '),
    section(words.wentWell, good.length === 0 ? [words.nothingWentWell] : good),
    section(
      words.guard,
      report.guard.length === 0 ? [words.guardSilent] : report.guard.flatMap((rule) => seen(rule, report.language)),
    ),
    section(words.clocks, clocks(report, words)),
    section(
      words.customers,
      report.customers.flatMap((customer) => customerLines(customer, words)),
    ),
    section(words.earlier, against(earlier, words)),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return `\n${paint.strong(title)}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function seen({ rule, count, places }: RuleSeen, language: PracticeLanguage): string[] {
  const words = PRACTICE_WORDS[language];
  const shown = places.flatMap(({ key, text, findings, wasStopped }) =>
    findings.map(({ start, end }) => {
      const note = wasStopped ? ` (${words.stopped})` : '';
      return `  ${safeLine(key)}: ${marked(text, start, end)}${note}`;
    }),
  );
  return [`${ruleWords(rule, language)}: ${words.times(count)}`, ...shown.slice(0, PLACES)];
}

/** The words in brackets, with some of the text around them. */
function marked(text: string, start: number, end: number): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const [before, after] = [text.slice(from, start), text.slice(end, to)];
  const found = text.slice(start, end);
  const middle = found === '' ? '' : paint.warning(`[${safeLine(found)}]`);
  // cut apart, outer spaces would be lost
  const piece = (part: string): string =>
    `${/^\s/.test(part) ? ' ' : ''}${safeLine(part)}${/\s$/.test(part) ? ' ' : ''}`;
  return `“${from > 0 ? '…' : ''}${piece(before)}${middle}${piece(after)}${to < text.length ? '…' : ''}”`;
}

function clocks({ firstAnswerMs, slowestAnswerMs }: PracticeReport, words: PracticeReportWords): string[] {
  if (firstAnswerMs === null || slowestAnswerMs === null) return [words.noAnswer];
  return [words.firstAnswer(formatDuration(firstAnswerMs)), words.slowest(formatDuration(slowestAnswerMs))];
}

function customerLines(customer: CustomerLine, words: PracticeReportWords): string[] {
  const { name, platform, rating, status, moodBefore, moodAfter, voice, answers, firstAnswerMs } = customer;
  const facts = [
    words.status[status],
    words.mood(signed(moodBefore), signed(moodAfter)),
    firstAnswerMs === null ? words.noAnswer : words.answered(answers.length, formatDuration(firstAnswerMs)),
  ];
  const better = betterAnswer(customer, words);
  const stars = `${'★'.repeat(rating)}${'☆'.repeat(5 - rating)} ${rating}/5`;
  return [
    `${rating >= 4 ? paint.good(stars) : rating <= 2 ? paint.bad(stars) : stars}  ${safeLine(name)} (${platform}): ${facts.join('; ')}`,
    `     “${safeLine(voice)}”`,
    ...(better.length === 0 ? [] : [`     ${words.better}: ${better.join('; ')}`]),
  ];
}

/** What would have been better for this customer. */
export function betterAnswer(customer: CustomerLine, words: PracticeReportWords): string[] {
  const { missing, faults, isUndated, isTold, answers, status, rating } = customer;
  if (answers.length === 0) return [words.mend.unanswered];
  const isDateWanted = isUndated && customer.wants.includes('next-step') && !faults.includes('vague');
  const isFine = status === 'satisfied' && rating === 5;
  const better = [
    ...faults.map((fault) => words.mend[fault]),
    ...missing.map((want) => words.missing[want]),
    ...(isTold || faults.includes('beside') || missing.includes('facts') ? [] : [words.untold]),
    ...(isDateWanted && !isFine ? [words.undated] : []),
  ];
  return better.length === 0 && status !== 'satisfied' ? [words.soothing] : better;
}

function against(earlier: Comparison | null, words: PracticeReportWords): string[] {
  if (earlier === null) return [words.firstSession];
  const { sessions, meanScore: mean, bestScore: best, lastScore: last, change, sameScenario } = earlier;
  const delta = earlier.firstAnswerChangeMs;
  return [
    words.against({ sessions, mean, best, last, change }),
    ...(sameScenario === null
      ? []
      : [
          words.sameScenario({
            sessions: sameScenario.sessions,
            last: sameScenario.lastScore,
            change: sameScenario.change,
          }),
        ]),
    ...(delta === null || delta === 0
      ? []
      : [delta < 0 ? words.faster(formatDuration(delta)) : words.slower(formatDuration(delta))]),
  ];
}
