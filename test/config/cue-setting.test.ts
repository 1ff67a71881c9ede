import { expect, it } from 'vitest';
import { readYaml } from '../../src/config/read-yaml.ts';
import { CUE_FAMILIES, OWN_CUE_FAMILIES } from '../../src/domain/cue-family.ts';
import { ProblemError } from '../../src/domain/problem.ts';

const cues = (written: string) => readYaml(`triage:\n  cues:\n    ${written}\n`, 'kuulo.yaml').triage.cues;

function mistake(written: string): unknown {
  try {
    cues(written);
  } catch (error) {
    if (error instanceof ProblemError) return error.facts;
    throw error;
  }
  throw new Error('no mistake was found');
}

it('reads words added and muted, and weights; what is not said is as shipped', () => {
  expect(cues('outage: { add: ["lakossa", " ei  kuulu mitään "], mute: ["jumissa"], weight: 1.2 }')).toEqual({
    outage: { add: ['lakossa', 'ei kuulu mitään'], mute: ['jumissa'], weight: 1.2 },
  });
  expect(cues('safety: { add: [112, "hätä*", "🔥"] }')).toEqual({
    safety: { add: ['112', 'hätä*', '🔥'], mute: [], weight: 1 },
  });
  expect(cues('topic-app: { weight: 0 }')).toEqual({ 'topic-app': { add: [], mute: [], weight: 0 } });
  expect(readYaml('', 'kuulo.yaml').triage).toEqual({ cues: {} });
});

it('every family a brand may name is there, and those of grammar are not', () => {
  for (const family of CUE_FAMILIES) {
    const isOwn = (OWN_CUE_FAMILIES as readonly string[]).includes(family);
    if (isOwn) expect(cues(`${family}: {}`)).toHaveProperty(family);
    else expect(mistake(`${family}: {}`)).toMatchObject({ problem: `unknown key "${family}"` });
  }
});

const many = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join();

it.each([
  ['outge: {}', 5, 'unknown key "outge"', 'did you mean outage?'],
  ['outage: { ad: [x] }', 15, 'unknown key "ad"', 'did you mean add?'],
  ['outage: { weight: 2.01 }', 23, 'weight is too big', 'write at most 2'],
  ['outage: { weight: -0.1 }', 23, 'weight is too small', 'write at least 0'],
  ['outage: { weight: .nan }', 23, 'weight must be a number', 'write a number'],
  ['outage: { add: lakossa }', 20, 'add must be a list', 'write a list'],
  ['outage: { add: ["hyvä", ""] }', 29, 'a cue has no words', /write a word/],
  ['outage: { mute: ["a*"] }', 22, '"a*" begins too many words', /2 letters/],
  ['outage: { mute: ["*"] }', 22, '"*" is no word', /write a word/],
  ['outage: { mute: ["ei_kuulu"] }', 22, '"ei_kuulu" is no word', /space between/],
  ['outage: { mute: ["..."] }', 22, '"..." is no word', /write a word/],
  ['outage: { mute: ["a\\u202eb"] }', 22, /is no word/, /write a word/],
  [`outage: { add: ["${'y'.repeat(61)}"] }`, 21, 'a cue is longer than 60 characters', /few words/],
  [`outage: { add: [${many(201)}] }`, 20, 'add is too big', 'write at most 200'],
  ['outage: { add: [jumissa], mute: [jumissa] }', 21, '"jumissa" is both added and muted', /one of the two/],
])('refuses %s, with its place', (...[written, column, problem, remedy]) => {
  expect(mistake(written)).toMatchObject({
    line: 3,
    column,
    problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
    remedy: typeof remedy === 'string' ? remedy : expect.stringMatching(remedy),
  });
});

it('takes what lies just within the limits', () => {
  expect(cues(`outage: { add: [${many(200)}], weight: 2 }`).outage?.add).toHaveLength(200);
  expect(cues(`outage: { add: ["${'y'.repeat(60)}", "ab*"], weight: 0 }`).outage?.weight).toBe(0);
});
