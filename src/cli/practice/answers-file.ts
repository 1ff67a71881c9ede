import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { parseDuration } from '../../domain/duration.ts';
import { ProblemError } from '../../domain/problem.ts';

const written = z.strictObject({
  to: z.string().min(1),
  text: z.string().min(1),
  after: z.union([z.string(), z.number()]).default('1m'),
  visibility: z.enum(['public', 'private']).optional(),
});

/** One answer of a script. */
export interface ScriptedAnswer {
  /** Key of a customer. */
  readonly to: string;
  readonly text: string;
  /** How long they have waited by then, in their time. */
  readonly afterMs: number;
  /** Null goes the way they wrote. */
  readonly visibility: 'public' | 'private' | null;
  /** Where it stands in the file, from 1. */
  readonly line: number;
}

/**
 * Answers for a practice without a terminal: a YAML list, or JSON lines.
 * @throws {ProblemError} FILE_INVALID with the line
 */
export async function readScriptedAnswers(file: string): Promise<ScriptedAnswer[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw invalid(file, null, error instanceof Error ? error.message : String(error));
  }
  const found = /^\s*\{/.test(text) ? jsonLines(file, text) : yamlList(file, text);
  return found.map(({ value, line }) => {
    const read = written.safeParse(value);
    if (!read.success) throw invalid(file, line, read.error.issues.map(wordsOf).join('; '));
    const { to, after, visibility = null } = read.data;
    const afterMs = parseDuration(String(after));
    if (afterMs === null) throw invalid(file, line, `after: ${after} is not a duration such as 2m`);
    return { to, text: read.data.text, afterMs, visibility, line };
  });
}

interface Entry {
  readonly value: unknown;
  readonly line: number;
}

function jsonLines(file: string, text: string): Entry[] {
  return text.split('\n').flatMap((row, index) => {
    if (row.trim() === '') return [];
    try {
      return [{ value: JSON.parse(row), line: index + 1 }];
    } catch {
      throw invalid(file, index + 1, 'this line is not JSON');
    }
  });
}

function yamlList(file: string, text: string): Entry[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) throw invalid(file, lines.linePos(broken.pos[0]).line, broken.message);
  const { contents } = document;
  if (!isSeq(contents))
    throw invalid(file, 1, 'it is neither a YAML list nor JSON lines of {to, text, after, visibility}');
  return contents.items.map((item) => {
    const place = isMap(item) || isScalar(item) || isSeq(item) ? (item.range?.[0] ?? 0) : 0;
    const { line } = lines.linePos(place);
    try {
      return { value: isMap(item) ? item.toJS(document) : null, line };
    } catch (error) {
      throw invalid(file, line, error instanceof Error ? error.message : String(error));
    }
  });
}

function wordsOf({ path, message }: { path: readonly PropertyKey[]; message: string }): string {
  return `${path.map(String).join('.') || 'the answer'}: ${message}`;
}

const REMEDY =
  'Mend the file: a YAML list or JSON lines of {to, text, after, visibility}, such as `- { to: maija, after: 5m, text: "Hei!" }`; `kuulo practice --help` tells more.';

/** A file of answers that cannot be played, with what it should hold. */
export function invalid(file: string, line: number | null, problem: string): ProblemError<'FILE_INVALID'> {
  return new ProblemError('FILE_INVALID', { file, line, problem: problem.replace(/\s+/g, ' ').trim(), remedy: REMEDY });
}
