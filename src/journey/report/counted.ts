import { REPORT_PER, type Report, type ReportPer } from '../../domain/report.ts';
import type { SentimentLabel } from '../../domain/triage.ts';
import type { Fact } from './fact.ts';
import { Tallies, Tally } from './tally.ts';

type Moods = Record<SentimentLabel, number>;

/** Everything a report shows, as it is counted: each fact is taken once and let go. */
export class Counted {
  readonly total = new Tally();
  /** By the bucket's place in the row of buckets. */
  readonly buckets = new Tallies();
  readonly breakdowns: Readonly<Record<ReportPer, Tallies>>;
  readonly ratings: number[];
  readonly moods: { readonly before: Moods; readonly after: Moods } = {
    before: { negative: 0, neutral: 0, positive: 0 },
    after: { negative: 0, neutral: 0, positive: 0 },
  };
  readonly responses: Report['responses'][number][] = [];
  private readonly per: readonly ReportPer[];

  constructor(scale: number, per: readonly ReportPer[]) {
    this.ratings = new Array(scale).fill(0);
    // topics are told always
    this.per = [...new Set<ReportPer>([...per, 'topic'])];
    this.breakdowns = Object.fromEntries(REPORT_PER.map((one) => [one, new Tallies()])) as Record<ReportPer, Tallies>;
  }

  take(fact: Fact, bucket: number): void {
    this.total.add(fact);
    this.buckets.at(String(bucket)).add(fact);
    for (const per of this.per) for (const key of keysOf(fact, per)) this.breakdowns[per].at(key).add(fact);
    const { mood, counts, responseMs } = fact;
    if (mood !== undefined) {
      this.moods.before[mood.before] += 1;
      this.moods.after[mood.after] += 1;
    }
    if (counts.rating !== undefined) this.rate(counts.rating);
    if (responseMs !== undefined) this.responses.push(responseOf(fact, responseMs));
  }

  private rate(rating: number): void {
    const place = Math.min(this.ratings.length, Math.max(1, Math.round(rating))) - 1;
    this.ratings[place] = (this.ratings[place] ?? 0) + 1;
  }
}

/** Under which names a fact stands in a breakdown: one, but as many topics as it has. Empty where it has none. */
function keysOf(fact: Fact, per: ReportPer): readonly string[] {
  if (per !== 'topic') return [fact[per]];
  return fact.topics.length === 0 ? [''] : [...new Set(fact.topics)];
}

function responseOf(fact: Fact, responseMs: number | null): Report['responses'][number] {
  const { reply, conversation, id: event, at: sentAt, operator } = fact;
  return { reply: reply ?? 0, conversation: conversation ?? 0, event, sentAt, responseMs, operator };
}
