import { bodyRows, type Size } from '../../widgets/frame.ts';

/** How the inbox uses the terminal: list alone, preview alone, preview under the list, or preview beside it. */
export interface InboxLayout {
  readonly shape: 'list' | 'alone' | 'below' | 'beside';
  readonly listRows: number;
  readonly listColumns: number;
  /** 0 where there is no preview. */
  readonly previewRows: number;
  readonly previewColumns: number;
}

const BESIDE_COLUMNS = 120;
const BELOW_ROWS = 14;
const BELOW_COLUMNS = 60;
/** Columns of the rule between list and preview. */
const RULE_COLUMNS = 3;

/** The layout for a terminal of this size. Where there is room for one pane only, it is the one that keys move in. */
export function inboxLayout(size: Size, pane: 'list' | 'preview' = 'list'): InboxLayout {
  const rows = bodyRows(size);
  const { columns } = size;
  if (columns >= BESIDE_COLUMNS) {
    const listColumns = Math.floor((columns - RULE_COLUMNS) * 0.6);
    const previewColumns = columns - RULE_COLUMNS - listColumns;
    return { shape: 'beside', listRows: rows, listColumns, previewRows: rows, previewColumns };
  }
  if (rows >= BELOW_ROWS && columns >= BELOW_COLUMNS) {
    const listRows = Math.floor(rows / 2);
    return {
      shape: 'below',
      listRows,
      listColumns: columns,
      previewRows: rows - listRows - 1,
      previewColumns: columns,
    };
  }
  if (pane === 'preview')
    return { shape: 'alone', listRows: rows, listColumns: columns, previewRows: rows, previewColumns: columns };
  return { shape: 'list', listRows: rows, listColumns: columns, previewRows: 0, previewColumns: 0 };
}
