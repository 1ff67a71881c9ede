import { Args } from '@oclif/core';
import { problemWords } from '../../../domain/problem-words.ts';
import { log } from '../../../log.ts';
import { BaseCommand } from '../../base-command.ts';
import { exitCodeOfAll } from '../../exit-codes.ts';
import { accountCheckJson, accountChecksText } from '../../output/account.ts';

export class AccountCheckCommand extends BaseCommand {
  static override summary = 'Ask each platform who we are there.';
  static override description =
    'Tells the identity, what it is logged in with, scopes, expiry, what is left of the rate limit, and where the secrets come from.';
  static override examples = ['<%= config.bin %> account check', '<%= config.bin %> account check masto --json'];
  static override strict = false;
  static override args = {
    account: Args.string({ description: 'Accounts; all when none is named.', ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(AccountCheckCommand);
    this.take(flags);
    const checks = await (await this.app()).checkAccounts(argv.map(String));
    const { writeTime, now } = await this.screen();
    this.print(
      () => ({ items: checks.map(accountCheckJson) }),
      () =>
        checks.length === 0
          ? 'No accounts. Add one with `kuulo account add`.'
          : accountChecksText(checks, { writeTime, now }),
    );
    const problems = checks.flatMap(({ problem }) => (problem === null ? [] : [problem]));
    for (const problem of problems) log.error(problemWords(problem, writeTime).hint);
    return exitCodeOfAll(checks.length - problems.length, problems);
  }
}
