import { Args, Flags } from '@oclif/core';
import { safeLine } from '../../domain/safe-text.ts';
import { BaseCommand } from '../base-command.ts';
import { givenText } from '../given-text.ts';
import { conversationId, givenIds } from '../ids.ts';
import { noteJson } from '../output/conversation.ts';

export class NoteCommand extends BaseCommand {
  static override summary = 'Write an internal note; no customer ever sees it.';
  static override examples = ['<%= config.bin %> note 42 --text "Called the warehouse, parcel found"'];
  static override strict = false;
  static override args = {
    id: Args.string({ description: 'Conversations, or - for ids on stdin.', ignoreStdin: true }),
  };
  static override flags = {
    text: Flags.string({ summary: 'The note.', exclusive: ['file'] }),
    file: Flags.string({ summary: 'File that holds it; - is stdin.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(NoteCommand);
    this.take(flags);
    const ids = await givenIds(argv.map(String));
    const text = await givenText({
      text: flags.text,
      file: flags.file,
      mayAsk: this.mayAsk,
      about: `A note on conversation ${ids.join(', ')}`,
    });
    const app = await this.app();
    const several = await this.each(ids, (id) => app.note(conversationId(id), text));
    return this.printSeveral(
      several,
      noteJson,
      (note) => `note ${note.id} on conversation ${note.conversation}: ${safeLine(note.text)}`,
    );
  }
}
