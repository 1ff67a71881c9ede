import { Flags } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { readInstant, usage } from '../../flags.ts';
import { answersReportJson, answersReportText } from '../../output/answers-report.ts';

export class ReportAnswersCommand extends BaseCommand {
  static override summary = 'How the saved answers did, and what was asked that none covers.';
  static override description =
    `Per answer: replies made from it that went out, those of them whose words were changed first, conversations brought back within seven days, by the customer or by hand, and the ratings given afterwards. Then the customers' questions and complaints that were answered without a saved answer, by topic and language. A text of which fewer than half of the answer's words are left does not count as that answer.`;
  static override examples = [
    '<%= config.bin %> report answers',
    '<%= config.bin %> report answers --since 90d --json',
  ];
  static override flags = {
    since: Flags.string({ summary: 'From: ISO time, or a duration ago.', default: '30d' }),
    until: Flags.string({ summary: 'Until (not included): ISO time, or a duration ago; now when left out.' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(ReportAnswersCommand);
    this.take(flags);
    const app = await this.app();
    const clock = { now: app.now(), timezone: app.config.settings.timezone };
    const since = readInstant('since', flags.since, clock);
    const until = flags.until === undefined ? clock.now : readInstant('until', flags.until, clock);
    if (since >= until) throw usage('--since is not before --until', 'Name a period that has passed.');
    const report = await app.answersReport({ since, until });
    const { writeTime } = await this.screen();
    this.print(
      () => answersReportJson(report),
      () => answersReportText(report, { width: this.width, writeTime }),
    );
    return 0;
  }
}
