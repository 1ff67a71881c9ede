import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { $ZodIssue } from 'zod/v4/core';
import { nearestWord } from '../domain/nearest-word.ts';
import { OUTCOMES, PRACTICE_LANGUAGES } from '../domain/practice.ts';
import { type PracticeScenario, practiceShape, SPOKEN } from './practice-shape.ts';
import { type PlacedRemark, sessionWarnings } from './practice-warnings.ts';

/** Something wrong or doubtful in a scenario file: where, what, and what to write instead. Lines and columns count from 1. */
export interface ScenarioMistake {
  readonly line: number;
  readonly column: number;
  readonly problem: string;
  readonly remedy: string;
}

export interface CheckedScenario {
  /** Null where there are mistakes. */
  readonly scenario: PracticeScenario | null;
  readonly mistakes: readonly ScenarioMistake[];
  /** It can be played, but something in it does nothing. */
  readonly warnings: readonly ScenarioMistake[];
}

/** More than any scenario needs. UTF-16 units. */
const LENGTH_MAX = 500_000;

/**
 * Reads a practice scenario; every mistake is told, not only the first. Never throws.
 * @param isToPlay without warnings, whose working out takes a while
 */
export function checkPracticeText(text: string, isToPlay = false): CheckedScenario {
  if (text.length > LENGTH_MAX) return refused([atStart('the file is too long', 'split it into several scenarios')]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return refused(
      document.errors.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0]);
        return { line, column: col, problem: oneLine(message), remedy: 'mend the YAML there' };
      }),
    );
  }
  const place = (remark: PlacedRemark): ScenarioMistake => placed(document, lines, remark);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // too many aliases: a file made to fill the memory
    return refused([atStart(oneLine(error instanceof Error ? error.message : String(error)), 'write the values out')]);
  }
  const read = practiceShape.safeParse(value ?? {}, { reportInput: true });
  const wrong = read.success ? mistakesIn(read.data) : read.error.issues.flatMap(remarksOf);
  if (!read.success || wrong.length > 0) return refused(wrong.map(place));
  return {
    scenario: read.data,
    mistakes: [],
    warnings: isToPlay ? [] : inOrder(sessionWarnings(read.data).map(place)),
  };
}

function refused(mistakes: readonly ScenarioMistake[]): CheckedScenario {
  return { scenario: null, mistakes: inOrder(mistakes), warnings: [] };
}

function atStart(problem: string, remedy: string): ScenarioMistake {
  return { line: 1, column: 1, problem, remedy };
}

/** What the shape alone does not see. */
function mistakesIn({ customers }: PracticeScenario): PlacedRemark[] {
  const seen = new Set<string>();
  return customers.flatMap((customer, index) => {
    const path = ['customers', index];
    const found: PlacedRemark[] = [];
    if (seen.has(customer.key)) {
      const problem = `the key "${customer.key}" is there twice`;
      found.push({ path: [...path, 'key'], problem, remedy: 'give every customer a key of their own' });
    }
    seen.add(customer.key);
    const { fi, en } = customer.words;
    if (fi === undefined && en === undefined) {
      found.push({
        path: [...path, 'words'],
        problem: 'the customer has no words',
        remedy: 'write words.fi or words.en',
      });
    }
    for (const [language, words] of Object.entries({ fi, en })) {
      if (words === undefined || words.facts.length > 0 || !customer.wants.includes('facts')) continue;
      const problem = `${customer.key} wants facts, but there are none in "${language}"`;
      const remedy = `name words that the answer must hold: facts: ["12.50|12,50"]`;
      found.push({ path: [...path, 'words', language], problem, remedy });
    }
    return found;
  });
}

function placed(document: Document, lines: LineCounter, remark: PlacedRemark): ScenarioMistake {
  const { line, col } = lines.linePos(offsetOf(document, remark));
  return { line, column: col, problem: remark.problem, remedy: remark.remedy };
}

/** Where a value stands, or the nearest thing around it that is written. */
function offsetOf(document: Document, { path, isAtKey }: PlacedRemark): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const isKeyWanted = isAtKey === true && length === path.length && length > 0;
    const node = isKeyWanted ? keyNode(document, path) : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyNode(document: Document, path: readonly PropertyKey[]): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return null;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
  return pair?.key ?? null;
}

function remarksOf(issue: $ZodIssue): PlacedRemark[] {
  const { path } = issue;
  const subject = String(path.findLast((part) => typeof part === 'string') ?? 'the scenario');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(path, key));
  }
  if (issue.input === undefined) {
    return [{ path, problem: `${subject} is missing`, remedy: `add ${subject}${exampleOf(subject)}` }];
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const near = typeof issue.input === 'string' ? nearestWord(issue.input, known) : null;
    const problem = `${subject} cannot be ${JSON.stringify(issue.input)}`;
    return [{ path, problem, remedy: near === null ? `it is one of ${known.join(', ')}` : `did you mean ${near}?` }];
  }
  if (issue.code === 'too_big') {
    const what = issue.origin === 'string' ? `${issue.maximum} characters` : String(issue.maximum);
    return [
      {
        path,
        problem: `${subject} is too ${issue.origin === 'string' ? 'long' : 'big'}`,
        remedy: `write at most ${what}`,
      },
    ];
  }
  if (issue.code === 'too_small') {
    const isText = issue.origin === 'string' || issue.origin === 'array';
    const problem = `${subject} is too ${isText ? 'short' : 'small'}`;
    return [{ path, problem, remedy: isText ? 'write something' : `write at least ${issue.minimum}` }];
  }
  return [{ path, problem: `${subject} is not as it should be`, remedy: `write it${exampleOf(subject)}` }];
}

/** How things are written, for who does not know it. */
const EXAMPLES: Readonly<Record<string, string>> = {
  name: 'late-parcel',
  key: 'maija',
  level: 'tense',
  title: '{ fi: Myöhästynyt paketti, en: A late parcel }',
  customers: '[{ key: maija, … }]',
  kind: 'complaint',
  mood: '-1',
  wants: '[apology, next-step]',
  patienceMinutes: '60',
  arrivesMinutes: '5',
  words: '{ fi: { name: Maija, opening: … } }',
  opening: '"{brand} missä pakettini on?"',
  handle: 'maija_m',
  reactions: '{ pleased: [Kiitos!] }',
  facts: '["12.50|12,50"]',
};
/** What may stand in a table, by the key that the table stands under. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(practiceShape.shape),
  customers: Object.keys(practiceShape.shape.customers.element.shape),
  words: [...PRACTICE_LANGUAGES],
  title: [...PRACTICE_LANGUAGES],
  about: [...PRACTICE_LANGUAGES],
  reactions: [...OUTCOMES],
  rating: ['good', 'middling', 'bad'],
  fi: SPOKEN,
  en: SPOKEN,
};

function unknownKey(path: readonly PropertyKey[], key: string): PlacedRemark {
  const known = KEYS[String(path.findLast((part) => typeof part === 'string') ?? '')] ?? [];
  const near = nearestWord(key, known) ?? (key.length > 3 ? known.find((one) => one.startsWith(key)) : undefined);
  const remedy = near === undefined ? `known are ${known.join(', ')}` : `did you mean ${near}?`;
  return { path: [...path, key], isAtKey: true, problem: `unknown key "${key}"`, remedy };
}

function exampleOf(subject: string): string {
  const example = EXAMPLES[subject];
  return example === undefined ? '' : `, such as ${subject}: ${example}`;
}

function inOrder(mistakes: readonly ScenarioMistake[]): ScenarioMistake[] {
  return mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
