import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, readAnswer } from '../../src/answers/answer.ts';
import { blanksOf, renderer } from '../../src/answers/render.ts';
import { starterAnswers } from '../../src/cli/starter-answers.ts';
import { guard } from '../../src/guard/guard.ts';

const KNOWN = {
  name: 'Maija',
  firstName: 'Maija',
  handle: 'maija',
  brand: 'Esimerkki Oy',
  operator: 'Laura',
  scale: '5',
};
const GIVEN = { fi: { hours: 'arkisin klo 9–17', when: 'klo 15' }, en: { hours: 'weekdays 9–17', when: 'at 3 pm' } };
const NAMES = starterAnswers('2027-11-30').map(({ file }) => file.replace(/\.md$/, ''));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-starters-'));
  for (const { file, text } of starterAnswers('2027-11-30')) writeFileSync(join(folder, file), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the answers that a workspace begins with', () => {
  it('are at least twelve, each in both languages', () => {
    const names = (language: string): string[] =>
      NAMES.filter((name) => name.endsWith(`-${language}`)).map((name) => name.slice(0, -3));
    expect(names('fi').length).toBeGreaterThanOrEqual(13);
    expect(names('en')).toEqual(names('fi'));
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });

  it.each(NAMES)('%s is read without a mistake, and its twin points back', async (name) => {
    const answer = await readAnswer(folder, name);
    const twin = await readAnswer(folder, answer.twin ?? '');
    expect(answer.mistakes).toEqual([]);
    expect(answer).toMatchObject({ reviewBefore: '2027-11-30', language: name.slice(-2) });
    expect(answer.title).not.toBe(name);
    expect({ ...shapeOf(twin), twin: twin.twin }).toEqual({ ...shapeOf(answer), twin: name });
  });

  it.each(NAMES)('%s needs nothing that it does not ask for', async (name) => {
    const answer = await readAnswer(folder, name);
    const { variables, missing } = blanksOf(answer, KNOWN);
    const asked = variables.filter((one) => !(one in KNOWN)).toSorted();
    expect(asked).toEqual(Object.keys(answer.blanks).toSorted());
    expect(missing.every((one) => answer.blanks[one]?.ask !== null)).toBe(true);
    expect(variables).toEqual(expect.arrayContaining(['firstName', 'operator', 'brand']));
  });

  it.each(NAMES)('%s goes past the guard', async (name) => {
    const answer = await readAnswer(folder, name);
    const language = name.endsWith('fi') ? 'fi' : 'en';
    const missing = blanksOf(answer, KNOWN).missing.map((one) => [one, GIVEN[language][one as 'when' | 'hours']]);
    const { firstName: _, ...nameless } = KNOWN;
    const visibility = answer.visibility === 'private' ? 'private' : 'public';
    for (const known of [KNOWN, nameless]) {
      const text = renderer(answer)({ ...known, ...Object.fromEntries(missing) });
      expect(text).toMatch(known === KNOWN ? /^(?:Hei Maija!|Hi Maija,)\n/ : /^(?:Hei!|Hi,)\n/);
      expect(guard({ text, visibility }).map(({ rule, words }) => `${rule}: ${words}`)).toEqual([]);
    }
  });
});

function shapeOf({ topics, visibility, blanks }: Answer): object {
  const fallbacks = Object.entries(blanks).map(([name, { fallback }]) => [name, fallback === null]);
  return { topics, visibility, fallbacks };
}
