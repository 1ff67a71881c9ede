import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nearestWord } from '../domain/nearest-word.ts';
import { ProblemError } from '../domain/problem.ts';
import type { AnswerCard, AnswerMistake } from '../domain/saved-answer.ts';
import { readFrontMatter } from './front-matter.ts';

/** A saved answer: Markdown with blanks that are filled in for each customer. */
export interface Answer extends AnswerCard {
  readonly name: string;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  /** What is wrong at its head, and does not keep it from being used. */
  readonly mistakes: readonly AnswerMistake[];
}

/** A file of the folder and nothing above it. Some systems write ä as a and its dots. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,99}$/u;
const FRONT = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/;

/**
 * Reads `NAME.md` of a folder.
 * @throws {ProblemError} USAGE when there is no answer of this name, FILE_INVALID when it cannot be read or taken
 */
export async function readAnswer(folder: string, name: string): Promise<Answer> {
  if (!NAME.test(name)) throw (await misnamed(folder, name)) ?? (await noAnswer(folder, name));
  const file = join(folder, `${name}.md`);
  const bytes = await readFile(file).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw await noAnswer(folder, name);
    throw new ProblemError('FILE_INVALID', { file, line: null, problem: `it cannot be read (${error.code})` });
  });
  return answerIn(name, textOf(file, bytes), file);
}

/**
 * The names of the folder's answers; none where there is no folder. Also those that `readAnswer` refuses for their name, so
 * that nobody looks for an answer in vain; what is hidden is no answer.
 */
export async function answerNames(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch((): string[] => []);
  return files
    .filter((file) => file.endsWith('.md') && !file.startsWith('.'))
    .map((file) => file.slice(0, -'.md'.length))
    .toSorted();
}

/** What is wrong with an answer that is there under a name that cannot be given; null where there is none. */
async function misnamed(folder: string, name: string): Promise<ProblemError<'FILE_INVALID'> | null> {
  const names = await answerNames(folder);
  if (!names.includes(name)) return null;
  const better = name
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^[\p{M}_-]+|-+$/gu, '')
    .slice(0, 100);
  const problem = `its name may hold only letters, digits, - and _; rename it to ${better === '' ? 'answer' : better}.md`;
  return new ProblemError('FILE_INVALID', { file: join(folder, `${name}.md`), line: null, problem });
}

function textOf(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw new ProblemError('FILE_INVALID', { file, line: null, problem: 'it is not UTF-8; save it as UTF-8' });
  }
}

function answerIn(name: string, text: string, file: string): Answer {
  const [whole = '', front = ''] = FRONT.exec(text) ?? [];
  // the front matter begins on the file's second line
  const { card, mistakes, broken } = readFrontMatter(front, 2);
  if (broken !== null) throw new ProblemError('FILE_INVALID', { file, line: broken.line, problem: broken.problem });
  const rest = text.slice(whole.length);
  const body = rest.trim();
  const before = text.slice(0, text.length - rest.trimStart().length);
  return { ...emptyAnswer(name), ...card, body, bodyLine: before.split('\n').length, mistakes };
}

/** An answer of which nothing is known but its name. */
export function emptyAnswer(name: string): Answer {
  const unsaid = { language: null, topics: [], owner: null, reviewBefore: null, twin: null, blanks: {} };
  return { ...unsaid, name, title: name, visibility: 'both', body: '', bodyLine: 1, mistakes: [] };
}

async function noAnswer(folder: string, name: string): Promise<ProblemError> {
  const known = (await answerNames(folder)).filter((one) => NAME.test(one));
  const near = nearestWord(name, known);
  const there = known.length === 0 ? 'There are none.' : `There are: ${known.slice(0, 20).join(', ')}.`;
  const remedy = near === null ? there : `Did you mean ${near}?`;
  return new ProblemError('USAGE', { problem: `there is no answer "${name}" in ${folder}`, remedy });
}
