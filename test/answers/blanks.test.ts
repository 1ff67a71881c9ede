import { describe, expect, it } from 'vitest';
import { blanksOf } from '../../src/answers/render.ts';

const blanks = (body: string, known: Record<string, string> = {}) => blanksOf({ name: 'a', body }, known);

describe('the blanks of an answer', () => {
  it.each([
    ['Hei {{ name }}, {{ order }}!', ['name', 'order'], ['order']],
    ['{{ order }} {{ order | upcase }}', ['order'], ['order']],
    ['{{ order | default: "-" }}', ['order'], []],
    ['{% if vip %}{{ gift }}{% endif %}', ['vip', 'gift'], []],
    ['{% assign x = "a" %}{{ x }}{{ day }}', ['day'], ['day']],
    ['no blank', [], []],
  ])('%s', (body, variables, missing) => {
    expect(blanks(body, { name: 'Maija' })).toEqual({ variables, missing });
  });

  it.each(['{{ order', '{{ order.number }}', '{% include "a" %}'])('%s cannot be filled in, and is told', (body) => {
    expect(() => blanks(body)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
