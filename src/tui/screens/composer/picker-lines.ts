import type { Visibility } from '../../../domain/message.ts';
import type { SavedAnswer } from '../../../domain/saved-answer.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { inLanguage } from '../../in-language.ts';
import { ruleLine } from '../../widgets/check-lines.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { fitRows, inTone, type Line, line, sideBySide, widthOf } from '../../widgets/line.ts';
import { strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { topFor } from '../../widgets/window.ts';
import { type PickerState, pickedAnswer } from './picker-state.ts';

/** From this width on the text stands beside the list, else below it. */
const BESIDE_COLUMNS = 100;
const LIST_COLUMNS = 44;

/** The way that is being written in stays in sight while an answer is picked. */
export function pickerTitle(state: PickerState, visibility: Visibility, words: Catalogue): Line {
  return [
    spelledOut(visibility, words.desk.way),
    { text: ` · ${words.composer.picker.title(state.found.length, state.count)}`, tone: 'title' },
  ];
}

/** The search, the answers found, the text of the one under the cursor; and the cell where the search is typed. */
export function pickerLines(
  state: PickerState,
  size: Size,
  words: Catalogue,
): { lines: Line[]; cursor: { x: number; y: number } } {
  const said = words.composer.picker;
  const rows = bodyRows(size) - 1;
  const search: Line = [{ text: `${said.search}: `, tone: 'strong' }, ...line(state.field.text)];
  const x = widthOf(`${said.search}: ${state.field.text.slice(0, state.field.at)}`);
  const cursor = { x: Math.min(x, size.columns - 1), y: 0 };
  if (state.found.length === 0) return { lines: [search, line(said.nothingFound, 'dim')], cursor };
  if (size.columns >= BESIDE_COLUMNS) {
    const text = fitRows(textLines(state, size.columns - LIST_COLUMNS - 3, words), rows);
    return { lines: [search, ...sideBySide(listLines(state, rows), text, LIST_COLUMNS)], cursor };
  }
  const list = listLines(state, Math.max(1, Math.min(state.found.length, Math.floor((rows - 1) / 2))));
  const text = textLines(state, size.columns, words).slice(0, Math.max(0, rows - 1 - list.length));
  return { lines: [search, ...list, ruleLine('', size.columns), ...text], cursor };
}

function listLines({ found, focus }: PickerState, rows: number): Line[] {
  const top = topFor(0, focus, { count: found.length, rows });
  return found.slice(top, top + rows).map((answer, at) => {
    const isFocused = top + at === focus;
    const named = [...line(`${isFocused ? '> ' : '  '}${languageWords(answer)}`, 'dim'), ...line(titleOf(answer))];
    return isFocused ? inTone(named, 'selected') : named;
  });
}

function languageWords({ language }: SavedAnswer): string {
  return language === null ? '' : `${strangerLine(language, 5)} `;
}

function titleOf({ title, name }: SavedAnswer): string {
  return title === name ? strangerLine(name) : `${strangerLine(title)} (${strangerLine(name, 24)})`;
}

function textLines(state: PickerState, columns: number, words: Catalogue): Line[] {
  const answer = pickedAnswer(state);
  if (answer === null) return [];
  const said = words.composer.picker;
  const { missing, body, fit } = answer;
  const problem = answer.problem === null ? [] : [`${said.unreadable}: ${inLanguage(words, answer.problem)}`];
  return [
    ...problem.flatMap((why) => strangerLines(why, columns, { tone: 'bad' })),
    ...strangerLines(suitWords(answer, words), columns, { tone: fit?.isTheirWay === false ? 'warn' : 'dim' }),
    ...(missing.length === 0 ? [] : strangerLines(said.asks(missing.join(', ')), columns, { tone: 'warn' })),
    ...strangerLines(body, columns),
  ];
}

/** Where it may be said, and why it stands where it stands in the list. */
function suitWords({ visibility, fit }: SavedAnswer, words: Catalogue): string {
  const said = words.composer.picker;
  if (fit === null) return said.ways[visibility];
  const known: Readonly<Record<string, string>> = words.inbox.topics;
  const topics = fit.topics.map((topic) => known[topic] ?? topic).join(', ');
  const why = [...(fit.isTheirLanguage ? [said.languageFits] : []), ...(topics === '' ? [] : [said.topicsFit(topics)])];
  const notThisWay = fit.isTheirWay ? [] : [said.wayFitsNot];
  const suggested = why.length === 0 || !fit.isTheirWay ? [] : [said.suggested(why.join(', '))];
  return [said.ways[visibility], ...notThisWay, ...suggested].join(' · ');
}
