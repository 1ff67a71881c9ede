import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readComment, readPost } from '../../../src/platforms/facebook/message.ts';
import { sharedFile, sharedIsAbsent } from '../../support/shared-folder.ts';
import { ME, readFixture } from './readings.ts';

const folder = new URL('fixtures/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.api.json'))
  .map((name) => name.replace('.api.json', ''));

describe('Facebook payloads become messages', () => {
  test.each(cases)('%s', (name) => {
    expect(readFixture(read(`${name}.api.json`))).toEqual(read(`${name}.message.json`));
  });

  test('the same comment in two spellings is one message', () => {
    const post = readPost({ id: '500_900', created_time: '2026-08-01T08:00:00+0000' }, ME, null);
    const under = { post: post.message, postId: post.id };
    const raw = { message: 'x', created_time: '2026-08-01T09:00:00+0000' };
    const spellings = ['98765', '900_98765', '500_900_98765'].map((id) => readComment({ ...raw, id }, ME, under));
    expect(new Set(spellings.map((message) => message.remoteId))).toEqual(new Set(['900_98765']));
    expect(new Set(spellings.map((message) => message.author.remoteId)).size).toBe(1);
  });

  const errors = sharedFile('platforms/meta/errors.json');
  test.skipIf(errors === null)(errors === null ? sharedIsAbsent : 'a recorded comment is read', () => {
    const recorded = JSON.parse(readFileSync(errors ?? '', 'utf8')).comment_sample;
    const post = readPost({ id: '1_270136663390370', created_time: '2025-12-19T00:00:00+0000' }, ME, null);
    const message = readComment(recorded, ME, { post: post.message, postId: post.id });
    expect(message).toMatchObject({
      remoteId: '270136663390370_759214013141302',
      inReplyTo: '500_270136663390370',
      postedAt: Date.UTC(2025, 11, 19, 14, 22, 31),
      author: { remoteId: '9484319011642026' },
    });
    expect(message.threadId).toBe(message.remoteId);
  });
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
