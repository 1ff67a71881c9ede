/** How well one name is met; shares from 0 to 1, 0 where there is nothing to share. */
interface NameEvaluation {
  readonly name: string;
  /** How many texts are labelled with it. */
  readonly n: number;
  /** How many were judged to have it. */
  readonly called: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well sets of names meet those that people gave. Micro figures count every name of every text alike. */
export interface SetEvaluation {
  /** Texts. */
  readonly n: number;
  readonly microPrecision: number;
  readonly microRecall: number;
  readonly microF1: number;
  readonly perName: readonly NameEvaluation[];
}

interface Counts {
  wanted: number;
  called: number;
  hits: number;
}

/** Measures a stream of any length: holds three counts for each name. */
export class SetTally {
  private texts = 0;
  private readonly counts: ReadonlyMap<string, Counts>;

  constructor(names: readonly string[]) {
    this.counts = new Map(names.map((name) => [name, { wanted: 0, called: 0, hits: 0 }]));
  }

  add(wanted: readonly string[], found: readonly string[]): void {
    this.texts += 1;
    for (const [name, counts] of this.counts) {
      const isWanted = wanted.includes(name);
      const isFound = found.includes(name);
      if (isWanted) counts.wanted += 1;
      if (isFound) counts.called += 1;
      if (isWanted && isFound) counts.hits += 1;
    }
  }

  /** Null where no text was labelled. */
  evaluation(): SetEvaluation | null {
    if (this.texts === 0) return null;
    const all: Counts = { wanted: 0, called: 0, hits: 0 };
    for (const { wanted, called, hits } of this.counts.values()) {
      all.wanted += wanted;
      all.called += called;
      all.hits += hits;
    }
    const micro = shares(all);
    return {
      n: this.texts,
      microPrecision: micro.precision,
      microRecall: micro.recall,
      microF1: micro.f1,
      perName: [...this.counts].map(([name, one]) => ({ name, n: one.wanted, called: one.called, ...shares(one) })),
    };
  }
}

function shares({ wanted, called, hits }: Counts) {
  return { precision: share(hits, called), recall: share(hits, wanted), f1: share(2 * hits, wanted + called) };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
