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
      jargon: [],
    });
  });

  it('takes severities by rule and the house style', async () => {
    const rules = 'rules: { promise: block, jargon: off, empty: block }';
    const style =
      'links: Example.com, greeting: true, signature: " – Esimerkki ", orderNumbers: "ES-####", jargon: [x]';
    expect(await load(`guard: { ${rules}, ${style} }\n`)).toEqual({
      rules: { promise: 'block', jargon: 'off', empty: 'block' },
      links: ['example.com'],
      isGreetingWanted: true,
      signature: '– Esimerkki',
      orderNumbers: ['ES-####'],
      jargon: ['x'],
    });
  });

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
