/** What a fixture is read by, and people and posts for tests. */
import { z } from 'zod';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { chatShape, readMessage } from '../../../src/platforms/graph/chat.ts';
import { readEach } from '../../../src/platforms/graph/read.ts';
import { chatRulesOf } from '../../../src/platforms/instagram/ear.ts';
import { readComment, readMedia, readMediaList, type Self } from '../../../src/platforms/instagram/message.ts';

export const ME: Self = { id: '17841400000000001', handle: 'esimerkki', name: 'Esimerkki Oy', pageId: '600' };

const fixtureShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('comments'), media: z.unknown(), items: z.array(z.unknown()) }),
  z.object({ kind: z.enum(['own', 'tag', 'found']), items: z.array(z.unknown()) }),
  z.object({ kind: z.literal('messages'), chat: z.unknown(), items: z.array(z.unknown()) }),
]);

/** A fixture's items as kuulo reads them. */
export function readFixture(raw: unknown): unknown {
  const fixture = fixtureShape.parse(raw);
  switch (fixture.kind) {
    case 'comments': {
      const media = readMedia(fixture.media, ME, 'own');
      return readEach(fixture.items, (item, rawIndex) => readComment(item, ME, { media, topId: null, rawIndex }));
    }
    case 'messages': {
      const chat = chatShape.parse(fixture.chat);
      return readEach(fixture.items, (item, index) => readMessage(item, { chat, rules: chatRulesOf(ME), index }));
    }
    default:
      return readMediaList(fixture.items, ME, fixture.kind);
  }
}

/** A comment under a post of ours that may be answered in every way. */
export function comment(changes: Record<string, unknown> = {}, media: Record<string, unknown> = {}): HeardMessage {
  const post = {
    id: '1790',
    timestamp: '2026-08-01T08:00:00+0000',
    permalink: 'https://www.instagram.com/p/A1/',
    ...media,
  };
  const raw = {
    id: '1801',
    text: 'Missä tilaus?',
    timestamp: '2026-08-01T09:00:00+0000',
    from: { id: '7001', username: 'maija' },
    ...changes,
  };
  return readComment(raw, ME, { media: readMedia(post, ME, 'own'), topId: null, rawIndex: 0 });
}

/** A post of somebody else that tags us. */
export function tagged(caption: string): HeardMessage {
  return readMedia({ id: '1890', caption, timestamp: '2026-08-01T08:00:00+0000', username: 'maija' }, ME, 'tag')
    .message;
}

/** A private message to us. */
export function direct(postedAt: number): HeardMessage {
  const from = { id: '7001', username: 'maija' };
  const raw = { id: 'm_1', created_time: new Date(postedAt).toISOString(), from, message: 'Hei' };
  return readMessage(raw, { chat: { id: 't_1' }, rules: chatRulesOf(ME), index: 0 });
}
