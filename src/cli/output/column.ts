/** One column of a table: its heading, and what it shows of a row (safe text, colours allowed). */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
  readonly isRight?: boolean;
}
