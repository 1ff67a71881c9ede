import type { PracticeLanguage, PracticeLevel } from '../../domain/practice.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { table } from './table.ts';

/** A scenario as it is listed. */
interface Listed {
  readonly name: string;
  readonly level: PracticeLevel;
  readonly title: Readonly<Partial<Record<PracticeLanguage, string | undefined>>>;
  readonly about: Readonly<Partial<Record<PracticeLanguage, string | undefined>>>;
  readonly languages: readonly string[];
  readonly customers: number;
}

/** The scenarios for a person. */
export function scenarioTable(
  all: readonly Listed[],
  { language, width }: { language: PracticeLanguage; width: number | null },
): string {
  return table(
    all,
    [
      { title: 'name', cell: ({ name }) => name },
      { title: 'level', cell: ({ level }) => level },
      { title: 'customers', cell: ({ customers }) => String(customers), isRight: true },
      { title: 'languages', cell: ({ languages }) => languages.join(' ') },
      { title: 'about', cell: ({ title, name }) => safeLine(title[language] ?? title.en ?? title.fi ?? name) },
    ],
    width,
  );
}

/** A scenario for scripts. */
export function scenarioJson({ name, level, title, about, languages, customers }: Listed): object {
  return { name, level, title, about, languages, customers };
}
