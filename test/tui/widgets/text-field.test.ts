import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cursorCell,
  EMPTY_FIELD,
  editField,
  fieldOf,
  insertText,
  replaceText,
  type TextField,
  typedText,
} from '../../../src/tui/widgets/text-field.ts';

const shape = { columns: 20, isMultiline: true };
const press = (field: TextField, ...names: string[]): TextField =>
  names.reduce((now, name) => editField(now, { name, text: name.length === 1 ? name : null }, shape), field);
const boundaries = (text: string): Set<number> =>
  new Set(
    [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)]
      .map((one) => one.index)
      .concat(text.length),
  );

describe('a field of text', () => {
  it('moves and deletes as readline does', () => {
    const field = press(fieldOf('one two'), 'C-w');
    expect(field.text).toBe('one ');
    expect(press(fieldOf('one two'), 'C-a', 'C-k').text).toBe('');
    expect(press(fieldOf('one two'), 'C-u').text).toBe('');
    expect(press(fieldOf('one'), 'C-a', 'C-d').text).toBe('ne');
    expect(press(fieldOf('one'), 'left', 'x').text).toBe('onxe');
    expect(press(fieldOf('a\nb'), 'C-a', 'backspace').text).toBe('ab');
    expect(press(fieldOf('a\nb'), 'home', 'left', 'C-k').text).toBe('ab');
  });

  it('puts back what was cut, and what was cut without a pause as one piece', () => {
    expect(press(fieldOf('one two'), 'C-w', 'C-a', 'C-y').text).toBe('twoone ');
    expect(press(fieldOf('one two three'), 'C-w', 'C-w', 'C-y').text).toBe('one two three');
    expect(press(fieldOf('one two'), 'C-a', 'C-k', 'C-y', 'C-y').text).toBe('one twoone two');
    expect(press(fieldOf('one two'), 'C-w', 'left', 'C-w', 'C-y').text).toBe('one ');
    expect(press(fieldOf('ab'), 'C-y').text).toBe('ab');
  });

  it('takes back what was done, a word or a stroke at a time', () => {
    const typed = press(EMPTY_FIELD, ...'yksi kaksi');
    expect(press(typed, 'C-_').text).toBe('yksi');
    expect(press(typed, 'C-_', 'C-_')).toMatchObject({ text: '', at: 0 });
    expect(press(typed, 'C-_', 'C-_', 'C-_').text).toBe('');
    expect(press(typed, 'C-u', 'C-z').text).toBe('yksi kaksi');
    expect(press(typed, 'backspace', 'backspace', 'C-_').text).toBe('yksi kaksi');
    expect(press(editField(typed, { name: 'paste', text: ' a\nb' }, shape), 'C-_').text).toBe('yksi kaksi');
    expect(press(insertText(typed, ' and more'), 'C-_').text).toBe('yksi kaksi');
    expect(press(replaceText(typed, 'anew'), 'C-_')).toMatchObject({ text: 'yksi kaksi', at: 10 });
  });

  it('never grows without end', () => {
    let field = EMPTY_FIELD;
    for (let at = 0; at < 2000; at += 1) field = press(field, 'a', 'left');
    expect(field.past.length).toBeLessThanOrEqual(200);
  });

  it('takes a family as one character', () => {
    expect(press(fieldOf('a👩‍👩‍👧'), 'backspace').text).toBe('a');
    expect(press(fieldOf('👩‍👩‍👧b'), 'C-a', 'right', 'x').text).toBe('👩‍👩‍👧xb');
    expect(press(fieldOf('ä'), 'backspace').text).toBe('');
  });

  it('moves by the rows that are seen, not by paragraphs', () => {
    const field = fieldOf('the quick brown fox jumps over');
    expect(cursorCell(field, 20).row).toBe(1);
    expect(cursorCell(press(field, 'up'), 20)).toMatchObject({ row: 0, column: 10 });
    expect(press(field, 'up', 'up').at).toBe(0);
  });

  it('takes a paste of several lines as it is, and on one line where there is one', () => {
    const pasted = { name: 'paste', text: 'one\ntwo' };
    expect(editField(EMPTY_FIELD, pasted, shape).text).toBe('one\ntwo');
    expect(editField(EMPTY_FIELD, pasted, { columns: 20, isMultiline: false }).text).toBe('one two');
  });

  it('lets nothing in that nobody would see', () => {
    expect(typedText('a\u001b[2Jb\u202ec\u200bd')).toBe('a[2Jbcd');
    expect(typedText('👩‍👩‍👧 ääkkösiä\tx')).toBe('👩‍👩‍👧 ääkkösiä    x');
  });

  it('never leaves the cursor inside a character, whatever is pressed', () => {
    const key = fc.oneof(
      fc.constantFrom('left', 'right', 'up', 'down', 'home', 'end', 'backspace', 'delete', 'enter'),
      fc.constantFrom('C-a', 'C-e', 'C-k', 'C-u', 'C-w', 'C-d', 'C-b', 'C-f', 'C-n', 'C-p', 'C-y', 'C-_', 'tab'),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.array(key, { maxLength: 30 }), (text, keys) => {
        let field = fieldOf(text);
        for (const name of keys) {
          field = editField(field, { name, text: null }, { columns: 7, isMultiline: true });
          expect(field.at).toBeLessThanOrEqual(field.text.length);
          expect(boundaries(field.text).has(field.at), JSON.stringify([field, name])).toBe(true);
        }
      }),
    );
  });
});
