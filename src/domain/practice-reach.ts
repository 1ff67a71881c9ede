import type { Fault, Outcome, Want } from './practice.ts';
import { losePatience, newStanding, type Standing, type Temper, takeAnswer } from './practice-mood.ts';

/** One fault of each kind there is: the others do the same to a mood. */
const OF_WORDS: readonly Fault[] = ['harsh', 'wrongLanguage', 'cold'];

/**
 * Everything this customer can ever do: every kind of answer is tried at every point of the conversation, so this never says
 * other than the customer does.
 * @param hasSecrets whether they have words that must not be said in public
 */
export function reachableOutcomes(temper: Temper, { hasSecrets }: { hasSecrets: boolean }): ReadonlySet<Outcome> {
  const reached = new Set<Outcome>();
  const seen = new Set<string>();
  const kinds = kindsOfAnswers(temper.wants, hasSecrets ? [...OF_WORDS, 'madePublic'] : OF_WORDS);
  const waiting: Standing[] = [newStanding(temper)];
  for (let standing = waiting.pop(); standing !== undefined; standing = waiting.pop()) {
    const isSecondTime = standing.lateCount > 0;
    const turns = [...kinds.map((taken) => takeAnswer(temper, standing, taken)), losePatience(standing, isSecondTime)];
    for (const { standing: next, outcome } of turns) {
      reached.add(outcome);
      const { mood, met, answers, strikes, lateCount, isTold } = next;
      // more strikes and more waits do nothing more
      const mark = [mood, met.toSorted().join(), answers, Math.min(strikes, 2), Math.min(lateCount, 1), isTold].join(
        ' ',
      );
      if (next.status !== 'waiting' || seen.has(mark)) continue;
      seen.add(mark);
      waiting.push(next);
    }
  }
  return reached;
}

function kindsOfAnswers(wants: readonly Want[], faults: readonly Fault[]) {
  const oneFault: readonly (readonly Fault[])[] = [[], ...faults.map((fault) => [fault])];
  const telling = oneFault.flatMap((ones) =>
    subsets(wants).flatMap((gives) =>
      [true, false].map((isWarm) => ({ gives, faults: ones, isWarm, told: 'told' as const })),
    ),
  );
  // whether they were told matters only when nothing else is wrong
  const untelling = subsets(wants).map((gives) => ({ gives, faults: [], isWarm: true, told: 'about' as const }));
  return [...telling, ...untelling];
}

function subsets(wants: readonly Want[]): Want[][] {
  const all: Want[][] = [[]];
  for (const want of wants) all.push(...all.map((one) => [...one, want]));
  return all;
}
