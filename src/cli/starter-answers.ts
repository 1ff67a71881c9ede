import { STARTERS_EN } from './starter-answers-en.ts';
import { STARTERS_FI } from './starter-answers-fi.ts';
import { type StarterText, starterFile } from './starter-text.ts';

/** A file for the folder of saved answers. */
export interface StarterAnswer {
  /** Name of the file, with `.md`. */
  readonly file: string;
  readonly text: string;
}

/**
 * The answers that a new workspace begins with: each in Finnish and in English, and the question that asks how the service
 * went (`csat-fi`, `csat-en`).
 * @param reviewBefore ISO date by which somebody of the brand has to look at them again
 */
export function starterAnswers(reviewBefore: string): readonly StarterAnswer[] {
  const inLanguage = (texts: readonly StarterText[], [language, other, owner]: readonly [string, string, string]) =>
    texts.map((text): StarterAnswer => {
      const front = { language, twin: `${text.name}-${other}`, owner, reviewBefore };
      return { file: `${text.name}-${language}.md`, text: starterFile(text, front) };
    });
  return [
    ...inLanguage(STARTERS_FI, ['fi', 'en', 'asiakaspalvelu']),
    ...inLanguage(STARTERS_EN, ['en', 'fi', 'customer service']),
  ];
}
