import { Flags } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { learnJson, learnText } from '../../output/learn.ts';

export class TriageLearnCommand extends BaseCommand {
  static override summary = 'Tune triage to what people corrected, where that does no harm.';
  static override description =
    'Moves the biases and thresholds of sentiment and urgency, never the words, by what was set with `triage set`, and tells how well the corrections are met before and after (each judged by what the others teach). Sentiment and urgency are applied apart, and only where neither the whole gets worse nor one label: of what people called so, at most 5 in 100 fewer may be found (for sentiment with at least 5 corrections to it). Messages in a language that is not read here, and those without words, are left out. What is learnt holds for everybody who works with this database; `kuulo triage` then judges open conversations by it.';
  static override examples = [
    '<%= config.bin %> triage learn --dry-run',
    '<%= config.bin %> triage learn',
    '<%= config.bin %> triage learn --reset',
  ];
  static override flags = {
    'dry-run': Flags.boolean({ summary: 'Look, and change nothing.' }),
    reset: Flags.boolean({ summary: 'Back to triage as shipped; the corrections stay.' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(TriageLearnCommand);
    this.take(flags);
    const app = await this.app();
    const report = await app.learn({ isDryRun: flags['dry-run'], isReset: flags.reset });
    this.print(
      () => learnJson(report),
      () => learnText(report, this.width),
    );
    return 0;
  }
}
