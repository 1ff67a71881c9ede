import { Args, Flags } from '@oclif/core';
import type { App } from '../../app.ts';
import type { ConversationDetail } from '../../domain/outcomes.ts';
import { calledBy } from '../../domain/person-words.ts';
import type { Reply } from '../../domain/reply.ts';
import { safeLine, safeText } from '../../domain/safe-text.ts';
import { log } from '../../log.ts';
import { answerFlags, DraftingCommand } from '../drafting-command.ts';
import { atFlag, usage, wayFlags } from '../flags.ts';
import { givenText } from '../given-text.ts';
import { conversationId, replyId } from '../ids.ts';
import { editedWords, replyJson, replyLine } from '../output/reply.ts';

export class DraftCommand extends DraftingCommand {
  static override summary = 'Write a reply that is not sent yet.';
  static override description =
    'Without --public or --private it goes the way the customer wrote. Private to public needs --public --yes. No text opens $EDITOR.';
  static override examples = [
    '<%= config.bin %> draft 42 --text "Hei Maija, pahoittelut! Tarkistamme tilauksesi heti."',
    'echo "Kiitos palautteesta!" | <%= config.bin %> draft 42 -',
    '<%= config.bin %> draft 42 --file reply.txt --private',
    '<%= config.bin %> draft 42 --answer delay --set order=A-17',
    '<%= config.bin %> draft 42 --text "Huomenta!" --at "monday 09:00"',
    '<%= config.bin %> draft 42 --edit 5 --text "Hei Maija, pahoittelut! Paketti on matkalla."',
  ];
  static override args = {
    id: Args.string({
      description: 'Conversation: number, platform:id or web address.',
      required: true,
      ignoreStdin: true,
    }),
    stdin: Args.string({ description: '- reads the text from stdin.', ignoreStdin: true }),
  };
  static override flags = {
    ...wayFlags,
    text: Flags.string({ summary: 'The text.', exclusive: ['file'] }),
    file: Flags.string({ summary: 'File that holds the text; - is stdin.' }),
    ...answerFlags,
    yes: Flags.boolean({ summary: 'Yes, answer in public what was asked in private.' }),
    at: atFlag,
    additional: Flags.boolean({ summary: 'A second answer to a message that has one.' }),
    edit: Flags.string({
      summary: 'Write this reply of the conversation anew; its way and time stay, an approval is void.',
      helpValue: 'REPLY',
      exclusive: ['public', 'private', 'yes', 'at', 'additional', 'answer'],
    }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(DraftCommand);
    this.take(flags);
    if (args.stdin !== undefined && flags.answer !== undefined)
      throw usage('- and --answer do not go together', 'Leave one of them out.');
    if (args.stdin !== undefined && args.stdin !== '-')
      throw usage(`unexpected argument ${args.stdin}`, 'Give the text with --text.');
    const edited = flags.edit === undefined ? null : replyId(flags.edit);
    const app = await this.app();
    const id = conversationId(args.id);
    const sendAt = this.readAt(flags.at, app);
    const detail = await app.show(id);
    const before = edited === null ? null : await replyIn(app, detail, edited);
    const told = this.tellColleagues(detail, { me: app.operator.name, told: [] });
    const about = `To ${safeLine(calledBy(detail.conversation.contact))}: ${safeLine(detail.thread.at(-1)?.text ?? '')}`;
    const answer = flags.answer === undefined ? null : await this.answer(app, id, flags);
    const text =
      answer?.text ??
      (await givenText({
        text: flags.text,
        file: args.stdin ?? flags.file,
        mayAsk: this.mayAsk,
        about: before === null ? about : `${about}\n\nReply ${before.id} as it is now:\n${safeText(before.text)}`,
      }));
    const reply =
      before === null
        ? await app.draft(id, {
            text,
            visibility: flags.public ? 'public' : flags.private ? 'private' : null,
            isConfirmed: flags.yes,
            isAdditional: flags.additional,
            sendAt,
            answer,
          })
        : await app.edit(before.id, text);
    const after = await app.show(reply.conversation);
    // writing takes a while: somebody may have come to it meanwhile
    this.tellColleagues(after, { me: app.operator.name, told });
    const change = before === null ? null : editedWords(after.events, reply);
    if (change !== null) log.info(change);
    await this.tellFindings(app, reply.id);
    this.print(
      () => replyJson(reply),
      () => replyLine(reply),
    );
    return 0;
  }
}

/** The reply that is to be written anew. @throws {ProblemError} USAGE where it belongs to another conversation */
async function replyIn(app: App, { conversation }: ConversationDetail, id: number): Promise<Reply> {
  const reply = await app.reply(id);
  if (reply.conversation === conversation.id) return reply;
  throw usage(
    `reply ${id} belongs to conversation ${reply.conversation}, not to ${conversation.id}`,
    `Run \`kuulo draft ${reply.conversation} --edit ${id}\`, if that is the one you mean.`,
  );
}
