import { Args } from '@oclif/core';
import { isToMend } from '../../../domain/answers-report.ts';
import { BaseCommand } from '../../base-command.ts';
import { checkedAnswersJson, checkedAnswersText } from '../../output/answer-check.ts';

/** Refused by a rule of ours: there is something that a person must mend. */
const TO_MEND = 3;

export class AnswersCheckCommand extends BaseCommand {
  static override strict = false;
  static override summary = 'Looks through the saved answers for what somebody should mend.';
  static override description =
    'Overdue reviews, blanks that nobody fills in, a missing twin in the other language, two of one title, mistakes at the head of a file, and what the guard says of the text with examples in its blanks. Ends with 0 when there is nothing to mend (hints do not count), with 3 when there is.';
  static override examples = [
    '<%= config.bin %> answers check',
    '<%= config.bin %> answers check palautus refund --json',
  ];
  static override args = { names: Args.string({ description: 'Some of them; all when left out.', ignoreStdin: true }) };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(AnswersCheckCommand);
    this.take(flags);
    const checked = await (await this.app()).checkAnswers(argv.map(String));
    this.print(
      () => checkedAnswersJson(checked),
      () => checkedAnswersText(checked),
    );
    return checked.some(isToMend) ? TO_MEND : 0;
  }
}
