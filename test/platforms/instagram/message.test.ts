import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFixture } from './readings.ts';

const folder = new URL('fixtures/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.api.json'))
  .map((name) => name.replace('.api.json', ''));

describe('Instagram payloads become messages', () => {
  test.each(cases)('%s', (name) => {
    expect(readFixture(read(`${name}.api.json`))).toEqual(read(`${name}.message.json`));
  });
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
