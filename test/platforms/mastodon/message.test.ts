import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readItems } from '../../../src/platforms/mastodon/message.ts';

const folder = new URL('fixtures/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.api.json'))
  .map((name) => name.replace('.api.json', ''));

const pageShape = z.object({
  stream: z.enum(['mentions', 'own', 'search', 'hashtag']),
  me: z.string(),
  items: z.array(z.unknown()),
});

describe('Mastodon payloads become messages', () => {
  test.each(cases)('%s', (name) => {
    const { items, ...reading } = pageShape.parse(read(`${name}.api.json`));
    expect(readItems(items, reading)).toEqual(read(`${name}.message.json`));
  });

  test('nothing is lost: every mention is a message or kept raw', () => {
    const { items, ...reading } = pageShape.parse(read('notifications.api.json'));
    const { messages, unreadable } = readItems(items, reading);
    expect(messages.length + unreadable.length).toBe(items.length - 1);
    for (const one of unreadable) expect(items).toContainEqual(JSON.parse(one.raw));
  });

  test('a text nested beyond any sense stops only itself', () => {
    const { items, ...reading } = pageShape.parse(read('own-statuses.api.json'));
    const deep = { ...Object(items[0]), id: '9', content: `${'<span>'.repeat(60_000)}x` };
    const { messages, unreadable } = readItems([deep, items[1]], reading);
    expect(messages.at(-1)?.remoteId).toBe('600');
    expect(messages.length + unreadable.length).toBe(2);
  });
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
