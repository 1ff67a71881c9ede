import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twitter from 'twitter-text';
import { afterAll, describe, expect, test } from 'vitest';
import { castScenario } from '../../src/sandbox/casting.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import { PERSONA_KINDS, readScenario, ScenarioError } from '../../src/sandbox/scenario.ts';
import { PLATFORM_NAMES } from '../../src/sandbox/world.ts';

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
    for (const platform of PLATFORM_NAMES) {
      const heard = cast.filter((role) => role.platform === platform).map(({ persona }) => persona.heard);
      expect(heard.length).toBeGreaterThan(7);
      expect(heard).toContain('private');
      expect(heard.filter((way) => way !== 'private').length).toBeGreaterThan(5);
    }
    const searched = cast.filter(({ persona }) => persona.heard === 'search').map(({ platform }) => platform);
    expect(new Set(searched)).toEqual(new Set(['x', 'mastodon', 'bluesky']));
    const ways = ['mention', 'reply', 'quote', 'search', 'hashtag', 'private'];
    expect(new Set(cast.map(({ persona }) => persona.heard))).toEqual(new Set(ways));
    for (const { persona, platform } of cast) {
      if (persona.heard === 'quote' || persona.heard === 'search')
        expect(['x', 'mastodon', 'bluesky']).toContain(platform);
      if (persona.heard === 'hashtag') expect(platform).not.toBe('facebook');
    }
  });

  test('leaves no slot open and fits the shortest platform', () => {
    for (const { text, persona } of cast) {
      expect(text).not.toMatch(/[{}]/);
      expect(twitter.parseTweet(text).weightedLength).toBeLessThanOrEqual(270);
      if (persona.heard === 'mention') expect(text).toContain('@esimerkki');
      if (persona.heard === 'search') expect(text).toContain('Esimerkki Oy');
      if (persona.heard === 'search') expect(text).not.toContain('@esimerkki');
      if (persona.heard === 'hashtag') expect(text).toMatch(/(?<!@)#esimerkki\b/);
      if (persona.heard === 'private') expect(text).not.toContain('@esimerkki');
    }
  });
});

test('private people speak both languages, and no text is told twice', () => {
  const { people, crowd } = readScenario();
  for (const group of [people, crowd]) {
    const languages = group.filter(({ heard }) => heard === 'private').map(({ language }) => language);
    expect(new Set(languages)).toEqual(new Set(['fi', 'en']));
  }
  const texts = [...people, ...crowd].flatMap(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
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
  expect(new Set(scenario.crowd.map(({ heard }) => heard))).toContain('private');
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
