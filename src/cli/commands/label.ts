import { namesFlag, usage } from '../flags.ts';
import { SeveralConversationsCommand } from '../several-conversations-command.ts';

export class LabelCommand extends SeveralConversationsCommand {
  static override strict = false;
  static override args = SeveralConversationsCommand.args;
  static override summary = 'Add labels to conversations, or remove them.';
  static override examples = [
    '<%= config.bin %> label 42 --add delivery',
    '<%= config.bin %> label 42 43 --remove delivery --add refund',
  ];
  static override flags = { add: namesFlag('Labels to add.'), remove: namesFlag('Labels to remove.') };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(LabelCommand);
    this.take(flags);
    const { add = [], remove = [] } = flags;
    if (add.length + remove.length === 0) throw usage('no label is given', 'Name one with --add or --remove.');
    return await this.workOn(argv, (app, id) => app.label(id, { add, remove }));
  }
}
