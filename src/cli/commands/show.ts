import { Args } from '@oclif/core';
import { BaseCommand } from '../base-command.ts';
import { conversationId } from '../ids.ts';
import { detailJson } from '../output/conversation.ts';
import { detailText } from '../output/conversation-text.ts';

export class ShowCommand extends BaseCommand {
  static override summary = 'One conversation with all that is on record.';
  static override examples = ['<%= config.bin %> show 42', '<%= config.bin %> show x:1790000000000000000 --json'];
  static override args = {
    id: Args.string({ description: 'Number, platform:id or web address.', required: true, ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(ShowCommand);
    this.take(flags);
    const detail = await (await this.app()).show(conversationId(args.id));
    const screen = await this.screen();
    this.print(
      () => detailJson(detail),
      () => detailText(detail, screen),
    );
    return 0;
  }
}
