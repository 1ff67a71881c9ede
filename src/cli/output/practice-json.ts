import type { Comparison } from '../../domain/practice-history.ts';
import type { CustomerLine, PracticeReport } from '../../domain/practice-report.ts';
import { betterAnswer } from './practice.ts';
import { PRACTICE_WORDS } from './practice-words.ts';

/** A practice report for scripts. Lengths of time are milliseconds of the customers' time. */
export function practiceJson(report: PracticeReport, earlier: Comparison | null): object {
  const words = PRACTICE_WORDS[report.language];
  const { scenario, title, language, seed, lastedMs, isComplete, score, ratingMean, guardCost } = report;
  return {
    ...{ scenario, title, language, seed },
    startedAt: new Date(report.startedAt).toISOString(),
    ...{ lastedMs, isComplete, score, ratingMean, guardCost },
    customers: report.customers.map((customer) => ({
      ...customerJson(customer),
      better: betterAnswer(customer, words),
    })),
    wentWell: report.wentWell,
    guard: report.guard.map(({ rule, count, places }) => ({
      rule,
      count,
      places: places.map(({ key, text, findings, wasStopped }) => ({ to: key, text, wasStopped, findings })),
    })),
    times: { firstAnswerMs: report.firstAnswerMs, slowestAnswerMs: report.slowestAnswerMs },
    earlier,
  };
}

function customerJson(customer: CustomerLine): object {
  const { key, name, platform, language, status, moodBefore, moodAfter, wants, met, isTold, missing, faults } =
    customer;
  const { lateCount, rating, voice, firstAnswerMs, slowestAnswerMs } = customer;
  return {
    ...{
      key,
      name,
      platform,
      language,
      status,
      rating,
      voice,
      moodBefore,
      moodAfter,
      wants,
      met,
      isTold,
      missing,
      faults,
    },
    ...{ lateCount, firstAnswerMs, slowestAnswerMs },
    answers: customer.answers.map(
      ({ text, visibility, atMs, waitedMs, outcome, moodAfter: mood, gave, faults: bad }) => ({
        ...{ text, visibility, atMs, waitedMs, outcome, moodAfter: mood, gave, faults: bad },
      }),
    ),
  };
}
