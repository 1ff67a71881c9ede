import { expect, it } from 'vitest';
import { newKey } from '../../src/app/new-key.ts';
import { recordKeyOf } from '../../src/platforms/bluesky/record-key.ts';

it('keys made at once name different records, in their order', () => {
  const keys = Array.from({ length: 2_000 }, () => newKey());
  const records = keys.map((key) => recordKeyOf(key)?.rkey ?? '');
  expect(new Set(records).size).toBe(keys.length);
  expect(records.toSorted()).toEqual(records);
});
