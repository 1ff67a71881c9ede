import { safeLine } from '../../domain/safe-text.ts';

/** One thing that could not be judged. */
export interface LeftOutLine {
  /** Counted from 1, the header included. */
  readonly line: number;
  readonly why: string;
}

const FIRST = 5;
const NAMED = 10;
const LABEL_MAX = 40;

/** Counts what could not be judged and why; keeps the first few, so that a file of nothing else costs no memory. */
export class LeftOut {
  count = 0;
  readonly first: LeftOutLine[] = [];
  private readonly whys = new Map<string, number>();
  private readonly labels = new Set<string>();

  add(line: number, why: string): void {
    this.count += 1;
    this.whys.set(why, (this.whys.get(why) ?? 0) + 1);
    if (this.first.length < FIRST) this.first.push({ line, why });
  }

  addUnknownLabel(line: number, written: string): void {
    const label = [...safeLine(written)].slice(0, LABEL_MAX).join('');
    if (this.labels.size < NAMED) this.labels.add(label);
    this.add(line, 'unknown label');
    const last = this.first.at(-1);
    if (last?.line === line && this.first.length === this.count)
      this.first[this.first.length - 1] = { line, why: `unknown label "${label}"` };
  }

  /** Most frequent first. */
  get reasons(): readonly { readonly why: string; readonly count: number }[] {
    return [...this.whys].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count);
  }

  /** The labels that are none of ours, at most ten of them. */
  get unknownLabels(): readonly string[] {
    return [...this.labels];
  }
}
