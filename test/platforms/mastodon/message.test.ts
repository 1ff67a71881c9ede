import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readItems } from '../../../src/platforms/mastodon/message.ts';
import { sharedFile } from '../../support/shared-folder.ts';

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

describe('what a real server was recorded to say', () => {
  const recorded = sharedFile('platforms/mastodon-cassettes');
  const names =
    recorded === null
      ? []
      : readdirSync(recorded).filter((name) => /^(notif|status|pagination|search|hashtag)/.test(name));

  test.skipIf(recorded === null).each(names)('%s is read whole', (name) => {
    const exchangeShape = z.object({ interactions: z.array(z.object({ response: z.object({ body: z.unknown() }) })) });
    const { interactions } = exchangeShape.parse(JSON.parse(readFileSync(`${recorded}/${name}`, 'utf8')));
    for (const { response } of interactions) {
      const items = [response.body].flat().filter((item) => typeof item === 'object' && item !== null);
      const statuses = items.filter((item) => 'content' in item && 'visibility' in item && 'account' in item);
      const told = items.filter((item) => 'group_key' in item && 'account' in item);
      expect(readItems(statuses, { stream: 'own', me: '1' }).unreadable).toEqual([]);
      expect(readItems(told, { stream: 'mentions', me: '1' }).unreadable).toEqual([]);
    }
  });
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
