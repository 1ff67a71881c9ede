import { setTimeout as sleep } from 'node:timers/promises';
import { Args, Flags } from '@oclif/core';
import type { App } from '../../app.ts';
import { problemWords } from '../../domain/problem-words.ts';
import type { Reply } from '../../domain/reply.ts';
import { log } from '../../log.ts';
import { answerFlags, DraftingCommand } from '../drafting-command.ts';
import { exitCodeOfProblem } from '../exit-codes.ts';
import { atFlag, wayFlags } from '../flags.ts';
import { givenText } from '../given-text.ts';
import { conversationId } from '../ids.ts';
import { finishWhatIsBegun } from '../interruption.ts';
import { replyJson, replyLine } from '../output/reply.ts';
import { sendJson } from '../output/send.ts';
import { SEND_GRACE_MS } from '../send-grace.ts';
import { tellPromises } from '../tell-promises.ts';

export class ReplyCommand extends DraftingCommand {
  static override summary = 'Draft, check and send in one, as far as the review policy allows.';
  static override description =
    'Where a review is required it ends with the reply in review. Until the undo time is over, Ctrl-C keeps it from going.';
  static override examples = [
    '<%= config.bin %> reply 42 --text "Kiitos, Maija! Palaamme asiaan tänään."',
    '<%= config.bin %> reply 42 --answer kiitos',
  ];
  static override args = {
    id: Args.string({
      description: 'Conversation: number, platform:id or web address.',
      required: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    ...wayFlags,
    text: Flags.string({ summary: 'The text; - is stdin.', exclusive: ['file'] }),
    file: Flags.string({ summary: 'File that holds the text; - is stdin.' }),
    ...answerFlags,
    yes: Flags.boolean({ summary: 'Yes, answer in public what was asked in private.' }),
    at: atFlag,
    additional: Flags.boolean({ summary: 'A second answer to a message that has one.' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(ReplyCommand);
    this.take(flags);
    const { text, file } = flags;
    const given = { text, file, mayAsk: this.mayAsk, about: `To conversation ${args.id}` };
    const typed = flags.answer === undefined ? await givenText(given) : null;
    const app = await this.app();
    const answer = flags.answer === undefined ? null : await this.answer(app, conversationId(args.id), flags);
    const sendAt = this.readAt(flags.at, app);
    const told = this.tellColleagues(await app.show(conversationId(args.id)), { me: app.operator.name, told: [] });
    const draft = await app.draft(conversationId(args.id), {
      text: answer?.text ?? typed ?? '',
      visibility: flags.public ? 'public' : flags.private ? 'private' : null,
      isConfirmed: flags.yes,
      isAdditional: flags.additional,
      sendAt,
      answer,
    });
    this.tellColleagues(await app.show(draft.conversation), { me: app.operator.name, told });
    await this.tellFindings(app, draft.id);
    const submitted = await app.submit(draft.id);
    if (submitted.status === 'inReview') {
      log.info(`Reply ${submitted.id} waits for a review: kuulo review approve ${submitted.id}`);
      return this.tell(submitted);
    }
    if (submitted.sendAt !== null) {
      log.info('`kuulo send` sends it then.');
      return this.tell(submitted);
    }
    return await this.sendAfterUndo(app, submitted);
  }

  private async sendAfterUndo(app: App, reply: Reply): Promise<number> {
    const undoMs = reply.sendAfter - app.now();
    if (undoMs > 0) {
      log.info(`Reply ${reply.id} goes in ${Math.ceil(undoMs / 1000)} s; Ctrl-C keeps it.`);
      await sleep(undoMs, undefined, { signal: this.signal }).catch(async (error: unknown) => {
        await app.cancel(reply.id);
        throw error;
      });
    }
    finishWhatIsBegun(SEND_GRACE_MS);
    const { items } = await app.send({ replies: [reply.id], signal: this.signal });
    const problem = items.find((item) => item.reply.id === reply.id)?.problem ?? null;
    const after = await app.reply(reply.id);
    await tellPromises(app, [{ reply: after, problem }], this.writeTime);
    if (problem === null) return this.tell(after);
    this.print(
      () => sendJson({ items: [{ reply: after, problem }], settled: [] }, [reply.id]),
      () => replyLine(after),
    );
    const { message, hint } = problemWords(problem, this.writeTime);
    log.error(`${message}\n${hint}`);
    return exitCodeOfProblem(problem);
  }

  private tell(reply: Reply): number {
    this.print(
      () => replyJson(reply),
      () => replyLine(reply),
    );
    return 0;
  }
}
