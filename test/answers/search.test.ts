import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '../../src/answers/answer.ts';
import { answerSearch } from '../../src/answers/search.ts';
import type { SavedAnswer } from '../../src/domain/saved-answer.ts';
import { firstPicker, pickedAnswer, reducePicker } from '../../src/tui/screens/composer/picker-state.ts';

const answer = (name: string, [title, body]: readonly [string, string], language: string | null): SavedAnswer => ({
  ...emptyAnswer(name),
  ...{ title, body, language, variables: [], missing: [], fit: null, problem: null },
});
const ANSWERS = [
  answer('palautus', ['Palautus', 'Voit palauttaa tuotteen 30 päivän kuluessa.'], 'fi'),
  answer('viive', ['Toimitus myöhässä', 'Pahoittelut, tilauksesi on myöhässä.'], 'fi'),
  answer('delay', ['Delivery delay', 'We are sorry that your order is late.'], 'en'),
  answer('return', ['Return', 'You may return it within 30 days.'], 'en'),
  answer('thanks', ['Kiitos', 'Kiitos palautteesta!'], null),
];
const found = (query: string, language: string | null = 'fi'): string[] =>
  answerSearch(ANSWERS, language)(query).map(({ name }) => name);

describe('saved answers are found', () => {
  it.each([
    ['myohas', ['viive']],
    ['toimtus', ['viive']],
    ['sorry delay', ['delay']],
    ['MYÖHÄSSÄ', ['viive']],
    ['tilauksesi pahoittelut', ['viive']],
    ['xyzzy', []],
    // letters in their order, with others between
    ['plt', ['palautus']],
    ['tmyh', ['viive']],
    ['ddly', ['delay']],
    ['del dly', ['delay']],
    // but not from the middle of a word
    ['lts', []],
  ])('by %s', (query, names) => {
    expect(found(query)).toEqual(names);
  });

  it('in the customer’s language first, but not before a much better one', () => {
    expect(found('30', 'fi')).toEqual(['palautus', 'return']);
    expect(found('30', 'en')).toEqual(['return', 'palautus']);
    expect(found('palautus', 'en')[0]).toBe('palautus');
  });

  it('by their letters only behind what is alike', () => {
    const more = [answer('puolet', ['Puolet hinnasta', 'x'], 'fi'), answer('plt', ['PLT', 'x'], 'en'), ...ANSWERS];
    const names = answerSearch(more, 'fi')('plt').map(({ name }) => name);
    expect(names[0]).toBe('plt');
    expect(names.toSorted()).toEqual(['palautus', 'plt', 'puolet']);
  });

  it('all in their order where nothing is asked for, and whatever is typed', () => {
    expect(found('')).toEqual(ANSWERS.map(({ name }) => name));
    for (const odd of ['{{', '"', '=palautus', '!x', '^', '$', '\\', '|', "'", 'a'.repeat(500)]) found(odd);
  });

  it('with the cursor on the best of them', () => {
    let picker = firstPicker(answerSearch(ANSWERS, 'fi'));
    picker = reducePicker(picker, { kind: 'move', by: 1 });
    expect(pickedAnswer(picker)?.name).toBe('viive');
    picker = reducePicker(picker, { kind: 'press', press: { name: 'd', text: 'd' } });
    for (const letter of 'elay')
      picker = reducePicker(picker, { kind: 'press', press: { name: letter, text: letter } });
    expect(pickedAnswer(picker)?.name).toBe('delay');
    expect(reducePicker(picker, { kind: 'move', by: -1 }).focus).toBe(0);
    for (const letter of 'zzz') picker = reducePicker(picker, { kind: 'press', press: { name: letter, text: letter } });
    expect(pickedAnswer(picker)).toBeNull();
    expect(reducePicker(picker, { kind: 'move', by: 1 }).focus).toBe(0);
  });
});
