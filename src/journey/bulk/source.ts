/** One row as its source has it; nothing of it is checked against the world yet. */
export interface SourceRow {
  /** From 1; a CSV's header does not count. */
  readonly row: number;
  /** Our number, `platform:id`, the platform's id or a web address. */
  readonly conversation: string;
  readonly text: string | null;
  readonly answer: string | null;
  readonly visibility: string | null;
  /** The other columns by name, those that are filled in. */
  readonly values: ReadonlyMap<string, string>;
  /** Why nothing can be made of it, or null. */
  readonly mistake: string | null;
}

/** Columns that mean something to kuulo; any other is a variable of an answer. */
const KNOWN = new Set(['conversation', 'text', 'answer', 'visibility']);

/** A row out of named cells; an empty cell says nothing. */
export function sourceRow(row: number, cells: ReadonlyMap<string, string>, mistake: string | null = null): SourceRow {
  const said = (name: string): string | null => {
    const cell = cells.get(name);
    return cell === undefined || cell.trim() === '' ? null : cell;
  };
  const values = new Map([...cells].filter(([name, value]) => !KNOWN.has(name) && value.trim() !== ''));
  const conversation = said('conversation')?.trim() ?? '';
  return {
    row,
    conversation,
    text: said('text')?.replace(/\r\n?/g, '\n') ?? null,
    answer: said('answer')?.trim() ?? null,
    visibility: said('visibility')?.trim().toLowerCase() ?? null,
    values,
    mistake: mistake ?? (conversation === '' ? '"conversation" is empty' : null),
  };
}
