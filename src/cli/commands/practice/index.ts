import { Flags } from '@oclif/core';
import { type Config, surroundings } from '../../../config.ts';
import { PRACTICE_LANGUAGES, type PracticeLanguage } from '../../../domain/practice.ts';
import { compared, toKeep } from '../../../domain/practice-history.ts';
import type { PracticeReport } from '../../../domain/practice-report.ts';
import { safeLine } from '../../../domain/safe-text.ts';
import { log } from '../../../log.ts';
import type { PracticeScenario } from '../../../sandbox/sandbox.ts';
import { BaseCommand } from '../../base-command.ts';
import { usage } from '../../flags.ts';
import { practiceText } from '../../output/practice.ts';
import { practiceJson } from '../../output/practice-json.ts';
import { scenarioJson, scenarioTable } from '../../output/practice-list.ts';
import { PRACTICE_WORDS } from '../../output/practice-words.ts';
import { readScriptedAnswers } from '../../practice/answers-file.ts';
import { historyFile, keepSession, readHistory } from '../../practice/history-file.ts';
import { keepPractising } from '../../practice/living-practice.ts';
import { playScript } from '../../practice/play-script.ts';
import { MINUTE_MS, PRACTICE_SPEED } from '../../practice/practice-time.ts';
import { type OpenPractice, type Played, runPractice } from '../../practice/run-practice.ts';
import { scenarioProblem } from '../../practice/scenario-problem.ts';

export class PracticeCommand extends BaseCommand {
  static override summary = 'Practise answering simulated customers, from calm to furious; ends with a report.';
  static override description =
    `Opens the inbox on a throw-away workspace where only a scenario’s customers write. They react to the tone, the speed, the promises and the privacy of what you answer; notes beside their conversations tell what your company knows. ${PRACTICE_SPEED} minutes of their time pass in one of yours. When you leave, or nobody waits any more, a report tells what went well, what the guard saw, the times, each customer’s rating, and how you did before (${'`$XDG_STATE_HOME/kuulo/practice.json`'} keeps numbers only). Without a terminal --answers plays a script: a YAML list or JSON lines of {to, text, after, visibility}, where \`to\` is a customer’s key and \`after\` how long they have waited, in their time.`;
  static override examples = [
    '<%= config.bin %> practice --list',
    '<%= config.bin %> practice --scenario late-parcel --language fi',
    '<%= config.bin %> practice --scenario own.yaml --minutes 60',
    '<%= config.bin %> practice --scenario late-parcel --answers answers.yaml --json',
  ];
  static override flags = {
    scenario: Flags.string({ summary: 'A built-in scenario’s name, or a file.', helpValue: 'NAME|FILE' }),
    language: Flags.string({
      summary: 'Language of the customers, the inbox and the report; else that of your workspace.',
      options: [...PRACTICE_LANGUAGES],
    }),
    seed: Flags.integer({ summary: 'The same seed gives the same platforms and words.', default: 1 }),
    minutes: Flags.integer({
      summary: 'Ends after so many minutes of the customers’ time; 180 when left out.',
      min: 1,
      max: 10_000,
    }),
    list: Flags.boolean({ summary: 'Show the scenarios.', exclusive: ['answers'] }),
    answers: Flags.string({ summary: 'Play the answers of this file instead of asking you.', helpValue: 'FILE' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(PracticeCommand);
    this.take(flags);
    if (flags.list) return await this.listScenarios();
    const isForPerson =
      process.stdin.isTTY === true && process.stdout.isTTY === true && !flags.json && !flags['no-input'];
    if (flags.answers === undefined && !isForPerson)
      throw usage('practice needs a terminal to answer in', 'In a script, give the answers with --answers FILE');
    const own = await this.settings(true);
    const answers = flags.answers === undefined ? null : await readScriptedAnswers(flags.answers);
    const { scenario, endsAtMs } = await this.chosen(flags);
    const language = languageOf(flags.language ?? own.settings.language);
    const wish = { scenario, language, seed: flags.seed, own, signal: this.signal };
    const { report, code } = await runPractice(wish, async (open) => {
      if (answers === null) return await this.playLive(open, { endsAtMs, scenario, language });
      const script = { answers, file: flags.answers ?? '', endsAtMs, signal: this.signal };
      return { stopped: await playScript({ ...open, ...script }), code: 0 };
    });
    await this.conclude(report, own);
    return code;
  }

  private async listScenarios(): Promise<number> {
    const { listPracticeScenarios } = await import('../../../sandbox/sandbox.ts');
    const all = listPracticeScenarios();
    const { settings } = await this.settings(true);
    this.print(
      () => ({ items: all.map(scenarioJson) }),
      () => scenarioTable(all, { language: languageOf(settings.language), width: this.width }),
    );
    return 0;
  }

  private async chosen(flags: {
    readonly scenario: string | undefined;
    readonly minutes: number | undefined;
  }): Promise<{ scenario: PracticeScenario; endsAtMs: number }> {
    const { FIRST_SCENARIO, PracticeScenarioError, readPracticeScenario, SESSION_MINUTES } = await import(
      '../../../sandbox/sandbox.ts'
    );
    const name = flags.scenario ?? FIRST_SCENARIO;
    const endsAtMs = (flags.minutes ?? SESSION_MINUTES) * MINUTE_MS;
    try {
      return { scenario: readPracticeScenario(name), endsAtMs };
    } catch (error) {
      throw error instanceof PracticeScenarioError ? scenarioProblem(name, error) : error;
    }
  }

  private async playLive(
    { desk, stage, sandbox }: OpenPractice,
    about: { readonly endsAtMs: number; readonly scenario: PracticeScenario; readonly language: PracticeLanguage },
  ): Promise<Played> {
    const { scenario, language, endsAtMs } = about;
    const title = scenario.title[language] ?? scenario.name;
    process.stdout.write(
      `${safeLine(title)}. ${safeLine(scenario.about[language] ?? '')}\n${PRACTICE_WORDS[language].intro(sandbox.workspace, PRACTICE_SPEED)}\n`,
    );
    await desk.hear(stage.takeSaid());
    const { launchInbox } = await import('../../../tui/launch.tsx');
    const over = new AbortController();
    const closing = new AbortController();
    const signal = AbortSignal.any([closing.signal, this.signal]);
    const alive = keepPractising({ desk, stage }, { endsAtMs, signal, onOver: () => over.abort() });
    try {
      const code = await launchInbox(desk.person, { ...surroundings(), ends: over.signal });
      return { stopped: [], code };
    } finally {
      closing.abort();
      await alive;
    }
  }

  /** Prints the report and keeps its numbers. */
  private async conclude(report: PracticeReport, own: Config): Promise<void> {
    const file = historyFile(own.stateFolder);
    const { sessions, putAside } = await readHistory(file);
    if (putAside !== null) log.error(`What was kept of earlier sessions cannot be read; it lies in ${putAside} now.`);
    const earlier = compared(report, sessions);
    this.print(
      () => practiceJson(report, earlier),
      () => practiceText(report, earlier),
    );
    const kept = toKeep(report);
    if (kept === null) return;
    try {
      await keepSession(file, sessions, kept);
    } catch (error) {
      // the report is told all the same
      log.error(`This session is not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function languageOf(language: string): PracticeLanguage {
  return PRACTICE_LANGUAGES.find((one) => one === language) ?? 'en';
}
