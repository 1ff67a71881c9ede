import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { readComing, usage } from '../../flags.ts';
import { conversationId } from '../../ids.ts';
import { handoverJson, handoverLine, handoverPlanJson, handoverPlanText } from '../../output/handover.ts';

export class HandoverCommand extends BaseCommand {
  static override summary = 'Hand a conversation to e-mail or phone.';
  static override description =
    'By e-mail what was said goes to the address of kuulo.yaml (handover.email) or of --to; our own notes only with --with-notes. By phone nothing goes out: a call to the number of --to, or else the one the customer wrote last in private, becomes a follow-up, in working hours. The customer still waits, and the clock runs on, until the outcome is on record.';
  static override examples = [
    '<%= config.bin %> handover 42 --email --note "Laskutus, katsotteko?"',
    '<%= config.bin %> handover 42 --phone --to "+358 40 123 4567" --call-back "tomorrow 10:00"',
    '<%= config.bin %> handover 42 --email --dry-run',
    '<%= config.bin %> handover done 3 --outcome "Hyvitetty"',
  ];
  static override args = {
    id: Args.string({
      description: 'Conversation: number, platform:id or web address.',
      required: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    email: Flags.boolean({ summary: 'What was said goes by e-mail.', exclusive: ['phone'] }),
    phone: Flags.boolean({ summary: 'A call is to be made.', exclusive: ['email'] }),
    to: Flags.string({ summary: 'Address instead of that of kuulo.yaml, or the customer’s number.' }),
    note: Flags.string({ summary: 'What whoever takes over should know.' }),
    'call-back': Flags.string({
      summary: 'By when to call: 2h, "tomorrow 10:00"; moved into working hours.',
      helpValue: 'WHEN',
      dependsOn: ['phone'],
    }),
    'with-notes': Flags.boolean({ summary: 'Our own notes go along.', dependsOn: ['email'] }),
    again: Flags.boolean({ summary: 'Although it is handed over already, or an e-mail may have arrived.' }),
    'dry-run': Flags.boolean({ summary: 'Only show what would go out.' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(HandoverCommand);
    this.take(flags);
    if (!flags.email && !flags.phone) throw usage('say how to hand it over', 'Add --email or --phone.');
    const { timezone } = (await this.settings()).settings;
    const callBack = flags['call-back'];
    const given = {
      way: flags.email ? ('email' as const) : ('phone' as const),
      to: flags.to ?? null,
      note: flags.note ?? null,
      callBackAt: callBack === undefined ? null : readComing('call-back', callBack, { now: Date.now(), timezone }),
      hasNotes: flags['with-notes'],
      isAgain: flags.again,
    };
    const app = await this.app();
    const screen = await this.screen();
    if (flags['dry-run']) {
      const plan = await app.planHandover(conversationId(args.id), given);
      this.print(
        () => handoverPlanJson(plan),
        () => handoverPlanText(plan, screen),
      );
      return 0;
    }
    const handover = await app.handOver(conversationId(args.id), given);
    this.print(
      () => handoverJson(handover),
      () => handoverLine(handover, screen),
    );
    return 0;
  }
}
