import { describe, expect, it } from 'vitest';
import { lineWidth } from '../../../src/tui/widgets/line.ts';
import {
  openPrompt,
  type Pressed,
  type Prompt,
  pressPrompt,
  promptLines,
  type Question,
  yesOrNo,
} from '../../../src/tui/widgets/prompt.ts';

function press(question: Question, keys: readonly string[]): Pressed {
  let pressed: Pressed = { prompt: openPrompt(question) };
  for (const key of keys) {
    if (!('prompt' in pressed)) return pressed;
    pressed = pressPrompt(pressed.prompt, { name: key, text: key.length === 1 ? key : null });
  }
  return pressed;
}

const sure: Question = { kind: 'choice', title: 'Sure?', choices: yesOrNo({ yes: 'yes', no: 'no' }) };
const name: Question = { kind: 'text', title: 'Name', initial: 'aino' };

describe('a question', () => {
  it('takes a choice only by its key', () => {
    expect(press(sure, ['y'])).toEqual({ answer: 'yes' });
    expect(press(sure, ['n'])).toEqual({ answer: null });
    expect(press(sure, ['enter'])).toHaveProperty('prompt');
    // back is back, also from a question
    expect(press(sure, ['q'])).toEqual({ answer: null });
    expect(press(sure, ['x', 'j', 'enter', 'y'])).toEqual({ answer: 'yes' });
    expect(press({ ...sure, byEnter: 'yes' }, ['enter'])).toEqual({ answer: 'yes' });
  });

  it('cuts no choice, however many there are', () => {
    const choices = ['most pressing', 'newest', 'oldest', 'waiting longest', 'due soonest'].map((title) => ({
      key: title.charAt(0),
      value: title,
      title,
    }));
    const { lines } = promptLines(openPrompt({ kind: 'choice', title: 'Order', choices }), 40);
    const text = lines.map((line) => line.map((piece) => piece.text).join('')).join('\n');
    for (const { title } of choices) expect(text).toContain(title);
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(40);
  });

  it('takes a text, and is taken back by Esc', () => {
    expect(press(name, ['C-u', 'v', 'i', 'enter'])).toEqual({ answer: 'vi' });
    expect(press(name, ['enter'])).toEqual({ answer: 'aino' });
    expect(press(name, ['x', 'esc'])).toEqual({ answer: null });
  });

  it('is readable at forty columns, with its choices and its cursor', () => {
    const long = 'Somebody answered this already and it was sent a while ago. Answer again?';
    const shown = promptLines(openPrompt({ ...sure, title: long }), 40);
    const text = shown.lines.map((row) => row.map((piece) => piece.text).join('')).join('\n');
    expect(text).toContain('y yes');
    expect(text.replaceAll('\n', ' ')).toContain('Answer again?');
    const typed: Prompt = openPrompt({ kind: 'text', title: long, initial: 'x'.repeat(100) });
    const { lines, cursor } = promptLines(typed, 40);
    expect(cursor?.y).toBe(lines.length - 1);
    expect(cursor?.x).toBeLessThan(40);
    for (const row of lines) expect(lineWidth(row)).toBeLessThanOrEqual(41);
  });
});
