import { Flags } from '@oclif/core';
import type { App } from '../../../app.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { log } from '../../../log.ts';
import { askLine } from '../../ask-secret.ts';
import { exitCodeOfAll } from '../../exit-codes.ts';
import { usage } from '../../flags.ts';
import { PlanOrRepliesCommand } from '../../plan-review.ts';
import { reviewSeries, sinceNotes } from '../../review-series.ts';

export class ReviewApproveCommand extends PlanOrRepliesCommand {
  static override strict = false;
  static override args = PlanOrRepliesCommand.args;
  static override summary = 'Approve replies or bulk plans: the exact text, for the thread as it stands.';
  static override description =
    'In a terminal and without numbers it shows every reply that waits, one after the other, and asks: yes, no (with a note), skip or quit.';
  static override examples = [
    '<%= config.bin %> review approve 5',
    '<%= config.bin %> review approve 5 6 --json',
    '<%= config.bin %> review approve',
    '<%= config.bin %> review approve b7',
  ];

  static override flags = {
    additional: Flags.boolean({ summary: 'As a second answer, although the message has one; recorded.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ReviewApproveCommand);
    this.take(flags);
    if (argv.length === 0 && flags.additional) throw usage('--additional needs replies by number', 'Name them.');
    if (argv.length === 0) return await this.oneAfterTheOther();
    return await this.decideOn(argv, {
      reply: async (app, reply) => {
        await this.tellSince(app, reply);
        return await app.approve(reply, null, flags.additional);
      },
      plan: (app, plan) => app.approvePlan(plan),
    });
  }

  /** Whoever approves by number is told on stderr what was said meanwhile; the approval holds for the thread as it is. */
  private async tellSince(app: App, reply: number): Promise<void> {
    for (const note of await sinceNotes(app, reply, this.writeTime)) log.info(`note: ${note}`);
  }

  private async oneAfterTheOther(): Promise<number> {
    if (!this.mayAsk) throw usage('REPLY is missing', 'Name one or more, or - for those on stdin.');
    const app = await this.app();
    const screen = await this.screen();
    const tell = (words: string): void => {
      process.stdout.write(`${words}\n`);
    };
    const { done, problems } = await reviewSeries(app, { screen, tell, ask: (question) => this.ask(question) });
    const left = (await app.replies(['inReview'])).length;
    tell(left === 0 ? 'Nothing waits for a review.' : `${left} still ${left === 1 ? 'waits' : 'wait'} for a review.`);
    return exitCodeOfAll(
      done.length,
      problems.map(({ problem }) => problem),
    );
  }

  /** Null when the person closed the input. */
  private async ask(question: string): Promise<string | null> {
    try {
      return await askLine(question, { isSecret: false, signal: this.signal });
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'USAGE') return null;
      throw error;
    }
  }
}
