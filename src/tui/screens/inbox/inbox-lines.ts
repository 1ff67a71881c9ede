/** What the inbox shows, as lines. Also painted before Ink is there, so nothing here may import it. */
import { standing } from '../../widgets/colleagues.ts';
import { EMPTY_LINE, fitLine, fitRows, inTone, type Line, line, sideBySide } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { topFor } from '../../widgets/window.ts';
import { isMixed } from './inbox-asked.ts';
import { type Longest, rowColumns } from './inbox-columns.ts';
import { type InboxLayout, inboxLayout } from './inbox-layout.ts';
import { previewLines } from './inbox-preview.ts';
import { headLine, rowLine, rowWidths } from './inbox-row.ts';
import type { InboxState } from './inbox-state.ts';
import type { Surroundings } from './surroundings.ts';

/** Which row of how many the cursor is on, where the list is longer than the screen; null where all are in sight. */
export function inboxFoot({ focus, total, rows, pane }: InboxState, { size, words }: Surroundings): Line | null {
  const isLonger = total > inboxLayout(size, pane).listRows && rows.length > 0;
  return isLonger && pane === 'list' ? line(words.inbox.position(focus + 1, total), 'dim') : null;
}

/** The body of the inbox for a terminal of this size. */
export function inboxLines(state: InboxState, around: Surroundings): Line[] {
  const layout = inboxLayout(around.size, state.pane);
  const list = fitRows(listLines(state, layout, around), layout.headRows + layout.listRows);
  if (layout.previewRows === 0) return list;
  const all = previewLines(state, layout.previewColumns, around);
  const preview = fitRows(all.slice(state.scroll), layout.previewRows);
  if (layout.shape === 'beside') return sideBySide(list, preview, layout.listColumns);
  if (layout.shape === 'alone') return preview;
  return [...list, line('─'.repeat(layout.previewColumns), state.pane === 'preview' ? 'key' : 'dim'), ...preview];
}

function listLines(state: InboxState, layout: InboxLayout, around: Surroundings): Line[] {
  const { now, me, words, accounts } = around;
  if (state.rows.length === 0) return [EMPTY_LINE, line(`  ${emptyWords(state, around)}`, 'dim')];
  const top = topFor(state.top, state.focus, { count: state.rows.length, rows: layout.listRows });
  const manyOn = sharedPlatforms(accounts);
  const mixed = isMixed(state.asked);
  const shown = state.rows.slice(top, top + layout.listRows).map((row, index) => {
    const isFocused = top + index === state.focus;
    const isMarked = state.marked.has(row.id);
    const standingClaim = standing(state.claims.get(row.id), now);
    // where there is little room, that it is our own is the lesser news
    const isLeftOut = layout.listColumns < NARROW_COLUMNS && standingClaim?.operator === me;
    const claim = isLeftOut ? null : standingClaim;
    return { row, look: { isFocused, isMarked, isMixed: mixed, manyOn, now, claim, words } };
  });
  const longest = longestOf(shown.map(({ row, look }) => rowWidths(row, look)));
  const isHeaded = layout.headRows > 0;
  const columns = rowColumns(layout.listColumns, { words: words.inbox, longest, isHeaded });
  const list = shown.map(({ row, look }) => {
    const drawn = rowLine(row, { ...look, columns });
    return look.isFocused ? inTone(fitLine(drawn, layout.listColumns), 'selected') : drawn;
  });
  return isHeaded ? [headLine(words.inbox, columns), ...list] : list;
}

function longestOf(widths: readonly Longest[]): Longest {
  const longest = { waiting: 0, due: 0, who: 0, where: 0, extra: 0, why: 0 };
  for (const row of widths) for (const field of FIELDS_MEASURED) longest[field] = Math.max(longest[field], row[field]);
  return longest;
}

const FIELDS_MEASURED = [
  'waiting',
  'due',
  'who',
  'where',
  'extra',
  'why',
] as const satisfies readonly (keyof Longest)[];

const NARROW_COLUMNS = 60;

/** Platforms on which the brand has several accounts. */
function sharedPlatforms(accounts: Surroundings['accounts']): ReadonlySet<string> {
  const platforms = accounts.map(({ platform }) => platform);
  return new Set(platforms.filter((platform, index) => platforms.indexOf(platform) !== index));
}

function emptyWords({ asked }: InboxState, { words: { inbox }, keys }: Surroundings): string {
  const { search, limit, view } = asked;
  if (search !== '') return inbox.noneFound(strangerLine(search, QUOTED_COLUMNS), keys.unwind);
  if (limit !== null) return inbox.noneWithin(strangerLine(limit.words, QUOTED_COLUMNS), keys.unwind);
  if (view.place === 1) return inbox.nobodyWaits(keys.poll);
  return inbox.noneIn(strangerLine(view.name, QUOTED_COLUMNS));
}

/** Columns of what people typed that is repeated to them. */
const QUOTED_COLUMNS = 30;
