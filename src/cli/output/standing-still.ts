import { planName } from '../../domain/plan.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { StandingStill } from '../../domain/standing-still.ts';
import type { Screen } from './screen.ts';
import { agoWords } from './times.ts';

/** Why approved replies do not go by themselves, and by which words each moves: a line a reply, and one a bulk plan. */
export function standingStillLines(
  still: readonly StandingStill[],
  screen: Pick<Screen, 'now' | 'writeTime'>,
): string[] {
  const groups = Map.groupBy(still, ({ reply, why }) => (why === 'plan' && reply.plan ? -reply.plan.id : reply.id));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : line(first, group.length, screen);
  });
}

/** How many wait, in one line, for whoever sends what is due. */
export function waitingWords(count: number): string {
  return `${count} ${count === 1 ? 'reply waits' : 'replies wait'} for a person: kuulo outbox`;
}

function line(
  { reply, why }: StandingStill,
  count: number,
  { now, writeTime }: Pick<Screen, 'now' | 'writeTime'>,
): string {
  const { id, sendAfter, error, plan } = reply;
  const cancel = `\`kuulo outbox cancel ${id}\``;
  if (why === 'answered') {
    return `reply ${id} waits for a person. ${safeLine(error?.message ?? '')} \`kuulo send ${id} --additional\` sends it as a second answer, ${cancel} takes it back`;
  }
  if (why === 'farAhead') {
    const when = `${writeTime(sendAfter)}, ${agoWords(sendAfter, now)}`;
    return `reply ${id} waits for a person: it would go at ${when}, which nobody asked for; set this machine's clock, then ${cancel} and write it again`;
  }
  const name = plan === null ? '' : planName(plan.id);
  const number = count === 1 ? `reply ${id} waits` : `${count} replies wait`;
  return `${number} for a person: plan ${name} sends by \`kuulo bulk apply ${name}\` only`;
}
