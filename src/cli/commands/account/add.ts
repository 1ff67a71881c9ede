import { Args, Flags } from '@oclif/core';
import { log } from '../../../log.ts';
import { BaseCommand } from '../../base-command.ts';
import { accountJson, accountsText } from '../../output/account.ts';
import { readSecrets } from '../../read-secrets.ts';

export class AccountAddCommand extends BaseCommand {
  static override summary = 'Add an account to kuulo.yaml; comments and order stay.';
  static override description =
    'Secrets come from the environment or the workspace’s .env, or are handed over with --secrets, or come with `account login`. --secrets takes a file of lines NAME=value, the names as `.env.example` and `account list` have them, whole or without the account: KUULO_FB_PAGE_ACCESS_TOKEN=… or PAGE_ACCESS_TOKEN=…. They go to credentials.json (0600).';
  static override examples = [
    '<%= config.bin %> account add masto --platform mastodon --handle esimerkki --base-url https://mastodon.example',
    '<%= config.bin %> account add x --platform x --handle esimerkki --stream mentions --stream "search:Esimerkki Oy" --secrets - < x.secrets',
    'echo "KUULO_FB_PAGE_ACCESS_TOKEN=$TOKEN" | <%= config.bin %> account add fb --platform facebook --handle esimerkki --secrets -',
  ];
  static override args = { name: Args.string({ description: 'Your name for it.', required: true, ignoreStdin: true }) };
  static override flags = {
    platform: Flags.string({ summary: 'x, facebook, instagram, bluesky or mastodon.', required: true }),
    handle: Flags.string({ summary: 'Its handle there, without @.', required: true }),
    'base-url': Flags.string({ summary: 'Server, where it is not the platform’s own.' }),
    stream: Flags.string({
      summary: 'mentions, comments, messages, "search:words" or hashtag:word; else all of the first three it has.',
      multiple: true,
      multipleNonGreedy: true,
    }),
    feature: Flags.string({
      summary: 'What the platform granted beyond the usual, such as humanAgent.',
      multiple: true,
      multipleNonGreedy: true,
    }),
    secrets: Flags.string({ summary: 'File with its secrets, a line NAME=value each; - is stdin.', helpValue: 'FILE' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(AccountAddCommand);
    this.take(flags);
    const app = await this.app();
    const view = await app.addAccount({
      name: args.name,
      platform: flags.platform,
      handle: flags.handle.replace(/^@/, ''),
      baseUrl: flags['base-url'] ?? null,
      streams: flags.stream ?? [],
      features: flags.feature ?? [],
      secrets: flags.secrets === undefined ? {} : await readSecrets(flags.secrets, args.name),
    });
    this.print(
      () => accountJson(view),
      () => accountsText([view], { width: this.width, now: app.now() }),
    );
    if (view.missing.length > 0) log.info(`Still missing: ${view.missing.join(', ')}`);
    log.info(
      view.secrets.length === 0 || view.missing.length > 0
        ? `Next: kuulo account login ${view.name}`
        : `Next: kuulo account check ${view.name}`,
    );
    return 0;
  }
}
