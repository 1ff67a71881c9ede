/** Texts as places in a table, in one array for all. */
export interface Examples {
  readonly places: Int32Array;
  /** Example i: words from `starts[3 i]`, letters from `starts[3 i + 1]`, circumstances from `starts[3 i + 2]`, up to `starts[3 i + 3]`. */
  readonly starts: Int32Array;
  readonly count: number;
}

/** What one output should say of each example: 0 to 1, or -1 where nothing is known. */
export interface Target {
  readonly wanted: Float32Array;
  /** How much each example counts. */
  readonly weights: Float32Array;
}

/** What is learnt together. Outputs of one group share a softmax against "none of them"; alone, a group is a yes or no. */
export interface Lesson {
  readonly examples: Examples;
  readonly bits: number;
  readonly groups: readonly (readonly number[])[];
  readonly targets: readonly Target[];
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

/** A random number from 0 to 1 from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Learns by AdaGrad, one example after another in a seeded order. There is no leaning beside the features: a collection must
 * be explained by what is said in it, or its share of labels would be learnt in place of its words.
 * @returns weight of output k at place p in `p * width + k`
 */
export function learn(lesson: Lesson): Float32Array {
  const width = lesson.targets.length;
  const weights = new Float32Array(width << lesson.bits);
  const squares = new Float32Array(width << lesson.bits).fill(1e-6);
  const state: State = { weights, squares, sums: new Float64Array(width), slopes: new Float64Array(width) };
  const order = Int32Array.from({ length: lesson.examples.count }, (_, at) => at);
  const next = random(lesson.seed);
  for (let epoch = 0; epoch < lesson.epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(next() * (at + 1));
      const kept = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = kept;
    }
    for (const example of order) step(lesson, state, example);
  }
  return weights;
}

interface State {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly sums: Float64Array;
  readonly slopes: Float64Array;
}

function step(lesson: Lesson, state: State, example: number): void {
  addUp(lesson, state, example);
  if (!slope(lesson, state, example)) return;
  const { starts, places } = lesson.examples;
  const width = state.sums.length;
  const { rate } = lesson;
  for (let part = 0; part < 3; part += 1) {
    const from = starts[3 * example + part] ?? 0;
    const to = starts[3 * example + part + 1] ?? 0;
    const share = shareOf(part, to - from);
    for (let output = 0; output < width; output += 1) {
      const slopeHere = (state.slopes[output] ?? 0) * share;
      if (slopeHere === 0) continue;
      for (let at = from; at < to; at += 1) {
        const place = (places[at] ?? 0) * width + output;
        const weight = state.weights[place] ?? 0;
        const square = (state.squares[place] ?? 0) + slopeHere * slopeHere;
        state.squares[place] = square;
        state.weights[place] = weight - (rate * slopeHere) / Math.sqrt(square);
      }
    }
  }
}

/** How much one place counts: words and letters by the root of their number, circumstances in full. */
function shareOf(part: number, count: number): number {
  return part === 2 || count === 0 ? 1 : 1 / Math.sqrt(count);
}

function addUp(lesson: Lesson, state: State, example: number): void {
  const { starts, places } = lesson.examples;
  const width = state.sums.length;
  state.sums.fill(0);
  for (let part = 0; part < 3; part += 1) {
    const from = starts[3 * example + part] ?? 0;
    const to = starts[3 * example + part + 1] ?? 0;
    const share = shareOf(part, to - from);
    for (let at = from; at < to; at += 1) {
      const place = (places[at] ?? 0) * width;
      for (let output = 0; output < width; output += 1)
        state.sums[output] = (state.sums[output] ?? 0) + (state.weights[place + output] ?? 0) * share;
    }
  }
}

/** Fills the slopes; false when nothing is known of this example. */
function slope(lesson: Lesson, state: State, example: number): boolean {
  let isKnown = false;
  state.slopes.fill(0);
  for (const group of lesson.groups) {
    const first = lesson.targets[group[0] ?? 0];
    const weight = first?.weights[example] ?? 0;
    if (weight === 0 || (first?.wanted[example] ?? -1) < 0) continue;
    isKnown = true;
    let total = 1;
    for (const output of group) total += Math.exp(state.sums[output] ?? 0);
    for (const output of group) {
      const share = Math.exp(state.sums[output] ?? 0) / total;
      state.slopes[output] = (share - (lesson.targets[output]?.wanted[example] ?? 0)) * weight;
    }
  }
  return isKnown;
}
