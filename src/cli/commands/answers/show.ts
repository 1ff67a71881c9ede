import { Args } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { answerJson, answerText } from '../../output/answer.ts';

export class AnswersShowCommand extends BaseCommand {
  static override summary = 'One saved answer: its text, what it is about, and what it asks for.';
  static override examples = [
    '<%= config.bin %> answers show palautus',
    '<%= config.bin %> answers show palautus --json',
  ];
  static override args = {
    name: Args.string({ description: 'Its file’s name without .md.', required: true, ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(AnswersShowCommand);
    this.take(flags);
    const answer = await (await this.app()).answer(args.name, null);
    this.print(
      () => answerJson(answer),
      () => answerText(answer),
    );
    return 0;
  }
}
