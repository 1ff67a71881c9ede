import { Args, Flags } from '@oclif/core';
import { ProblemError } from '../../../domain/problem.ts';
import { BaseCommand } from '../../base-command.ts';

export class AccountRemoveCommand extends BaseCommand {
  static override summary = 'Take an account out of kuulo.yaml and forget its secrets; what was heard stays.';
  static override examples = ['<%= config.bin %> account remove masto --yes'];
  static override args = { name: Args.string({ description: 'Account.', required: true, ignoreStdin: true }) };
  static override flags = { yes: Flags.boolean({ summary: 'Yes, remove it.' }) };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(AccountRemoveCommand);
    this.take(flags);
    const app = await this.app();
    const known = app.config.settings.accounts.map(({ name }) => name);
    if (!known.includes(args.name)) throw new ProblemError('UNKNOWN_ACCOUNT', { name: args.name, known });
    if (!flags.yes)
      throw new ProblemError('CONFIRMATION_MISSING', { action: `remove account ${args.name} and its secrets` });
    await app.removeAccount(args.name);
    this.print(
      () => ({ removed: args.name }),
      () => `removed ${args.name}`,
    );
    return 0;
  }
}
