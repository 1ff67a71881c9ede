import { ModerateCommand } from '../moderate-command.ts';

export class HideCommand extends ModerateCommand {
  static override summary = 'Hide a customer’s public message from others, where the platform can.';
  static override description =
    'X (replies to your posts), Facebook and Instagram (comments on your posts) can; Bluesky and Mastodon cannot. Its author still sees it.';
  static override examples = ['<%= config.bin %> hide 99', '<%= config.bin %> hide facebook:1000_2000 --yes --json'];
  static override strict = false;
  static override args = ModerateCommand.args;
  static override flags = ModerateCommand.flags;

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(HideCommand);
    this.take(flags);
    return await this.moderate(argv, 'hide', flags.yes);
  }
}
