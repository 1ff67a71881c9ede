import { Args, Flags } from '@oclif/core';
import { SENTIMENTS, URGENCIES } from '../../../domain/triage.ts';
import { BaseCommand } from '../../base-command.ts';
import { usage } from '../../flags.ts';
import { conversationId } from '../../ids.ts';
import { conversationJson } from '../../output/conversation.ts';
import { conversationLine } from '../../output/conversation-text.ts';
import { correctionJson, correctionsOf, correctionWords } from '../../output/correction.ts';

export class TriageSetCommand extends BaseCommand {
  static override summary = 'Correct a conversation’s scores; a person’s word wins over the machine.';
  static override examples = [
    '<%= config.bin %> triage set 42 --urgency high',
    '<%= config.bin %> triage set 42 --sentiment neutral',
  ];
  static override args = { id: Args.string({ description: 'Conversation.', required: true, ignoreStdin: true }) };
  static override flags = {
    sentiment: Flags.option({ options: SENTIMENTS, summary: 'What it is.' })(),
    urgency: Flags.option({ options: URGENCIES, summary: 'How pressing it is.' })(),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(TriageSetCommand);
    this.take(flags);
    const { sentiment, urgency } = flags;
    if (sentiment === undefined && urgency === undefined)
      throw usage('nothing is set', 'Give --sentiment or --urgency.');
    const app = await this.app();
    const set = {
      ...(sentiment === undefined ? {} : { sentiment }),
      ...(urgency === undefined ? {} : { urgency }),
    };
    const detail = await app.correct(conversationId(args.id), set);
    const { conversation, claim } = detail;
    const screen = await this.screen();
    const said = correctionsOf(detail).filter(({ aspect }) => aspect in set);
    this.print(
      () => ({ ...conversationJson(conversation, claim), set: said.map(correctionJson) }),
      () =>
        [
          ...said.map((one) => correctionWords(one, screen.writeTime)),
          conversationLine({ conversation, claim }, screen),
        ].join('\n'),
    );
    return 0;
  }
}
