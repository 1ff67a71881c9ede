import type { PlanRow } from '../../../domain/plan.ts';
import { planName } from '../../../domain/plan.ts';
import type { Opened } from '../../places.ts';
import { problemLine } from '../../spoken.ts';
import { findingLines } from '../../widgets/check-lines.ts';
import { type Line, line } from '../../widgets/line.ts';
import { handleOf, strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { wrapLines } from '../../widgets/wrap.ts';

type OpenedPlan = Extract<Opened, { kind: 'plan' }>;

/** What people compare a plan's hash by. */
export const HASH_SHOWN = 12;

/** Which plan, how many it would write to, and what exactly is approved. */
export function planTitle({ plan }: OpenedPlan): Line {
  return [
    { text: `PLAN ${planName(plan.id)}`, tone: 'strong' },
    { text: ` · ${countWords(plan.count)} · hash ${plan.hash.slice(0, HASH_SHOWN)}`, tone: 'title' },
    { text: ` · by ${strangerLine(plan.author, 20)} · ${plan.costUsd.toFixed(2)} USD`, tone: 'dim' },
  ];
}

/** As many rows of the plan, from `top` on, as fill the screen; and how many of them are on it whole. */
export function planLines(
  opened: OpenedPlan,
  top: number,
  size: { readonly columns: number; readonly rows: number },
): { readonly lines: Line[]; readonly whole: number } {
  if (opened.problem !== null) {
    return { lines: wrapLines(problemLine(opened.problem), size.columns, { tone: 'bad' }), whole: 0 };
  }
  const lines: Line[] = [];
  let whole = 0;
  for (const row of opened.rows.slice(top, top + size.rows)) {
    lines.push(...rowLines(row, size.columns));
    // one that is longer than the screen can only be read from its start
    if (lines.length <= size.rows || whole === 0) whole += 1;
    if (lines.length >= size.rows) break;
  }
  return { lines: lines.slice(0, size.rows), whole };
}

function rowLines(row: PlanRow, columns: number): Line[] {
  const head: Line = [
    { text: `${row.row} `, tone: 'dim' },
    spelledOut(row.visibility),
    { text: ` · ${strangerLine(row.account, 20)} → ${handleOf(row.to, 30)}`, tone: 'strong' },
    { text: ` · conversation ${row.conversation}`, tone: 'dim' },
  ];
  const why = row.why === '' ? [] : [line(strangerLine(row.why, columns - INDENT.length), 'dim')];
  return [
    head,
    ...strangerLines(row.text, columns, { indent: INDENT }),
    ...findingLines(row.findings, columns),
    ...why,
  ];
}

/** `1 reply`, `312 replies`. */
export function countWords(count: number): string {
  return count === 1 ? '1 reply' : `${count} replies`;
}

const INDENT = '  ';
