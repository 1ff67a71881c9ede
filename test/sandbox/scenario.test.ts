import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twitter from 'twitter-text';
import { afterAll, describe, expect, test } from 'vitest';
import { castScenario } from '../../src/sandbox/casting.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import { PERSONA_KINDS, readScenario, ScenarioError } from '../../src/sandbox/scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'kuulo-test-scenario-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NEEDED = PERSONA_KINDS.slice(0, 10);

function fileOf(text: string): string {
  const file = join(folder, `${Math.random()}.yaml`);
  writeFileSync(file, text);
  return file;
}

describe.each([1, 2, 3, 17, 99, 12_345])('the built-in scenario with seed %i', (seed) => {
  const cast = castScenario(readScenario(), createRandom(`${seed}`));

  test('has 30 people or more, and every needed kind in both languages', () => {
    expect(cast.length).toBeGreaterThanOrEqual(30);
    const kinds = new Set(cast.map(({ persona }) => `${persona.kind} ${persona.language}`));
    for (const kind of NEEDED) for (const language of ['fi', 'en']) expect(kinds).toContain(`${kind} ${language}`);
  });

  test('is spread over the platforms, and heard in every way', () => {
    for (const platform of ['x', 'mastodon', 'bluesky']) {
      expect(cast.filter((role) => role.platform === platform).length).toBeGreaterThan(7);
    }
    const searched = cast.filter(({ persona }) => persona.heard === 'search').map(({ platform }) => platform);
    expect(new Set(searched)).toEqual(new Set(['x', 'mastodon', 'bluesky']));
    expect(new Set(cast.map(({ persona }) => persona.heard))).toEqual(new Set(['mention', 'reply', 'quote', 'search']));
  });

  test('leaves no slot open and fits the shortest platform', () => {
    for (const { text, persona } of cast) {
      expect(text).not.toMatch(/[{}]/);
      expect(twitter.parseTweet(text).weightedLength).toBeLessThanOrEqual(270);
      if (persona.heard === 'mention') expect(text).toContain('@esimerkki');
      if (persona.heard === 'search') expect(text).toContain('Esimerkki Oy');
      if (persona.heard === 'search') expect(text).not.toContain('@esimerkki');
    }
  });
});

test('the pool is larger than any one world', () => {
  expect(readScenario().people.length).toBeGreaterThanOrEqual(45);
});

test('a file of one person is a scenario; names and newcomers come from the built-in one', () => {
  const file = fileOf('name: tiny\npeople: [{ kind: thanks, language: fi, text: "{brand} kiitos" }]\n');
  const scenario = readScenario(file);
  expect(scenario.people).toHaveLength(1);
  expect(scenario.crowd.length).toBeGreaterThan(3);
  expect(castScenario(scenario, createRandom('1'))[0]?.text).toMatch(/^@esimerkki(\.sandbox)? kiitos$/);
});

test.each([
  ['no-such-scenario', /no built-in scenario/],
  ['/nowhere/at/all.yaml', /no file/],
  [fileOf('people: ['), /./],
  [fileOf('name: x\npeople: [{ kind: complaining, language: fi, text: hei }]\n'), /kind/],
  [fileOf('name: x\npeople: [{ kind: thanks, language: fi, text: hei, reaction: [kiitos] }]\n'), /reaction/],
  [fileOf('name: x\npeople: [{ kind: thanks, language: fi, text: hei, heard: reply, to: sale }]\n'), /sale/],
])('%s is refused with the reason', (name, reason) => {
  expect(() => readScenario(name)).toThrow(ScenarioError);
  expect(() => readScenario(name)).toThrow(reason);
});
