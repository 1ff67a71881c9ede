import { Args } from '@oclif/core';
import { counted, sentence } from '../../../domain/phrases.ts';
import { safeLine } from '../../../domain/safe-text.ts';
import { BaseCommand } from '../../base-command.ts';
import { scenarioProblem } from '../../practice/scenario-problem.ts';

/** The command was used wrongly. */
const MISTAKEN = 2;

export class PracticeCheckCommand extends BaseCommand {
  static override summary = 'Every mistake of a practice scenario of your own, with line, column and remedy.';
  static override description =
    'Ends with 0 when it can be played, with 2 when not. It also warns of what does nothing: words that are never said, people who never come, placeholders that nobody fills.';
  static override examples = [
    '<%= config.bin %> practice check own.yaml',
    '<%= config.bin %> practice check own.yaml --json',
  ];
  static override args = {
    file: Args.string({ description: 'The scenario’s file.', required: true, ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(PracticeCheckCommand);
    this.take(flags);
    const { checkPracticeFile, PracticeScenarioError } = await import('../../../sandbox/sandbox.ts');
    try {
      const { scenario, mistakes, warnings } = checkPracticeFile(args.file);
      const line = (kind: string) => (one: (typeof mistakes)[number]) =>
        `${safeLine(args.file)}:${one.line}:${one.column}: ${kind}${safeLine(one.problem)}. ${safeLine(sentence(one.remedy))}`;
      const isFine = mistakes.length === 0;
      const told =
        scenario === null
          ? []
          : [`${safeLine(args.file)} can be played: ${counted(scenario.customers.length, 'customer', 'customers')}.`];
      this.print(
        () => ({ file: args.file, isPlayable: isFine, mistakes, warnings }),
        () => [...mistakes.map(line('')), ...warnings.map(line('warning: ')), ...told].join('\n'),
      );
      return isFine ? 0 : MISTAKEN;
    } catch (error) {
      throw error instanceof PracticeScenarioError ? scenarioProblem(args.file, error) : error;
    }
  }
}
