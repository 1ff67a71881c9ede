/** What a fixture is read by, and people and posts for tests. */
import { z } from 'zod';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { chatRulesOf } from '../../../src/platforms/facebook/ear.ts';
import { readComments, readPost, readPosts, type Self } from '../../../src/platforms/facebook/message.ts';
import { chatShape, readMessage } from '../../../src/platforms/graph/chat.ts';
import { readEach } from '../../../src/platforms/graph/read.ts';

export const ME: Self = { id: '500', handle: 'esimerkki', name: 'Esimerkki Oy' };

const fixtureShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('comments'), post: z.unknown(), items: z.array(z.unknown()) }),
  z.object({ kind: z.literal('posts'), items: z.array(z.unknown()) }),
  z.object({ kind: z.literal('messages'), chat: z.unknown(), items: z.array(z.unknown()) }),
]);

/** A fixture's items as kuulo reads them. */
export function readFixture(raw: unknown): unknown {
  const fixture = fixtureShape.parse(raw);
  switch (fixture.kind) {
    case 'comments': {
      const post = readPost(fixture.post, ME, null);
      return readComments(fixture.items, ME, { post: post.message, postId: post.id });
    }
    case 'posts':
      return readPosts(fixture.items, ME);
    default: {
      const chat = chatShape.parse(fixture.chat);
      return readEach(fixture.items, (item, index) => readMessage(item, { chat, rules: chatRulesOf(ME), index }));
    }
  }
}

/** A comment that may be answered in every way. */
export function comment(changes: Record<string, unknown> = {}, times: { postedAt?: number } = {}): HeardMessage {
  const post = readPost({ id: '500_900', created_time: '2026-08-01T08:00:00+0000', from: { id: '500' } }, ME, null);
  const raw = {
    id: '900_1',
    message: 'Missä tilaus?',
    from: { id: '7001', name: 'Maija' },
    created_time: '2026-08-01T09:00:00+0000',
    can_comment: true,
    can_hide: true,
    can_reply_privately: true,
    ...changes,
  };
  const [heard] = readComments([raw], ME, { post: post.message, postId: post.id }).messages;
  if (!heard) throw new Error('not a comment');
  return { ...heard, ...times };
}

/** A private message to us. */
export function direct(postedAt: number): HeardMessage {
  const chat = { id: 't_1' };
  const raw = {
    id: 'm_1',
    created_time: new Date(postedAt).toISOString(),
    from: { id: '7001', name: 'Maija' },
    message: 'Hei',
  };
  return readMessage(raw, { chat, rules: chatRulesOf(ME), index: 0 });
}
