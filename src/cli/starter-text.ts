import type { Visibility } from '../domain/message.ts';
import type { Topic } from '../domain/triage.ts';

/** What is asked for a place in a starter answer, and what stands there when nothing is given. */
interface StarterBlank {
  readonly ask: string;
  /** Absent where only the operator can know it. */
  readonly fallback?: string;
}

/** A saved answer that a new workspace begins with. */
export interface StarterText {
  /** The same in every language; the language's code goes after it. */
  readonly name: string;
  readonly title: string;
  readonly topics: readonly Topic[];
  readonly visibility: Visibility | 'both';
  /** Places besides those that kuulo fills in by itself. */
  readonly variables?: Readonly<Record<string, StarterBlank>>;
  readonly body: string;
}

/** What its file says besides the text itself. */
export interface StarterFront {
  readonly language: string;
  /** Name of the answer that says the same in the other language. */
  readonly twin: string;
  readonly owner: string;
  /** ISO date. */
  readonly reviewBefore: string;
}

/** The file of a starter answer: YAML between two lines of dashes, then the text. */
export function starterFile(text: StarterText, { language, twin, owner, reviewBefore }: StarterFront): string {
  const head = [
    `title: ${quoted(text.title)}`,
    `language: ${language}`,
    `topics: [${text.topics.join(', ')}]`,
    `visibility: ${text.visibility}`,
    `owner: ${quoted(owner)}`,
    `reviewBefore: ${quoted(reviewBefore)}`,
    `twin: ${twin}`,
    ...variableLines(text),
  ];
  return `---\n${head.join('\n')}\n---\n${text.body.trim()}\n`;
}

function variableLines({ variables = {} }: StarterText): string[] {
  const lines = Object.entries(variables).flatMap(([name, { ask, fallback }]) => [
    `  ${name}:`,
    `    ask: ${quoted(ask)}`,
    ...(fallback === undefined ? [] : [`    fallback: ${quoted(fallback)}`]),
  ]);
  return lines.length === 0 ? [] : ['variables:', ...lines];
}

/** A JSON string is a YAML string too. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
