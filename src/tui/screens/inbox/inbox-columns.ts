import type { Catalogue } from '../../catalogue/catalogue.ts';
import { widthOf } from '../../widgets/line.ts';

/** Columns of each field of a row, with the space after it; 0 where there is no room for the field. They fill the row. */
export type RowColumns = Readonly<Record<Field, number>>;

const FIELDS = [
  'mark',
  'way',
  'urgency',
  'who',
  'waiting',
  'sentiment',
  'due',
  'where',
  'extra',
  'why',
  'words',
] as const;
type Field = (typeof FIELDS)[number];

/** Columns of the longest text that the rows on screen have in each field; 0 where none has any. */
export type Longest = Readonly<Record<'waiting' | 'due' | 'who' | 'where' | 'extra' | 'why', number>>;

/** What the columns of a list are made for. */
export interface ListNeeds {
  readonly words: Catalogue['inbox'];
  readonly longest: Longest;
  /** A row of heads stands above the list. */
  readonly isHeaded: boolean;
}

/**
 * The fields that fit into a row, those that people need most first; what is left goes to the words. A field that none of
 * the rows has takes nothing, and none takes much more than the longest of its texts.
 */
export function rowColumns(columns: number, needs: ListNeeds): RowColumns {
  const given: Record<Field, number> = {
    mark: 0,
    way: 0,
    urgency: 0,
    who: 0,
    waiting: 0,
    sentiment: 0,
    due: 0,
    where: 0,
    extra: 0,
    why: 0,
    words: Math.max(0, columns),
  };
  for (const [field, upTo, wordsMin] of wantedColumns(needs)) {
    const more = upTo - given[field];
    if (more <= 0 || given.words - more < wordsMin) continue;
    given[field] += more;
    given.words -= more;
  }
  return given;
}

/** Up to how much each field takes, in the order of need, and how much the words must keep for it to be given. */
function wantedColumns({ words, longest, isHeaded }: ListNeeds): [Field, number, number][] {
  const { heads } = words;
  const under = (head: string, ...texts: readonly string[]): number =>
    Math.max(isHeaded ? widthOf(head) : 0, ...texts.map(widthOf)) + 1;
  const need = (field: keyof Longest, most: number): number => {
    const width = Math.max(isHeaded ? widthOf(heads[field]) : 0, longest[field]) + 1;
    // in steps, so that the columns stand still while rows come and go
    return longest[field] === 0 ? 0 : Math.min(most, Math.ceil(width / STEP_COLUMNS) * STEP_COLUMNS);
  };
  const waiting = longest.waiting === 0 ? 0 : under(heads.waiting, '999w');
  const due = longest.due === 0 ? 0 : under(heads.due, words.dueIn('99m'), words.overdue('99m'));
  return [
    ['mark', 2, 0],
    ['way', under(heads.way, ...Object.values(words.way)), 0],
    ['urgency', under(heads.urgency, ...Object.values(words.urgency)), WORDS_LEAST],
    ['who', need('who', 10), WORDS_LEAST],
    ['waiting', waiting, WORDS_LEAST],
    ['sentiment', SIGN_COLUMNS, WORDS_LEAST],
    ['sentiment', under(heads.sentiment, ...Object.values(words.sentiment)), 18],
    ['due', due, 16],
    ['where', need('where', 10), 18],
    ['who', need('who', 15), 20],
    ['why', need('why', 14), 44],
    ['who', need('who', 20), 56],
    ['where', need('where', 16), 56],
    ['who', need('who', 25), 60],
    // with less they stand among the words of the rows that have any
    ['extra', need('extra', 30), 70],
    ['why', need('why', 30), 70],
    ['why', need('why', 50), 70],
  ];
}

const STEP_COLUMNS = 5;

/** A sign for how they feel, and the space after it. */
export const SIGN_COLUMNS = 2;
/** A text of less than this is not worth its columns. */
const WORDS_LEAST = 6;
