import { rm } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import type { PracticeJudge, PracticeLanguage } from '../../domain/practice.ts';
import { type PracticeReport, practiceReport, type StoppedText } from '../../domain/practice-report.ts';
import { log } from '../../log.ts';
import type { PracticeScenario, PracticeStage, Sandbox } from '../../sandbox/sandbox.ts';
import { openDesk, type PracticeDesk } from './practice-desk.ts';
import { practiceJudge } from './practice-judge.ts';

/** What is to be played. */
export interface PracticeWish {
  readonly scenario: PracticeScenario;
  readonly language: PracticeLanguage;
  readonly seed: number;
  /** The person's own settings, or the defaults: house style and guard. */
  readonly own: Config;
  readonly signal: AbortSignal;
}

/** A session at work. */
export interface OpenPractice {
  readonly desk: PracticeDesk;
  readonly stage: PracticeStage;
  readonly sandbox: Sandbox;
}

/** How a session was played. */
export interface Played {
  readonly stopped: readonly StoppedText[];
  readonly code: number;
}

/**
 * One session in a throw-away workspace, which is gone afterwards, whatever happened; what was played until an interruption
 * counts.
 */
export async function runPractice(
  wish: PracticeWish,
  play: (open: OpenPractice) => Promise<Played>,
): Promise<{ report: PracticeReport; code: number }> {
  const { scenario, language, seed } = wish;
  const startedAt = Date.now();
  const { startSandbox } = await import('../../sandbox/sandbox.ts');
  const judging = Promise.withResolvers<PracticeJudge>();
  const judge: PracticeJudge = async (reply) => await (await judging.promise)(reply);
  const sandbox = await startSandbox({ seed, log: log.debug, practice: { scenario, language, judge } });
  try {
    const { practice: stage, workspace } = sandbox;
    if (stage === null) throw new Error('the sandbox has no practice');
    const desk = await openDesk(workspace, wish);
    judging.resolve(practiceJudge(desk.person));
    try {
      const { stopped, code } = await play({ desk, stage, sandbox });
      await stage.settled();
      const customers = stage.results();
      const title = scenario.title[language] ?? scenario.title.fi ?? scenario.title.en ?? scenario.name;
      const lastedMs = Math.round(stage.now());
      const how = { scenario: scenario.name, title, language, seed, startedAt, lastedMs };
      return { report: practiceReport({ ...how, isComplete: stage.isOver(), customers, stopped }), code };
    } finally {
      await desk.end();
    }
  } finally {
    await sandbox.close();
    await rm(sandbox.workspace, { recursive: true, force: true });
  }
}
