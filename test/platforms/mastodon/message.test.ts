import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readItems } from '../../../src/platforms/mastodon/message.ts';

const folder = new URL('fixtures/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.api.json'))
  .map((name) => name.replace('.api.json', ''));

const pageShape = z.object({
  stream: z.enum(['mentions', 'messages', 'own', 'search', 'hashtag']),
  me: z.string(),
  items: z.array(z.unknown()),
});

describe('Mastodon payloads become messages', () => {
  test.each(cases)('%s', (name) => {
    const { items, ...reading } = pageShape.parse(read(`${name}.api.json`));
    const { messages, quoted, unreadable } = readItems(items, reading);
    expect({ messages, unreadable, ...(quoted.length > 0 && { quoted }) }).toEqual(read(`${name}.message.json`));
  });

  test('nothing is lost or doubled: every mention is in exactly one of the two streams, read or kept raw', () => {
    const { items, me } = pageShape.parse(read('notifications.api.json'));
    const [open, closed] = [readItems(items, { stream: 'mentions', me }), readItems(items, { stream: 'messages', me })];
    for (const { messages, unreadable, raws } of [open, closed]) {
      expect(messages.length + unreadable.length).toBe(raws.length);
      for (const one of unreadable) expect(items).toContainEqual(JSON.parse(one.raw));
    }
    const taken = [...open.raws, ...closed.raws];
    expect(taken.length).toBe(new Set(taken).size);
    const likes = items.filter((item) => Object(item).type === 'favourite');
    expect(items.filter((item) => !taken.includes(item))).toEqual(likes);
  });

  test.each(['mentions', 'own', 'search', 'hashtag'] as const)('%s has nothing that only some can read', (stream) => {
    for (const visibility of ['private', 'direct', 'mutuals_only', 'local', '']) {
      const item = { ...Object(statusOf()), visibility };
      expect(readItems([item], { stream, me: '108' })).toMatchObject({ messages: [], raws: [] });
      const [message] = readItems([item], { stream: 'messages', me: '108' }).messages;
      expect(message).toMatchObject({ visibility: 'private', kind: 'direct' });
    }
  });

  test('megabytes of blanks are read at once', () => {
    const { items, ...reading } = pageShape.parse(read('own-statuses.api.json'));
    const blank = { ...Object(items[0]), content: `<p>a${' '.repeat(2_000_000)}b${'\n'.repeat(1_000_000)}c</p>` };
    const begun = performance.now();
    expect(readItems([blank], reading).messages[0]?.text).toMatch(/^a +b\n\nc$/);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('a text nested beyond any sense stops only itself', () => {
    const { items, ...reading } = pageShape.parse(read('own-statuses.api.json'));
    const deep = { ...Object(items[0]), id: '9', content: `${'<span>'.repeat(60_000)}x` };
    const { messages, unreadable } = readItems([deep, items[1]], reading);
    expect(messages.at(-1)?.remoteId).toBe('600');
    expect(messages.length + unreadable.length).toBe(2);
  });
});

function statusOf(): unknown {
  return pageShape.parse(read('own-statuses.api.json')).items[0];
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
