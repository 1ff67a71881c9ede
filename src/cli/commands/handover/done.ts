import { Args, Flags } from '@oclif/core';
import { ProblemError } from '../../../domain/problem.ts';
import { BaseCommand } from '../../base-command.ts';
import { handoverJson, handoverLine } from '../../output/handover.ts';

export class HandoverDoneCommand extends BaseCommand {
  static override summary = 'Write down what came of a hand-over.';
  static override examples = ['<%= config.bin %> handover done 3 --outcome "Soitettu, hyvitetty 20 e"'];
  static override args = {
    handover: Args.string({ description: 'Hand-over by number.', required: true, ignoreStdin: true }),
  };
  static override flags = { outcome: Flags.string({ summary: 'What came of it.', required: true }) };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(HandoverDoneCommand);
    this.take(flags);
    if (!/^[1-9]\d{0,14}$/.test(args.handover)) throw new ProblemError('UNKNOWN_HANDOVER', { id: args.handover });
    const handover = await (await this.app()).endHandover(Number(args.handover), { outcome: flags.outcome });
    const screen = await this.screen();
    this.print(
      () => handoverJson(handover),
      () => handoverLine(handover, screen),
    );
    return 0;
  }
}
