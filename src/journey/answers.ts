/**
 * Beside the steps: saved answers, looked through before customers read them.
 * Takes: the files of the `answers` folder, read. Leaves: nothing; it tells what a person should mend in which file and line.
 * The rule that matters most: an answer is judged as the customer would read it, with its blanks filled in.
 */
import { Temporal } from 'temporal-polyfill';
import type { AnswerFinding, CheckedAnswer } from '../domain/answers-report.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import type { AnswerMistake, SavedAnswer } from '../domain/saved-answer.ts';
import { KNOWN_BLANKS } from '../domain/saved-answer.ts';
import type { Settings } from '../domain/settings.ts';
import { guard } from '../guard/guard.ts';
import { sameTitles, twinFindings } from './answers/beside.ts';

/** An answer with what its file brought. */
export interface ReadyAnswer {
  readonly saved: SavedAnswer;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  readonly mistakes: readonly AnswerMistake[];
  /** Line of what keeps it from being read; null where that is not known, or nothing does. */
  readonly brokenLine: number | null;
  /** Fills it in; null where it cannot be read. @throws {ProblemError} USAGE */
  readonly render: ((values: Readonly<Record<string, string>>) => string) | null;
}

export interface AnswerNeeds {
  readonly settings: Settings;
  readonly now: () => number;
  /** Every answer of the folder. */
  readonly answers: () => Promise<readonly ReadyAnswer[]>;
}

/** Looks through the answers of these names, or all of them, in the order of their names. */
export async function checkAnswers(needs: AnswerNeeds, names: ReadonlySet<string> | null): Promise<CheckedAnswer[]> {
  const answers = await needs.answers();
  const all = answers.map(({ saved }) => saved);
  return answers
    .filter(({ saved }) => names === null || names.has(saved.name))
    .map((answer) => {
      const { saved, mistakes } = answer;
      const ofHead = mistakes.map(({ line, problem, remedy }): AnswerFinding => {
        return { rule: 'front-matter', severity: 'warn', why: problem, suggestion: remedy, line };
      });
      const ofText = saved.problem === null ? [...blankFindings(answer), ...guardFindings(needs, answer)] : [];
      const beside = [...twinFindings(needs.settings.brand.languages, saved, all), ...sameTitles(saved, all)];
      const findings = [...unreadable(answer), ...ofHead, ...overdue(needs, saved), ...ofText, ...beside];
      return { name: saved.name, findings };
    });
}

function unreadable({ saved: { problem }, brokenLine }: ReadyAnswer): AnswerFinding[] {
  if (problem === null) return [];
  return [{ rule: 'unreadable', severity: 'block', why: problem, suggestion: 'Mend the file.', line: brokenLine }];
}

function overdue({ settings, now }: AnswerNeeds, { reviewBefore, owner }: SavedAnswer): AnswerFinding[] {
  if (reviewBefore === null) return [];
  const instant = Temporal.Instant.fromEpochMilliseconds(now());
  if (reviewBefore > instant.toZonedDateTimeISO(settings.timezone).toPlainDate().toString()) return [];
  const why = `It was to be looked at again before ${reviewBefore}.`;
  const who = owner === null ? 'Read it through' : `Ask ${owner} to read it through`;
  return [{ rule: 'overdue', severity: 'warn', why, suggestion: `${who} and set a new reviewBefore.`, line: null }];
}

/** Blanks that nobody fills in, and those that are explained and stand nowhere. */
function blankFindings({ saved, bodyLine }: ReadyAnswer): AnswerFinding[] {
  const explained = Object.keys(saved.blanks);
  const known: readonly string[] = KNOWN_BLANKS;
  const unknown = saved.variables.filter((blank) => !known.includes(blank) && !explained.includes(blank));
  const unused = explained.filter((blank) => !saved.variables.includes(blank));
  return [
    ...unknown.map((blank): AnswerFinding => {
      const near = nearestWord(blank, [...known, ...explained]);
      const ask = `explain it under variables, with what to ask: ${blank}: { ask: "…" }`;
      const suggestion = near === null ? `Known are ${known.join(', ')}; ${ask}` : `Did you mean ${near}? Else ${ask}`;
      const line = bodyLine + linesBefore(saved.body, placeOf(blank, saved.body));
      return { rule: 'variable', severity: 'warn', why: `Nobody knows what {{ ${blank} }} is.`, suggestion, line };
    }),
    ...unused.map((blank): AnswerFinding => {
      const why = `The variable ${blank} stands nowhere in the text.`;
      return { rule: 'unused-variable', severity: 'hint', why, suggestion: 'Use it, or leave it out.', line: null };
    }),
  ];
}

/** What the guard says of it once its blanks are filled in with examples. */
function guardFindings({ settings }: AnswerNeeds, { saved, bodyLine, render }: ReadyAnswer): AnswerFinding[] {
  if (render === null) return [];
  const text = render(exampleValues(settings, saved));
  const visibility = saved.visibility === 'private' ? 'private' : 'public';
  // who is answered is not known yet: what depends on them is judged as they are answered
  const findings = guard({ text, visibility, measure: null, settings: settings.guard, operator: OPERATOR });
  return findings.map(({ rule, severity, words, start, why, suggestion }) => {
    const line = bodyLine + linesBefore(text, start);
    return { rule, severity, why: words === '' ? why : `“${words}”: ${why}`, suggestion, line };
  });
}

/** Who signs an example. */
const OPERATOR = 'Aino';

/** What stands in the blanks of an answer to be looked at: words that are nobody's. */
function exampleValues(settings: Settings, saved: SavedAnswer): Record<string, string> {
  const word = saved.language === 'fi' ? 'esimerkki' : 'example';
  return {
    ...Object.fromEntries(saved.missing.map((blank) => [blank, word])),
    name: 'Maija',
    firstName: 'Maija',
    handle: 'maija',
    brand: settings.brand.name,
    operator: OPERATOR,
    scale: String(settings.survey.scale),
  };
}

function linesBefore(text: string, at: number): number {
  return at < 0 ? 0 : text.slice(0, at).split('\n').length - 1;
}

/** Where a blank first stands in a text; -1 where it does not. */
function placeOf(blank: string, body: string): number {
  for (const place of body.matchAll(/\{[{%][^{}]*[%}]\}/gu))
    if (place[0].match(/[\p{L}_][\p{L}\p{N}_-]*/gu)?.includes(blank)) return place.index;
  return -1;
}
