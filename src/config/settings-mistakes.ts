import { inboxMistakes } from './inbox-mistakes.ts';
import type { Mistake } from './mistake.ts';
import { outletMistakes } from './outlet-mistakes.ts';
import { ruleMistakes } from './rule-mistakes.ts';
import { secretName } from './secret-name.ts';
import type { Written } from './settings-shape.ts';

/** What is wrong between values that are each right by themselves. */
export function settingsMistakes(written: Written): Mistake[] {
  return [
    ...twice(written, 'accounts', secretName),
    ...twice(written, 'operators', (name) => name),
    ...people(written),
    ...bothWays(written),
    ...inboxMistakes(written),
    ...ruleMistakes(written),
    ...outletMistakes(written),
  ];
}

function twice(written: Written, list: 'accounts' | 'operators', key: (name: string) => string): Mistake[] {
  const seen = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const [index, { name }] of written[list].entries()) {
    const other = seen.get(key(name));
    if (other !== undefined) {
      const problem =
        other === name ? `"${name}" is there twice` : `"${name}" and "${other}" share their secrets’ names`;
      mistakes.push({ path: [list, index, 'name'], problem, remedy: 'give it another name' });
    }
    seen.set(key(name), name);
  }
  return mistakes;
}

function people(written: Written): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const [index, { name }] of written.operators.entries()) {
    if (name !== 'system') continue;
    const problem = 'system is the name of kuulo itself';
    mistakes.push({ path: ['operators', index, 'name'], problem, remedy: 'give the operator another name' });
  }
  if (written.review.fourEyes && written.operators.length === 0) {
    mistakes.push({
      path: ['review', 'fourEyes'],
      problem: 'four eyes need operators to tell apart',
      remedy: 'name them: operators: [{ name: aino, role: agent }, { name: ville, role: approver }]',
    });
  }
  return mistakes;
}

function bothWays(written: Written): Mistake[] {
  return Object.entries(written.triage.cues).flatMap(([family, said]) =>
    (said?.add ?? []).flatMap((cue, index) => {
      if (!said?.mute.includes(cue)) return [];
      const path = ['triage', 'cues', family, 'add', index];
      return [{ path, problem: `"${cue}" is both added and muted`, remedy: 'keep it in one of the two lists' }];
    }),
  );
}
