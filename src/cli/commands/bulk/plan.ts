import { resolve } from 'node:path';
import { Flags } from '@oclif/core';
import { type FilterClock, readFilter } from '../../../domain/filter-words.ts';
import type { BulkSource } from '../../../domain/plan.ts';
import { BaseCommand } from '../../base-command.ts';
import { usage, wayFlags } from '../../flags.ts';
import { givenText } from '../../given-text.ts';
import { planReportJson, planReportText } from '../../output/plan.ts';

export class BulkPlanCommand extends BaseCommand {
  static override summary = 'Write down many replies at once; nothing is sent.';
  static override description =
    'A file has a column "conversation" (number, platform:id, the platform’s id or a web address) and "text", or "answer" with one column a blank; "visibility" (public, private) may be there. Rows that cannot go are told and left out. To answer in public what was asked in private takes --yes.';
  static override examples = [
    '<%= config.bin %> bulk plan --answer delivery --where "label=toimitus urgency=high,critical"',
    '<%= config.bin %> bulk plan --from replies.csv',
    '<%= config.bin %> bulk plan --text "Vika on korjattu." --where "search=häiriö" --private --json',
  ];
  static override flags = {
    answer: Flags.string({ summary: 'A saved answer (answers/NAME.md).', exclusive: ['text', 'file'] }),
    text: Flags.string({ summary: 'What all are told; - reads stdin.', exclusive: ['answer', 'file'] }),
    file: Flags.string({ summary: 'A file with what all are told.', exclusive: ['answer', 'text'] }),
    where: Flags.string({
      summary: 'To whom: filters of `list`, such as "platform=x urgency=high".',
      exclusive: ['from'],
    }),
    from: Flags.string({ summary: 'To whom, and what: a .csv or .jsonl file.', exclusive: ['where'] }),
    ...wayFlags,
    yes: Flags.boolean({ summary: 'Yes, answer in public what was asked in private.' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(BulkPlanCommand);
    this.take(flags);
    const app = await this.app();
    const clock = { now: app.now(), timezone: app.config.settings.timezone, me: app.operator.name };
    const words = await wordsOf(flags);
    const visibility = flags.public ? 'public' : flags.private ? 'private' : null;
    const source = { from: fromOf(flags, clock), words };
    if (words === null && flags.from === undefined)
      throw usage('there is nothing to say', 'Give it with --answer NAME, --text T or --file F.');
    const { signal, onProgress } = this;
    const report = await app.planBulk({ source, visibility, isConfirmed: flags.yes, signal, onProgress });
    this.print(
      () => planReportJson(report),
      () => planReportText(report, this.width),
    );
    return report.refused.length > 0 ? PARTLY : 0;
  }
}

/** Exit code of what was done in part. */
const PARTLY = 6;

function fromOf(
  { where, from }: { where: string | undefined; from: string | undefined },
  clock: FilterClock,
): BulkSource['from'] {
  if (from !== undefined) return { file: resolve(from) };
  if (where === undefined) throw usage('nobody is named', 'Say to whom with --where FILTER or --from FILE.');
  return { where: readFilter(where, clock) };
}

async function wordsOf(flags: {
  answer: string | undefined;
  text: string | undefined;
  file: string | undefined;
}): Promise<BulkSource['words']> {
  const { answer, text, file } = flags;
  if (answer !== undefined) return { answer };
  if (text === undefined && file === undefined) return null;
  return { text: await givenText({ text, file, mayAsk: false }) };
}
