import { Args, Flags } from '@oclif/core';
import { SURVEY_CHANNELS } from '../../../domain/survey.ts';
import { BaseCommand } from '../../base-command.ts';
import { conversationId } from '../../ids.ts';
import { surveyJson, surveyLine } from '../../output/survey.ts';

export class SurveyRecordCommand extends BaseCommand {
  static override summary = 'Write down how a customer judged us.';
  static override description =
    'For what they said on another channel, or in words that were not understood. Without --channel it answers what we asked them last, if they were asked.';
  static override examples = [
    '<%= config.bin %> survey record 42 --rating 4 --channel phone',
    '<%= config.bin %> survey record 42 --rating 2 --comment "sai odottaa"',
  ];
  static override args = {
    id: Args.string({
      description: 'Conversation: number, platform:id or web address.',
      required: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    rating: Flags.integer({ summary: 'From 1, the worst, to the scale’s best.', required: true }),
    comment: Flags.string({ summary: 'What they said besides.' }),
    channel: Flags.option({ options: SURVEY_CHANNELS, summary: 'Where they said it.' })(),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(SurveyRecordCommand);
    this.take(flags);
    const { rating, comment = null, channel = null } = flags;
    const survey = await (await this.app()).recordRating(conversationId(args.id), { rating, comment, channel });
    const screen = await this.screen();
    this.print(
      () => surveyJson(survey),
      () => surveyLine(survey, screen),
    );
    return 0;
  }
}
