import type { MetricId } from '../domain/metrics.ts';
import type { Report, ReportInput, Trace } from '../domain/report.ts';
import type { ReportNeeds } from '../journey/report.ts';
import type { Parts } from './parts.ts';

/** What happened, in numbers. */
export interface Reporting {
  /** Counts a period and the one before it. */
  report(input: ReportInput): Promise<Report>;
  /** One metric of a period, with every event, message, survey or follow-up that it was counted from. */
  trace(input: ReportInput, metric: MetricId): Promise<Trace>;
}

/** The report, loaded when somebody asks for it. */
export function reportingMethods(parts: Parts): Reporting {
  return {
    report: async (input) => (await import('../journey/report.ts')).report(await reportNeeds(parts, input), input),
    trace: async (input, metric) =>
      (await import('../journey/report.ts')).trace(await reportNeeds(parts, input), input, metric),
  };
}

/** With the holidays of the period and of the one before it. */
async function reportNeeds(parts: Parts, { since, until }: ReportInput): Promise<ReportNeeds> {
  const { workingClock } = await import('../domain/working-clock.ts');
  return {
    store: await parts.store(),
    settings: parts.config.settings,
    workingTime: workingClock(await parts.calendarSince(since - (until - since))),
    now: parts.now,
  };
}
