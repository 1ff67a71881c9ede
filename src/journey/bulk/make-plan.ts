import { extname } from 'node:path';
import { eventBy } from '../../domain/event.ts';
import type { Visibility } from '../../domain/message.ts';
import { demand } from '../../domain/operator.ts';
import { optOutWords } from '../../domain/opt-out.ts';
import type { Progress } from '../../domain/outcomes.ts';
import type { BulkSource, Plan, PlanReport } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { NewPlan } from '../../store/store.ts';
import { csvRows } from './csv-rows.ts';
import { jsonRows } from './json-rows.ts';
import { judgeRows, type Planning } from './judge-rows.ts';
import { inPlace, placeOf } from './known-plan.ts';
import type { PlanNeeds } from './needs.ts';
import { PlanDraft } from './plan-file.ts';
import { PlanTally } from './plan-tally.ts';
import { SameText } from './same-text.ts';
import { type SourceRow, sourceRow } from './source.ts';

/** Rows that are read, judged and written together; what is on record about them is in memory at once. */
const BATCH = 500;

export interface PlanInput {
  readonly source: BulkSource;
  readonly visibility: Visibility | null;
  /** The person said yes to answering private messages in public. */
  readonly isConfirmed: boolean;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Writes down what would go out to whom; nothing is sent. The plan is there only when the whole source was read.
 * @throws {ProblemError} FILE_INVALID, USAGE, NOT_PERMITTED
 */
export async function makePlan(needs: PlanNeeds, input: PlanInput): Promise<PlanReport> {
  demand(needs.operator, 'bulk');
  const { source, visibility, isConfirmed, onProgress } = input;
  const { words } = source;
  if (words !== null && 'text' in words && words.text.trim() === '') throw new ProblemError('EMPTY_TEXT', {});
  // an answer that is not there is no matter of rows
  if (words !== null && 'answer' in words) await needs.answer(words.answer);
  const optOut = optOutWords(needs.settings.bulk.optOut);
  const planning: Planning = {
    words,
    visibility,
    isConfirmed,
    optOut,
    sameText: new SameText(),
    rows: new Map(),
    isFound: 'where' in source.from,
  };
  const tally = new PlanTally();
  const draft = await PlanDraft.begin(needs.folder);
  try {
    for await (const rows of batches(rowsOf(needs, source))) {
      if (needs.signal.aborted) throw new Error('interrupted');
      await draft.add(tally.take(await judgeRows(needs, planning, rows)));
      onProgress?.({ label: 'plan', done: tally.count + tally.refused.length, total: null });
    }
    return tally.report(await saved(needs, { draft, tally }));
  } finally {
    await draft.leave();
  }
}

async function saved(needs: PlanNeeds, { draft, tally }: { draft: PlanDraft; tally: PlanTally }): Promise<Plan> {
  const hash = await draft.end();
  const { operator } = needs;
  const { review } = needs.settings;
  for (;;) {
    const at = needs.now();
    const id = await needs.store.transact((tx) => tx.plans.reserve(at, operator.name));
    const file = await draft.keep(id);
    if (file === null) continue;
    const plan: NewPlan = {
      file: placeOf(needs, file),
      hash,
      count: tally.count,
      costUsd: tally.costUsd,
      author: operator.name,
      createdAt: at,
      isReviewed: tally.ways.some(({ visibility }) => review[visibility] === 'required'),
    };
    return await needs.store.transact(async (tx) => {
      const data = { plan: id, hash, count: tally.count, refused: tally.refused.length, costUsd: tally.costUsd };
      await tx.events.append([eventBy({ operator, at }, 'plan.made', { data })]);
      return inPlace(needs, await tx.plans.save(id, plan));
    });
  }
}

function rowsOf(needs: PlanNeeds, { from }: BulkSource): AsyncIterable<SourceRow> {
  if ('where' in from) return foundRows(needs, from.where);
  const kind = extname(from.file).toLowerCase();
  if (kind === '.csv') return csvRows(from.file);
  if (kind === '.jsonl' || kind === '.ndjson') return jsonRows(from.file);
  const remedy = 'Name it by what it is: customers.csv or customers.jsonl.';
  throw new ProblemError('USAGE', { problem: `${from.file} is neither .csv nor .jsonl`, remedy });
}

async function* foundRows(needs: PlanNeeds, where: Extract<BulkSource['from'], { where: unknown }>['where']) {
  let row = 0;
  let cursor: string | null = null;
  do {
    const query = { ...where, limit: BATCH, ...(cursor === null ? {} : { cursor }) };
    const page = await needs.store.read.conversations.list(query, needs.now());
    for (const { id } of page.items) {
      row += 1;
      yield sourceRow(row, new Map([['conversation', String(id)]]));
    }
    cursor = page.next;
  } while (cursor !== null);
}

async function* batches(rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
