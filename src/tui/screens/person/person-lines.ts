import type { PersonCard } from '../../../domain/person-card.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { momentWords } from '../../time-words.ts';
import { ruleLine } from '../../widgets/check-lines.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { fitRows, type Line, line, sideBySide } from '../../widgets/line.ts';
import { strangerLine, wholeNameLine } from '../../widgets/stranger-text.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { entryLines } from './entry-lines.ts';
import type { EntryLook } from './entry-look.ts';
import { type PersonEntry, SECTIONS, type Section } from './person-entries.ts';
import { type EntryPlace, type PersonExtent, type PersonState, topsFor } from './person-state.ts';

/** Everything around a card that its lines depend on. */
export interface PersonLook {
  readonly size: Size;
  /** UTC milliseconds. */
  readonly now: number;
  readonly timezone: string;
  readonly words: Catalogue;
}

/** Terminals from this width on show two columns. */
const WIDE_COLUMNS = 120;
const RULE_COLUMNS = 3;

/** Who it is. */
export function personTitle({ contact }: PersonCard, words: Catalogue['person']): Line {
  const platform = words.on(strangerLine(contact.platform, 20));
  return [
    { text: wholeNameLine(contact, 50), tone: 'title' },
    { text: ` ${platform}`, tone: 'dim' },
  ];
}

/** The card, scrolled so that the entry under the cursor is on the screen. */
export function personLines(state: PersonState, look: PersonLook): Line[] {
  const { columns, places } = drawn(state, look);
  const rows = bodyRows(look.size);
  const [left, right] = columns;
  const tops = topsFor(state, { places, rows });
  const shown = left.slice(tops[0], tops[0] + rows);
  if (right === null) return shown;
  return sideBySide(fitRows(shown, rows), right.slice(tops[1], tops[1] + rows), leftColumns(look.size));
}

/** Where each entry is drawn, for the keys that move among them. */
export function personExtent(state: PersonState, look: PersonLook): PersonExtent {
  return { places: drawn(state, look).places, rows: bodyRows(look.size) };
}

function leftColumns({ columns }: Size): number {
  return Math.floor((columns - RULE_COLUMNS) / 2);
}

interface Drawn {
  readonly columns: readonly [Line[], Line[] | null];
  readonly places: readonly EntryPlace[];
}

/** The whole card: in one column, or with what was said beside what is known. */
function drawn(state: PersonState, look: PersonLook): Drawn {
  const isWide = look.size.columns >= WIDE_COLUMNS;
  const left: Line[] = [];
  const right: Line[] = [];
  const places: EntryPlace[] = [];
  const widths = isWide
    ? ([leftColumns(look.size), look.size.columns - leftColumns(look.size) - RULE_COLUMNS] as const)
    : ([look.size.columns, look.size.columns] as const);
  left.push(...factLines(state.card, { ...look, columns: widths[0] }));
  for (const section of SECTIONS) {
    const column = isWide && ['history', 'sent'].includes(section) ? 1 : 0;
    // most people have none of these: what is not there takes no rows
    if (SELDOM.includes(section) && !state.entries.some((entry) => entry.section === section)) continue;
    const lines = column === 1 ? right : left;
    const columns = widths[column];
    const indexed = state.entries.map((entry, index) => ({ entry, index }));
    const entries = indexed.filter(({ entry }) => entry.section === section);
    lines.push(
      ...sectionHead(
        section,
        entries.map(({ entry }) => entry),
        { columns, words: look.words },
      ),
    );
    for (const { entry, index } of entries) {
      const start = lines.length;
      lines.push(...linesOf(entry, index === state.focus, { ...look, columns }));
      places[index] = { column, start, end: lines.length };
    }
  }
  return { columns: [left, isWide ? right : null], places };
}

const SELDOM: readonly Section[] = ['surveys', 'handovers', 'linked'];

interface Made {
  readonly look: EntryLook;
  readonly lines: Line[];
}

/** The lines of entries that the cursor is not on: a card may hold hundreds, and each key draws it anew. */
const MADE = new WeakMap<PersonEntry, Made>();

function linesOf(entry: PersonEntry, isFocused: boolean, { columns, now, timezone, words }: EntryLook): Line[] {
  const look = { columns, now, timezone, words };
  if (isFocused) return entryLines(entry, true, look);
  const made = MADE.get(entry);
  if (made !== undefined && isSameLook(made.look, look)) return made.lines;
  const lines = entryLines(entry, false, look);
  MADE.set(entry, { look, lines });
  return lines;
}

function isSameLook(one: EntryLook, other: EntryLook): boolean {
  return (
    one.columns === other.columns &&
    one.now === other.now &&
    one.timezone === other.timezone &&
    one.words === other.words
  );
}

function sectionHead(
  section: Section,
  entries: readonly PersonEntry[],
  { columns, words }: { readonly columns: number; readonly words: Catalogue },
): Line[] {
  const rule = ruleLine(words.person.sections[section](entries.length), columns);
  return entries.length === 0 ? [rule, line(`  ${words.person.none}`, 'dim')] : [rule];
}

function factLines(card: PersonCard, look: PersonLook & { readonly columns: number }): Line[] {
  const { columns, timezone } = look;
  const words = look.words.person;
  const { contact, firstMessageAt, lastMessageAt } = card;
  const day = (at: number): string => momentWords(at, timezone).slice(0, 10);
  const facts = [
    contact.followers === null ? words.followersUnknown : words.followers(contact.followers),
    ...(contact.isBot ? [words.bot] : []),
    firstMessageAt === null ? words.neverWrote : words.knownSince(day(firstMessageAt)),
    ...(lastMessageAt === null ? [] : [words.wroteLast(day(lastMessageAt))]),
    words.conversations(card.conversationCount, card.conversations.length),
    ...ratingFacts(card, look.words),
    ...(card.labels.length === 0 ? [] : [words.labels(card.labels.map((one) => strangerLine(one, 30)).join(', '))]),
    ...(card.namesakes.length === 0 ? [] : [words.namesakes(card.namesakes.length)]),
  ];
  const by = card.optedOut === null ? '' : ` "${strangerLine(card.optedOut.words, 60)}", ${day(card.optedOut.at)}`;
  const optedOut = card.isOptedOut ? wrapLines(`${words.optedOut}${by}`, columns, { tone: 'bad' }) : [];
  const url = contact.url === null ? [] : [line(strangerLine(contact.url, columns), 'key')];
  return [...optedOut, ...wrapLines(facts.join(' · '), columns), ...url];
}

/** The last rating, how many there are, and what they come to on its scale. */
function ratingFacts({ ratings }: PersonCard, { person, survey }: Catalogue): string[] {
  const { last, count, average } = ratings;
  if (last === null || last.rating === null || average === null) return [];
  const mean = Math.round((1 + average * (last.scale - 1)) * 10) / 10;
  return [person.lastRating(survey.of(last.rating, last.scale), count, mean)];
}
