import type { Judgement, OwnMessage } from './own-messages.ts';

/** How far two readers agree on one thing: the share of texts, and Cohen's kappa, which takes chance off. */
export interface Agreement {
  readonly share: number;
  readonly kappa: number;
}

/** What the writer and the blind second reader said, before anything was settled. */
export interface Agreements {
  readonly sentiment: Agreement;
  readonly urgency: Agreement;
  /** Micro-F1 of the two sets of labels; either reader may be taken for the right one. */
  readonly topics: number;
  readonly flags: number;
}

type Pair = readonly [writer: Judgement, second: Judgement];

/** Agreement of the first two readings of every message. */
export function agreementOf(messages: readonly Pick<OwnMessage, 'readings'>[]): Agreements {
  const pairs = messages.flatMap(({ readings: [writer, second] }): Pair[] =>
    writer === undefined || second === undefined ? [] : [[writer, second]],
  );
  return {
    sentiment: oneLabel(pairs.map(([writer, second]) => [writer.sentiment, second.sentiment])),
    urgency: oneLabel(pairs.map(([writer, second]) => [writer.urgency, second.urgency])),
    topics: manyLabels(pairs.map(([writer, second]) => [writer.topics, second.topics])),
    flags: manyLabels(pairs.map(([writer, second]) => [writer.flags, second.flags])),
  };
}

/** Share and kappa of pairs of labels. */
export function oneLabel(pairs: readonly (readonly [string, string])[]): Agreement {
  const share = pairs.filter(([one, other]) => one === other).length / pairs.length;
  const labels = new Set(pairs.flat());
  let chance = 0;
  for (const label of labels) {
    const first = pairs.filter(([one]) => one === label).length / pairs.length;
    const second = pairs.filter(([, other]) => other === label).length / pairs.length;
    chance += first * second;
  }
  return { share, kappa: chance === 1 ? 1 : (share - chance) / (1 - chance) };
}

/** Micro-F1 of pairs of sets of labels. */
export function manyLabels(pairs: readonly (readonly [readonly string[], readonly string[]])[]): number {
  let both = 0;
  let named = 0;
  for (const [one, other] of pairs) {
    both += one.filter((label) => other.includes(label)).length;
    named += one.length + other.length;
  }
  return named === 0 ? 1 : (2 * both) / named;
}

/**
 * What is wrong with the rows of a file, one line each. Of agreed rows the two readings are alike in sentiment and urgency,
 * and the gold is the writer's; of disputed ones they differ, a third was asked, and the gold is the third's.
 */
export function misfiled(messages: readonly OwnMessage[], file: 'agreed' | 'disputed'): readonly string[] {
  return messages.flatMap((message) => {
    const { id, readings } = message;
    const [writer, second, third] = readings;
    const wanted = file === 'agreed' ? 2 : 3;
    if (writer === undefined || second === undefined) return [`${id}: not read twice`];
    if (readings.length !== wanted) return [`${id}: ${readings.length} readings, not ${wanted}`];
    const isAlike = writer.sentiment === second.sentiment && writer.urgency === second.urgency;
    if (isAlike !== (file === 'agreed')) return [`${id}: the readers ${isAlike ? 'do not differ' : 'differ'}`];
    return isSame(message, third ?? writer) ? [] : [`${id}: the gold is not what the readers said`];
  });
}

/** Whom the third reader followed in sentiment and urgency both, by number of disputed messages. */
export function thirdSides(
  disputed: readonly Pick<OwnMessage, 'readings'>[],
): Record<'writer' | 'second' | 'neither', number> {
  const sides = { writer: 0, second: 0, neither: 0 };
  for (const { readings } of disputed) {
    const [writer, second, third] = readings.map(({ sentiment, urgency }) => `${sentiment} ${urgency}`);
    if (third === writer) sides.writer += 1;
    else if (third === second) sides.second += 1;
    else sides.neither += 1;
  }
  return sides;
}

function isSame(one: Judgement, other: Judgement): boolean {
  return (
    one.sentiment === other.sentiment &&
    one.urgency === other.urgency &&
    one.topics.join() === other.topics.join() &&
    one.flags.join() === other.flags.join()
  );
}
