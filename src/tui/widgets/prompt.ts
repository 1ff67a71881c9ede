import { graphemes } from './graphemes.ts';
import { cutLine, type Line, line, lineWidth, type Piece, widthOf } from './line.ts';
import { EMPTY_FIELD, editField, fieldOf, type Press, type TextField } from './text-field.ts';
import { wrapLines } from './wrap.ts';

/** One answer of a choice: the key to press, what it stands for, and the word for it. */
export interface Choice {
  readonly key: string;
  readonly value: string;
  readonly title: string;
}

/** A question at the foot of the screen: one line of text, or one of a few keys. */
export type Question =
  | {
      readonly kind: 'text';
      readonly title: string;
      readonly initial?: string;
      /** What Tab may put in the place of a text. */
      readonly complete?: (text: string) => readonly string[];
    }
  | { readonly kind: 'choice'; readonly title: string; readonly choices: readonly Choice[]; readonly byEnter?: string };

/** A question while it is being answered. */
export interface Prompt {
  readonly question: Question;
  readonly field: TextField;
  /** What Tab offered, and which of it stands in the field; null while nothing was offered. */
  readonly offer: { readonly texts: readonly string[]; readonly index: number } | null;
}

/** What a key did to a question. `null` stands for "never mind". */
export type Pressed = { readonly prompt: Prompt } | { readonly answer: string | null };

/** Yes and no in the person's language, by keys that are the same in each. */
export function yesOrNo(words: { readonly yes: string; readonly no: string }): readonly Choice[] {
  return [
    { key: 'y', value: 'yes', title: words.yes },
    { key: 'n', value: '', title: words.no },
  ];
}

/** The question as it is first shown. */
export function openPrompt(question: Question): Prompt {
  const initial = question.kind === 'text' ? question.initial : undefined;
  return { question, field: initial === undefined ? EMPTY_FIELD : fieldOf(initial), offer: null };
}

/** Esc, Ctrl-G and Ctrl-C take a question back; a key that is not among the choices is not an answer. */
export function pressPrompt(prompt: Prompt, press: Press): Pressed {
  const { question } = prompt;
  if (press.name === 'esc' || press.name === 'C-g' || press.name === 'C-c') return { answer: null };
  if (question.kind === 'text') {
    if (press.name === 'enter') return { answer: prompt.field.text.trim() };
    if (press.name === 'tab') return { prompt: completed(prompt, question.complete) };
    const field = editField(prompt.field, press, { columns: 10_000, isMultiline: false });
    return { prompt: { ...prompt, field, offer: null } };
  }
  if (press.name === 'enter' && question.byEnter !== undefined) return { answer: question.byEnter };
  const chosen = question.choices.find((choice) => choice.key === press.name);
  // q goes back from a question too, unless it is an answer to it
  if (chosen === undefined) return press.name === 'q' ? { answer: null } : { prompt };
  return { answer: chosen.value === '' ? null : chosen.value };
}

/** Tab puts the first of what is offered into the field, and with each further Tab the next. */
function completed(prompt: Prompt, complete: ((text: string) => readonly string[]) | undefined): Prompt {
  const texts = prompt.offer?.texts ?? complete?.(prompt.field.text) ?? [];
  const index = prompt.offer === null ? 0 : (prompt.offer.index + 1) % Math.max(1, texts.length);
  const text = texts[index];
  if (text === undefined) return prompt;
  // the only one is taken: a further Tab completes what comes after it
  return { ...prompt, field: fieldOf(text), offer: texts.length === 1 ? null : { texts, index } };
}

/** The question as rows, and the cell of the cursor among them (null for a choice). A long answer shows its end. */
export function promptLines(
  prompt: Prompt,
  columns: number,
): { lines: Line[]; cursor: { x: number; y: number } | null } {
  const { question, field, offer } = prompt;
  if (question.kind === 'choice')
    return { lines: choiceLines(question.title, question.choices, columns), cursor: null };
  // the colon of the command line is its own
  const title = question.title === ':' ? ':' : `${question.title}: `;
  const isTight = widthOf(title) > columns - ANSWER_COLUMNS;
  const offered = offer === null ? [] : [offerLine(offer, columns)];
  const above = [...offered, ...(isTight ? wrapLines(title.trimEnd(), columns, { tone: 'strong' }) : [])];
  const before = isTight ? '> ' : title;
  const room = columns - widthOf(before) - 1;
  const ahead = tailOf(field.text.slice(0, field.at), room);
  const row: Line = [...line(before, 'strong'), ...line(ahead + field.text.slice(field.at))];
  const x = Math.min(columns - 1, widthOf(before) + widthOf(ahead));
  return { lines: [...above, row], cursor: { x, y: above.length } };
}

/** Room that an answer should have beside its question. */
const ANSWER_COLUMNS = 24;

/** What Tab offers, on one row, from the one in the field on; of texts that begin alike, their last words. */
function offerLine({ texts, index }: NonNullable<Prompt['offer']>, columns: number): Line {
  const pieces = texts.slice(index).map((text, place): Piece => {
    const word = text.trimEnd().split(/\s/).at(-1) ?? '';
    return { text: ` ${word} `, tone: place === 0 ? 'selected' : 'dim' };
  });
  return cutLine(pieces, columns);
}

function choiceLines(title: string, choices: readonly Choice[], columns: number): Line[] {
  const pieces = choices.map((choice): Piece[] => [
    { text: choice.key, tone: 'key' },
    { text: ` ${choice.title}  `, tone: 'plain' },
  ]);
  const isTight = widthOf(title) + 1 + lineWidth(pieces.flat()) > columns;
  if (isTight) return [...wrapLines(title, columns, { tone: 'strong' }), ...inRows(pieces, columns)];
  return [[{ text: `${title} `, tone: 'strong' }, ...pieces.flat()]];
}

/** As many choices a row as fit; none is cut where it has a row to itself. */
function inRows(choices: readonly Line[], columns: number): Line[] {
  const rows: Line[] = [];
  for (const choice of choices) {
    const last = rows.at(-1);
    if (last !== undefined && lineWidth(last) + lineWidth(choice) <= columns)
      rows[rows.length - 1] = [...last, ...choice];
    else rows.push(choice);
  }
  return rows;
}

function tailOf(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { text: one, columns: wide } of [...graphemes(text)].reverse()) {
    if (width + wide > columns - 1) break;
    kept = one + kept;
    width += wide;
  }
  return `…${kept}`;
}
