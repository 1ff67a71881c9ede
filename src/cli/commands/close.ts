import type { App } from '../../app.ts';
import { log } from '../../log.ts';
import { openPromisesLine } from '../output/promise.ts';
import { SeveralConversationsCommand } from '../several-conversations-command.ts';

export class CloseCommand extends SeveralConversationsCommand {
  static override strict = false;
  static override args = SeveralConversationsCommand.args;
  static override summary = 'Close conversations: done until the customer writes again.';
  static override description = 'What is still promised there is told, and stays as it is.';
  static override examples = ['<%= config.bin %> close 42', '<%= config.bin %> close 42 43 --json'];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(CloseCommand);
    this.take(flags);
    const closed: number[] = [];
    const code = await this.workOn(argv, async (app, id) => {
      const details = await app.close(id);
      closed.push(...details.map(({ conversation }) => conversation.id));
      return details;
    });
    await this.tellOpenPromises(await this.app(), closed);
    return code;
  }

  /** Says on stderr what is still to be kept or confirmed where nobody will look for it. */
  private async tellOpenPromises(app: Pick<App, 'followUps'>, closed: readonly number[]): Promise<void> {
    if (closed.length === 0) return;
    const open = Map.groupBy(await app.followUps(), ({ conversation }) => conversation);
    for (const id of new Set(closed)) {
      const line = openPromisesLine(open.get(id) ?? [], { writeTime: this.writeTime });
      if (line !== null) log.info(line);
    }
  }
}
