import { Args } from '@oclif/core';
import { parseWhen } from '../../../domain/when.ts';
import { BaseCommand } from '../../base-command.ts';
import { usage } from '../../flags.ts';
import { conversationId, givenIds } from '../../ids.ts';
import { promiseJson, promiseLine } from '../../output/promise.ts';

export class PromisesAddCommand extends BaseCommand {
  static override strict = false;
  static override summary = 'Keep in mind what is to be done for a customer, and by when.';
  static override description =
    'Nothing is sent to the customer. It stands among the promises, and with the conversation, until it is kept.';
  static override examples = [
    '<%= config.bin %> promises add 42 tomorrow "Ask the warehouse about the parcel"',
    '<%= config.bin %> promises add 42 "friday 12:00" Call Maija back',
    '<%= config.bin %> list --label delivery --json | jq ".items[].id" | <%= config.bin %> promises add - 2d Tell them it is mended',
  ];
  static override args = {
    id: Args.string({
      description: 'Conversation: number, platform:id, web address; or - for those on stdin.',
      required: true,
      ignoreStdin: true,
    }),
    when: Args.string({
      description: 'ISO time, 2h, tomorrow, "monday 09:00"; local where no zone is given.',
      required: true,
      ignoreStdin: true,
    }),
    words: Args.string({ description: 'What is to be done.', required: true, ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, args, argv } = await this.parse(PromisesAddCommand);
    this.take(flags);
    const { timezone } = (await this.settings()).settings;
    const dueAt = dueOf(args.when, { now: Date.now(), timezone });
    const words = argv.slice(2).join(' ');
    const ids = await givenIds([args.id]);
    const app = await this.app();
    const several = await this.each(ids, (id) => app.followUp(conversationId(id), { dueAt, words }));
    const screen = await this.screen();
    return this.printSeveral(several, promiseJson, (followUp) => promiseLine(followUp, screen));
  }
}

function dueOf(written: string, { now, timezone }: { now: number; timezone: string }): number {
  const at = parseWhen(written, now, timezone);
  if (at === null)
    throw usage(`"${written}" is not a time`, 'Write it as 2h, tomorrow, "monday 09:00" or 2027-02-28T10:00.');
  if (at <= now) throw usage(`"${written}" has passed`, 'Name a time to come.');
  return at;
}
