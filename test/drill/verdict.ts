import { type Brought, missedLabels } from './program.ts';
import { holds, type Tally } from './tally.ts';

/** Every promise that broke, in words; empty when all held. */
export function brokenPromises(brought: readonly Brought[]): string[] {
  const tallies = brought.flatMap((one) => one.tallies);
  const ours = tallies.filter(({ strategy, experiment }) => strategy === 'kuulo' && experiment !== 'limit');
  return [
    ...ours.filter((tally) => !holds(tally)).map(described),
    ...missedLabels(brought).map((label) => `no sender died at ${label}`),
    ...blindness(tallies),
  ];
}

/** What the other senders must have shown; else the rig sees nothing. */
export function blindness(tallies: readonly Tally[]): string[] {
  const duplicates = (of: (tally: Tally) => boolean): number =>
    tallies.filter(of).reduce((all, one) => all + one.duplicates, 0);
  const broken: string[] = [];
  if (duplicates(({ experiment, strategy }) => experiment === 'E1' && strategy === 'naive') === 0)
    broken.push('the rig is blind: the naive sender made no duplicates');
  if (duplicates(({ strategy, scenario }) => strategy === 'impatient' && scenario === 'late') === 0)
    broken.push('the rig is blind: the impatient sender made no duplicates where the platform shows posts late');
  if (duplicates(({ experiment, strategy }) => experiment === 'E3' && strategy === 'naive') === 0)
    broken.push('the rig is blind: two naive senders at once made no duplicates');
  return broken;
}

/** What is wrong with one tally. */
export function described({ experiment, scenario, duplicates, lost, unmarked, broken }: Tally): string {
  const words = broken.slice(0, SHOWN).join('; ');
  return `${experiment} ${scenario}: ${duplicates} duplicates, ${lost} lost, ${unmarked} unmarked. ${words}`.trimEnd();
}

const SHOWN = 5;
