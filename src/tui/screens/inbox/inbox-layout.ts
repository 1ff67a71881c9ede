import { bodyRows, type Size } from '../../widgets/frame.ts';

/** How the inbox uses the terminal: list alone, preview alone, preview under the list, or preview beside it. */
export interface InboxLayout {
  readonly shape: 'list' | 'alone' | 'below' | 'beside';
  /** Rows with the heads of the columns, above those of the list. */
  readonly headRows: number;
  readonly listRows: number;
  readonly listColumns: number;
  /** 0 where there is no preview. */
  readonly previewRows: number;
  readonly previewColumns: number;
}

/** A list beside a preview gets no less than the whole of a common terminal. */
const BESIDE_COLUMNS = 140;
/** More than this, or this share, is wider than people like to read. */
const PREVIEW_COLUMNS_MAX = 60;
const PREVIEW_SHARE_MAX = 0.3;
/** Fewer rows than these are all for conversations. */
const HEAD_ROWS_FROM = 16;
const BELOW_ROWS = 14;
const BELOW_COLUMNS = 60;
/** Columns of the rule between list and preview. */
const RULE_COLUMNS = 3;

/** The layout for a terminal of this size. Where there is room for one pane only, it is the one that keys move in. */
export function inboxLayout(size: Size, pane: 'list' | 'preview' = 'list'): InboxLayout {
  const rows = bodyRows(size);
  const { columns } = size;
  const headRows = size.rows >= HEAD_ROWS_FROM ? 1 : 0;
  if (columns >= BESIDE_COLUMNS) {
    const most = Math.max(PREVIEW_COLUMNS_MAX, Math.floor(columns * PREVIEW_SHARE_MAX));
    const previewColumns = Math.min(most, Math.floor((columns - RULE_COLUMNS) * 0.4));
    const listColumns = columns - RULE_COLUMNS - previewColumns;
    return { shape: 'beside', headRows, listRows: rows - headRows, listColumns, previewRows: rows, previewColumns };
  }
  if (rows >= BELOW_ROWS && columns >= BELOW_COLUMNS) {
    const listRows = Math.floor(rows / 2) - headRows;
    const previewRows = rows - headRows - listRows - 1;
    return { shape: 'below', headRows, listRows, listColumns: columns, previewRows, previewColumns: columns };
  }
  if (pane === 'preview')
    return {
      shape: 'alone',
      headRows: 0,
      listRows: rows,
      listColumns: columns,
      previewRows: rows,
      previewColumns: columns,
    };
  return {
    shape: 'list',
    headRows,
    listRows: rows - headRows,
    listColumns: columns,
    previewRows: 0,
    previewColumns: 0,
  };
}
