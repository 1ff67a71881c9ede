import { Args, Flags } from '@oclif/core';
import type { App } from '../../app.ts';
import { ProblemError } from '../../domain/problem.ts';
import { log } from '../../log.ts';
import { BaseCommand } from '../base-command.ts';
import { conversationId } from '../ids.ts';
import { personJson, personText } from '../output/person.ts';

export class PersonCommand extends BaseCommand {
  static override summary = 'One person: all that is on record of them, in public and in private.';
  static override description =
    'Contacts of several platforms are one person only by your word: --link says so, --unlink takes it back. Nothing is ever merged.';
  static override examples = [
    '<%= config.bin %> person 7',
    '<%= config.bin %> person x:1790123 --json',
    '<%= config.bin %> person 7 --link 12',
    '<%= config.bin %> person 7 --unlink 12',
  ];
  static override args = {
    id: Args.string({
      description: 'Contact’s number; or one of their messages as platform:id or web address.',
      required: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    conversation: Flags.boolean({ summary: 'The number is a conversation’s: whoever wrote there.' }),
    link: Flags.string({ summary: 'Another contact of the same person.', helpValue: 'OTHER', exclusive: ['unlink'] }),
    unlink: Flags.string({ summary: 'A contact that is somebody else after all.', helpValue: 'OTHER' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(PersonCommand);
    this.take(flags);
    const app = await this.app();
    const contact = await contactOf(app, args.id, flags.conversation);
    if (flags.link !== undefined) {
      const isNew = await app.linkPeople(contact, await contactOf(app, flags.link, flags.conversation));
      if (!isNew) log.info('They are linked already.');
    }
    if (flags.unlink !== undefined) {
      const isGone = await app.unlinkPeople(contact, await contactOf(app, flags.unlink, flags.conversation));
      if (!isGone) log.info('They are not linked to each other.');
    }
    const card = await app.person(contact);
    const screen = await this.screen();
    this.print(
      () => personJson(card),
      () => personText(card, screen),
    );
    return 0;
  }
}

async function contactOf(app: App, id: string, isConversation: boolean): Promise<number> {
  if (/^[1-9]\d{0,14}$/.test(id) && !isConversation) return Number(id);
  if (/^\d+$/.test(id) && !isConversation) throw new ProblemError('UNKNOWN_CONTACT', { id });
  return (await app.show(conversationId(id))).conversation.contact.id;
}
