import { expect, it } from 'vitest';
import type { StoredMessage } from '../../src/domain/stored.ts';
import { answerTo, unanswered } from '../../src/domain/unanswered.ts';

/** `in` or `out`, and what it answers. */
function thread(...messages: (readonly [string, 'in' | 'out', string | null])[]): StoredMessage[] {
  return messages.map(([remoteId, way, inReplyTo], index) => ({
    id: index + 1,
    account: 'x',
    platform: 'x',
    conversation: 1,
    contact: 1,
    fetchedAt: 0,
    deletedAt: null,
    hiddenAt: null,
    score: null,
    remoteId,
    direction: way === 'in' ? 'inbound' : 'outbound',
    kind: 'reply',
    visibility: 'public',
    author: { remoteId: way, handle: way, name: way, followers: null, url: null, isBot: false },
    text: remoteId,
    language: null,
    postedAt: index,
    editedAt: null,
    inReplyTo,
    threadId: 'a',
    url: '',
    media: [],
    reference: null,
    rawIndex: 0,
  }));
}

const ids = (messages: readonly StoredMessage[]) => messages.map((one) => one.remoteId).join('');

it.each([
  ['everything before we spoke', thread(['a', 'in', null], ['b', 'in', 'a']), 'ab'],
  ['nothing after our last word', thread(['a', 'in', null], ['b', 'in', 'a'], ['O', 'out', 'b']), ''],
  [
    'what came after our last word',
    thread(['a', 'in', null], ['O', 'out', 'a'], ['b', 'in', 'O'], ['c', 'in', null]),
    'bc',
  ],
  [
    'an answer to us that a slow clock puts before us',
    thread(['a', 'in', null], ['b', 'in', 'O'], ['O', 'out', 'a']),
    'b',
  ],
  ['and what follows it', thread(['a', 'in', null], ['b', 'in', 'O'], ['c', 'in', 'b'], ['O', 'out', 'a']), 'bc'],
  ['not what we answered, though a clock puts it after us', thread(['O', 'out', 'a'], ['a', 'in', null]), ''],
  ['nothing at all', thread(), ''],
])('%s waits', (_what, messages, expected) => {
  expect(ids(unanswered(messages))).toBe(expected);
});

it('what our clock puts before the reply that kuulo sent, and was heard after it, waits', () => {
  const [asked, again, ours] = thread(['a', 'in', null], ['b', 'in', 'a'], ['O', 'out', 'a']);
  if (asked === undefined || again === undefined || ours === undefined) throw new Error('three messages');
  const heardLater = { ...again, fetchedAt: 9 };
  const waiting = (more: Partial<StoredMessage>): string => ids(unanswered([asked, heardLater, { ...ours, ...more }]));
  expect(waiting({ rawIndex: null, fetchedAt: 5 })).toBe('b');
  // heard before the reply went, said long before it, or answered in the platform's app by somebody who could read it
  expect(waiting({ rawIndex: null, fetchedAt: 10 })).toBe('');
  expect(waiting({ rawIndex: null, fetchedAt: 5, postedAt: 3_600_000 })).toBe('');
  expect(waiting({ rawIndex: 0, fetchedAt: 5 })).toBe('');
});

it('finds our own answer, unless it was taken back', () => {
  const [asked, ours] = thread(['a', 'in', null], ['O', 'out', 'a']);
  if (asked === undefined || ours === undefined) throw new Error('two messages');
  expect(answerTo([asked, ours], 'a')?.remoteId).toBe('O');
  expect(answerTo([asked, { ...ours, deletedAt: 5 }], 'a')).toBeNull();
  expect(answerTo([asked, { ...ours, direction: 'inbound' }], 'a')).toBeNull();
});

it('what was looked at again after the reply is no more unanswered than before', () => {
  const [asked, again, ours] = thread(['a', 'in', null], ['b', 'in', 'a'], ['O', 'out', 'b']);
  if (asked === undefined || again === undefined || ours === undefined) throw new Error('three messages');
  const sent = { ...ours, rawIndex: null, fetchedAt: 5 };
  // a look keeps when a message was heard: 0 here, before the reply went
  expect(ids(unanswered([asked, again, sent]))).toBe('');
  // the control: heard only afterwards, it was not seen by whoever answered
  expect(ids(unanswered([{ ...asked, fetchedAt: 9 }, again, sent]))).toBe('a');
});
