import { existsSync, readFileSync } from 'node:fs';
import { openScorer } from '../../src/scoring/scorer.ts';
import { costLines } from './triage-costs.ts';
import { languageLines } from './triage-languages.ts';
import { MODEL } from './triage-model.ts';
import { MULTILANG_SAMPLE, sentimentLines } from './triage-sentiment.ts';
import { ownTests, publicSets } from './triage-sets.ts';
import { tableHead, tableLine } from './triage-table.ts';
import { urgencyLines } from './triage-urgency.ts';

/**
 * Prints how well and how fast triage is, against its targets and beside three packages from npm on the same texts. The
 * collections stand beside the project; where they are not there, only our own messages are measured.
 */
export async function triage(): Promise<void> {
  if (!existsSync(MODEL)) {
    console.log('\nTriage: skipped: no model; `npm run train` makes it');
    return;
  }
  const bytes = readFileSync(MODEL);
  const balanced = openScorer(bytes);
  const scorers = { balanced, forum: openScorer(bytes, { prior: 'forum' }) };
  const sets = publicSets();
  const own = ownTests();
  console.log('\nTriage against its targets, and npm packages on the same texts');
  if (sets === null)
    console.log('public collections  skipped: no data beside the project; only our own messages are measured');
  console.log(tableHead('macro-F1, recall, share (%)'));
  for (const line of await sentimentLines(scorers, sets, own)) console.log(tableLine(line));
  for (const line of urgencyLines(balanced, sets, own)) console.log(tableLine(line));
  for (const line of sets === null ? [] : languageLines(balanced, sets.languages)) console.log(tableLine(line));
  console.log(tableHead('cost'));
  const texts = (sets?.airline ?? own).map(({ text }) => text);
  for (const line of await costLines(balanced, texts)) console.log(tableLine(line));
  console.log(
    `± is one standard error (200 seeded draws), below 1,000 texts. multilang-sentiment is slow: on ${MULTILANG_SAMPLE} texts of each set.`,
  );
}
