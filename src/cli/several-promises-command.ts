import { Args } from '@oclif/core';
import type { App } from '../app.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import { BaseCommand } from './base-command.ts';
import { givenIds, promiseId } from './ids.ts';
import { promiseJson, promiseLine } from './output/promise.ts';

/** A command that does one thing to many promises, named by numbers or by `-` for those on stdin. */
export abstract class SeveralPromisesCommand extends BaseCommand {
  // each command repeats this: oclif's parser reads a class's own fields only
  static override args = {
    promise: Args.string({ description: 'Promises by number, or - for those on stdin.', ignoreStdin: true }),
  };

  /** Does it to each and prints what they became; returns the exit code. */
  protected async workOn(
    args: readonly unknown[],
    work: (app: App, promise: number) => Promise<FollowUp>,
  ): Promise<number> {
    const ids = await givenIds(args.map(String), 'PROMISE');
    const app = await this.app();
    const several = await this.each(ids, (id) => work(app, promiseId(id)));
    const screen = await this.screen();
    return this.printSeveral(several, promiseJson, (followUp) => promiseLine(followUp, screen));
  }
}
