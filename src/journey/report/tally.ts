import { METRICS, type Measure, type MetricId, SORTED_MEASURES, type Summed, summedUp } from '../../domain/metrics.ts';
import type { MetricValue } from '../../domain/report.ts';
import type { Fact } from './fact.ts';

interface Sum {
  n: number;
  sum: number;
  readonly values: number[];
}

const NOTHING: Summed = { n: 0, sum: 0, values: [] };

/** What was counted of one period, bucket, account, operator, …: sums, and single values only where they must be sorted. */
export class Tally {
  private readonly sums = new Map<Measure, Sum>();

  add({ counts, times }: Pick<Fact, 'counts' | 'times'>): void {
    for (const [measure, value] of Object.entries(counts) as [Measure, number][]) {
      const sum = this.sums.get(measure) ?? { n: 0, sum: 0, values: [] };
      this.sums.set(measure, sum);
      sum.n += times;
      sum.sum += value * times;
      if (SORTED_MEASURES.has(measure)) for (let one = 0; one < times; one += 1) sum.values.push(value);
    }
  }

  of(measure: Measure): Summed {
    return this.sums.get(measure) ?? NOTHING;
  }

  /** Every metric of what was counted. */
  metrics(): MetricValue[] {
    return METRICS.map((metric) => {
      const summed = this.of(metric.measure);
      return { id: metric.id, value: summedUp(metric, summed), n: summed.n };
    });
  }

  value(id: MetricId): number | null {
    const metric = METRICS.find((one) => one.id === id);
    return metric === undefined ? null : summedUp(metric, this.of(metric.measure));
  }
}

/** Tallies by name, made as they are needed. */
export class Tallies {
  readonly byKey = new Map<string, Tally>();

  at(key: string): Tally {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const tally = new Tally();
    this.byKey.set(key, tally);
    return tally;
  }
}
