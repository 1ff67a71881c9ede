/** One text: what people say it is, and what the scorer said. */
export interface Judged {
  readonly gold: string;
  readonly guess: string;
}

/** How well one label is met; shares from 0 to 1. */
interface LabelEvaluation {
  readonly label: string;
  /** How often it occurs in gold. */
  readonly n: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well guesses meet gold. Macro figures are means over the labels that occur in gold; 0 where nothing was judged. */
export interface Evaluation {
  readonly n: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly macroRecall: number;
  readonly perLabel: readonly LabelEvaluation[];
  /** Rows gold, columns guess, both in the order of the labels. */
  readonly confusion: readonly (readonly number[])[];
}

/** Measures guesses against gold; what names no label of the list is left out. */
export function evaluate(judged: readonly Judged[], labels: readonly string[]): Evaluation {
  const known = new Set(labels);
  const tally = new Tally(labels);
  for (const { gold, guess } of judged) if (known.has(gold) && known.has(guess)) tally.add(gold, guess);
  return tally.evaluation();
}

/** Measures a stream of any length: holds one count for each pair of labels. */
export class Tally {
  /** In the order they are told; a label met for the first time joins them. */
  private readonly labels: string[];
  private readonly places = new Map<string, number>();
  private readonly counts: number[][] = [];

  constructor(labels: readonly string[] = []) {
    this.labels = [];
    for (const label of labels) this.placeOf(label);
  }

  add(gold: string, guess: string, count = 1): void {
    const row = this.placeOf(gold);
    const column = this.placeOf(guess);
    const counts = this.counts[row];
    if (counts !== undefined) counts[column] = (counts[column] ?? 0) + count;
  }

  /** How often a label occurs in gold. */
  goldCount(label: string): number {
    return this.rowSum(this.places.get(label) ?? -1);
  }

  /** How often a label was guessed. */
  guessCount(label: string): number {
    const column = this.places.get(label) ?? -1;
    return this.counts.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  }

  /** The same counts with some labels taken for others, such as what a coarser scale calls them. */
  merged(names: Readonly<Record<string, string>>): Tally {
    const nameOf = (label: string): string => names[label] ?? label;
    const tally = new Tally(this.labels.filter((label) => nameOf(label) === label));
    this.counts.forEach((row, gold) => {
      row.forEach((count, guess) => {
        if (count > 0) tally.add(nameOf(this.labels[gold] ?? ''), nameOf(this.labels[guess] ?? ''), count);
      });
    });
    return tally;
  }

  evaluation(): Evaluation {
    const confusion = this.labels.map((_, row) => this.labels.map((_label, column) => this.counts[row]?.[column] ?? 0));
    const perLabel = this.labels.map((label, place) => labelEvaluation(label, confusion, place));
    const n = perLabel.reduce((sum, one) => sum + one.n, 0);
    const right = confusion.reduce((sum, row, place) => sum + (row[place] ?? 0), 0);
    const met = perLabel.filter((one) => one.n > 0);
    const mean = (of: (one: LabelEvaluation) => number): number =>
      share(
        met.reduce((sum, one) => sum + of(one), 0),
        met.length,
      );
    return {
      n,
      accuracy: share(right, n),
      macroF1: mean((one) => one.f1),
      macroRecall: mean((one) => one.recall),
      perLabel,
      confusion,
    };
  }

  private placeOf(label: string): number {
    const known = this.places.get(label);
    if (known !== undefined) return known;
    const place = this.labels.push(label) - 1;
    this.places.set(label, place);
    this.counts.push([]);
    return place;
  }

  private rowSum(row: number): number {
    return (this.counts[row] ?? []).reduce((sum, count) => sum + (count ?? 0), 0);
  }
}

function labelEvaluation(label: string, confusion: readonly (readonly number[])[], place: number): LabelEvaluation {
  const hits = confusion[place]?.[place] ?? 0;
  const n = (confusion[place] ?? []).reduce((sum, count) => sum + count, 0);
  const guessed = confusion.reduce((sum, row) => sum + (row[place] ?? 0), 0);
  return { label, n, precision: share(hits, guessed), recall: share(hits, n), f1: share(2 * hits, n + guessed) };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
