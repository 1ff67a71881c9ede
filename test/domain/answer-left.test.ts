import { describe, expect, it } from 'vitest';
import { answerLeft } from '../../src/domain/answer-left.ts';

const TAKEN = { name: 'delay', text: 'Sorry Maija! Order A-17 comes on friday. Aino, Esimerkki' };

describe('what is left of a saved answer', () => {
  it.each([
    [TAKEN.text, false],
    [`  ${TAKEN.text.replace('. ', '.\n')} `, false],
    [`Hi. ${TAKEN.text}`, true],
    [TAKEN.text.replace('friday', 'monday'), true],
    // five of its ten words
    ['Order A-17 comes on ... when it comes', true],
  ])('%j is still it', (text, isChanged) => {
    expect(answerLeft(TAKEN, text)).toEqual({ name: 'delay', isChanged });
  });

  it.each(['', 'Order A-17 comes', 'maija maija maija maija maija maija maija', 'Something else altogether'])(
    '%j is not it any more',
    (text) => {
      expect(answerLeft(TAKEN, text)).toBeNull();
    },
  );
});
