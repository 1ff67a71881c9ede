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

/** The fields that fit into a row, those that people need most first; what is left goes to the words. */
export function rowColumns(columns: number, words: Catalogue['inbox'], isWhereLong: boolean): RowColumns {
  const wanted = wantedColumns(words, isWhereLong);
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
  for (const [field, more, wordsMin] of wanted) {
    if (given.words - more < wordsMin) continue;
    given[field] += more;
    given.words -= more;
  }
  return given;
}

/** What each field takes, in the order of need, and how much the words must keep for it to be given. */
function wantedColumns(words: Catalogue['inbox'], isWhereLong: boolean): [Field, number, number][] {
  const one = (texts: Readonly<Record<string, string>>): number => Math.max(...Object.values(texts).map(widthOf)) + 1;
  const due = Math.max(widthOf(words.dueIn('99m')), widthOf(words.overdue('99m'))) + 1;
  return [
    ['mark', 2, 0],
    ['way', one(words.way), 0],
    ['urgency', one(words.urgency), WORDS_LEAST],
    ['who', 10, WORDS_LEAST],
    ['waiting', 5, WORDS_LEAST],
    ['sentiment', one(words.sentiment), 18],
    ['due', due, 18],
    ['where', 10, 18],
    ['who', 5, 22],
    ['extra', 18, 26],
    ['why', 14, 26],
    ['where', isWhereLong ? 6 : 0, 24],
    ['who', 10, 40],
    ['why', 16, 44],
    ['extra', 12, 60],
    ['why', 20, 70],
  ];
}

/** A text of less than this is not worth its columns. */
const WORDS_LEAST = 6;
