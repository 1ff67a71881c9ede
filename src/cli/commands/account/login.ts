import { Args, Flags } from '@oclif/core';
import { surroundings } from '../../../config.ts';
import type { LoggedIn, LoginGiven, LoginPlan } from '../../../domain/login.ts';
import { safeLine } from '../../../domain/safe-text.ts';
import { hideSecret, log } from '../../../log.ts';
import { askLine } from '../../ask-secret.ts';
import { BaseCommand } from '../../base-command.ts';
import { openWay } from '../../browser-way.ts';
import { durationFlag, usage } from '../../flags.ts';
import { LOGIN_WAIT_MS } from '../../loopback-redirect.ts';
import { accountCheckJson, accountChecksText } from '../../output/account.ts';
import { readSecrets } from '../../read-secrets.ts';

const SAVED = {
  keyring: 'Saved in the system’s keyring; cron does not see it there.',
  'credentials.json': 'Saved in credentials.json (0600); cron reads it too.',
} as const;

export class AccountLoginCommand extends BaseCommand {
  static override summary = 'Log in to an account, or renew what it is logged in with.';
  static override description =
    'X and Mastodon: prints the page to open and waits for the browser to come back to this machine; without a terminal, by ssh or with --paste, the code or the address is pasted instead. Others: asks for the values that the platform’s own pages give, or takes them with --secrets: a file of lines NAME=value, the names as `.env.example` and `account list` have them, whole or without the account (KUULO_FB_PAGE_ACCESS_TOKEN=… or PAGE_ACCESS_TOKEN=…). Nothing is saved before the platform said whose credential it is. It goes to credentials.json (0600), which cron reads too, or with --keyring to the system’s keyring.';
  static override examples = [
    '<%= config.bin %> account login masto',
    '<%= config.bin %> account login x --paste',
    '<%= config.bin %> account login fb --secrets fb.secrets',
    'echo "KUULO_FB_PAGE_ACCESS_TOKEN=$TOKEN" | <%= config.bin %> account login fb --secrets -',
  ];
  static override args = { name: Args.string({ description: 'Account.', required: true, ignoreStdin: true }) };
  static override flags = {
    paste: Flags.boolean({ summary: 'Paste the code instead of listening for the browser.', exclusive: ['open'] }),
    open: Flags.boolean({ summary: 'Also open the page in the browser of this machine.' }),
    port: Flags.integer({ summary: 'Port to listen on, as registered with the platform.', min: 1, max: 65_535 }),
    wait: durationFlag({ summary: 'How long to wait for the browser, at most 5m.', default: LOGIN_WAIT_MS }),
    keyring: Flags.boolean({ summary: 'Keep it in the system’s keyring; cron does not see that.' }),
    secrets: Flags.string({ summary: 'File with the values, a line NAME=value each; - is stdin.', helpValue: 'FILE' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(AccountLoginCommand);
    this.take(flags);
    const app = await this.app();
    const plan = await app.planLogin(args.name);
    const isByBrowser =
      plan.browser !== null && (flags.secrets === undefined || flags.paste || flags.open || flags.port !== undefined);
    const isListening = flags.open || (flags.port !== undefined && !flags.paste);
    const isPasted = flags.paste || (!isListening && (surroundings().isRemote || process.stdin.isTTY !== true));
    if (isByBrowser && isPasted && flags.secrets === '-')
      throw usage('--secrets - and a pasted code both come from stdin', 'Name a file with --secrets FILE.');
    const given = flags.secrets === undefined ? {} : await readSecrets(flags.secrets, args.name);
    const secrets = flags.secrets === undefined || isByBrowser ? { ...given, ...(await this.ask(plan, given)) } : given;
    const place = flags.keyring ? 'keyring' : 'credentials.json';
    const way = isByBrowser
      ? await openWay({
          plan,
          port: flags.port ?? null,
          isPasted,
          isOpened: flags.open,
          mayAsk: this.mayAsk,
          waitMs: Math.min(flags.wait, LOGIN_WAIT_MS),
          signal: this.signal,
        })
      : null;
    try {
      const isNew = way !== null || Object.keys(secrets).length > 0;
      return await this.tell(await app.login(args.name, { secrets, place, browser: way }), isNew ? place : null);
    } finally {
      await way?.close();
    }
  }

  /** What is needed and not given; Enter keeps what is there already. */
  private async ask(plan: LoginPlan, given: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const answers: Record<string, string> = {};
    if (!this.mayAsk) return answers;
    for (const { name, title, hint, isSecret, isRequired, isKept } of plan.questions) {
      if (!isRequired || given[name] !== undefined || (isKept && plan.browser !== null)) continue;
      process.stderr.write(`${safeLine(hint)}\n`);
      const question = `${safeLine(title)}${isKept ? ' (Enter keeps the one there is)' : ''}: `;
      const answer = await askLine(question, { isSecret, signal: this.signal });
      if (isSecret) hideSecret(answer);
      if (answer !== '') answers[name] = answer;
    }
    return answers;
  }

  private async tell({ check, shadowedBy }: LoggedIn, place: LoginGiven['place'] | null): Promise<number> {
    const { writeTime, now } = await this.screen();
    this.print(
      () => accountCheckJson(check),
      () => accountChecksText([check], { writeTime, now }),
    );
    log.info(place === null ? 'Nothing new was given; what there is holds.' : SAVED[place]);
    if (shadowedBy.length > 0) {
      log.error(`Not what was saved is used, but ${shadowedBy.join(', ')}: take that away to use the new login.`);
    }
    return 0;
  }
}
