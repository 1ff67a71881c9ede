import { Args, Flags } from '@oclif/core';
import { calledBy } from '../../domain/person-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { DraftingCommand } from '../drafting-command.ts';
import { atFlag, usage, wayFlags } from '../flags.ts';
import { givenText } from '../given-text.ts';
import { conversationId } from '../ids.ts';
import { replyJson, replyLine } from '../output/reply.ts';

export class DraftCommand extends DraftingCommand {
  static override summary = 'Write a reply that is not sent yet.';
  static override description =
    'Without --public or --private it goes the way the customer wrote. Private to public needs --public --yes. No text opens $EDITOR.';
  static override examples = [
    '<%= config.bin %> draft 42 --text "Hei Maija, pahoittelut! Tarkistamme tilauksesi heti."',
    'echo "Kiitos palautteesta!" | <%= config.bin %> draft 42 -',
    '<%= config.bin %> draft 42 --file reply.txt --private',
    '<%= config.bin %> draft 42 --text "Huomenta!" --at "monday 09:00"',
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
    yes: Flags.boolean({ summary: 'Yes, answer in public what was asked in private.' }),
    at: atFlag,
    additional: Flags.boolean({ summary: 'A second answer to a message that has one.' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(DraftCommand);
    this.take(flags);
    if (args.stdin !== undefined && args.stdin !== '-')
      throw usage(`unexpected argument ${args.stdin}`, 'Give the text with --text.');
    const app = await this.app();
    const id = conversationId(args.id);
    const sendAt = this.readAt(flags.at, app);
    const detail = await app.show(id);
    const told = this.tellColleagues(detail, { me: app.operator.name, told: [] });
    const text = await givenText({
      text: flags.text,
      file: args.stdin ?? flags.file,
      mayAsk: this.mayAsk,
      about: `To ${safeLine(calledBy(detail.conversation.contact))}: ${safeLine(detail.thread.at(-1)?.text ?? '')}`,
    });
    const reply = await app.draft(id, {
      text,
      visibility: flags.public ? 'public' : flags.private ? 'private' : null,
      isConfirmed: flags.yes,
      isAdditional: flags.additional,
      sendAt,
    });
    // writing takes a while: somebody may have come to it meanwhile
    this.tellColleagues(await app.show(reply.conversation), { me: app.operator.name, told });
    this.print(
      () => replyJson(reply),
      () => replyLine(reply),
    );
    return 0;
  }
}
