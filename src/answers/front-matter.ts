import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { nearestWord } from '../domain/nearest-word.ts';
import type { AnswerBlank, AnswerCard, AnswerMistake } from '../domain/saved-answer.ts';
import { TOPICS } from '../domain/triage.ts';

/** What the head of a file says, and what is wrong with it. */
export interface FrontMatter {
  /** What it does not say, or says wrongly, is left out. */
  readonly card: Partial<AnswerCard>;
  readonly mistakes: readonly AnswerMistake[];
  /** Why nothing of it can be read; null where it can. */
  readonly broken: AnswerMistake | null;
}

/** A value that is not what it should be, and what to write instead. */
class WrongValueError extends Error {
  readonly remedy: string;
  readonly node: Node | null;
  constructor(problem: string, remedy: string, node: Node | null = null) {
    super(problem);
    this.remedy = remedy;
    this.node = node;
  }
}

type Reader<T> = (key: string, node: Node | null) => T;

/** Every key that the head of an answer may have, and how it is read. */
const READERS: { readonly [Key in Exclude<keyof AnswerCard, 'blanks'>]: Reader<AnswerCard[Key]> } & {
  readonly variables: Reader<AnswerCard['blanks']>;
} = {
  title: readText,
  language: (key, node) => {
    const code = readText(key, node);
    if (/^[a-z]{2,3}$/.test(code)) return code;
    throw new WrongValueError(`language ${code} is no language code`, 'write language: fi, or language: en');
  },
  topics: readTopics,
  visibility: (_key, node) => {
    const said = isScalar(node) ? node.value : null;
    if (said === 'public' || said === 'private' || said === 'both') return said;
    throw new WrongValueError('visibility is not known', 'write public, private or both');
  },
  owner: readText,
  reviewBefore: (key, node) => {
    const day = readText(key, node);
    if (isDate(day)) return day;
    throw new WrongValueError(`reviewBefore ${day} is no date`, 'write it as 2027-11-30');
  },
  twin: readText,
  variables: readBlanks,
};

/**
 * Reads the YAML at the head of an answer. A key that nobody knows, or a value of another kind, is told and left out; the rest
 * counts all the same.
 * @param line of the file on which it begins, from 1
 */
export function readFrontMatter(yaml: string, line: number): FrontMatter {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const lineOf = (node: Node | null): number => {
    const at = node?.range?.[0];
    return at === undefined ? line : counter.linePos(at).line + line - 1;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const at = (error.linePos?.[0].line ?? 1) + line - 1;
    const broken = { line: at, problem: `its front matter is not YAML: ${error.code}`, remedy: 'mend it' };
    return { card: {}, mistakes: [], broken };
  }
  const { contents } = document;
  if (contents === null) return { card: {}, mistakes: [], broken: null };
  if (!isMap(contents)) {
    const mistake = { line, problem: 'its front matter is no table', remedy: 'write title: …, language: …' };
    return { card: {}, mistakes: [mistake], broken: null };
  }
  const card: Record<string, unknown> = {};
  const mistakes: AnswerMistake[] = [];
  for (const pair of contents.items) {
    try {
      const [name, value] = readPair(pair as Pair<Node, Node | null>);
      card[name] = value;
    } catch (wrong) {
      if (!(wrong instanceof WrongValueError)) throw wrong;
      const at = lineOf(wrong.node ?? (pair.key as Node | null));
      mistakes.push({ line: at, problem: wrong.message, remedy: wrong.remedy });
    }
  }
  return { card, mistakes, broken: null };
}

function readPair({ key, value }: Pair<Node, Node | null>): [string, unknown] {
  const name = isScalar(key) ? String(key.value) : '';
  if (!Object.hasOwn(READERS, name)) throw unknownKey(name, Object.keys(READERS));
  const read: Reader<unknown> = READERS[name as keyof typeof READERS];
  return [name === 'variables' ? 'blanks' : name, read(name, value)];
}

function readText(key: string, node: Node | null): string {
  const said = isScalar(node) ? node.value : null;
  if (typeof said === 'string' && said.trim() !== '') return said.trim();
  throw new WrongValueError(
    `${key} is not text`,
    `write ${key}: and its words; what is not a word goes in quotes`,
    node,
  );
}

function readTopics(_key: string, node: Node | null): readonly string[] {
  const said: unknown = plainly(node);
  const list: readonly unknown[] = Array.isArray(said) ? said : [said];
  const topics = list.map((one) => {
    if (TOPICS.some((topic) => topic === one)) return String(one);
    const near = typeof one === 'string' ? nearestWord(one, TOPICS) : null;
    const remedy = near === null ? `topics are ${TOPICS.join(', ')}` : `did you mean ${near}?`;
    throw new WrongValueError(`there is no topic ${JSON.stringify(one)}`, remedy);
  });
  return [...new Set(topics)];
}

const BLANK = /^[\p{L}_][\p{L}\p{N}_-]{0,40}$/u;
const BLANK_KEYS = ['ask', 'fallback'];

const BLANKS_SHAPE = 'write variables: { order: { ask: "Which order?", fallback: "your order" } }';

function readBlanks(_key: string, node: Node | null): Readonly<Record<string, AnswerBlank>> {
  if (!isMap(node)) throw new WrongValueError('variables is no table', BLANKS_SHAPE);
  const blanks: Record<string, AnswerBlank> = Object.create(null);
  for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!BLANK.test(name))
      throw new WrongValueError(`variable ${JSON.stringify(name)} has no name to use`, BLANKS_SHAPE, key);
    blanks[name] = readBlank(name, { key, value });
  }
  return blanks;
}

function readBlank(name: string, { key, value }: { key: Node; value: Node | null }): AnswerBlank {
  const isEmpty = value === null || (isScalar(value) && value.value === null);
  if (!isEmpty && !isMap(value)) throw new WrongValueError(`variable ${name} is no table`, BLANKS_SHAPE, key);
  const said: Record<string, string> = {};
  for (const { key: about, value: words } of (isMap(value) ? value.items : []) as Pair<Node, Node | null>[]) {
    const kind = isScalar(about) ? String(about.value) : '';
    if (!BLANK_KEYS.includes(kind)) throw unknownKey(kind, BLANK_KEYS, about);
    said[kind] = readText(`${kind} of ${name}`, words);
  }
  return { ask: said.ask ?? null, fallback: said.fallback ?? null };
}

function unknownKey(name: string, known: readonly string[], node: Node | null = null): WrongValueError {
  const near = nearestWord(name, known);
  const remedy = near === null ? `it may say ${known.join(', ')}` : `did you mean ${near}?`;
  return new WrongValueError(`it says ${JSON.stringify(name)}, which nobody reads`, remedy, node);
}

/** A list of words as such; what is neither, such as an alias, is nothing. */
function plainly(node: Node | null): unknown {
  if (isScalar(node)) return node.value;
  const items: readonly unknown[] = node !== null && 'items' in node && Array.isArray(node.items) ? node.items : [];
  return items.map((item) => (isScalar(item) ? item.value : null));
}

function isDate(day: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
