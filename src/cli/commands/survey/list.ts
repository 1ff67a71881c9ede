import { Flags } from '@oclif/core';
import { SURVEY_STATUSES } from '../../../domain/survey.ts';
import { BaseCommand } from '../../base-command.ts';
import { listFlag, readInstant } from '../../flags.ts';
import { surveyJson, surveysText } from '../../output/survey.ts';

export class SurveyListCommand extends BaseCommand {
  static override summary = 'Who was asked how it went, who was not and why, and what they said.';
  static override examples = [
    '<%= config.bin %> survey',
    '<%= config.bin %> survey list --status answered --since 30d',
    '<%= config.bin %> survey list --status skipped --json',
  ];
  static override aliases = ['survey'];
  static override flags = {
    status: listFlag('Only these.', SURVEY_STATUSES),
    since: Flags.string({ summary: 'Since then: 7d, 2026-11-22.', helpValue: 'WHEN' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(SurveyListCommand);
    this.take(flags);
    const app = await this.app();
    const clock = { now: app.now(), timezone: app.config.settings.timezone };
    const since = flags.since === undefined ? 0 : readInstant('since', flags.since, clock);
    const surveys = await app.surveys({ since, statuses: flags.status ?? [] });
    const screen = await this.screen();
    this.print(
      () => ({ items: surveys.map(surveyJson) }),
      () => surveysText(surveys, screen),
    );
    return 0;
  }
}
