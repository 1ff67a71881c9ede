import type { DeskView } from './desk-state.ts';
import type { Line } from './widgets/line.ts';
import type { TextField } from './widgets/text-field.ts';

/** A screen as those need it who listen to it or read it with their fingers: what is on it, not where. */
export interface LinearFrame {
  /** Where the person is: the same object when they come back there. */
  readonly place: object;
  /** Rises with every change of place. */
  readonly visit: number;
  /** Rises when everything shall be said again. */
  readonly redraws: number;
  readonly banner: readonly Line[];
  readonly title: Line;
  readonly body: readonly Line[];
  /** What is under the cursor, as a sentence; null where the row itself has to do. */
  readonly spoken: string | null;
  /** Somebody decides on exactly what stands here: whatever of it changes, all of it is told again. */
  readonly isDecidedOn: boolean;
  /** The text being typed in the body, or null. Its rows are not said again and again, it is echoed. */
  readonly field: TextField | null;
  readonly message: DeskView['message'];
  readonly prompt: DeskView['prompt'];
  readonly hints: Line;
}

/** What a change of the screen gives to say, in order. */
export type Saying =
  | { readonly kind: 'line'; readonly text: string }
  /** Goes on where the cursor stands, as a terminal echoes what is typed. */
  | { readonly kind: 'echo'; readonly text: string };

/**
 * What is new on a screen since the frame before it. A new screen is told whole, but of a list only the row under the
 * cursor; on a screen that stays, or that one comes back to, what came to it. What only counts on by itself (a waiting time, a length) is not worth a
 * word, unless a key was pressed meanwhile.
 */
export function sayingsOf(before: LinearFrame | null, now: LinearFrame, heard: Heard): Saying[] {
  const isAnew = before !== null && before.redraws !== now.redraws;
  const isStaying = before !== null && before.visit === now.visit && !isAnew;
  const known = isStaying && !isAnotherDecision(before, now) ? before : null;
  const lastHere = isAnew || now.isDecidedOn ? known : (known ?? heard.lastHere);
  const title = titleSayings(known, now);
  // another search or view: what it comes to is told, even if it is the row that was there before
  const isOtherList = heard.isListAsked && title.length > 0;
  const lines = [
    ...bannerSayings(before, now),
    ...title,
    ...(now.field === null || known === null
      ? bodySayings({ known, lastHere, isOtherList }, now, heard.isAfterKey ? sameWords : sameButNumbers)
      : verdictSayings(known, now, heard.told)),
    ...(isStaying ? [] : hintSayings(before, now)),
    ...messageSayings(before, now),
  ].map((text): Saying => ({ kind: 'line', text }));
  return [...lines, ...promptSayings(before, now), ...fieldSayings(known, now)];
}

function isAnotherDecision(before: LinearFrame, now: LinearFrame): boolean {
  const allOf = ({ title, body }: LinearFrame): string => [title, ...body].map(wordsOf).join('\n');
  return now.isDecidedOn && allOf(before) !== allOf(now);
}

/** What the person did and heard so far. */
export interface Heard {
  /** A key was pressed since the frame before: then every difference counts, and not only other words. */
  readonly isAfterKey: boolean;
  /** A key was pressed since the title last changed, so that another title is the answer to it. */
  readonly isListAsked: boolean;
  /** What was told on this screen, as `partsOf` takes it apart. */
  readonly told: ReadonlySet<string>;
  /** What this place last had on it, when the person comes back to it. */
  readonly lastHere: LinearFrame | null;
}

/** What is told while somebody writes, part by part, without the numbers that count the letters. */
export function partsOf({ body, field }: LinearFrame): string[] {
  return rowsOf({ body, field }).flatMap((row) => row.split(' · ').map(numberless));
}

type Sameness = (one: string, other: string) => boolean;
const sameWords: Sameness = (one, other) => one === other;
const sameButNumbers: Sameness = (one, other) => numberless(one) === numberless(other);

/**
 * While somebody writes, the rows around the text say how it stands. Calm news are told once (that a draft is saved), bad
 * ones whenever they come up again; otherwise nobody could hear their own words.
 */
function verdictSayings(known: LinearFrame, now: LinearFrame, told: ReadonlySet<string>): string[] {
  const before = new Set(partsOf(known));
  return now.body.flatMap((row) => {
    const isBad = row.some(({ tone }) => tone === 'bad' || tone === 'warn');
    const news = rowsOf({ body: [row], field: now.field })
      .flatMap((words) => words.split(' · '))
      .filter((part) => !before.has(numberless(part)) && (isBad || !told.has(numberless(part))));
    return news.length === 0 ? [] : [news.join(' · ')];
  });
}

function bannerSayings(before: LinearFrame | null, now: LinearFrame): string[] {
  const told = (before?.banner ?? []).map(wordsOf);
  return now.banner.map(wordsOf).filter((words) => words !== '' && !told.includes(words));
}

/** Whether two frames are titled alike: the counts in a title change with everything that is done. */
export function isTitledAlike(one: LinearFrame, other: LinearFrame): boolean {
  return numberless(wordsOf(one.title)) === numberless(wordsOf(other.title));
}

function titleSayings(known: LinearFrame | null, now: LinearFrame): string[] {
  return known !== null && isTitledAlike(known, now) ? [] : [wordsOf(now.title)];
}

/** Of a list one comes back to, the row is told again; of a text only what came to it. */
function bodySayings(
  { known, lastHere, isOtherList }: { known: LinearFrame | null; lastHere: LinearFrame | null; isOtherList: boolean },
  now: LinearFrame,
  isSame: Sameness,
): string[] {
  const chosen = chosenOf(now);
  if (chosen !== null) {
    const before = known === null || isOtherList ? null : chosenOf(known);
    return before !== null && isSame(before, chosen) ? [] : [chosen];
  }
  const rows = rowsOf(now);
  if (lastHere === null) return rows;
  const told = rowsOf(lastHere);
  // a row that was there counts once: the same words a second time are news
  return rows.filter((row) => {
    const index = told.findIndex((one) => isSame(one, row));
    if (index >= 0) told.splice(index, 1);
    return index < 0;
  });
}

function hintSayings(before: LinearFrame | null, now: LinearFrame): string[] {
  const hints = hintsOf(now);
  return before !== null && hintsOf(before) === hints ? [] : [hints];
}

/** Two spaces part one key from the next. */
function hintsOf({ hints }: LinearFrame): string {
  const text = hints.map((piece) => piece.text).join('');
  return text
    .trim()
    .split(/\s{2,}/)
    .join(', ');
}

function messageSayings(before: LinearFrame | null, now: LinearFrame): string[] {
  if (now.message === null || before?.message === now.message) return [];
  return [now.message.text];
}

function promptSayings(before: LinearFrame | null, { prompt }: LinearFrame): Saying[] {
  if (prompt === null) return [];
  const { question, field } = prompt;
  const isOpen = before?.prompt?.question === question;
  if (question.kind === 'choice') {
    const choices = question.choices.map(({ key, title }) => `${key} ${title}`).join(', ');
    return isOpen ? [] : [{ kind: 'line', text: `${question.title} ${choices}` }];
  }
  if (isOpen) return typedSayings(before?.prompt?.field ?? field, field);
  const title = question.title === ':' ? ':' : `${question.title}: `;
  return [
    { kind: 'line', text: '' },
    { kind: 'echo', text: `${title}${field.text}` },
  ];
}

/** What was written before the screen came up is among its rows. */
function fieldSayings(known: LinearFrame | null, { field, prompt }: LinearFrame): Saying[] {
  if (field === null || prompt !== null || known?.field == null) return [];
  return typedSayings(known.field, field);
}

/** What is typed at the end is echoed; after any other change the line that the cursor stands on is told. */
function typedSayings(before: TextField, now: TextField): Saying[] {
  if (before.text === now.text) return before.at === now.at ? [] : [{ kind: 'line', text: movedTo(before, now) }];
  const isAtEnd = now.at === now.text.length && now.text.startsWith(before.text);
  if (isAtEnd) return [{ kind: 'echo', text: now.text.slice(before.text.length) }];
  return [
    { kind: 'line', text: '' },
    { kind: 'echo', text: lineAt(now) },
  ];
}

/** One character further, that character; else the line. */
function movedTo(before: TextField, now: TextField): string {
  const isNear = Math.abs(before.at - now.at) <= NEAR_UNITS && lineAt(before) === lineAt(now);
  if (!isNear) return lineAt(now);
  const [first] = SEGMENTER.segment(now.text.slice(now.at));
  return first === undefined || first.segment === '\n' ? '⏎' : first.segment;
}

/** The longest that one visible character may be for the cursor to have moved by one. */
const NEAR_UNITS = 2;
const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });

function lineAt({ text, at }: TextField): string {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? undefined : end);
}

/** The row or rows under the cursor as words, or null on a screen that is no list. */
function chosenOf({ spoken, body }: LinearFrame): string | null {
  if (spoken !== null) return spoken;
  const rows = body.filter(isChosen).map(wordsOf);
  return rows.length === 0 ? null : rows.join('; ');
}

function isChosen(row: Line): boolean {
  const visible = row.filter(({ text }) => text.trim() !== '');
  return visible.length > 0 && visible.every(({ tone }) => tone === 'selected');
}

function rowsOf({ body, field }: Pick<LinearFrame, 'body' | 'field'>): string[] {
  return body.map(wordsOf).filter((words) => words !== '' && !(field?.text.includes(words) ?? false));
}

/** A row without what only draws: rules, the mark of the cursor, spaces that make columns. */
function wordsOf(row: Line): string {
  const text = row.map((piece) => piece.text).join('');
  return text
    .replace(/[\u2500-\u259f]+/g, ' ')
    .replace(/^\s*>/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function numberless(words: string): string {
  return words.replace(/\d+/g, '0');
}
