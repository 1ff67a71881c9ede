import { Args } from '@oclif/core';
import type { App } from '../app.ts';
import type { ConversationDetail } from '../domain/outcomes.ts';
import { BaseCommand } from './base-command.ts';
import { conversationId, givenIds } from './ids.ts';
import { conversationJson } from './output/conversation.ts';
import { conversationLine } from './output/conversation-text.ts';

/** A command that does one thing to many conversations, named by ids or by `-` for ids on stdin. */
export abstract class SeveralConversationsCommand extends BaseCommand {
  // each command repeats this: oclif's parser reads a class's own fields only
  static override args = {
    id: Args.string({
      description: 'Conversations: numbers, platform:id, web addresses, or - for stdin.',
      ignoreStdin: true,
    }),
  };

  /** Does it to each and prints what they became; returns the exit code. */
  protected async workOn(
    args: readonly unknown[],
    work: (app: App, id: readonly [string | number]) => Promise<ConversationDetail[]>,
  ): Promise<number> {
    const ids = await givenIds(args.map(String));
    const app = await this.app();
    const several = await this.each(ids, (id) => work(app, [conversationId(id)]));
    const screen = await this.screen();
    const flat = { done: several.done.flat(), problems: several.problems };
    return this.printSeveral(
      flat,
      ({ conversation, claim }) => conversationJson(conversation, claim),
      (detail) => conversationLine(detail, screen),
    );
  }
}
