import { Flags } from '@oclif/core';
import { HANDOVER_STATUSES, STANDING } from '../../../domain/handover.ts';
import { BaseCommand } from '../../base-command.ts';
import { handoverJson, handoverLine } from '../../output/handover.ts';

export class HandoverListCommand extends BaseCommand {
  static override summary = 'What is handed over and has no outcome yet.';
  static override examples = ['<%= config.bin %> handover list', '<%= config.bin %> handover list --all --json'];
  static override flags = { all: Flags.boolean({ summary: 'Those that are over, and those that failed, too.' }) };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(HandoverListCommand);
    this.take(flags);
    const found = await (await this.app()).handovers(flags.all ? HANDOVER_STATUSES : STANDING);
    const screen = await this.screen();
    this.print(
      () => ({ items: found.map(handoverJson) }),
      () => (found.length === 0 ? 'Nothing is handed over.' : found.map((one) => handoverLine(one, screen)).join('\n')),
    );
    return 0;
  }
}
