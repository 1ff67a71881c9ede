import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingsFile } from '../../src/cli/init-files.ts';
import { readYaml } from '../../src/config/read-yaml.ts';
import { TABLES } from '../../src/config/settings-shape.ts';
import { withTables } from '../support/readme-tables.ts';
import { KEYS_MAX, keyCount, TASKS, tasksPage } from '../support/tasks.ts';
import { judged, PROMISED, withMessages } from '../support/triage-page.ts';

const README = readFileSync('README.md', 'utf8');

describe('README', () => {
  it('has the commands, exit codes and keys that the code has (if not: npm run readme)', () => {
    expect(README).toBe(withTables(README));
  });

  it('names only files that exist', () => {
    const named = [...README.matchAll(/`((?:src|test|bin|docs)\/[\w./-]+\.\w+)`/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...README.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('has every setting that decides about sending, and none that there is not', () => {
    const table = /\| setting \| default \| means \|\n([\s\S]*?)\n\n/.exec(README)?.[1] ?? '';
    const rows = table.split('\n').map((row) => row.split('|')[1] ?? '');
    const named = rows.flatMap((cell) => [...cell.matchAll(/`([\w.]+)`/g)].map((match) => match[1] ?? ''));
    const wanted = (['review', 'send', 'bulk'] as const).flatMap((name) =>
      Object.keys(TABLES[name].shape).map((key) => `${name}.${key}`),
    );
    expect(named.toSorted()).toEqual([...wanted, 'claims'].toSorted());
  });
});

describe('docs/tasks.md', () => {
  it('tells the tasks that test/tui/tasks.test.ts does (if not: npm run readme)', () => {
    expect(readFileSync('docs/tasks.md', 'utf8')).toBe(tasksPage());
  });

  it('has twenty of them, each done with few keys', () => {
    expect(new Set(TASKS.map(({ id }) => id)).size).toBe(20);
    for (const task of TASKS) expect(keyCount(task), task.words).toBeLessThanOrEqual(KEYS_MAX);
  });
});

describe('docs/triage.md', () => {
  const page = readFileSync('docs/triage.md', 'utf8');

  it('shows what the shipped model says (if not: npm run readme)', () => {
    expect(page).toBe(withMessages(page));
  });

  it('calls right what is right, and wrong what is wrong', () => {
    expect(PROMISED.right.filter((begins) => !judged(begins).isRight)).toEqual([]);
    expect(PROMISED.wrong.filter((begins) => judged(begins).isRight)).toEqual([]);
  });
});

it('kuulo.yaml as init writes it holds the defaults, every setting about sending among them', () => {
  const text = settingsFile(
    { brand: 'a', timezone: 'UTC', language: 'en', operator: 'a', called: 'A', holidays: 'FI' },
    2026,
  );
  const [written, defaults] = [readYaml(text, 'kuulo.yaml'), readYaml('', 'kuulo.yaml')];
  for (const name of ['review', 'bulk', 'claims', 'sla', 'backfill'] as const)
    expect(written[name], name).toEqual(defaults[name]);
  expect(written.send).toEqual(defaults.send);
  for (const name of ['review', 'bulk'] as const)
    for (const key of Object.keys(TABLES[name].shape)) expect(text).toMatch(new RegExp(`^${name}: .*\\b${key}:`, 'm'));
});
