import { Args, Flags } from '@oclif/core';
import type { DraftCheck } from '../../domain/outcomes.ts';
import { BaseCommand } from '../base-command.ts';
import { usage, wayFlags } from '../flags.ts';
import { givenText } from '../given-text.ts';
import { replyId } from '../ids.ts';
import { checkJson, checkText } from '../output/reply.ts';

export class CheckCommand extends BaseCommand {
  static override summary = 'What the guard and the platform say of a reply or a text.';
  static override description = 'Ends with 0 when it may be sent, with 3 when not. Nothing is sent.';
  static override examples = [
    '<%= config.bin %> check 5',
    '<%= config.bin %> check --text "Hei! Lähetä henkilötunnuksesi" --platform mastodon --public',
    '<%= config.bin %> check --text "Korjaamme sen varmasti huomenna!" --private --language fi --json',
  ];
  static override args = { reply: Args.string({ description: 'A reply by number.', ignoreStdin: true }) };
  static override flags = {
    ...wayFlags,
    text: Flags.string({ summary: 'A text instead of a reply; - is stdin.' }),
    account: Flags.string({ summary: 'Judge by this account’s limits.', exclusive: ['platform'] }),
    platform: Flags.string({ summary: 'Judge by this platform’s limits.' }),
    language: Flags.string({ summary: 'Language of the customer, such as fi: with --text.', dependsOn: ['text'] }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(CheckCommand);
    this.take(flags);
    if ((args.reply === undefined) === (flags.text === undefined))
      throw usage('name a reply, or give --text', 'See `--help`.');
    const check =
      args.reply === undefined
        ? await this.ofText(flags)
        : (await (await this.app()).review(replyId(args.reply))).check;
    const { writeTime } = await this.screen();
    this.print(
      () => checkJson(check),
      () => checkText(check, writeTime),
    );
    return check.isSendable ? 0 : 3;
  }

  private async ofText(flags: {
    readonly text: string | undefined;
    readonly private: boolean;
    readonly account: string | undefined;
    readonly platform: string | undefined;
    readonly language: string | undefined;
  }): Promise<DraftCheck> {
    const { language } = flags;
    if (language !== undefined && !/^[a-z]{2,3}$/.test(language))
      throw usage(`"${language}" is no language code`, 'Write two or three letters, such as fi.');
    const text = await givenText({ text: flags.text, mayAsk: false });
    const app = await this.app(true);
    return await app.checkText(text, {
      visibility: flags.private ? 'private' : 'public',
      ...(flags.account === undefined ? {} : { account: flags.account }),
      ...(flags.platform === undefined ? {} : { platform: flags.platform }),
      ...(language === undefined ? {} : { language }),
    });
  }
}
