import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Files that take longest, the longest first, by what they end with. */
const LONG = [
  'e2e/drill.test.ts',
  'e2e/signals.test.ts',
  'e2e/platforms.test.ts',
  'train/train.test.ts',
  'journey/approval-model.test.ts',
  'e2e/answering.test.ts',
  'e2e/cuts.test.ts',
  'tui/held-back-on-screen.test.ts',
  'tui/hostile-on-screen.test.ts',
  'tui/tasks.test.ts',
  'journey/send-faults.test.ts',
  'journey/side-by-side.test.ts',
];

/** Begins with the files that take longest: the last one to end is then a short one, and no core waits for it alone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rankOf(a.moduleId) - rankOf(b.moduleId));
  }
}

function rankOf(file: string): number {
  const rank = LONG.findIndex((end) => file.endsWith(`/test/${end}`));
  return rank === -1 ? LONG.length : rank;
}
