import { Args, Flags } from '@oclif/core';
import type { AppliedRow, BulkReport, PlanProgress } from '../../../domain/plan.ts';
import { planName } from '../../../domain/plan.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { problemWords } from '../../../domain/problem-words.ts';
import { log } from '../../../log.ts';
import { askLine } from '../../ask-secret.ts';
import { BaseCommand } from '../../base-command.ts';
import { finishWhatIsBegun } from '../../interruption.ts';
import { barWords } from '../../output/bar.ts';
import { jsonText } from '../../output/json-text.ts';
import { appliedRowJson, bulkReportJson, bulkReportText, interruptedWords, waitWords } from '../../output/plan.ts';
import { applyExitCode } from '../../output/plan-exit-code.ts';
import { timeWriter } from '../../output/times.ts';
import { planId } from '../../plan-review.ts';
import { SEND_GRACE_MS } from '../../send-grace.ts';

export class BulkApplyCommand extends BaseCommand {
  static override summary = 'Send what is left of a plan: a few first, then the rest.';
  static override description =
    'It waits until the undo time since the approval is over. After the first few it asks, or needs --yes. Safe to run again: what was sent is not sent twice. Into a pipe it writes one line of JSON a row.';
  static override examples = [
    '<%= config.bin %> bulk apply b7 --expect 137',
    '<%= config.bin %> bulk apply b7 --expect 137 --yes --json',
  ];
  static override args = { plan: Args.string({ description: 'The plan, such as b7.', required: true }) };
  static override flags = {
    expect: Flags.integer({ summary: 'How many rows you think it has.', required: true, min: 0 }),
    yes: Flags.boolean({ summary: 'Go on after the first few without asking.' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(BulkApplyCommand);
    this.take(flags);
    const id = planId(args.plan);
    const app = await this.app();
    finishWhatIsBegun(SEND_GRACE_MS);
    const first: AppliedRow[] = [];
    const onRow = (row: AppliedRow): void => {
      if (!row.isEarlier && first.length < FIRST_SHOWN) first.push(row);
      if (this.isLines) process.stdout.write(`${jsonText(appliedRowJson(row))}\n`);
    };
    const { onProgress } = this;
    const report = await app.applyBulk(id, {
      expect: flags.expect,
      isConfirmed: flags.yes,
      confirm: this.mayAsk ? (progress) => this.confirm(progress, first) : null,
      signal: this.signal,
      onWait: ({ plan, until }) => log.info(waitWords(plan, until - app.now())),
      onRow,
      onProgress: ({ label, done, total }) => onProgress({ label: barWords(label, done, total), done, total }),
    });
    return this.tell(report);
  }

  /** Lines for a script, or words for a person. */
  private get isLines(): boolean {
    return this.isJson || (process.stdout.isTTY !== true && !this.isQuiet);
  }

  private async confirm(progress: PlanProgress, first: readonly AppliedRow[]): Promise<boolean> {
    const { plan, sent, remaining } = progress;
    const urls = first.map(({ reply }) => `  ${reply?.url ?? ''}`);
    process.stderr.write(`\r\u001b[2K${urls.join('\n')}\n`);
    const question = `${planName(plan.id)}: ${sent} sent. Send the other ${remaining}? y(es), n(o) `;
    try {
      const said = await askLine(question, { isSecret: false, signal: this.signal });
      return ['y', 'yes', 'k', 'kyllä'].includes(said.toLowerCase());
    } catch (error) {
      // the person closed the input, or stopped it: that is no yes
      if (this.signal.aborted || (error instanceof ProblemError && error.code === 'USAGE')) return false;
      throw error;
    }
  }

  private async tell(report: BulkReport): Promise<number> {
    const { settings } = await this.settings();
    const writeTime = timeWriter(settings.timezone);
    const { problem, progress, stop } = report;
    if (this.isLines) {
      process.stdout.write(`${jsonText(bulkReportJson(report))}\n`);
      if (stop === 'interrupted') log.error(interruptedWords(progress));
      if (problem !== null) log.error(Object.values(problemWords(problem, writeTime)).join('\n'));
    } else if (stop === 'interrupted') {
      log.error(bulkReportText(report, writeTime));
    } else if (!this.isQuiet) {
      process.stdout.write(`${bulkReportText(report, writeTime)}\n`);
    }
    return applyExitCode(report);
  }
}

const FIRST_SHOWN = 10;
