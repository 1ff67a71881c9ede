import type { StoppedText } from '../../domain/practice-report.ts';
import { ProblemError } from '../../domain/problem.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { log } from '../../log.ts';
import type { PracticeStage } from '../../sandbox/sandbox.ts';
import { invalid, type ScriptedAnswer } from './answers-file.ts';
import type { PracticeDesk } from './practice-desk.ts';

/** A script and what it is played with. */
export interface ScriptedPlay {
  readonly desk: PracticeDesk;
  readonly stage: PracticeStage;
  readonly file: string;
  readonly answers: readonly ScriptedAnswer[];
  /** When the session ends, in the customers' time. */
  readonly endsAtMs: number;
  readonly signal: AbortSignal;
}

/**
 * Plays answers in the order of the file through everything a reply goes through: heard, drafted, checked, sent. Then the
 * time runs out for who still waits. An interruption ends it where it is.
 * @returns the texts that the guard stopped
 * @throws {ProblemError} FILE_INVALID for a customer who is not in the scenario
 */
export async function playScript(play: ScriptedPlay): Promise<StoppedText[]> {
  const { desk, stage, file, answers, endsAtMs, signal } = play;
  const stopped: StoppedText[] = [];
  for (const { to, line } of answers) {
    if (stage.waitsFrom(to) !== null) continue;
    const known = stage.results().map(({ key }) => key);
    throw invalid(file, line, `nobody has the key "${to}"; there are ${known.join(', ')}`);
  }
  for (const answer of answers) {
    if (signal.aborted) return stopped;
    const atMs = Math.max(stage.now(), (stage.waitsFrom(answer.to) ?? 0) + answer.afterMs);
    if (atMs > endsAtMs) {
      log.info(`The session is over by then: line ${answer.line} was not played.`);
      continue;
    }
    stage.advanceTo(atMs);
    await desk.hear(stage.takeSaid());
    if (stage.results().some(({ key, status }) => key === answer.to && status !== 'waiting')) {
      log.info(`${safeLine(answer.to)} waits for no answer any more: line ${answer.line} was not played.`);
      continue;
    }
    const halt = await give(play, answer);
    if (halt !== null) stopped.push(halt);
    await stage.settled();
  }
  if (!signal.aborted && !stage.isOver()) stage.advanceTo(endsAtMs);
  return stopped;
}

/** Sends one answer; what the guard stopped comes back. */
async function give({ desk, stage }: ScriptedPlay, answer: ScriptedAnswer): Promise<StoppedText | null> {
  const { to, text, visibility } = answer;
  const newest = stage.newestOf(to);
  if (newest === null) return null;
  const { person } = desk;
  try {
    const how = { text, visibility, isConfirmed: true, isAdditional: true };
    const draft = await person.draft(`${newest.platform}:${newest.id}`, how);
    await person.submit(draft.id);
    const { items } = await person.send({ replies: [draft.id], isAdditional: true });
    const problem = items.find((item) => item.problem !== null)?.problem ?? null;
    if (problem !== null) throw problem;
    return null;
  } catch (error) {
    if (!(error instanceof ProblemError) || !isOfGuard(error)) throw error;
    return { key: to, text, findings: error.facts.findings };
  }
}

function isOfGuard(problem: ProblemError): problem is ProblemError<'GUARD'> {
  return problem.code === 'GUARD';
}
