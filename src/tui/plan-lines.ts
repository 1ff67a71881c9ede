import type { PlanRow } from '../domain/plan.ts';
import { planName } from '../domain/plan.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { inLanguage } from './in-language.ts';
import type { Opened } from './places.ts';
import { problemLine } from './spoken.ts';
import { findingLines } from './widgets/check-lines.ts';
import { type Line, line } from './widgets/line.ts';
import { handleOf, strangerLine, strangerLines } from './widgets/stranger-text.ts';
import { spelledOut } from './widgets/visibility.ts';
import { wrapLines } from './widgets/wrap.ts';

type OpenedPlan = Extract<Opened, { kind: 'plan' }>;

/** What people compare a plan's hash by. */
export const HASH_SHOWN = 12;

/** Which plan, how many it would write to, and what exactly is approved. */
export function planTitle({ plan }: OpenedPlan, words: Catalogue['approvals']): Line {
  const hash = words.hash(plan.hash.slice(0, HASH_SHOWN));
  return [
    { text: words.plan(planName(plan.id)), tone: 'strong' },
    { text: ` · ${words.replies(plan.count)} · ${hash}`, tone: 'title' },
    { text: ` · ${words.by(strangerLine(plan.author, 20))} · ${plan.costUsd.toFixed(2)} USD`, tone: 'dim' },
  ];
}

/** As many rows of the plan, from `top` on, as fill the screen; and how many of them are on it whole. */
export function planLines(
  opened: OpenedPlan,
  top: number,
  look: { readonly columns: number; readonly rows: number; readonly words: Catalogue },
): { readonly lines: Line[]; readonly whole: number } {
  if (opened.problem !== null) {
    return { lines: wrapLines(problemLine(opened.problem, look), look.columns, { tone: 'bad' }), whole: 0 };
  }
  const lines: Line[] = [];
  let whole = 0;
  for (const row of opened.rows.slice(top, top + look.rows)) {
    lines.push(...rowLines(row, look.columns, look.words));
    // one that is longer than the screen can only be read from its start
    if (lines.length <= look.rows || whole === 0) whole += 1;
    if (lines.length >= look.rows) break;
  }
  return { lines: lines.slice(0, look.rows), whole };
}

function rowLines(row: PlanRow, columns: number, words: Catalogue): Line[] {
  const head: Line = [
    { text: `${row.row} `, tone: 'dim' },
    spelledOut(row.visibility, words.desk.way),
    { text: ` · ${strangerLine(row.account, 20)} → ${handleOf(row.to, 30)}`, tone: 'strong' },
    { text: ` · ${words.approvals.conversation(row.conversation)}`, tone: 'dim' },
  ];
  const why = row.why === '' ? [] : [line(strangerLine(inLanguage(words, row.why), columns - INDENT.length), 'dim')];
  return [
    head,
    ...strangerLines(row.text, columns, { indent: INDENT }),
    ...findingLines(row.findings, columns, words.composer.check),
    ...why,
  ];
}

const INDENT = '  ';
