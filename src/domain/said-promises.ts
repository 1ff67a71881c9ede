import { type Due, type DuePhrase, duePhrases } from './due-phrases.ts';
import { COMING_BACK, DOING, DONE, GIVEN_BY_THEM, NOT_SURE, OF_EVERYBODY, REFUSED, THEIRS } from './promise-words.ts';

/** What a reply of ours promises. `start` and `end` are UTF-16 indexes of the text in Unicode's composed form (NFC). */
export interface SaidPromise {
  /** The very words, as they stand in the text. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** Null where no date is said. */
  readonly due: Due | null;
}

/** More promises than these in one reply nobody means. */
const PROMISES_MAX = 5;
/** What is read of a reply; no platform takes longer ones. */
const LENGTH_MAX = 20_000;

/**
 * What a text of ours promises the customer, in Finnish and English: that we do, send, pay or come back, and by when. Not:
 * questions, what we refuse, what is only perhaps or if (but
 * what we do on a day once they give us what we need), what is said of everybody, what is the customer's to do, and what is
 * over. Several dates are several promises; words without a date count only where no date stands anywhere, and once.
 */
export function saidPromises(given: string): SaidPromise[] {
  const text = given.normalize('NFC').slice(0, LENGTH_MAX);
  const found = sentencesOf(text).flatMap((sentence) => promisesOf(text, sentence));
  const dated = found.filter(({ due }) => due !== null);
  return (dated.length > 0 ? dated : found.slice(0, 1)).slice(0, PROMISES_MAX);
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A sentence ends at `.`, `!`, `?` or a new line; not within `klo 16.00` or behind what is only shortened. */
const SENTENCE_END = /(?<![!?…])[!?…]+(?=\s|$)|\n+|(?<!(?<!\p{L})(?:esim|mm|klo|n|nro|e\.g|i\.e))\.(?=\s|$)/giu;
/** `24.12. mennessä`, `ma. klo 10` and `4 p.m. today` go on; `klo 10. Emme …` does not. Cases differ, so no `i`. */
const GOING_ON =
  /(?<=\d\.|\b(?:[Mm]a|[Tt]i|[Kk]e|[Tt]o|[Pp]e|[Ll]a|[Ss]u|[AaPp]\.?[Mm])\.)\s+(?:\p{Ll}|(?<!\d\.\s+)\d)/uy;

function sentencesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const isQuestion = match[0].includes('?');
    const end = match.index + match[0].length;
    GOING_ON.lastIndex = end;
    if (match[0] === '.' && GOING_ON.test(text)) continue;
    if (!isQuestion) pieces.push({ start, end });
    start = end;
  }
  pieces.push({ start, end: text.length });
  return pieces.filter((piece) => isSaying(text, piece));
}

/** Whether there is anything to read between two marks. */
function isSaying(text: string, { start, end }: Piece): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end));
}

/** A clause ends at a comma, a semicolon, a colon, a dash or a word that joins two; not before what belongs to it. */
const CLAUSE_END =
  /(?:[,;–—]|:(?!\d)|\s-\s)(?!\s*(?:että|that|jot?ka|which|klo|kello|viimeistään|by|at|jos|mikäli|ellei|if|unless)(?!\p{L})|\s*\d)|(?<!\s)\s+(?=(?:ja|mutta|sekä|and|but|joten)\s+(?!\d))/giu;
/** What makes a whole sentence depend on something. */
const CONDITION =
  /^\s*(?:jos|mikäli|ellei|ellet|if|unless|in case|should you|whenever|once you|kun olet|kun lähetät)(?!\p{L})/iu;

function promisesOf(text: string, sentence: Piece): SaidPromise[] {
  const said = text.slice(sentence.start, sentence.end);
  const clauses = clausesOf(text, sentence).map((piece) => judged(text, piece));
  if (!CONDITION.test(said)) return promisesIn(text, clauses);
  // a date that is counted from what they do is not known yet
  const isTheirTurn = GIVEN_BY_THEM.test(said);
  return isTheirTurn ? promisesIn(text, clauses.slice(1)).filter(({ due }) => due !== null && isNamed(due)) : [];
}

/** Whether it is a day of the calendar, whenever the counting begins. */
function isNamed({ kind }: Due): boolean {
  return kind === 'day' || kind === 'week' || kind === 'weekend' || kind === 'monthEnd';
}

function promisesIn(text: string, clauses: readonly Clause[]): SaidPromise[] {
  const found: SaidPromise[] = [];
  let waiting: Clause | null = null;
  let day = 'today';
  for (const [index, clause] of clauses.entries()) {
    day = dayIn(clause.dates) ?? day;
    if (!clause.isPromising) continue;
    const dates = clause.dates.length > 0 ? clause.dates : borrowed(clauses, index);
    const first: Clause = waiting ?? clause;
    if (dates.length === 0) {
      waiting = clause.isComingBack ? first : waiting;
      continue;
    }
    const last = dates.at(-1);
    const span = {
      start: Math.min(first.start, dates[0]?.start ?? first.start),
      end: Math.max(clause.end, last?.end ?? 0),
    };
    // a span of dates (`between 9 and 12`) is over with its last
    if (last !== undefined) found.push(quoted(text, span, onDay(last.due, day)));
    waiting = null;
  }
  if (waiting !== null && found.length === 0) found.push(quoted(text, waiting, null));
  return found;
}

/** The day that was named last, for a time of day that stands alone behind it. */
function dayIn(dates: readonly DuePhrase[]): string | null {
  const days = dates.flatMap(({ due }) => (due.kind === 'day' && due.at !== '' ? [due.at] : []));
  return days.at(-1) ?? null;
}

function onDay(due: Due, day: string): Due {
  return due.kind === 'day' && due.at === '' ? { ...due, at: day } : due;
}

interface Clause extends Piece {
  readonly isPromising: boolean;
  readonly isComingBack: boolean;
  /** Nothing but a date and its small words. */
  readonly isBare: boolean;
  readonly dates: readonly DuePhrase[];
}

/** Words besides a date that still leave a clause nothing but a date. */
const BARE_WORDS_MAX = 5;

function judged(text: string, piece: Piece): Clause {
  const words = text.slice(piece.start, piece.end);
  const dates = duePhrases(words).map(({ start, end, due }) => ({
    start: start + piece.start,
    end: end + piece.start,
    due,
  }));
  const isDoubtful = [REFUSED, NOT_SURE, OF_EVERYBODY, DONE].some((sign) => sign.test(words));
  const isTheirs = THEIRS.test(words);
  const isComingBack = !isDoubtful && COMING_BACK.test(words);
  const isPromising = isComingBack || (!isDoubtful && !isTheirs && DOING.test(words));
  const isBare =
    !isPromising && !isDoubtful && !isTheirs && words.trim().split(/\s+/).length <= BARE_WORDS_MAX + 3 * dates.length;
  return { ...piece, dates, isPromising, isComingBack, isBare };
}

/** The dates of the clause beside one that has none of its own. */
function borrowed(clauses: readonly Clause[], index: number): readonly DuePhrase[] {
  for (const beside of [clauses[index + 1], clauses[index - 1]])
    if (beside?.isBare && beside.dates.length > 0) return beside.dates;
  return [];
}

function clausesOf(text: string, sentence: Piece): Piece[] {
  const pieces: Piece[] = [];
  let start = sentence.start;
  for (const match of text.slice(sentence.start, sentence.end).matchAll(CLAUSE_END)) {
    const end = sentence.start + match.index;
    pieces.push({ start, end });
    // the joining word stays with what it joins
    start = end + (/^[\s,;:–—-]*/.exec(match[0])?.[0].length ?? 0);
  }
  pieces.push({ start, end: sentence.end });
  return pieces.filter((piece) => isSaying(text, piece));
}

/** What joins a clause to the one before it, and does not belong to it alone. */
const JOINING = /^\s*(?:(?:ja|mutta|sekä|and|but|so|joten|sillä|niin)\s+)?/iu;

function quoted(text: string, { start, end }: Piece, due: Due | null): SaidPromise {
  const whole = text.slice(start, end);
  const from = start + (JOINING.exec(whole)?.[0].length ?? 0);
  const words = text.slice(from, end).trim();
  return { words, start: from, end: from + words.length, due };
}
