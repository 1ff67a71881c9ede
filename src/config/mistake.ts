/** Something wrong in `kuulo.yaml`: where (keys and indexes from the top), what, and what to write instead. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  /** True when the key itself is wrong, not its value. */
  readonly isAtKey?: boolean;
  readonly problem: string;
  readonly remedy: string;
}

/** Thrown by the readers of single values; they do not know where their value stands. */
export class ValueError extends Error {
  readonly remedy: string;
  constructor(problem: string, remedy: string) {
    super(problem);
    this.name = 'ValueError';
    this.remedy = remedy;
  }
}
