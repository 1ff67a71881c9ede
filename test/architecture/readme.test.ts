import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withTables } from '../support/readme-tables.ts';

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
});
