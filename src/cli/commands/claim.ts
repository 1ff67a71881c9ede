import { log } from '../../log.ts';
import { durationFlag, usage } from '../flags.ts';
import { takenOverWords } from '../output/colleagues.ts';
import { SeveralConversationsCommand } from '../several-conversations-command.ts';

export class ClaimCommand extends SeveralConversationsCommand {
  static override strict = false;
  static override args = SeveralConversationsCommand.args;
  static override summary = 'Tell colleagues that you work on conversations.';
  static override description =
    'It ends by itself (`claims:` in kuulo.yaml says when). A colleague’s claim is taken over, and told; drafting claims what nobody else has.';
  static override examples = ['<%= config.bin %> claim 42', '<%= config.bin %> claim 42 43 --for 2h'];
  static override flags = { for: durationFlag({ summary: 'How long; else as kuulo.yaml says.' }) };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ClaimCommand);
    this.take(flags);
    if (flags.for === 0) throw usage('--for 0 is no time at all', 'Let go of it with `kuulo release`.');
    return await this.workOn(argv, async (app, id) => {
      const deed = { me: app.operator.name, since: app.now() };
      const claimed = await app.claim(id, flags.for);
      for (const { conversation, events } of claimed) {
        const words = takenOverWords(events, deed, this.writeTime);
        if (words !== null) log.info(`Conversation ${conversation.id}: ${words}.`);
      }
      return claimed;
    });
  }
}
