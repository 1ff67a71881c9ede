import { Command, type Interfaces } from '@oclif/core';
import type { App } from '../app.ts';
import { type Config, loadConfig } from '../config.ts';
import type { Progress } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import { log, setLogLevel } from '../log.ts';
import { asProblem } from './as-problem.ts';
import { exitCodeOfAll, exitCodeOfProblem } from './exit-codes.ts';
import { globalFlags } from './flags.ts';
import { interruption } from './interruption.ts';
import { jsonText } from './output/json-text.ts';
import { withoutColours } from './output/paint.ts';
import { problemJson } from './output/problem.ts';
import { showProgress } from './output/progress.ts';
import type { Screen } from './output/screen.ts';
import { timeWriter } from './output/times.ts';
import { writeOut } from './write-out.ts';

/** Flags that every command has, parsed. */
export type GlobalFlags = Interfaces.InferredFlags<typeof globalFlags>;

/** Exit code of what may go well the next time. */
const TRY_LATER = 7;

/** What came of several items: results in order, and the problems with the ids they belong to. */
export interface Several<T> {
  readonly done: readonly T[];
  readonly problems: readonly { readonly id: string; readonly problem: ProblemError }[];
}

/** A command parses, calls one method of the App, prints. This does the rest: settings, App, errors, exit codes. */
export abstract class BaseCommand extends Command {
  static override baseFlags = globalFlags;
  #flags: GlobalFlags | null = null;
  #config: Config | null = null;
  #app: App | null = null;

  /** The command's own work; returns its exit code. */
  protected abstract work(): Promise<number>;

  override async run(): Promise<number> {
    try {
      return await this.work();
    } catch (error) {
      const code = interruption().code();
      if (code !== null) return code;
      return this.fail(error);
    } finally {
      await this.#app?.end();
    }
  }

  /** Keeps the global flags; each command calls it with what it parsed. */
  protected take(flags: GlobalFlags): void {
    this.#flags = flags;
    setLogLevel(flags.quiet ? 'quiet' : flags.verbose ? 'verbose' : 'normal');
    if (flags['no-color']) withoutColours();
  }

  protected get isJson(): boolean {
    return this.#flags?.json ?? hasJsonFlag(this.argv);
  }

  protected get isQuiet(): boolean {
    return this.#flags?.quiet ?? false;
  }

  /** Whether a person sits there and may be asked. */
  protected get mayAsk(): boolean {
    return process.stdin.isTTY === true && process.stderr.isTTY === true && !this.#flags?.['no-input'] && !this.isJson;
  }

  /** Settings and operator, read once. */
  protected async settings(isWorkspaceOptional = false): Promise<Config> {
    this.#config ??= await loadConfig({
      workspace: this.#flags?.workspace,
      as: this.#flags?.as,
      isWorkspaceOptional,
    });
    return this.#config;
  }

  /** The App of this workspace; ended with the command. */
  protected async app(isWorkspaceOptional = false): Promise<App> {
    if (this.#app === null) {
      const config = await this.settings(isWorkspaceOptional);
      const { openApp } = await import('../app.ts');
      this.#app = await openApp(config, { signal: this.signal });
    }
    return this.#app;
  }

  /** How to write for a person: the clock, the workspace's zone, the screen's width. */
  protected async screen(): Promise<Screen> {
    const { settings } = await this.settings(true);
    return { now: Date.now(), writeTime: timeWriter(settings.timezone), width: this.width };
  }

  /** The terminal's width, or null into a pipe, where nothing is cut. */
  protected get width(): number | null {
    return process.stdout.isTTY ? process.stdout.columns || null : null;
  }

  /** Tells how far a long step is, to a terminal only. */
  protected get onProgress(): (progress: Progress) => void {
    return showProgress(process.stderr.isTTY === true && !this.isQuiet);
  }

  /** Aborted when the person, the system or the reader of our output does not want to go on. */
  protected get signal(): AbortSignal {
    return interruption().signal;
  }

  /** Prints the result: JSON for scripts, words for people. */
  protected print(json: () => unknown, words: () => string): void {
    if (this.isJson) writeOut(`${jsonText(json())}\n`);
    else if (!this.isQuiet) writeOut(`${words()}\n`);
  }

  /** Does one item after the other; a problem with one does not stop the others. */
  protected async each<T>(ids: readonly string[], work: (id: string) => Promise<T>): Promise<Several<T>> {
    const done: T[] = [];
    const problems: { id: string; problem: ProblemError }[] = [];
    for (const id of ids) {
      if (this.signal.aborted) break;
      try {
        done.push(await work(id));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        problems.push({ id, problem: error });
      }
    }
    return { done, problems };
  }

  /** Runs a step of a watch: what asks for patience (a lock, a busy database) is told, and the next run tries again. */
  protected async patiently(step: () => Promise<number>): Promise<number> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof ProblemError) || exitCodeOfProblem(error) !== TRY_LATER || this.signal.aborted)
        throw error;
      return this.fail(error);
    }
  }

  /** Prints one result as itself, several as `{items, errors}`; returns the exit code. A single problem is thrown. */
  protected printSeveral<T>(several: Several<T>, json: (item: T) => unknown, words: (item: T) => string): number {
    const { done, problems } = several;
    const [only, ...more] = problems;
    if (done.length === 0 && only !== undefined && more.length === 0) throw only.problem;
    const errors = problems.map(({ id, problem }) => ({ id, ...problemJson(problem, this.writeTime) }));
    const isSingle = done.length === 1 && problems.length === 0;
    this.print(
      () => (isSingle ? done.map(json)[0] : { items: done.map(json), errors }),
      () => done.map(words).join('\n'),
    );
    for (const { id, problem } of problems) log.error(`${id}: ${problemWords(problem, this.writeTime).message}`);
    return exitCodeOfAll(
      done.length,
      problems.map(({ problem }) => problem),
    );
  }

  /** One problem in words on stderr, and as JSON on stdout under `--json`; returns its exit code. */
  protected fail(error: unknown): number {
    const problem = asProblem(error, Object.keys({ ...globalFlags, ...this.ctor.flags }));
    const { message, hint } = problemWords(problem, this.writeTime);
    if (this.isJson) process.stdout.write(`${jsonText(problemJson(problem, this.writeTime))}\n`);
    log.error(`${message}\n${hint}`);
    if (this.#flags?.verbose && error instanceof Error) log.debug(stackOf(error));
    return exitCodeOfProblem(problem);
  }

  /** Writes instants: in the workspace's time zone for people, in UTC for scripts and where there is no workspace. */
  protected get writeTime(): (at: number) => string {
    const zone = this.#config?.settings.timezone;
    return zone === undefined || this.isJson ? (at) => new Date(at).toISOString() : timeWriter(zone);
  }
}

/** Whether `--json` is among the arguments, when they could not be parsed. */
export function hasJsonFlag(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? undefined : end).includes('--json');
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
