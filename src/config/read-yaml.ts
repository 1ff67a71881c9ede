import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { $ZodIssue } from 'zod/v4/core';
import { nearestWord } from '../domain/nearest-word.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Mistake } from './mistake.ts';
import { settingsMistakes } from './settings-mistakes.ts';
import { TABLES, type Written } from './settings-shape.ts';

/**
 * `kuulo.yaml` as checked settings.
 * @param file named in the problem
 * @throws {ProblemError} CONFIG_INVALID with line, column and remedy of the first mistake; the others follow in its words
 */
export function readYaml(text: string, file: string): Written {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw invalid(file, [{ line, column: col, problem: oneLine(broken.message), remedy: 'mend the YAML there' }]);
  }
  const result = TABLES[''].safeParse(withoutNulls(plain(document, file)) ?? {}, { reportInput: true });
  const mistakes = result.success ? settingsMistakes(result.data) : result.error.issues.flatMap(mistakesOf);
  if (mistakes.length > 0) throw invalid(file, located(document, lines, mistakes));
  if (!result.success) throw new Error('settings are refused without a mistake');
  return result.data;
}

/** A mistake that only a reader of the settings could see, with the place where its value stands. */
export function mistakeIn(text: string, file: string, mistake: Mistake): ProblemError<'CONFIG_INVALID'> {
  const lines = new LineCounter();
  return invalid(file, located(parseDocument(text, { lineCounter: lines }), lines, [mistake]));
}

interface Located {
  readonly line: number;
  readonly column: number;
  readonly problem: string;
  readonly remedy: string;
}

function invalid(file: string, mistakes: readonly Located[]): ProblemError<'CONFIG_INVALID'> {
  const [first, ...more] = mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column);
  if (first === undefined) throw new Error('no mistake to report');
  const others = more.map(({ line, column, problem }) => `; also ${line}:${column} ${problem}`).join('');
  return new ProblemError('CONFIG_INVALID', { file, ...first, problem: `${first.problem}${others}` });
}

function plain(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // too many aliases: a file made to fill the memory
    const problem = oneLine(error instanceof Error ? error.message : String(error));
    throw invalid(file, [{ line: 1, column: 1, problem, remedy: 'write the values out' }]);
  }
}

/** A key without a value says nothing, so its default holds. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(said.map(([key, part]) => [key, withoutNulls(part)]));
}

function located(document: Document, lines: LineCounter, mistakes: readonly Mistake[]): Located[] {
  return mistakes.map(({ path, isAtKey, problem, remedy }) => {
    const { line, col } = lines.linePos(offsetOf(document, path, isAtKey === true));
    return { line, column: col, problem, remedy };
  });
}

/** Where a value stands, or the nearest thing around it that is written. */
function offsetOf(document: Document, path: readonly (string | number)[], isAtKey: boolean): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const isKeyWanted = isAtKey && length === path.length && length > 0;
    const node = isKeyWanted ? keyNode(document, path) : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyNode(document: Document, path: readonly (string | number)[]): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return null;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
  return pair?.key ?? null;
}

function mistakesOf(issue: $ZodIssue): Mistake[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  const subject = path.findLast((part) => typeof part === 'string') ?? 'kuulo.yaml';
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const near = typeof issue.input === 'string' ? nearestWord(issue.input, known) : null;
    const problem =
      issue.input === undefined ? `${subject} is missing` : `${subject} cannot be ${JSON.stringify(issue.input)}`;
    return [{ path, problem, remedy: near ? `did you mean ${near}?` : `it is one of ${known.join(', ')}` }];
  }
  if (issue.code === 'custom') {
    const remedy: unknown = issue.params?.remedy;
    return [{ path, problem: issue.message, remedy: typeof remedy === 'string' ? remedy : 'change it' }];
  }
  if (issue.code === 'invalid_type') {
    const wanted = WANTED[issue.expected] ?? issue.expected;
    const problem = issue.input === undefined ? `${subject} is missing` : `${subject} must be ${wanted}`;
    return [{ path, problem, remedy: `write ${wanted}` }];
  }
  if (issue.code === 'too_small') return [{ path, problem: `${subject} is too small`, remedy: atLeast(issue) }];
  if (issue.code === 'too_big') {
    return [{ path, problem: `${subject} is too big`, remedy: `write at most ${issue.maximum}` }];
  }
  return [
    { path, problem: `${subject} cannot be ${JSON.stringify(issue.input)}`, remedy: SHAPES[subject] ?? 'change it' },
  ];
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a table of keys and values',
  record: 'a table of keys and values',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

const SHAPES: Readonly<Record<string, string>> = {
  name: 'use letters, digits, dot, dash and underscore; the name of a view may hold spaces',
  languages: 'write two-letter codes such as fi and en',
};

function atLeast(issue: { readonly origin: string; readonly minimum: number | bigint }): string {
  return issue.origin === 'string' ? 'write something' : `write at least ${issue.minimum}`;
}

function unknownKey(path: readonly (string | number)[], key: string): Mistake {
  const place = path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');
  // a table of the user's naming stands for all of its kind
  const places = [place, place.replace(/[^.]+$/, '*')];
  const table = Object.entries(TABLES).find(([name]) => places.includes(name))?.[1];
  const known = table ? Object.keys(table.shape) : [];
  const near = nearestWord(key, known);
  const remedy = near ? `did you mean ${near}?` : `known are ${known.join(', ')}`;
  return { path: [...path, key], isAtKey: true, problem: `unknown key "${key}"`, remedy };
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
