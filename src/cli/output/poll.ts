import type { PollReport, StreamRun } from '../../domain/outcomes.ts';
import { problemWords } from '../../domain/problem-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { StreamState } from '../../domain/stored.ts';
import { type ExitCode, exitCodeOfAll } from '../exit-codes.ts';
import { paint } from './paint.ts';
import { problemJson } from './problem.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** `poll --json`. */
export function pollJson(report: PollReport) {
  return { runs: report.runs.map(runJson), totals: report.totals };
}

/** A poll for people: a line a stream, and what came of it all. */
export function pollText(report: PollReport, writeTime: (at: number) => string, width: number | null): string {
  const { totals } = report;
  const rows = table(
    report.runs,
    [
      { title: 'ACCOUNT', cell: ({ account }) => safeLine(account) },
      { title: 'STREAM', cell: ({ stream }) => safeLine(stream) },
      { title: 'STATUS', cell: statusWords },
      { title: 'NEW', cell: (run) => String(run.new), isRight: true },
      { title: 'CHANGED', cell: ({ updated, deleted }) => String(updated + deleted), isRight: true },
      { title: '', cell: (run) => noteWords(run, writeTime) },
    ],
    width,
  );
  const cost = totals.costUsd > 0 ? `, $${totals.costUsd.toFixed(3)}` : '';
  const sum = `${totals.new} new, ${totals.updated} changed, ${totals.deleted} deleted`;
  return `${rows}\n${sum} (${totals.requests} requests${cost}, ${totals.elapsedMs} ms)`;
}

/** What a poll ends with: a stream that was not due or was skipped is no failure; one heard in part is never all done. */
export function pollExitCode(report: PollReport): ExitCode {
  if (report.runs.some(({ status }) => status === 'partial')) return 6;
  const problems = report.runs.flatMap(({ problem }) => problem ?? []);
  const done = report.runs.filter(({ problem }) => problem === null).length;
  return exitCodeOfAll(done, problems);
}

/** The report of a poll in which no stream may be asked yet. */
export function nothingDueReport(states: readonly StreamState[], elapsedMs: number): PollReport {
  const none = { fetched: 0, new: 0, updated: 0, deleted: 0, requests: 0, costUsd: 0 };
  const runs = states.map(
    ({ account, stream, notBefore }): StreamRun => ({
      ...none,
      account,
      stream,
      status: 'throttled',
      unreadable: 0,
      gap: null,
      nextPollAt: notBefore,
      problem: null,
    }),
  );
  return { runs, totals: { ...none, elapsedMs } };
}

function runJson(run: StreamRun) {
  const { problem, gap, nextPollAt, ...counts } = run;
  return {
    ...counts,
    gap: gap === null ? null : { from: isoTime(gap.from), until: isoTime(gap.until), why: gap.why },
    nextPollAt: isoTime(nextPollAt),
    error: problem === null ? null : problemJson(problem).error,
  };
}

function statusWords({ status }: StreamRun): string {
  if (status === 'ok') return paint.good(status);
  return status === 'failed' ? paint.bad(status) : paint.warning(status);
}

function noteWords(run: StreamRun, writeTime: (at: number) => string): string {
  const notes: string[] = [];
  if (run.problem !== null) notes.push(problemWords(run.problem, writeTime).message);
  else if (run.nextPollAt !== null) notes.push(`not before ${writeTime(run.nextPollAt)}`);
  if (run.gap !== null)
    notes.push(`not heard ${writeTime(run.gap.from)} to ${writeTime(run.gap.until)}: ${run.gap.why}`);
  if (run.unreadable > 0) notes.push(`${run.unreadable} could not be read and are kept`);
  return safeLine(notes.join('; '));
}
