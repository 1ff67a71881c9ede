import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../base-command.ts';
import { messageText } from '../output/conversation-text.ts';
import { messageJson } from '../output/message.ts';

export class SearchCommand extends BaseCommand {
  static override summary = 'Find messages by their words or by who wrote them, newest first.';
  static override examples = [
    '<%= config.bin %> search palautus',
    '<%= config.bin %> search "ei toimi" --limit 5 --json',
    '<%= config.bin %> search from:maija lasku',
  ];
  static override strict = false;
  static override args = {
    query: Args.string({
      description: 'Words to find; from:NAME for one person’s.',
      required: true,
      ignoreStdin: true,
    }),
  };
  static override flags = { limit: Flags.integer({ summary: 'At most this many.', min: 1, max: 1_000, default: 50 }) };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(SearchCommand);
    this.take(flags);
    const messages = await (await this.app()).search(argv.join(' '), flags.limit);
    const screen = await this.screen();
    this.print(
      () => ({ items: messages.map(messageJson) }),
      () =>
        messages.length === 0
          ? 'No messages.'
          : messages.map((message) => `${message.conversation ?? '-'}  ${messageText(message, screen)}`).join('\n'),
    );
    return 0;
  }
}
