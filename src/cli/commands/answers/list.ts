import { Args, Flags } from '@oclif/core';
import { TOPICS } from '../../../domain/triage.ts';
import { BaseCommand } from '../../base-command.ts';
import { listFlag, namesFlag } from '../../flags.ts';
import { conversationId } from '../../ids.ts';
import { answerJson, answersText } from '../../output/answer.ts';

export class AnswersListCommand extends BaseCommand {
  static override summary = 'Saved answers, those that fit first.';
  static override description =
    'With words it finds them by their title, name or text, slips of the keys allowed. With --for the best for that conversation come first: by language, by way, by topic.';
  static override examples = [
    '<%= config.bin %> answers list',
    '<%= config.bin %> answers list palautus',
    '<%= config.bin %> answers list --for 42 --json',
    '<%= config.bin %> answers list --language fi --topic delivery,returns',
  ];
  static override aliases = ['answers'];
  static override args = { query: Args.string({ description: 'A few letters of it.', ignoreStdin: true }) };
  static override flags = {
    for: Flags.string({ summary: 'Those that fit this conversation first.', helpValue: 'CONVERSATION' }),
    language: namesFlag('Only those in this language, such as fi.'),
    topic: listFlag('Only those about this.', TOPICS),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(AnswersListCommand);
    this.take(flags);
    const app = await this.app();
    const search = await app.answerSearch(flags.for === undefined ? null : conversationId(flags.for));
    const { language = [], topic = [] } = flags;
    const found = search(args.query?.trim() ?? '')
      .filter((answer) => language.length === 0 || language.includes(answer.language ?? ''))
      .filter(({ topics }) => topic.length === 0 || topic.some((one) => topics.includes(one)));
    this.print(
      () => ({ items: found.map(answerJson) }),
      () => answersText(found, this.width),
    );
    return 0;
  }
}
