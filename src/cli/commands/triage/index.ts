import { Args } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { conversationId, givenIds } from '../../ids.ts';

export class TriageCommand extends BaseCommand {
  static override summary = 'Judge conversations again: sentiment, urgency, topics.';
  static override description = 'All open ones when none is named. What a person corrected stays.';
  static override examples = [
    '<%= config.bin %> triage',
    '<%= config.bin %> triage 42',
    '<%= config.bin %> triage explain 42',
  ];
  static override strict = false;
  static override args = {
    id: Args.string({ description: 'Conversations, or - for ids on stdin.', ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(TriageCommand);
    this.take(flags);
    const ids = argv.length === 0 ? [] : await givenIds(argv.map(String));
    const app = await this.app();
    const outcome = await app.triage(ids.map(conversationId), this.onProgress);
    this.print(
      () => outcome,
      () => `${outcome.triaged} judged, ${outcome.changed} changed`,
    );
    return 0;
  }
}
