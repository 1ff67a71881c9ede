import type { SPIKE_SENSITIVITIES } from './service-settings.ts';

/** What customers wrote in one hour. */
export interface HourCount {
  readonly count: number;
  readonly negative: number;
}

/** Much more than usual in an hour. */
export interface Spike extends HourCount {
  /** How many messages that hour usually brings: the median. */
  readonly usual: number;
  /** Which part of them usually is negative, from 0 to 1. */
  readonly usualShare: number;
  readonly isVolume: boolean;
  readonly isNegative: boolean;
}

interface Measure {
  readonly sensitivity: (typeof SPIKE_SENSITIVITIES)[number];
  readonly minimum: number;
}

/** With fewer days to compare with, nobody knows what is usual. */
const BASELINE_MIN = 7;
/** Fewer messages in all of the baseline tell nothing of the share that is negative. */
const SHARE_MESSAGES_MIN = 20;
/** A share below this is no storm, whatever is usual. */
const SHARE_MIN = 0.3;
/** Of the normal distribution: the median of absolute deviations in standard deviations. */
const MAD_SCALE = 1.4826;

/**
 * How many standard deviations above the usual, and how many times the usual, an hour must be. The deviation is the wider
 * one of what was seen (by the median, so that one earlier storm does not hide the next) and of chance (Poisson).
 */
const BOUNDS: Readonly<Record<Measure['sensitivity'], { readonly deviations: number; readonly times: number }>> = {
  low: { deviations: 6, times: 3 },
  normal: { deviations: 4, times: 2 },
  high: { deviations: 3, times: 1.5 },
};

/**
 * Whether an hour is far beyond the same hour of other days, in number or in the share that is negative; null where it is not,
 * or where there is too little to compare with.
 */
export function spikeOf(hour: HourCount, baseline: readonly HourCount[], measure: Measure): Spike | null {
  if (baseline.length < BASELINE_MIN || hour.count < measure.minimum) return null;
  const bounds = BOUNDS[measure.sensitivity];
  const counts = baseline.map(({ count }) => count);
  const usual = median(counts);
  const deviation = Math.max(MAD_SCALE * median(counts.map((count) => Math.abs(count - usual))), Math.sqrt(usual), 1);
  const isVolume = hour.count > usual + bounds.deviations * deviation && hour.count >= bounds.times * usual;
  const { usualShare, isNegative } = negativity(hour, baseline, bounds);
  return isVolume || isNegative ? { ...hour, usual, usualShare, isVolume, isNegative } : null;
}

function negativity(
  hour: HourCount,
  baseline: readonly HourCount[],
  { deviations, times }: { deviations: number; times: number },
): { usualShare: number; isNegative: boolean } {
  const all = baseline.reduce((sum, { count }) => sum + count, 0);
  const negative = baseline.reduce((sum, one) => sum + one.negative, 0);
  // as if one more of each had come, so that a time without any does not make the next one a miracle
  const usualShare = (negative + 1) / (all + 2);
  const share = hour.negative / hour.count;
  const chance = Math.sqrt(hour.count * usualShare * (1 - usualShare));
  const isNegative =
    all >= SHARE_MESSAGES_MIN &&
    share >= SHARE_MIN &&
    share >= Math.min(0.9, times * usualShare) &&
    hour.negative > hour.count * usualShare + deviations * Math.max(chance, 1);
  return { usualShare, isNegative };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
