import { openApp } from '../app.ts';
import { type Config, surroundings } from '../config.ts';
import { problemWords } from '../domain/problem-words.ts';
import { armCrashPoint, log } from '../log.ts';
import { launchInbox, type PaintedWish } from '../tui/launch.tsx';
import { asProblem } from './as-problem.ts';
import { exitCodeOfProblem } from './exit-codes.ts';
import { finishWhatIsBegun, interruption } from './interruption.ts';
import { withoutColours } from './output/paint.ts';
import { SEND_GRACE_MS } from './send-grace.ts';

/** Goes on with an inbox whose first page is painted, without oclif. Returns the exit code; nothing is thrown. */
export async function openInbox(config: Config, wish: PaintedWish): Promise<number> {
  armCrashPoint(surroundings().crashAt);
  const { code, forced } = interruption();
  const ended = await Promise.race([goOn(config, wish), forced]);
  return code() ?? ended;
}

async function goOn(config: Config, wish: PaintedWish): Promise<number> {
  if (wish.isColourless === true) withoutColours();
  try {
    const app = await openApp(config, { signal: interruption().signal });
    try {
      finishWhatIsBegun(SEND_GRACE_MS);
      return await launchInbox(app, { ...wish, isPlainConsole: surroundings().isPlainConsole });
    } finally {
      await app.end();
    }
  } catch (error) {
    // what is wrong is told where it stays to be read
    wish.owner.leave();
    const { code } = interruption();
    const ended = code();
    if (ended !== null) return ended;
    const problem = asProblem(error);
    const { message, hint } = problemWords(problem);
    log.error(`${message}\n${hint}`);
    return exitCodeOfProblem(problem);
  }
}
