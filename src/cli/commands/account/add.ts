import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { Args, Flags } from '@oclif/core';
import { hideSecret, log } from '../../../log.ts';
import { BaseCommand } from '../../base-command.ts';
import { usage } from '../../flags.ts';
import { accountJson, accountsText } from '../../output/account.ts';

export class AccountAddCommand extends BaseCommand {
  static override summary = 'Add an account to kuulo.yaml; comments and order stay.';
  static override description =
    'Secrets come from the environment or the workspace’s .env, or are handed over with --secrets as lines NAME=value (ACCESS_TOKEN=…), which go to credentials.json (0600).';
  static override examples = [
    '<%= config.bin %> account add masto --platform mastodon --handle esimerkki --base-url https://mastodon.example',
    '<%= config.bin %> account add x --platform x --handle esimerkki --stream mentions --stream "search:Esimerkki Oy" --secrets - < x.secrets',
  ];
  static override args = { name: Args.string({ description: 'Your name for it.', required: true, ignoreStdin: true }) };
  static override flags = {
    platform: Flags.string({ summary: 'x, mastodon or bluesky.', required: true }),
    handle: Flags.string({ summary: 'Its handle there, without @.', required: true }),
    'base-url': Flags.string({ summary: 'Server, where it is not the platform’s own.' }),
    stream: Flags.string({
      summary: 'mentions, "search:words" or hashtag:word.',
      multiple: true,
      multipleNonGreedy: true,
      default: ['mentions'],
    }),
    secrets: Flags.string({ summary: 'File with its secrets; - is stdin.', helpValue: 'FILE' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(AccountAddCommand);
    this.take(flags);
    const app = await this.app();
    const view = await app.addAccount({
      name: args.name,
      platform: flags.platform,
      handle: flags.handle.replace(/^@/, ''),
      baseUrl: flags['base-url'] ?? null,
      streams: flags.stream,
      secrets: flags.secrets === undefined ? {} : await readSecrets(flags.secrets),
    });
    this.print(
      () => accountJson(view),
      () => accountsText([view], this.width),
    );
    if (view.missing.length > 0) log.info(`Still missing in .env: ${view.missing.join(', ')}`);
    return 0;
  }
}

async function readSecrets(from: string): Promise<Record<string, string>> {
  if (from === '-' && process.stdin.isTTY)
    throw usage('- reads secrets from stdin, which is the terminal', 'Pipe them in.');
  const words = await (from === '-' ? text(process.stdin) : readFile(from, 'utf8')).catch(
    (error: NodeJS.ErrnoException) => {
      throw usage(`${from} cannot be read (${error.code ?? error.message})`, 'Name a file that you may read.');
    },
  );
  const entries = Object.entries(parseEnv(words)).flatMap(([name, value]) =>
    value ? [[settingName(name), value] as const] : [],
  );
  if (entries.length === 0)
    throw usage(`${from === '-' ? 'stdin' : from} holds no secrets`, 'Write lines such as ACCESS_TOKEN=…');
  for (const [, value] of entries) hideSecret(value);
  return Object.fromEntries(entries);
}

/** `ACCESS_TOKEN`, as in the environment, is the setting `accessToken`. */
function settingName(name: string): string {
  if (!/^[A-Z0-9_]+$/.test(name)) return name;
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
