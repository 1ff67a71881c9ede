import type { Plan, PlanReport, PlanRow, RefusedRow } from '../../domain/plan.ts';

type Mutable<T> = { -readonly [key in keyof T]: T[key] };
type Warning = Mutable<PlanReport['warnings'][number]>;
type Way = Mutable<PlanReport['ways'][number]>;

const PREVIEW_MAX = 5;

/** What the rows of a plan come to, counted while they pass. */
export class PlanTally {
  count = 0;
  costUsd = 0;
  readonly refused: RefusedRow[] = [];
  readonly #preview: PlanRow[] = [];
  readonly #warnings = new Map<string, Warning>();
  readonly #ways = new Map<string, Way>();

  /** Counts them; returns those that are planned. */
  take(judged: readonly (PlanRow | RefusedRow)[]): PlanRow[] {
    const planned: PlanRow[] = [];
    for (const row of judged) {
      if ('text' in row) planned.push(row);
      else this.refused.push(row);
    }
    for (const row of planned) this.#add(row);
    return planned;
  }

  get ways(): readonly Way[] {
    return [...this.#ways.values()];
  }

  report(plan: Plan): PlanReport {
    const warnings = [...this.#warnings.values()];
    return { plan, refused: this.refused, warnings, ways: this.ways, preview: this.#preview };
  }

  #add(row: PlanRow): void {
    const { account, visibility } = row;
    this.count += 1;
    // sums of cents in binary fractions are a little off
    this.costUsd = Math.round((this.costUsd + row.priceUsd) * 1e6) / 1e6;
    if (this.#preview.length < PREVIEW_MAX) this.#preview.push(row);
    const way = this.#ways.get(`${account} ${visibility}`);
    if (way === undefined) this.#ways.set(`${account} ${visibility}`, { account, visibility, count: 1 });
    else way.count += 1;
    for (const [rule, { why }] of new Map(row.findings.map((finding) => [finding.rule, finding]))) {
      const known = this.#warnings.get(rule);
      if (known === undefined) this.#warnings.set(rule, { rule, count: 1, why });
      else known.count += 1;
    }
  }
}
