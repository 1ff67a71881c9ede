import type { Line, Piece } from '../../widgets/line.ts';

/** Where words stand: a row, and from and to which UTF-16 offset of it. Words that run over rows have several parts. */
export interface Hit {
  readonly parts: readonly Part[];
}

interface Part {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/** What stands between two words: a space, or the end of a row with what the next one begins with. */
const BETWEEN = '[\\s│]+';

/** Every place of the words among the rows, whatever the case, also where a row ends between them. */
export function findWords(lines: readonly Line[], words: string): Hit[] {
  const wanted = words
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const rows = lines.map(textOf);
  const starts: number[] = [];
  let length = 0;
  for (const row of rows) {
    starts.push(length);
    length += row.length + 1;
  }
  const pattern = new RegExp(wanted.map(literally).join(BETWEEN), 'giu');
  const hits: Hit[] = [];
  let row = 0;
  for (const match of rows.join('\n').matchAll(pattern)) {
    while ((starts[row + 1] ?? Number.MAX_SAFE_INTEGER) <= match.index) row += 1;
    hits.push({ parts: partsOf(rows, { starts, row, from: match.index, to: match.index + match[0].length }) });
  }
  return hits;
}

function partsOf(
  rows: readonly string[],
  place: { readonly starts: readonly number[]; readonly row: number; readonly from: number; readonly to: number },
): Part[] {
  const { starts, from, to } = place;
  const parts: Part[] = [];
  for (let row = place.row; (starts[row] ?? to) < to; row += 1) {
    const begin = starts[row] ?? 0;
    const start = Math.max(0, from - begin);
    const end = Math.min(rows[row]?.length ?? 0, to - begin);
    if (end > start) parts.push({ row, start, end });
  }
  return parts;
}

/** The rows with what was found in them set off. */
export function markWords(lines: readonly Line[], hits: readonly Hit[]): readonly Line[] {
  if (hits.length === 0) return lines;
  const byRow = new Map<number, Part[]>();
  for (const part of hits.flatMap(({ parts }) => parts)) byRow.set(part.row, [...(byRow.get(part.row) ?? []), part]);
  return lines.map((line, row) => markRow(line, byRow.get(row) ?? []));
}

function markRow(line: Line, parts: readonly Part[]): Line {
  if (parts.length === 0) return line;
  const marked: Piece[] = [];
  let at = 0;
  for (const piece of line) {
    const end = at + piece.text.length;
    const cuts = [at, ...parts.flatMap((part) => [part.start, part.end]).filter((cut) => cut > at && cut < end), end];
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[index + 1] ?? end;
      const isFound = parts.some((part) => from >= part.start && to <= part.end);
      marked.push({ text: piece.text.slice(from - at, to - at), tone: isFound ? 'selected' : piece.tone });
    }
    at = end;
  }
  return marked;
}

/** The word as a pattern that means nothing but itself. */
function literally(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}
