import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readDirects } from '../../../src/platforms/x/direct-message.ts';
import { readItems } from '../../../src/platforms/x/message.ts';
import { NOTHING_INCLUDED, readList } from '../../../src/platforms/x/payload.ts';

const folder = new URL('fixtures/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.api.json'))
  .map((name) => name.replace('.api.json', ''));

const pageShape = z.object({
  stream: z.enum(['mentions', 'own', 'search', 'hashtag', 'messages']),
  me: z.object({ id: z.string(), handle: z.string() }),
  answer: z.unknown(),
});

describe('X payloads become messages, in the old and the new spelling', () => {
  test.each(cases)('%s', (name) => {
    expect(messagesOf(read(`${name}.api.json`))).toEqual(read(`${name}.message.json`));
  });

  test('an answer that is no page is not taken for an empty one', () => {
    expect(readList('<html>')).toBeNull();
    expect(readList({ errors: [{ title: 'Not Found Error' }] })).toBeNull();
    expect(readList({ data: null })).toBeNull();
    expect(readList({ meta: { result_count: 0 } })?.items).toEqual([]);
  });

  test('a private event that was read before is not read again', () => {
    const event = {
      id: '5',
      event_type: 'MessageCreate',
      created_at: '2026-01-01T00:00:00Z',
      sender_id: '99',
      text: 'x',
    };
    const reading = { me: { id: '7', handle: 'e' }, included: NOTHING_INCLUDED, known: new Set(['5']) };
    expect(readDirects([event, { id: '5', broken: true }], reading)).toEqual({ messages: [], unreadable: [] });
    expect(readDirects([event], { ...reading, known: new Set() }).messages).toHaveLength(1);
  });
});

function messagesOf(page: unknown): unknown {
  const { answer, stream, me } = pageShape.parse(page);
  const list = readList(answer);
  if (list === null) return null;
  return stream === 'messages'
    ? readDirects(list.items, { me, included: list.included, known: new Set() })
    : readItems(list.items, { stream, me, included: list.included });
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
