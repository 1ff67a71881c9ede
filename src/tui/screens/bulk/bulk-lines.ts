import { type PlanProgress, planName } from '../../../domain/plan.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { HASH_SHOWN } from '../../plan-lines.ts';
import { momentWords } from '../../time-words.ts';
import { ruleLine } from '../../widgets/check-lines.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { EMPTY_LINE, fitLine, fitRows, fitText, inTone, type Line, line, type Tone } from '../../widgets/line.ts';
import { progressBar } from '../../widgets/progress-bar.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { topFor } from '../../widgets/window.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import type { BulkRun } from './bulk-runs.ts';
import { type BulkState, decidedOf, focusedPlan, type PlanStateName, planState } from './bulk-state.ts';

/** Everything around the plans that their lines depend on. */
export interface BulkLook {
  readonly size: Size;
  readonly timezone: string;
  readonly words: Catalogue;
  /** What this sitting sends, by plan. */
  readonly runs: ReadonlyMap<number, BulkRun>;
  /** The keys that the words name. */
  readonly keys: { readonly apply: string; readonly pause: string; readonly approvals: string };
}

export function bulkTitle({ plans }: BulkState, words: Catalogue['bulk']): Line {
  return [...line(words.title, 'title'), { text: ` · ${words.plans(plans.length)}`, tone: 'dim' }];
}

/** Rows of the list; what is left shows the plan under the cursor. */
export function bulkListRows(size: Size): number {
  return Math.max(2, Math.floor(bodyRows(size) / 2) - 1);
}

/** The plans with how far each is, and under them the one at the cursor. */
export function bulkLines(state: BulkState, look: BulkLook): Line[] {
  const { size, words } = look;
  if (state.plans.length === 0)
    return [EMPTY_LINE, ...wrapLines(words.bulk.empty, size.columns, { tone: 'dim', indent: '  ' })];
  // a short list leaves the room to what is under the cursor
  const rows = Math.min(bulkListRows(size), state.plans.length);
  const top = topFor(state.top, state.focus, { count: state.plans.length, rows });
  const list = state.plans.slice(top, top + rows).map((progress, index) => {
    const isFocused = top + index === state.focus;
    const row = planRow(progress, isFocused, look);
    return isFocused ? inTone(fitLine(row, size.columns), 'selected') : row;
  });
  const progress = focusedPlan(state);
  const detail = progress === null ? [] : detailLines(progress, look);
  return [...fitRows(list, rows), ruleLine('', size.columns), ...detail];
}

/** The plan under the cursor in words, for those who listen: a bar says nothing to them. Empty where there is none. */
export function bulkSpoken(state: BulkState, { words, runs }: Pick<BulkLook, 'words' | 'runs'>): string {
  const progress = focusedPlan(state);
  if (progress === null) return '';
  const { plan, sent, failed, unknown, refused, remaining } = progress;
  const said = words.bulk;
  const parts = [
    said.states[planState(progress, runs.get(plan.id))],
    said.sent(sent, plan.count),
    said.parts({ failed, unknown, refused }),
    said.left(remaining),
    strangerLine(plan.author, 20),
  ];
  return `${planName(plan.id)}: ${parts.filter((part) => part !== '').join(', ')}`;
}

const NARROW_COLUMNS = 60;
const TONES: Readonly<Record<PlanStateName, Tone>> = {
  starting: 'warn',
  undo: 'warn',
  sending: 'good',
  asks: 'bad',
  paused: 'bad',
  rejected: 'dim',
  done: 'dim',
  unapproved: 'warn',
  ready: 'strong',
};

function planRow(progress: PlanProgress, isFocused: boolean, look: BulkLook): Line {
  const { plan, failed, unknown, refused, remaining } = progress;
  const words = look.words.bulk;
  const isNarrow = look.size.columns < NARROW_COLUMNS;
  const run = look.runs.get(plan.id);
  const state = planState(progress, run);
  const done = Math.max(run?.done ?? 0, decidedOf(progress));
  const parts = words.parts({ failed, unknown, refused });
  const rest = [words.left(remaining), ...(parts === '' ? [] : [parts]), strangerLine(plan.author, 16)].join(' · ');
  return [
    { text: isFocused ? '> ' : '  ', tone: 'strong' },
    { text: fitText(planName(plan.id), isNarrow ? 5 : 7), tone: 'strong' },
    { text: fitText(words.states[state], words.stateColumns + 1), tone: TONES[state] },
    { text: `${progressBar(done, plan.count, isNarrow ? 6 : 16)} `, tone: 'plain' },
    { text: `${done}/${plan.count}`, tone: 'plain' },
    { text: ` · ${rest}`, tone: failed + unknown > 0 ? 'bad' : 'dim' },
  ];
}

function detailLines(progress: PlanProgress, look: BulkLook): Line[] {
  const { columns } = look.size;
  const words = look.words.bulk;
  const { plan, sent, failed, unknown, refused, remaining } = progress;
  const parts = words.parts({ failed, unknown, refused });
  const counts = [words.sent(sent, plan.count), ...(parts === '' ? [] : [parts]), words.left(remaining)].join(', ');
  const facts = [
    words.cost(plan.costUsd.toFixed(2)),
    words.madeBy(strangerLine(plan.author, 20), momentWords(plan.createdAt, look.timezone)),
    ...approvalWords(progress, look),
  ];
  return [
    ...wrapLines(`${planName(plan.id)}: ${counts}`, columns, { tone: failed + unknown > 0 ? 'bad' : 'strong' }),
    ...nowLines(progress, look),
    ...wrapLines(facts.join(' '), columns),
    ...wrapLines(`${words.hash(plan.hash.slice(0, HASH_SHOWN))} · ${strangerLine(plan.file)}`, columns, {
      tone: 'dim',
    }),
  ];
}

/** What is to be known of it right now. */
function nowLines(progress: PlanProgress, look: BulkLook): Line[] {
  const { columns } = look.size;
  const { keys, timezone } = look;
  const words = look.words.bulk;
  const run = look.runs.get(progress.plan.id);
  const state = planState(progress, run);
  if (state === 'asks') return wrapLines(words.asksHere(keys.apply), columns, { tone: 'bad' });
  if (state === 'paused') return wrapLines(words.pausedHere(keys.pause), columns, { tone: 'bad' });
  if (state === 'undo' && run?.until != null)
    return wrapLines(words.undoUntil(momentWords(run.until, timezone)), columns, { tone: 'warn' });
  return [];
}

function approvalWords({ plan }: PlanProgress, look: BulkLook): string[] {
  const words = look.words.bulk;
  if (plan.status === 'rejected') return [words.rejectedWhy(strangerLine(plan.note ?? ''))];
  if (plan.approvedBy !== null && plan.approvedAt !== null) {
    const until = plan.approvalExpiresAt;
    return [
      words.approvedBy(strangerLine(plan.approvedBy, 20), momentWords(plan.approvedAt, look.timezone)),
      ...(until === null ? [] : [words.approvalUntil(momentWords(until, look.timezone))]),
    ];
  }
  return [plan.isReviewed ? words.needsApproval(look.keys.approvals) : words.needsNoApproval];
}
