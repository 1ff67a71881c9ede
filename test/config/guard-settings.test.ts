import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-guard-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function load(yaml: string) {
  writeFileSync(join(folder, 'kuulo.yaml'), yaml);
  return (await loadConfig({ from: folder, variables: { HOME: folder } })).settings.guard;
}

describe('the guard in kuulo.yaml', () => {
  it('is silent about what nobody changed', async () => {
    expect(await load('')).toEqual({
      rules: {},
      links: [],
      isGreetingWanted: false,
      signature: '',
      orderNumbers: [],
      ownNumbers: [],
      jargon: [],
    });
  });

  it('takes severities by rule and the house style', async () => {
    const rules = 'rules: { promise: block, jargon: off, empty: block }';
    const style =
      'links: Example.com, greeting: true, signature: " – Esimerkki ", orderNumbers: "ES-####", ownNumbers: "040 123 4567", jargon: [x]';
    expect(await load(`guard: { ${rules}, ${style} }\n`)).toEqual({
      rules: { promise: 'block', jargon: 'off', empty: 'block' },
      links: ['example.com'],
      isGreetingWanted: true,
      signature: '– Esimerkki',
      orderNumbers: ['ES-####'],
      ownNumbers: ['040 123 4567'],
      jargon: ['x'],
    });
  });

  it.each(['0401234567', 'Ville', '""', '[[]]'])('refuses %s as one of our own numbers', async (value) => {
    await expect(load(`guard: { ownNumbers: [${value}] }\n`)).rejects.toMatchObject({
      facts: { line: 1, problem: expect.stringMatching(/no phone number, mailbox or address/) },
    });
  });

  it.each(['"0401234567"', 'palaute@esimerkki.fi', 'Kuusikuja 4', 'FI21 1234 5600 0007 85'])(
    'takes %s',
    async (value) => {
      expect((await load(`guard: { ownNumbers: ${value} }\n`)).ownNumbers).toEqual([value.replaceAll('"', '')]);
    },
  );

  it.each([
    ['    too-long: off', /too-long is what platforms refuse/, 15],
    ['    empty: warn', /empty is what platforms refuse/, 12],
    ['    promise: loud', /"loud" is no severity/, 14],
    ['    promises: warn', /promises/, 5],
  ])('refuses %s, with line and column', async (line, problem, column) => {
    await expect(load(`guard:\n  rules:\n${line}\n`)).rejects.toMatchObject({
      facts: { line: 3, column, problem: expect.stringMatching(problem) },
    });
  });
});
