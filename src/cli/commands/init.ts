import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Args, Flags } from '@oclif/core';
import { loadConfig, surroundings } from '../../config.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { LANGUAGES, type Language } from '../../domain/settings.ts';
import { log } from '../../log.ts';
import { BaseCommand } from '../base-command.ts';
import { usage } from '../flags.ts';
import { type Birthplace, type Said, workspaceDefaults } from '../init-defaults.ts';
import { ENV_FILE, envFileActingAs, IGNORE_FILE, type NewWorkspace, settingsFile } from '../init-files.ts';
import { starterAnswers } from '../starter-answers.ts';

/** How long saved answers count as right before somebody looks at them again. */
const REVIEW_MS = 365 * 86_400_000;

export class InitCommand extends BaseCommand {
  static override summary = 'Make a workspace: kuulo.yaml, saved answers, .env and .gitignore.';
  static override description =
    'House style, rules, hours and saved answers in Finnish and English that a small company can use as they are. Asks in a terminal; takes defaults with --yes. A file that is there is never written over.';
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init brand --yes',
    '<%= config.bin %> init brand --yes --brand "Esimerkki Oy" --operator aino --called "Aino Virtanen" --language fi',
  ];
  static override args = {
    dir: Args.string({ description: 'Folder; the current one when left out.', ignoreStdin: true }),
  };
  static override flags = {
    yes: Flags.boolean({ summary: 'Take the defaults, ask nothing.' }),
    brand: Flags.string({ summary: 'Name of the brand; else the folder’s, with a capital letter.', helpValue: 'NAME' }),
    timezone: Flags.string({
      summary:
        'Such as Europe/Helsinki; else this machine’s, or Finland’s where the locale is Finnish and the clock UTC.',
      helpValue: 'ZONE',
    }),
    language: Flags.option({ summary: 'What the screens speak; else as your locale.', options: LANGUAGES })(),
    operator: Flags.string({ summary: 'Your name here, as --as takes it; else your login.', helpValue: 'NAME' }),
    called: Flags.string({ summary: 'The name that your replies are signed with.', helpValue: 'NAME' }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(InitCommand);
    this.take(flags);
    const folder = resolve(args.dir ?? flags.workspace ?? '.');
    const file = join(folder, 'kuulo.yaml');
    if (existsSync(file)) throw usage(`${file} is there already`, 'Edit it, or name another folder.');
    if (!flags.yes && !this.mayAsk) throw usage('nobody is there to ask', 'Take the defaults with --yes.');
    const place = await birthplace(folder);
    const { brand, timezone, language, operator, called } = flags;
    const said = given({ brand, timezone, language, operator, called });
    checkZone(timezone);
    const wanted = workspaceDefaults(place, flags.yes ? said : await this.ask(place, said));
    await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw usage(`${folder} cannot be made (${error.code ?? error.message})`, 'Name a folder that you may write to.');
    });
    await writeFile(file, settingsFile(wanted, new Date().getFullYear()), { flag: 'wx' });
    await loadConfig({ workspace: folder, as: 'system' }).catch(async (error: unknown) => {
      await rm(file);
      throw error;
    });
    const isLogin = wanted.operator === place.login;
    await this.writeUnlessThere(join(folder, '.env'), isLogin ? ENV_FILE : envFileActingAs(wanted.operator), 0o600);
    await this.writeUnlessThere(join(folder, '.gitignore'), IGNORE_FILE, 0o644);
    const answers = await this.writeAnswers(join(folder, 'answers'));
    const signed = `Your replies are signed ${safeLine(wanted.called)}; called: in kuulo.yaml says so.`;
    const made = `Made ${file} and ${answers.length} saved answers beside it; read them through: kuulo answers list`;
    this.print(
      () => ({ workspace: folder, file, answers, ...wanted }),
      () => `${made}\n${signed}\nNext: kuulo account add, then kuulo poll. To look around without accounts: kuulo demo`,
    );
    return 0;
  }

  /** Asks for what is not said yet. */
  private async ask(place: Birthplace, said: Said): Promise<Said> {
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    const question = async (words: string, fallback: string): Promise<string> => {
      const answer = await prompt.question(`${words} [${fallback}]: `, { signal: this.signal });
      return answer.trim() || fallback;
    };
    const now: { -readonly [Key in keyof Said]: Said[Key] } = { ...said };
    const usual = (): NewWorkspace => workspaceDefaults(place, now);
    try {
      now.brand ??= await question('Brand', usual().brand);
      now.timezone ??= await question('Time zone', usual().timezone);
      checkZone(now.timezone);
      now.language ??= languageOf(await question('Language of the screens, en or fi', usual().language));
      now.operator ??= await question('Your name here', usual().operator);
      now.called ??= await question('The name that you sign with', usual().called);
      return now;
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

async function birthplace(folder: string): Promise<Birthplace> {
  const { operator } = await loadConfig({ workspace: folder, as: 'system', isWorkspaceOptional: true });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { folder, login: operator.login, locale: surroundings().locale, timezone: timeZone };
}

/** What is said in words: nothing, or blanks, says nothing. */
function given(flags: { readonly [Key in keyof Said]: Said[Key] | undefined }): Said {
  return Object.fromEntries(Object.entries(flags).filter(([, said]) => said !== undefined && said.trim() !== ''));
}

function checkZone(timezone: string | undefined): void {
  if (timezone === undefined) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    throw usage(`"${timezone}" is not a time zone`, 'Write an IANA name such as Europe/Helsinki.');
  }
}

function languageOf(said: string): Language {
  const language = LANGUAGES.find((one) => one === said.toLowerCase());
  if (language !== undefined) return language;
  throw usage(`"${said}" is no language of the screens`, `They speak ${LANGUAGES.join(' and ')}.`);
}
