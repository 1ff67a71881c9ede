/** What the inbox shows, as lines. Also painted before Ink is there, so nothing here may import it. */
import { standing } from '../../widgets/colleagues.ts';
import { EMPTY_LINE, fitLine, fitRows, inTone, type Line, line, sideBySide } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { topFor } from '../../widgets/window.ts';
import { isMixed } from './inbox-asked.ts';
import { rowColumns } from './inbox-columns.ts';
import { type InboxLayout, inboxLayout } from './inbox-layout.ts';
import { previewLines } from './inbox-preview.ts';
import { rowLine } from './inbox-row.ts';
import type { InboxState } from './inbox-state.ts';
import type { Surroundings } from './surroundings.ts';

/** The body of the inbox for a terminal of this size. */
export function inboxLines(state: InboxState, around: Surroundings): Line[] {
  const layout = inboxLayout(around.size, state.pane);
  const list = fitRows(listLines(state, layout, around), layout.listRows);
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
  const isWhereLong = manyOn.size > 0 || accounts.some(({ name, platform }) => name !== platform);
  const columns = rowColumns(layout.listColumns, words.inbox, isWhereLong);
  const mixed = isMixed(state.asked);
  return state.rows.slice(top, top + layout.listRows).map((row, index) => {
    const isFocused = top + index === state.focus;
    const isMarked = state.marked.has(row.id);
    const standingClaim = standing(state.claims.get(row.id), now);
    // where there is little room, that it is our own is the lesser news
    const isLeftOut = layout.listColumns < NARROW_COLUMNS && standingClaim?.operator === me;
    const claim = isLeftOut ? null : standingClaim;
    const shown = rowLine(row, { isFocused, isMarked, isMixed: mixed, columns, manyOn, now, claim, words });
    return isFocused ? inTone(fitLine(shown, layout.listColumns), 'selected') : shown;
  });
}

const NARROW_COLUMNS = 60;

/** Platforms on which the brand has several accounts. */
function sharedPlatforms(accounts: Surroundings['accounts']): ReadonlySet<string> {
  const platforms = accounts.map(({ platform }) => platform);
  return new Set(platforms.filter((platform, index) => platforms.indexOf(platform) !== index));
}

function emptyWords({ asked }: InboxState, { words: { inbox }, pollKey }: Surroundings): string {
  const { search, limit, view } = asked;
  if (search !== '') return inbox.noneFound(strangerLine(search, QUOTED_COLUMNS));
  if (limit !== null) return inbox.noneWithin(strangerLine(limit.words, QUOTED_COLUMNS));
  if (view.place === 1) return inbox.nobodyWaits(pollKey);
  return inbox.noneIn(strangerLine(view.name, QUOTED_COLUMNS));
}

/** Columns of what people typed that is repeated to them. */
const QUOTED_COLUMNS = 30;
