import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/answers/front-matter.ts';
import { renderer } from '../../src/answers/render.ts';

const read = (yaml: string) => readFrontMatter(yaml, 2);

describe('the head of an answer', () => {
  it('says what it is about, for whom, until when, and what it asks', () => {
    const { card, mistakes, broken } = read(`title: Delivery delay
language: en
topics: [delivery, returns]
visibility: private
owner: aino
reviewBefore: 2027-11-30
twin: myöhässä
variables:
  order: { ask: "Which order?" }
  day: { ask: "By which day?", fallback: "friday" }
  extra:`);
    expect([mistakes, broken]).toEqual([[], null]);
    expect(card).toMatchObject({
      title: 'Delivery delay',
      language: 'en',
      topics: ['delivery', 'returns'],
      visibility: 'private',
      owner: 'aino',
      reviewBefore: '2027-11-30',
      twin: 'myöhässä',
    });
    expect({ ...card.blanks }).toEqual({
      order: { ask: 'Which order?', fallback: null },
      day: { ask: 'By which day?', fallback: 'friday' },
      extra: { ask: null, fallback: null },
    });
  });

  it.each([
    ['titel: x', 2, /"titel", which nobody reads/, /did you mean title/],
    ['title: x\nlater: [1]', 3, /"later"/, /it may say title/],
    ['title: 7', 2, /title is not text/, /quotes/],
    ['title: [a]', 2, /title is not text/, /quotes/],
    ['language: Finnish', 2, /no language code/, /fi/],
    ['title: x\ntopics: [delivery, delivry]', 3, /no topic "delivry"/, /did you mean delivery/],
    ['topics: { a: 1 }', 2, /no topic/, /topics are/],
    ['visibility: everyone', 2, /not known/, /public, private or both/],
    ['reviewBefore: 2027-02-30', 2, /no date/, /2027-11-30/],
    ['reviewBefore: soon', 2, /no date/, /2027-11-30/],
    ['variables: [order]', 2, /no table/, /ask/],
    ['variables:\n  order: text', 3, /variable order is no table/, /ask/],
    ['variables:\n  order:\n    asks: x', 4, /"asks"/, /did you mean ask/],
    ['variables:\n  order: { ask: 7 }', 3, /ask of order is not text/, /quotes/],
    ['variables:\n  "a b": {}', 3, /no name to use/, /order/],
    ['- a\n- b', 2, /no table/, /title/],
    ['just words', 2, /no table/, /title/],
  ])('%j: one mistake is told by its line, and hides nothing', (...[yaml, line, problem, remedy]) => {
    const { card, mistakes } = read(yaml);
    const [mistake] = mistakes;
    expect(mistakes).toHaveLength(1);
    expect(mistake).toMatchObject({
      line,
      problem: expect.stringMatching(problem),
      remedy: expect.stringMatching(remedy),
    });
    // what is right beside it counts
    if (yaml.startsWith('title: x')) expect(card.title).toBe('x');
  });

  it('is no way to write more than a head', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\ntopics: &c [*b,*b,*b,*b,*b,*b]\ntitle: *a`;
    const started = performance.now();
    expect(read(bomb).mistakes).toHaveLength(4);
    expect(performance.now() - started).toBeLessThan(500);
    expect(read('__proto__: x\nconstructor: y').mistakes).toHaveLength(2);
    const { card } = read('variables:\n  __proto__: { fallback: x }\n  constructor: { ask: y }');
    expect(Object.keys(card.blanks ?? {})).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).fallback).toBeUndefined();
  });

  it('that is no YAML is told by its line', () => {
    expect(read('title: "x').broken).toMatchObject({ line: 2 });
    expect(read('title: x\ntitle: y').broken).toMatchObject({ line: 3 });
    expect(read('').broken).toBeNull();
  });
});

describe('a fallback', () => {
  const answer = { name: 'a', body: '{{ day }}, {{ name }}', blanks: { day: { ask: null, fallback: '{{ brand }}' } } };

  it('stands where nothing is given, as text', () => {
    const render = renderer(answer);
    expect(render({ name: 'Maija', brand: 'B' })).toBe('{{ brand }}, Maija');
    expect(render({ name: 'Maija', day: 'friday' })).toBe('friday, Maija');
    // and what has none is still missed
    expect(() => render({ day: 'friday' })).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
