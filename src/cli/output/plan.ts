import type { AppliedRow, BulkReport, Plan, PlanProgress, PlanReport, PlanRow } from '../../domain/plan.ts';
import { planName } from '../../domain/plan.ts';
import { problemWords, type TimeWriter } from '../../domain/problem-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { paint } from './paint.ts';
import { problemJson } from './problem.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** Refused rows that a person is shown; scripts get them all. */
const REFUSED_SHOWN = 20;

/** `bulk plan --json`. */
export function planReportJson({ plan, refused, warnings }: PlanReport) {
  const { file, count, hash, costUsd } = plan;
  return { plan: planName(plan.id), file, count, hash, refused, costUsd, warnings };
}

/** A plan as scripts get it. */
export function planJson(plan: Plan) {
  const { file, count, hash, costUsd, author, status, approvedBy, note } = plan;
  return {
    plan: planName(plan.id),
    status,
    file,
    count,
    hash,
    costUsd,
    author,
    needsReview: plan.isReviewed,
    approvedBy,
    approvedAt: isoTime(plan.approvedAt),
    approvalExpiresAt: isoTime(plan.approvalExpiresAt),
    note,
    createdAt: isoTime(plan.createdAt),
  };
}

/** A plan and how far it is, as scripts get it. */
export function progressJson(progress: PlanProgress) {
  const { sent, failed, refused, unknown, remaining, isPaused, counts } = progress;
  return { ...planJson(progress.plan), sent, failed, refused, unknown, remaining, paused: isPaused, counts };
}

/** One row of `bulk apply`, one line of JSON. */
export function appliedRowJson({ row, conversation, reply, problem, isEarlier }: AppliedRow, writeTime?: TimeWriter) {
  const error = problem === null ? (reply?.error ?? null) : problemJson(problem, writeTime).error;
  const status = reply?.status ?? null;
  return { row, conversation, reply: reply?.id ?? null, status, url: reply?.url ?? null, error, earlier: isEarlier };
}

/** The last line of `bulk apply`. */
export function bulkReportJson({ progress, stop, problem }: BulkReport, writeTime?: TimeWriter) {
  const { plan, sent, failed, unknown, refused, remaining } = progress;
  const error = problem === null ? null : problemJson(problem, writeTime).error;
  return { plan: planName(plan.id), sent, failed, unknown, refused, remaining, stop, error };
}

/** A new plan for people: its first rows, what it comes to, what speaks against it, and what to do next. */
export function planReportText(report: PlanReport, width: number | null): string {
  const { plan, refused, warnings, ways, preview } = report;
  const lines: string[] = [];
  if (preview.length > 0) lines.push(rowsText(preview, width));
  if (plan.count > preview.length) lines.push(`… and ${plan.count - preview.length} more in ${safeLine(plan.file)}`);
  const price = plan.costUsd > 0 ? `, about $${plan.costUsd.toFixed(2)}` : '';
  lines.push('', `${paint.strong(`Plan ${planName(plan.id)}`)}: ${plan.count} to go${price}`);
  for (const { account, visibility, count } of ways) lines.push(`  ${count} ${wayWords(visibility)} as ${account}`);
  for (const { rule, count, why } of warnings) lines.push(paint.warning(`  ${count} with ${rule}: ${safeLine(why)}`));
  if (refused.length > 0) lines.push(paint.bad(`  ${refused.length} cannot go:`));
  for (const { row, why } of refused.slice(0, REFUSED_SHOWN)) lines.push(`    row ${row}: ${safeLine(why)}`);
  if (refused.length > REFUSED_SHOWN) lines.push(`    and ${refused.length - REFUSED_SHOWN} more; --json tells all`);
  return [...lines, nextWords(plan)].join('\n');
}

/** Plans under headings. */
export function plansText(plans: readonly PlanProgress[], width: number | null): string {
  if (plans.length === 0) return 'There are no plans.';
  return table(
    plans,
    [
      { title: 'PLAN', cell: ({ plan }) => planName(plan.id) },
      { title: 'STATUS', cell: ({ plan, isPaused }) => `${plan.status}${isPaused ? ', paused' : ''}` },
      { title: 'ROWS', cell: ({ plan }) => String(plan.count), isRight: true },
      { title: 'SENT', cell: ({ sent }) => String(sent), isRight: true },
      { title: 'FAILED', cell: ({ failed }) => String(failed), isRight: true },
      { title: 'REFUSED', cell: ({ refused }) => String(refused), isRight: true },
      { title: 'UNKNOWN', cell: ({ unknown }) => String(unknown), isRight: true },
      { title: 'TO GO', cell: ({ remaining }) => String(remaining), isRight: true },
      { title: 'AUTHOR', cell: ({ plan }) => safeLine(plan.author) },
      { title: 'FILE', cell: ({ plan }) => safeLine(plan.file) },
    ],
    width,
  );
}

/** One line of a plan that was decided. */
export function planLine(plan: Plan): string {
  const by = plan.approvedBy === null ? '' : ` by ${safeLine(plan.approvedBy)}`;
  return `plan ${planName(plan.id)} ${plan.status}${by}, ${plan.count} rows. ${nextWords(plan)}`;
}

/** How far a plan is, in one line. */
export function progressLine({ plan, sent, failed, refused, unknown, remaining, isPaused }: PlanProgress): string {
  const paused = isPaused ? ', paused' : '';
  const rest = `${failed} failed, ${refused} refused, ${unknown} unknown, ${remaining} to go`;
  return `plan ${planName(plan.id)} (${plan.status}${paused}): ${sent} of ${plan.count} sent, ${rest}`;
}

/** How an apply ended, for people. */
export function bulkReportText({ progress, rows, stop, problem }: BulkReport, writeTime: TimeWriter): string {
  const { plan } = progress;
  const lines = rows.flatMap((row) => (row.problem === null ? [] : [rowProblemLine(row, writeTime)]));
  const shown = lines.slice(0, REFUSED_SHOWN);
  if (lines.length > shown.length) shown.push(`and ${lines.length - shown.length} more; kuulo bulk status tells`);
  if (stop === 'interrupted') return [...shown, interruptedWords(progress)].join('\n');
  const end = problem === null ? [] : [paint.bad(problemWords(problem, writeTime).message)];
  return [...shown, ...end, `${progressLine(progress)}${isLeft(progress) ? `. ${againWords(plan)}` : ''}`].join('\n');
}

/** What somebody reads who stopped it. */
export function interruptedWords({ plan, sent, unknown }: PlanProgress): string {
  return `${sent} of ${plan.count} sent, ${unknown} unknown; ${againWords(plan)}`;
}

/** What somebody reads who waits until a plan may go. */
export function waitWords(plan: Plan, waitMs: number): string {
  const name = planName(plan.id);
  return `Plan ${name} goes in ${Math.ceil(waitMs / 1000)} s, when its undo time is over; until then Ctrl-C keeps it.`;
}

/** Whether the same again would send more. */
function isLeft({ plan, remaining }: PlanProgress): boolean {
  return remaining > 0 && plan.status !== 'rejected';
}

function againWords(plan: Plan): string {
  return `run again: kuulo bulk apply ${planName(plan.id)} --expect ${plan.count} --yes`;
}

function rowProblemLine({ row, conversation, problem }: AppliedRow, writeTime: TimeWriter): string {
  const words = problem === null ? '' : problemWords(problem, writeTime).message;
  return `row ${row}, conversation ${conversation}: ${safeLine(words)}`;
}

function rowsText(rows: readonly PlanRow[], width: number | null): string {
  return table(
    rows,
    [
      { title: 'ROW', cell: ({ row }) => String(row), isRight: true },
      { title: 'CONV', cell: ({ conversation }) => String(conversation), isRight: true },
      { title: 'WAY', cell: ({ visibility }) => wayWords(visibility) },
      { title: 'ACCOUNT', cell: ({ account }) => safeLine(account) },
      { title: 'TO', cell: ({ to }) => safeLine(to) },
      { title: 'TEXT', cell: ({ text }) => safeLine(text) },
    ],
    width,
  );
}

function nextWords(plan: Plan): string {
  const name = planName(plan.id);
  if (plan.status === 'rejected') return 'Nothing of it goes out.';
  if (plan.count === 0) return 'There is nothing to send.';
  const apply = `kuulo bulk apply ${name} --expect ${plan.count}`;
  const isWaiting = plan.isReviewed && plan.status !== 'approved';
  return isWaiting ? `Next, an approver: kuulo review approve ${name}. Then: ${apply}` : `Next: ${apply}`;
}

/** Public or private is always spelled out. */
function wayWords(visibility: PlanRow['visibility']): string {
  return visibility === 'public' ? paint.strong('PUBLIC') : 'private';
}
