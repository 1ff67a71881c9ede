import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { markedText } from '../../src/cli/output/marked-text.ts';
import { placed } from '../../src/cli/output/placed-reason.ts';
import type { Reason } from '../../src/domain/triage.ts';
import { run } from '../e2e/program.ts';
import { sharedFile, sharedIsAbsent } from '../support/shared-folder.ts';

const bad = (cue: string, weight = -0.5): Reason => ({ cue, effect: 'sentiment', weight });
const pressing = (cue: string): Reason => ({ cue, effect: 'urgency', weight: 0.5 });
const plain = (text: string): string => text.replaceAll(/\u001b\[\d+m/g, '');
const marked = (text: string, ...reasons: Reason[]): string => plain(markedText(text, placed(text, reasons)).text);

describe('a reason’s place', () => {
  it('is where its words stand by themselves, the next one for the next reason', () => {
    const text = 'eikö? ei, ei ikinä';
    expect(placed(text, [bad('ei'), bad('ei'), bad('ei')]).map(({ start }) => start)).toEqual([6, 10, undefined]);
  });

  it('is left out where the words stand nowhere, and is in UTF-16 units', () => {
    expect(placed('💛 ei', [bad('ei'), bad('3 messages in 7 days'), bad('')])).toEqual([
      { ...bad('ei'), start: 3, end: 5 },
      bad('3 messages in 7 days'),
      bad(''),
    ]);
  });

  it('is found in time in a megabyte of one letter', () => {
    expect(placed('a'.repeat(1_000_000), [bad('aa')])[0]?.start).toBe(0);
  });
});

describe('a marked text', () => {
  it('tells the effect without colour, and words of two effects once', () => {
    expect(marked('Hyvä mutta ei toimi', bad('Hyvä', 0.4), bad('ei toimi'), pressing('toimi'))).toBe(
      '[+Hyvä] mutta [-!ei toimi]',
    );
    expect(marked('kiire', { ...pressing('kiire'), weight: -0.1 })).toBe('[~kiire]');
    expect(marked('palautus', { cue: 'palautus', effect: 'topic', weight: 0.7 }, bad('palautus', 0))).toBe('palautus');
  });

  it('cuts no character in two', () => {
    // a cue that ends inside a family of emoji, and one inside an accented letter
    expect(marked('oi 👩‍👧 voi', bad('👩'))).toBe('oi [-👩‍👧] voi');
    expect(marked('e\u0301i', bad('e'))).toBe('[-e\u0301]i');
    expect(marked('\u0301abc', bad('\u0301abc'))).toBe('[-◌\u0301abc]');
  });

  it('is safe, and keeps its marks where hidden characters were', () => {
    const text = 'e\u200bi \u202etoimi\u001b[2J \u{f0001}x\u{f0002} \ud800';
    const shown = marked(text, bad('e\u200bi'), pressing('toimi'));
    expect(shown).toMatch(/^\[-ei\] ⟦RLO⟧\[!toimi\]␛\[2J \ufffd+x\ufffd+ \ufffd ⟦\+1 hidden⟧$/);
  });

  it('shows as much as is read, and says how much more there is', () => {
    const shown = marked(`ei ${'👩‍👧'.repeat(2_000)}`, bad('ei'));
    expect(shown).toMatch(/^\[-ei\] (?:👩‍👧)+\n… and \d+ more characters/u);
  });
});

describe('triage explain --text', () => {
  const explain = async (text: string, ...more: string[]) =>
    await run(['triage', 'explain', '--text', text, ...more], { cwd: tmpdir() });

  it('needs no workspace and tells each word with its weight', async () => {
    const { code, out } = await explain('Palautus ei toimi, olen todella pettynyt!');
    expect(code).toBe(0);
    expect(out).toMatch(/\[-!?[^\]]*pettynyt\]/);
    expect(out).toMatch(/[█░]{10} -0\.\d\d +\d+ % {2}.*pettynyt/);
    expect(out).toContain('[-word]');
  });

  it('tells topics and flags apart, each with its words, and families together', async () => {
    const { out } = await explain('Palautus ei toimi ja lasku on väärin, eikö kukaan vastaa?');
    expect(out).toMatch(/ {2}topics: [a-z, ]+ {2}flags: [a-z, ]+\n/);
    expect(out).toMatch(/\n {2}topics\n(?: {4}[a-z]+(?:: .+)?\n)+ {2}flags\n(?: {4}[a-z]+(?:: .+)?\n)*/);
    expect(out).toMatch(/\n {4}question: eikö/);
    const urgent = /words of urgency\n((?: {4}.*\n)+)/.exec(out)?.[1]?.trimEnd().split('\n') ?? [];
    const families = urgent.map((one) => / {2}([a-z-]+)$/.exec(one.slice(30))?.[1] ?? '');
    expect(families.some((one) => one !== '')).toBe(true);
    // each family stands in one place
    expect(families.filter((one, at) => one !== families[at - 1])).toHaveLength(new Set(families).size);
    expect(out).toContain('the weights do not add up to the score');
  });

  it('refuses a language that is none', async () => {
    expect((await explain('hei', '--language', 'xx1')).code).toBe(2);
    expect(JSON.parse((await explain('11', '--language', 'FI-fi', '--json')).out)).toEqual(
      JSON.parse((await explain('11', '--language', 'fi', '--json')).out),
    );
  });

  it('says the same as JSON, with places', async () => {
    const text = 'Äiti 💛: palautus ei toimi, olen todella pettynyt!';
    const read = JSON.parse((await explain(text, '--json', '--language', 'fi')).out);
    expect(read).toMatchObject({ text, language: 'fi', sentiment: { label: 'negative' } });
    const found = read.reasons.filter((reason: { start?: number }) => reason.start !== undefined);
    expect(found.length).toBeGreaterThan(0);
    for (const { cue, start, end } of found) expect(text.slice(start, end)).toBe(cue);
  });

  it('wants one thing to explain', async () => {
    expect((await run(['triage', 'explain'], { cwd: tmpdir() })).code).toBe(2);
    expect((await run(['triage', 'explain', '1', '--text', 'a'], { cwd: tmpdir() })).code).toBe(2);
  });

  const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

  it.each(['', '💛', '\u001b]0;x\u0007ei toimi', '\u202eei toimi', 'Zá̸̡̢̛̗̘̙̜̝̞̟̠̣̤̥̦̩̪̫̬̭̮̯̰̱̲̳lgo'])('%j acts on no terminal', async (text) => {
    const { code, out, err } = await run(['triage', 'explain', '--text', '-'], { cwd: tmpdir(), stdin: text });
    expect(code).toBe(0);
    expect(`${out}${err}`).not.toMatch(HARMFUL);
  });

  const corpus = sharedFile('data/hostile.jsonl');
  it.skipIf(corpus === null)(
    `acts on no terminal in any known way (${corpus === null ? sharedIsAbsent : 'hostile'})`,
    () => {
      for (const line of readFileSync(corpus ?? '', 'utf8')
        .trimEnd()
        .split('\n')) {
        const text = String(JSON.parse(line));
        const words = text.split(/\s+/).filter((word) => word !== '');
        const shown = marked(text, ...words.map((word, at) => (at % 2 === 0 ? bad(word) : pressing(word))));
        expect(shown.replaceAll('\n', ''), line).not.toMatch(HARMFUL);
      }
    },
  );
});
