import { ProblemError } from '../domain/problem.ts';
import type { Desk } from './desk-state.ts';
import { problemLine } from './spoken.ts';

/** What is asked for. */
interface Wanted {
  readonly title: string;
  readonly initial?: string;
}

/**
 * Asks for a text and does something with it. Where that fails, what went wrong is told in the question's place, and the
 * text stands there to be mended or tried again: nothing typed is lost. Null when the person takes the question back.
 */
export async function askUntilDone(
  desk: Desk,
  wanted: Wanted,
  act: (text: string) => Promise<void>,
): Promise<string | null> {
  let { title, initial = '' } = wanted;
  for (;;) {
    const text = await desk.ask({ kind: 'text', title, initial });
    if (text === null) return null;
    try {
      await act(text);
      return text;
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      // what is typed ahead was meant for what comes after this
      desk.keys.discard();
      // without the dot before its colon
      title = problemLine(problem, desk).replace(/\.$/, '');
      initial = text;
    }
  }
}
