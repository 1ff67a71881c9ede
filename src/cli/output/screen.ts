/** What a screen needs to write times: the clock, the zone, the width. */
export interface Screen {
  readonly now: number;
  readonly writeTime: (at: number) => string;
  /** In columns; null where nothing is to be cut. */
  readonly width: number | null;
}
