import type { AnswerFinding } from '../../domain/answers-report.ts';
import type { SavedAnswer } from '../../domain/saved-answer.ts';

/** In which of the brand's languages nothing says the same; nothing for an answer in no language, or in one that is not ours. */
export function twinFindings(
  languages: readonly string[],
  answer: SavedAnswer,
  all: readonly SavedAnswer[],
): AnswerFinding[] {
  const { language, twin } = answer;
  if (language === null || !languages.includes(language)) return [];
  const findings = languages
    .filter((other) => other !== language && !hasTwin(answer, other, all))
    .map((other): AnswerFinding => {
      const name = twinName(answer.name, language, other);
      const suggestion = `Write it${name === null ? '' : ` as ${name}.md`}, or name the one that there is: twin: NAME.`;
      return { rule: 'twin', severity: 'warn', why: `Nothing says the same in ${other}.`, suggestion, line: null };
    });
  if (twin === null || all.some(({ name }) => name === twin)) return findings;
  const why = `Its twin ${twin} is not there.`;
  return [{ rule: 'twin', severity: 'warn', why, suggestion: 'Write it, or name another.', line: null }, ...findings];
}

/** Another answer of the same title in the same language: whoever picks one cannot tell them apart. */
export function sameTitles({ name, title, language }: SavedAnswer, all: readonly SavedAnswer[]): AnswerFinding[] {
  const same = (one: SavedAnswer): boolean =>
    one.name !== name && one.language === language && plain(one.title) === plain(title);
  return all.filter(same).map((one): AnswerFinding => {
    const why = `${one.name} has the same title and language.`;
    return { rule: 'same-title', severity: 'warn', why, suggestion: 'Give one of them another title.', line: null };
  });
}

/** Whether some answer in the other language is this one's twin: by its name, or because one of them says so. */
function hasTwin(answer: SavedAnswer, other: string, all: readonly SavedAnswer[]): boolean {
  const byName = answer.language === null ? null : twinName(answer.name, answer.language, other);
  const isTwin = ({ name, twin }: SavedAnswer): boolean =>
    name === answer.twin || twin === answer.name || (answer.twin === null && name === byName);
  return all.some((one) => one.language === other && isTwin(one));
}

/** `refund-en` for `refund-fi`; null where the name does not end with its language. */
function twinName(name: string, language: string, other: string): string | null {
  return name.endsWith(`-${language}`) ? `${name.slice(0, -language.length)}${other}` : null;
}

function plain(title: string): string {
  return title.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
