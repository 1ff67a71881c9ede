import { Args, Flags } from '@oclif/core';
import { safeText } from '../../../domain/safe-text.ts';
import { BaseCommand } from '../../base-command.ts';
import { filledAnswer, setFlag } from '../../filled-answer.ts';
import { conversationId } from '../../ids.ts';

export class AnswersRenderCommand extends BaseCommand {
  static override summary = 'A saved answer as text, with its blanks filled in. Nothing is drafted.';
  static override description =
    'With a conversation the customer’s name is known. What is filled in is text, whatever it looks like. Ends with 3 and the names of what is missing where a blank stays empty.';
  static override examples = [
    '<%= config.bin %> answers render kiitos 42',
    '<%= config.bin %> answers render delay 42 --set order=A-17',
    '<%= config.bin %> answers render delay --set name=Maija --set order=A-17 --json',
  ];
  static override args = {
    name: Args.string({ description: 'Its file’s name without .md.', required: true, ignoreStdin: true }),
    conversation: Args.string({ description: 'Number, platform:id or web address.', ignoreStdin: true }),
  };
  static override flags = { set: Flags.string(setFlag) };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(AnswersRenderCommand);
    this.take(flags);
    const conversation = args.conversation === undefined ? null : conversationId(args.conversation);
    const answer = await filledAnswer(await this.app(), { name: args.name, conversation, set: flags.set ?? [] });
    this.print(
      () => answer,
      () => safeText(answer.text),
    );
    return 0;
  }
}
