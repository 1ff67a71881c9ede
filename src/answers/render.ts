import { Liquid, type Template } from 'liquidjs';
import { ProblemError } from '../domain/problem.ts';
import type { Answer } from './answer.ts';

/** What filling in takes of an answer. */
type Fillable = Pick<Answer, 'name' | 'body'> & Partial<Pick<Answer, 'blanks'>>;

/** Fills in an answer's blanks. */
export type Render = (values: Readonly<Record<string, string>>) => string;

/** Far more than any answer needs; a loop written by mistake ends here. */
const RENDER_MAX_MS = 1_000;
const MEMORY_MAX = 1_000_000;
const TEXT_MAX = 100_000;

const files = {
  exists: async () => false,
  existsSync: () => false,
  contains: async () => false,
  containsSync: () => false,
  resolve: (_folder: string, name: string) => name,
  readFile: async (name: string): Promise<string> => noFile(name),
  readFileSync: noFile,
};

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  // `{{ order | default: "-" }}` and `{% if order %}` may ask for what is not there
  lenientIf: true,
  ownPropertyOnly: true,
  dynamicPartials: false,
  relativeReference: false,
  fs: files,
  parseLimit: TEXT_MAX,
  renderLimit: RENDER_MAX_MS,
  memoryLimit: MEMORY_MAX,
});
// an answer is one file: nothing else is read
for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];

/**
 * An answer made ready to be filled in, many times over. What is filled in is text: a customer's name that looks like a blank
 * or a command stays as it is.
 * @throws {ProblemError} USAGE when it is not written as it should be, and, when it is filled in, for a blank without a value
 */
export function renderer(answer: Fillable): Render {
  const templates = parsed(answer);
  return (values) => {
    const scope = scopeOf(answer, values);
    try {
      return String(liquid.renderSync(templates, scope)).trim();
    } catch (error) {
      throw broken(answer, wordsOf(error));
    }
  };
}

/** The blanks of an answer, and those of them without which it cannot be filled in. */
interface Blanks {
  readonly variables: readonly string[];
  readonly missing: readonly string[];
}

/**
 * What an answer has places for. A blank with a fallback or a default, or one that is only asked about, is not missing.
 * @throws {ProblemError} USAGE when it is not written as it should be
 */
export function blanksOf(answer: Fillable, known: Readonly<Record<string, string>>): Blanks {
  const templates = parsed(answer);
  const variables = [...new Set(liquid.globalVariablesSync(templates))];
  const scope = scopeOf(answer, known);
  const missing: string[] = [];
  for (;;) {
    try {
      liquid.renderSync(templates, scope);
      return { variables, missing };
    } catch (error) {
      const name = missingIn(error);
      // the same again would be asked for without end
      if (name === null || missing.includes(name)) throw broken(answer, wordsOf(error));
      missing.push(name);
      scope[name] = name;
    }
  }
}

/** The answer's fallbacks, and in front of them what is given; without a prototype, so that no blank reaches one. */
function scopeOf({ blanks = {} }: Fillable, values: Readonly<Record<string, string>>): Record<string, string> {
  const fallbacks = Object.entries(blanks).flatMap(([name, { fallback }]) =>
    fallback === null ? [] : [[name, fallback] as const],
  );
  return Object.assign(Object.create(null), Object.fromEntries(fallbacks), values);
}

function parsed(answer: Fillable): Template[] {
  try {
    return liquid.parse(answer.body);
  } catch (error) {
    throw broken(answer, wordsOf(error));
  }
}

function noFile(name: string): never {
  throw new Error(`${name} is another file, and an answer is one`);
}

function broken({ name }: Fillable, words: string): ProblemError<'USAGE'> {
  const remedy = 'Give each blank a column, or a default in the answer: {{ order | default: "-" }}.';
  return new ProblemError('USAGE', { problem: `answer ${name}: ${words}`, remedy });
}

/** The first line of what the engine says, without where in the file it was. */
function wordsOf(error: unknown): string {
  const missing = missingIn(error);
  if (missing !== null) return `"${missing}" has no value`;
  const words = error instanceof Error ? error.message : String(error);
  return words.split('\n', 1)[0]?.replace(/, line:\d+, col:\d+$/, '') ?? words;
}

/** The blank that has no value, where that is what is wrong. */
function missingIn(error: unknown): string | null {
  return error instanceof Error ? (/(?<=undefined variable: )[^\s,]+/.exec(error.message)?.[0] ?? null) : null;
}
