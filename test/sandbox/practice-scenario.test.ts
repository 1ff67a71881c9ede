import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { OUTCOMES, PRACTICE_LEVELS } from '../../src/domain/practice.ts';
import { checkPracticeText } from '../../src/sandbox/practice-mistakes.ts';
import {
  checkPracticeFile,
  listPracticeScenarios,
  PracticeScenarioError,
  readPracticeScenario,
} from '../../src/sandbox/practice-scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'kuulo-practice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OWN = `name: own
level: calm
title: { fi: Oma }
customers:
  - key: maija
    kind: question
    mood: 0
    wants: [next-step]
    words:
      fi:
        name: Maija
        opening: "{brand} hei"
`;

const remarks = (text: string): string[] =>
  checkPracticeText(text).mistakes.map(
    ({ line, column, problem, remedy }) => `${line}:${column} ${problem}. ${remedy}`,
  );
const warnings = (text: string): string[] =>
  checkPracticeText(text).warnings.map(({ line, column, problem }) => `${line}:${column} ${problem}`);

describe('the built-in scenarios', () => {
  const all = listPracticeScenarios();

  it('are many, of every level, each in Finnish and English', () => {
    expect(all.length).toBeGreaterThanOrEqual(8);
    expect(new Set(all.map(({ level }) => level))).toEqual(new Set(PRACTICE_LEVELS));
    for (const { name, title, about, languages } of all) {
      expect(languages, name).toEqual(['fi', 'en']);
      expect(title.fi && title.en && about.fi && about.en, name).toBeTruthy();
    }
  });

  it.each(all.map(({ name }) => name))('%s has nothing to mend, and says nothing twice', (name) => {
    const scenario = readPracticeScenario(name);
    expect(scenario.name).toBe(name);
    const file = new URL(`../../src/sandbox/scenarios/practice-${name}.yaml`, import.meta.url).pathname;
    expect(checkPracticeFile(file)).toMatchObject({ mistakes: [], warnings: [] });
    for (const { words } of scenario.customers) {
      for (const spoken of [words.fi, words.en]) {
        if (spoken === undefined) continue;
        const lines = [spoken.opening, ...OUTCOMES.flatMap((outcome) => spoken.reactions[outcome] ?? [])];
        expect(new Set(lines).size).toBe(lines.length);
      }
    }
  });
});

describe('a scenario of one’s own', () => {
  it('needs little', () => {
    expect(checkPracticeText(OWN)).toMatchObject({ mistakes: [], warnings: [], scenario: { name: 'own' } });
  });

  it('has each mistake told where it stands, with what to write', () => {
    const broken = OWN.replace('calm', 'clam')
      .replace('mood: 0', 'mood: 5\n    patience: 10')
      .replace('next-step', 'next-stp');
    expect(remarks(broken)).toEqual([
      '2:8 level cannot be "clam". did you mean calm?',
      '7:11 mood is too big. write at most 3',
      '8:5 unknown key "patience". did you mean patienceMinutes?',
      '9:13 wants cannot be "next-stp". did you mean next-step?',
    ]);
  });

  it.each([
    ['', /level is missing/],
    ['customers: [', /mend the YAML/],
    [OWN.replace('wants: [next-step]', 'wants: [facts]'), /11:9 maija wants facts, but there are none in "fi"/],
    [OWN.replace(/ {4}words:[\s\S]*/, '    words: {}\n'), /9:12 the customer has no words/],
    [`${OWN}${OWN.slice(OWN.indexOf('  - key'))}`, /13:10 the key "maija" is there twice/],
    [OWN.replace('"{brand} hei"', `"${'a'.repeat(300)}"`), /12:18 opening is too long\. write at most 260 characters/],
    [OWN.replace('name: own', 'name: "Own name"'), /1:7 name is not as it should be/],
    [`a: &a [x]\n${'b: [*a, *a]\n'.repeat(2)}`, /./],
  ])('is refused with the place: %#', (text, wanted) => {
    expect(remarks(text).join('\n')).toMatch(wanted);
    expect(checkPracticeText(text).scenario).toBeNull();
  });

  it('warns of what does nothing', () => {
    const idle = `${OWN.replace('"{brand} hei"', '"{brand} hei {nimi}"').replace('mood: 0', 'arrivesMinutes: 400\n    mood: 0')}        facts: [x]
        reactions:
          madePublic: [Hyi]
          tooLate: [No?]
          neutral: [a, b, c, d, e, f, g]
          pleased: ["{order} {tilaus}"]
`;
    expect(warnings(idle)).toEqual([
      '7:21 maija comes after the usual end of a session',
      '13:18 unknown placeholder {nimi}',
      '14:16 maija does not want facts',
      '16:11 madePublic can never be reached',
      '17:11 tooLate can never be reached in a session of the usual length',
      '18:39 line 7 of neutral can never be reached: nobody waits for more than 6 answers',
      '19:21 unknown placeholder {tilaus}',
    ]);
    // and the warned one can be reached where there is ground for it
    expect(warnings(`${OWN}        secrets: [Koivukuja]\n        reactions: { madePublic: [Hyi] }\n`)).toEqual([]);
  });

  it('survives a file made to hurt', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
      .join('\n')}\n`;
    expect(remarks(bomb).length).toBeGreaterThan(0);
    expect(remarks('x'.repeat(600_000))).toEqual(['1:1 the file is too long. split it into several scenarios']);
    expect(remarks('- 1\n- 2\n').length).toBeGreaterThan(0);
    expect(remarks('name: "\u001b[31m"\n').length).toBeGreaterThan(0);
  });

  it('is found by its file, and a name that nobody has is told with those that there are', () => {
    const file = join(folder, 'own.yaml');
    writeFileSync(file, OWN);
    expect(readPracticeScenario(file).name).toBe('own');
    expect(() => readPracticeScenario('no-such')).toThrow(PracticeScenarioError);
    try {
      readPracticeScenario('no-such');
    } catch (error) {
      expect(error).toMatchObject({ file: null, known: expect.arrayContaining(['late-parcel']) });
    }
  });
});
