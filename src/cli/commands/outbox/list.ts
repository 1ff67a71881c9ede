import { standingStill } from '../../../domain/standing-still.ts';
import { BaseCommand } from '../../base-command.ts';
import { pauseLine, pausesJson, senderJson, senderLine } from '../../output/held-back.ts';
import { paint } from '../../output/paint.ts';
import { goesWords, repliesJson, repliesText } from '../../output/reply.ts';
import { standingStillLines } from '../../output/standing-still.ts';
import { doubtLines, errorLines } from '../../output/stuck.ts';

export class OutboxListCommand extends BaseCommand {
  static override summary = 'Replies on their way, and those that are stuck.';
  static override description =
    'On top what is paused, and which process sends right now; below it which replies wait for a person, and what to do. A reply that has not gone yet can be taken back with `outbox cancel`.';
  static override examples = ['<%= config.bin %> outbox', '<%= config.bin %> outbox list --json'];
  static override aliases = ['outbox'];

  protected async work(): Promise<number> {
    const { flags } = await this.parse(OutboxListCommand);
    this.take(flags);
    const app = await this.app();
    const pauses = await app.pauses();
    const senders = await app.senders();
    const replies = await app.replies(['approved', 'queued', 'sending', 'unknown', 'held', 'failed']);
    const screen = await this.screen();
    const sending = senders.map(({ account }) => account);
    const still = standingStill(replies, { now: screen.now, sending });
    const isStill = new Set(still.map(({ reply }) => reply.id));
    this.print(
      () => ({ ...repliesJson(replies), senders: senders.map(senderJson), ...pausesJson(pauses) }),
      () =>
        [
          ...pauses.map((pause) => paint.bad(pauseLine(pause, screen.writeTime))),
          ...senders.map((sender) => senderLine(sender, screen.writeTime)),
          replies.length === 0 ? 'The outbox is empty.' : repliesText(replies, this.width),
          // why one stands still is told with what to do about it
          ...errorLines(replies.filter(({ id }) => !isStill.has(id))),
          ...doubtLines(replies, app.config.settings.send.settleMs, screen).map((line) => paint.warning(line)),
          ...replies.flatMap((reply) => (isStill.has(reply.id) ? [] : (goesWords(reply, screen) ?? []))),
          ...standingStillLines(still, screen).map((line) => paint.warning(line)),
        ].join('\n'),
    );
    return 0;
  }
}
