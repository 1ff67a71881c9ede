import { log } from '../../log.ts';
import { releasedWords } from '../output/colleagues.ts';
import { SeveralConversationsCommand } from '../several-conversations-command.ts';

export class ReleaseCommand extends SeveralConversationsCommand {
  static override strict = false;
  static override args = SeveralConversationsCommand.args;
  static override summary = 'Let go of conversations that were claimed.';
  static override examples = [
    '<%= config.bin %> release 42',
    '<%= config.bin %> list --json | jq .items[].id | <%= config.bin %> release -',
  ];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ReleaseCommand);
    this.take(flags);
    return await this.workOn(argv, async (app, id) => {
      const deed = { me: app.operator.name, since: app.now() };
      const free = await app.release(id);
      for (const { conversation, events } of free) {
        const words = releasedWords(events, deed);
        if (words !== null) log.info(`Conversation ${conversation.id}: ${words}.`);
      }
      return free;
    });
  }
}
