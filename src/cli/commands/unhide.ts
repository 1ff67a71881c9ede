import { ModerateCommand } from '../moderate-command.ts';

export class UnhideCommand extends ModerateCommand {
  static override summary = 'Show a hidden message to others again.';
  static override description =
    'X (replies to your posts), Facebook and Instagram (comments on your posts) can; Bluesky and Mastodon cannot. Its author still sees it.';
  static override examples = [
    '<%= config.bin %> unhide 99',
    '<%= config.bin %> unhide facebook:1000_2000 --yes --json',
  ];
  static override strict = false;
  static override args = ModerateCommand.args;
  static override flags = ModerateCommand.flags;

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(UnhideCommand);
    this.take(flags);
    return await this.moderate(argv, 'unhide', flags.yes);
  }
}
