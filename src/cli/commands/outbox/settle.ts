import { Flags } from '@oclif/core';
import { usage } from '../../flags.ts';
import { givenIds } from '../../ids.ts';
import { SeveralRepliesCommand } from '../../several-replies-command.ts';

export class OutboxSettleCommand extends SeveralRepliesCommand {
  static override strict = false;
  static override args = SeveralRepliesCommand.args;
  static override summary = 'Decide a reply whose outcome is unknown, after a look at the platform.';
  static override description =
    'Whoever settles by word takes the responsibility: a reply settled as not sent goes out again.';
  static override examples = [
    '<%= config.bin %> outbox settle 5 --sent https://mastodon.example/@esimerkki/113',
    '<%= config.bin %> outbox settle 5 --not-sent',
  ];
  static override flags = {
    sent: Flags.string({ summary: 'It is public; this is its address.', helpValue: 'URL', exclusive: ['not-sent'] }),
    'not-sent': Flags.boolean({ summary: 'It is not there.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(OutboxSettleCommand);
    this.take(flags);
    const { sent } = flags;
    if (sent === undefined && !flags['not-sent']) throw usage('nothing is decided', 'Give --sent URL or --not-sent.');
    const ids = await givenIds(argv.map(String), 'REPLY');
    if (sent !== undefined && ids.length > 1)
      throw usage('one address cannot be that of several replies', 'Settle them one by one.');
    return await this.workOn(ids, (app, reply) => app.settleByWord(reply, sent === undefined ? 'notSent' : { sent }));
  }
}
