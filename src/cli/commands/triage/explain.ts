import { Args } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { conversationId } from '../../ids.ts';
import { explanationJson, explanationText } from '../../output/score.ts';

export class TriageExplainCommand extends BaseCommand {
  static override summary = 'Why a conversation has its scores.';
  static override examples = ['<%= config.bin %> triage explain 42'];
  static override args = { id: Args.string({ description: 'Conversation.', required: true, ignoreStdin: true }) };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(TriageExplainCommand);
    this.take(flags);
    const detail = await (await this.app()).show(conversationId(args.id));
    this.print(
      () => explanationJson(detail),
      () => explanationText(detail),
    );
    return 0;
  }
}
