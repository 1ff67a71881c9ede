import { Args } from '@oclif/core';
import type { App } from '../app.ts';
import type { Reply } from '../domain/reply.ts';
import { BaseCommand } from './base-command.ts';
import { givenIds, replyId } from './ids.ts';
import { replyJson, replyLines } from './output/reply.ts';

/** A command that does one thing to many replies, named by numbers or by `-` for those on stdin. */
export abstract class SeveralRepliesCommand extends BaseCommand {
  // each command repeats this: oclif's parser reads a class's own fields only
  static override args = {
    reply: Args.string({ description: 'Replies by number, or - for those on stdin.', ignoreStdin: true }),
  };

  /** Does it to each and prints what they became; returns the exit code. */
  protected async workOn(args: readonly unknown[], work: (app: App, reply: number) => Promise<Reply>): Promise<number> {
    const ids = await givenIds(args.map(String), 'REPLY');
    const app = await this.app();
    const several = await this.each(ids, (id) => work(app, replyId(id)));
    const screen = await this.screen();
    return this.printSeveral(several, replyJson, (reply) => replyLines(reply, screen));
  }
}
