import { Flags } from '@oclif/core';
import { nearestWord } from '../../domain/nearest-word.ts';
import { usage } from '../flags.ts';
import { SeveralConversationsCommand } from '../several-conversations-command.ts';

export class AssignCommand extends SeveralConversationsCommand {
  static override strict = false;
  static override args = SeveralConversationsCommand.args;
  static override summary = 'Give conversations to an operator, or to nobody.';
  static override examples = ['<%= config.bin %> assign 42 --to aino', '<%= config.bin %> assign 42 43 --nobody'];
  static override flags = {
    to: Flags.string({ summary: 'Operator; yourself when left out.', helpValue: 'OPERATOR', exclusive: ['nobody'] }),
    nobody: Flags.boolean({ summary: 'Take them from whoever has them.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(AssignCommand);
    this.take(flags);
    const { settings, operator } = await this.settings();
    const known = settings.operators.map(({ name }) => name);
    if (flags.to !== undefined && known.length > 0 && !known.includes(flags.to)) {
      const near = nearestWord(flags.to, known);
      const remedy = near === null ? `Operators are ${known.join(', ')}.` : `Did you mean ${near}?`;
      throw usage(`there is no operator "${flags.to}"`, remedy);
    }
    const assignee = flags.nobody ? null : (flags.to ?? operator.name);
    return await this.workOn(argv, (app, id) => app.assign(id, assignee));
  }
}
