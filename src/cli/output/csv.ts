// what spreadsheets take for the start of a formula, after anything that is not seen; full-width twins included
const FORMULA = /^[\s\p{C}\p{Z}]*[=+\-@|%＝＋－＠]/u;
const OPENS_OTHERWISE = /^[\t\r\n]/;

/** Rows as CSV (RFC 4180, CRLF). A text that a spreadsheet would run gets a leading apostrophe; numbers stay numbers. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) || OPENS_OTHERWISE.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
