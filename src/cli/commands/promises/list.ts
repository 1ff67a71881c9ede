import { Flags } from '@oclif/core';
import { FOLLOW_UP_STATUSES, type FollowUpStatus } from '../../../domain/follow-up.ts';
import { BaseCommand } from '../../base-command.ts';
import { promiseJson, promisesText } from '../../output/promise.ts';

/** Over, but not done; what nobody confirmed may be a promise all the same. */
const TO_DO: readonly FollowUpStatus[] = ['open', 'proposed'];

export class PromisesListCommand extends BaseCommand {
  static override summary =
    'What is to be done for customers: what is overdue, what is to be confirmed, then what is to be kept.';
  static override description =
    'What a sent reply promises is found by itself and stands here to be confirmed. The rest is there by due date, soonest first.';
  static override examples = [
    '<%= config.bin %> promises',
    '<%= config.bin %> promises list --overdue --mine',
    '<%= config.bin %> promises list --status proposed',
    '<%= config.bin %> promises list --all --json',
  ];
  static override aliases = ['promises'];
  static override flags = {
    status: Flags.option({ summary: 'Only these.', options: [...FOLLOW_UP_STATUSES, 'all'] as const })(),
    overdue: Flags.boolean({ summary: 'Only those whose time is over.' }),
    mine: Flags.boolean({ summary: 'Only those I made.' }),
    all: Flags.boolean({ summary: 'Those that are over too (as --status all).', exclusive: ['status'] }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(PromisesListCommand);
    this.take(flags);
    const app = await this.app();
    const { status, overdue, mine } = flags;
    const isAll = flags.all || status === 'all';
    const asked = status === undefined || status === 'all' ? { isAll } : { statuses: [status] };
    const screen = await this.screen();
    const found = (await app.followUps(asked)).filter(
      (one) =>
        (!overdue || (TO_DO.includes(one.status) && one.dueAt < screen.now)) &&
        (!mine || one.author === app.operator.name),
    );
    this.print(
      () => ({ items: found.map(promiseJson) }),
      () => promisesText(found, screen),
    );
    return 0;
  }
}
