import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PracticeLevel } from '../domain/practice.ts';
import { type CheckedScenario, checkPracticeText, type ScenarioMistake } from './practice-mistakes.ts';
import type { PracticeScenario } from './practice-shape.ts';

/** A practice scenario that cannot be played. */
export class PracticeScenarioError extends Error {
  /** The file; null where there is none. */
  readonly file: string | null;
  readonly mistakes: readonly ScenarioMistake[];
  /** The built-in ones. */
  readonly known: readonly string[];
  constructor(nameOrFile: string, facts: { file: string | null; mistakes: readonly ScenarioMistake[] }) {
    super(`${nameOrFile} cannot be played`);
    this.name = 'PracticeScenarioError';
    this.file = facts.file;
    this.mistakes = facts.mistakes;
    this.known = [...builtInFiles().keys()];
  }
}

/** One line of the list of scenarios. */
export interface ScenarioSummary {
  readonly name: string;
  readonly level: PracticeLevel;
  readonly title: PracticeScenario['title'];
  readonly about: PracticeScenario['about'];
  readonly languages: readonly string[];
  readonly customers: number;
}

const PREFIX = 'practice-';
/** What is played when none is named: calm enough for the first time. */
export const FIRST_SCENARIO = 'calm-question';

/**
 * A built-in practice scenario by its name, or one from a file.
 * @throws {PracticeScenarioError} when there is none or it has mistakes
 */
export function readPracticeScenario(nameOrFile: string = FIRST_SCENARIO): PracticeScenario {
  const file = builtInFiles().get(nameOrFile) ?? resolve(nameOrFile);
  const { scenario, mistakes } = checkPracticeFile(file, true);
  if (scenario === null) throw new PracticeScenarioError(nameOrFile, { file, mistakes });
  return scenario;
}

/**
 * All that is wrong with a scenario file.
 * @param isToPlay without warnings
 * @throws {PracticeScenarioError} when there is no such file
 */
export function checkPracticeFile(file: string, isToPlay = false): CheckedScenario {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new PracticeScenarioError(file, { file: null, mistakes: [] });
  }
  return checkPracticeText(text, isToPlay);
}

/** The built-in scenarios, by how heated they are. */
export function listPracticeScenarios(): ScenarioSummary[] {
  const levels: readonly PracticeLevel[] = ['calm', 'tense', 'angry', 'furious'];
  return [...builtInFiles().keys()]
    .map((name) => {
      const { level, title, about, customers } = readPracticeScenario(name);
      const languages = ['fi', 'en'].filter((language) => customers.some(({ words }) => language in words));
      return { name, level, title, about, languages, customers: customers.length };
    })
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.name.localeCompare(b.name));
}

function builtInFiles(): ReadonlyMap<string, string> {
  const folder = fileURLToPath(new URL('./scenarios/', import.meta.url));
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    files
      .filter((file) => file.startsWith(PREFIX) && file.endsWith('.yaml'))
      .map((file) => [file.slice(PREFIX.length, -'.yaml'.length), resolve(folder, file)]),
  );
}
