import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Args, Flags } from '@oclif/core';
import { loadConfig } from '../../config.ts';
import { log } from '../../log.ts';
import { BaseCommand } from '../base-command.ts';
import { usage } from '../flags.ts';
import { ENV_FILE, IGNORE_FILE, type NewWorkspace, settingsFile } from '../init-files.ts';
import { starterAnswers } from '../starter-answers.ts';

/** How long saved answers count as right before somebody looks at them again. */
const REVIEW_MS = 365 * 86_400_000;

export class InitCommand extends BaseCommand {
  static override summary = 'Make a workspace: kuulo.yaml, saved answers, .env and .gitignore.';
  static override description =
    'House style, rules, hours and saved answers in Finnish and English that a small company can use as they are. Asks in a terminal; takes defaults with --yes. A file that is there is never written over.';
  static override examples = ['<%= config.bin %> init', '<%= config.bin %> init brand --yes'];
  static override args = {
    dir: Args.string({ description: 'Folder; the current one when left out.', ignoreStdin: true }),
  };
  static override flags = { yes: Flags.boolean({ summary: 'Take the defaults, ask nothing.' }) };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(InitCommand);
    this.take(flags);
    const folder = resolve(args.dir ?? flags.workspace ?? '.');
    const file = join(folder, 'kuulo.yaml');
    if (existsSync(file)) throw usage(`${file} is there already`, 'Edit it, or name another folder.');
    if (!flags.yes && !this.mayAsk) throw usage('nobody is there to ask', 'Take the defaults with --yes.');
    const defaults = {
      brand: basename(folder) || 'Our brand',
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      operator: await this.login(folder),
    };
    const wanted = flags.yes ? defaults : await this.ask(defaults);
    await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw usage(`${folder} cannot be made (${error.code ?? error.message})`, 'Name a folder that you may write to.');
    });
    await writeFile(file, settingsFile(wanted), { flag: 'wx' });
    await loadConfig({ workspace: folder, as: 'system' }).catch(async (error: unknown) => {
      await rm(file);
      throw error;
    });
    await this.writeUnlessThere(join(folder, '.env'), ENV_FILE, 0o600);
    await this.writeUnlessThere(join(folder, '.gitignore'), IGNORE_FILE, 0o644);
    const answers = await this.writeAnswers(join(folder, 'answers'));
    const made = `Made ${file} and ${answers.length} saved answers beside it; read them through: kuulo answers list`;
    this.print(
      () => ({ workspace: folder, file, answers }),
      () => `${made}\nNext: kuulo account add, then kuulo poll. To look around without accounts: kuulo demo`,
    );
    return 0;
  }

  private async login(folder: string): Promise<string> {
    const { operator } = await loadConfig({ workspace: folder, as: 'system', isWorkspaceOptional: true });
    // a name that kuulo.yaml takes
    return operator.login.replace(/[^\p{L}\p{N}._-]/gu, '-').replace(/^[._-]+/, '') || 'me';
  }

  private async ask(defaults: NewWorkspace): Promise<NewWorkspace> {
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    const question = async (words: string, fallback: string): Promise<string> => {
      const said = await prompt.question(`${words} [${fallback}]: `, { signal: this.signal });
      return said.trim() || fallback;
    };
    try {
      return {
        brand: await question('Brand', defaults.brand),
        timezone: await question('Time zone', defaults.timezone),
        operator: await question('Your name here', defaults.operator),
      };
    } finally {
      prompt.close();
    }
  }

  /** The answers that a workspace begins with, to be read through within a year; returns the names of those written. */
  private async writeAnswers(folder: string): Promise<string[]> {
    await mkdir(folder, { recursive: true });
    const reviewBefore = new Date(Date.now() + REVIEW_MS).toISOString().slice(0, 10);
    const written: string[] = [];
    for (const { file, text } of starterAnswers(reviewBefore))
      if (await this.writeUnlessThere(join(folder, file), text, 0o644)) written.push(file.replace(/\.md$/, ''));
    return written;
  }

  /** Returns whether it wrote. */
  private async writeUnlessThere(file: string, text: string, mode: number): Promise<boolean> {
    if (existsSync(file)) {
      log.info(`${file} is there already and stays as it is.`);
      return false;
    }
    await writeFile(file, text, { flag: 'wx', mode });
    // the process's umask takes bits away; what git shares may be read
    await chmod(file, mode);
    return true;
  }
}
