/** One guess: how sure the scorer said it was (0 to 1), and whether it was right. */
export interface SureGuess {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** The guesses of one tenth of the scale; means are 0 where there are none. */
export interface CalibrationBin {
  /** Confidence from here up to, but not including, `until` (the last bin holds 1 too). */
  readonly from: number;
  readonly until: number;
  readonly n: number;
  readonly confidence: number;
  readonly accuracy: number;
}

/** Whether "80 % sure" is right in 80 of 100. */
export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: the mean gap between confidence and accuracy, weighed by how many guesses are in a bin. */
  readonly error: number;
}

const BINS = 10;

/** Compares what the scorer said of its guesses with how they turned out. */
export function calibration(guesses: Iterable<SureGuess>): Calibration {
  const tally = new CalibrationTally();
  for (const guess of guesses) tally.add(guess);
  return tally.calibration();
}

/** The same over a stream of any length. */
export class CalibrationTally {
  private readonly bins = Array.from({ length: BINS }, () => ({ n: 0, confidence: 0, right: 0 }));

  add({ confidence, isRight }: SureGuess): void {
    const bin = this.bins[placeOf(confidence)];
    if (bin === undefined) return;
    bin.n += 1;
    bin.confidence += confidence;
    if (isRight) bin.right += 1;
  }

  calibration(): Calibration {
    const n = this.bins.reduce((sum, bin) => sum + bin.n, 0);
    const bins = this.bins.map((bin, place) => ({
      from: place / BINS,
      until: (place + 1) / BINS,
      n: bin.n,
      confidence: bin.n === 0 ? 0 : bin.confidence / bin.n,
      accuracy: bin.n === 0 ? 0 : bin.right / bin.n,
    }));
    const gaps = bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.accuracy - bin.confidence), 0);
    return { bins, error: n === 0 ? 0 : gaps / n };
  }
}

/** 0.7 * 10 is 7.000000000000001 in some sums and 6.999999999999999 in others; a guess of 0.7 belongs to 0.7. */
function placeOf(confidence: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor(Number((confidence * BINS).toFixed(9)))));
}
