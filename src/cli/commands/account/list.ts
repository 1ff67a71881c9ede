import { BaseCommand } from '../../base-command.ts';
import { accountJson, accountsText } from '../../output/account.ts';

export class AccountListCommand extends BaseCommand {
  static override summary = 'The brand’s accounts, what each is logged in with, until when, and what it still lacks.';
  static override examples = ['<%= config.bin %> account list', '<%= config.bin %> account list --json'];

  protected async work(): Promise<number> {
    const { flags } = await this.parse(AccountListCommand);
    this.take(flags);
    const accounts = await (await this.app()).accounts();
    this.print(
      () => ({ items: accounts.map(accountJson) }),
      () =>
        accounts.length === 0
          ? 'No accounts. Add one with `kuulo account add`.'
          : accountsText(accounts, { width: this.width, now: Date.now() }),
    );
    return 0;
  }
}
