import { Flags } from '@oclif/core';
import { log } from '../../../log.ts';
import { exitCodeOfAll } from '../../exit-codes.ts';
import { usage } from '../../flags.ts';
import { givenIds } from '../../ids.ts';
import { problemLines } from '../../output/problem.ts';
import { replyLine } from '../../output/reply.ts';
import { sendJson } from '../../output/send.ts';
import { SeveralRepliesCommand } from '../../several-replies-command.ts';

export class OutboxSettleCommand extends SeveralRepliesCommand {
  static override strict = false;
  static override args = SeveralRepliesCommand.args;
  static override summary = 'Decide a reply whose outcome is unknown; without one, look all of them up.';
  static override description =
    'Without a reply it asks the platforms about all that are unknown or held, and sends nothing. Whoever settles by word takes the responsibility: a reply settled as not sent goes out again.';
  static override examples = [
    '<%= config.bin %> outbox settle',
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
    if (argv.length === 0 && sent === undefined && !flags['not-sent']) return await this.lookUp();
    if (sent === undefined && !flags['not-sent']) throw usage('nothing is decided', 'Give --sent URL or --not-sent.');
    const ids = await givenIds(argv.map(String), 'REPLY');
    if (sent !== undefined && ids.length > 1)
      throw usage('one address cannot be that of several replies', 'Settle them one by one.');
    return await this.workOn(ids, (app, reply) => app.settleByWord(reply, sent === undefined ? 'notSent' : { sent }));
  }

  private async lookUp(): Promise<number> {
    const { settled } = await (await this.app()).settle();
    this.print(
      () => sendJson({ items: [], settled }, null),
      () => (settled.length === 0 ? 'Nothing is unknown.' : settled.map(({ reply }) => replyLine(reply)).join('\n')),
    );
    const met = settled.flatMap(({ reply, problem }) => (problem === null ? [] : [{ reply: reply.id, problem }]));
    for (const words of problemLines(met, this.writeTime)) log.error(words);
    return exitCodeOfAll(
      settled.length - met.length,
      met.map(({ problem }) => problem),
    );
  }
}
