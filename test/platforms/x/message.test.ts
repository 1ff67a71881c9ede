import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readItems } from '../../../src/platforms/x/message.ts';
import { readList } from '../../../src/platforms/x/payload.ts';

const folder = new URL('fixtures/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.api.json'))
  .map((name) => name.replace('.api.json', ''));

const pageShape = z.object({
  stream: z.enum(['mentions', 'own', 'search', 'hashtag']),
  me: z.object({ id: z.string(), handle: z.string() }),
  answer: z.unknown(),
});

describe('X payloads become messages, in the old and the new spelling', () => {
  test.each(cases)('%s', (name) => {
    const { answer, ...reading } = pageShape.parse(read(`${name}.api.json`));
    const list = readList(answer);
    expect(list && readItems(list.items, { ...reading, included: list.included })).toEqual(
      read(`${name}.message.json`),
    );
  });

  test('an answer that is no page is not taken for an empty one', () => {
    expect(readList('<html>')).toBeNull();
    expect(readList({ errors: [{ title: 'Not Found Error' }] })).toBeNull();
    expect(readList({ data: null })).toBeNull();
    expect(readList({ meta: { result_count: 0 } })?.items).toEqual([]);
  });
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
