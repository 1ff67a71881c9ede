import { guard as judge } from '../../src/guard/guard.ts';
import { DRAFT_LANGUAGES, testDrafts } from './guard-drafts.ts';
import { guardSpeed } from './guard-speed.ts';
import { ALARMS_MAX, type FalseAlarms, falseAlarms, guardedDraft, ruleFigures } from './guard-tally.ts';

const NAMES = { fi: 'Finnish', en: 'English' } as const;

/**
 * Prints how well the guard finds each fault in labelled drafts that measure (`test/data`), how often it speaks against a
 * good one, and how fast it is beside a floor. Read the ratio, not the times: the machine is noisy.
 */
export function guard(): void {
  const drafts = testDrafts();
  console.log('\nThe guard on labelled drafts (the test split)');
  for (const language of DRAFT_LANGUAGES) {
    const spoken = drafts.filter((draft) => draft.language === language);
    console.log(`${NAMES[language].padEnd(20)} ${'n'.padStart(4)} ${'found'.padStart(6)} precision % recall %`);
    for (const { rule, n, found, precision, recall } of ruleFigures(spoken, judge)) {
      const shares = `${written(precision).padStart(11)} ${written(recall).padStart(8)}`;
      console.log(`  ${rule.padEnd(18)} ${String(n).padStart(4)} ${String(found).padStart(6)} ${shares}`);
    }
    printAlarms(falseAlarms(spoken, judge));
  }
  printSpeed();
}

function printAlarms({ n, alarmed, hinted, cases }: FalseAlarms): void {
  const verdict = alarmed <= ALARMS_MAX ? 'met' : 'MISSED';
  console.log(`  good drafts warned of or blocked  ${written(alarmed)} % of ${n}, at most ${ALARMS_MAX} %: ${verdict}`);
  console.log(`  good drafts with only a hint      ${written(hinted)} % of ${n}`);
  if (cases.length > 0) console.log(`  alarmed: ${cases.join(', ')}`);
}

function printSpeed(): void {
  const drafts = testDrafts().map((draft) => guardedDraft(draft));
  const speed = guardSpeed(drafts, judge);
  const perSecond = Math.round(speed.guard).toLocaleString('en');
  console.log(
    `guard / counting words of the same drafts  ${(speed.guard / speed.floor).toFixed(4)}   (${perSecond} drafts a second, one thread)`,
  );
}

function written(share: number | null): string {
  return share === null ? '-' : share.toFixed(1);
}
