/** Longer rows are hard to read. */
const TEXT_COLUMNS_MAX = 100;
/** From here on there is room beside the text. */
const SIDE_FROM_COLUMNS = 160;
/** What stands between the text and what is beside it. */
const RULE_COLUMNS = 3;

/** How wide the text is, and what is beside it; no side where there is no room. */
export function threadColumns(columns: number): { readonly text: number; readonly side: number | null } {
  const text = Math.min(columns, TEXT_COLUMNS_MAX);
  return { text, side: columns >= SIDE_FROM_COLUMNS ? columns - text - RULE_COLUMNS : null };
}
