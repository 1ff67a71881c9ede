import { expect, it } from 'vitest';
import type { StoredMessage } from '../../src/domain/stored.ts';
import { answerAmong } from '../../src/journey/survey/answer-among.ts';

const CUSTOMER = 7;
const MINUTE_MS = 60_000;

/** Said a minute after number `id` minus one; by the customer, in private. */
function said(id: number, text: string, change: Partial<StoredMessage> = {}): StoredMessage {
  const author = { remoteId: 'a', handle: 'a', name: 'a', followers: null, url: null, isBot: false };
  const place = { account: 'x', platform: 'x', conversation: 1, contact: CUSTOMER, threadId: 'a', url: '' };
  const nothing = { deletedAt: null, hiddenAt: null, score: null, language: null, editedAt: null, inReplyTo: null };
  return {
    ...{ id, text, author, ...place, ...nothing, reference: null, media: [], rawIndex: 0, fetchedAt: 0 },
    ...{ direction: 'inbound', kind: 'reply', visibility: 'private', remoteId: `r${id}`, postedAt: id * MINUTE_MS },
    ...change,
  };
}
const ours = (id: number, text: string, change: Partial<StoredMessage> = {}) =>
  said(id, text, { direction: 'outbound', contact: null, ...change });

const QUESTION = ours(10, 'Miten onnistuimme?');
const among = (...rest: StoredMessage[]) =>
  answerAmong([QUESTION, ...rest], { contact: CUSTOMER, scale: 5, question: 'r10' })?.text ?? null;

it.each([
  ['the first word', [said(11, '4')], '4'],
  [
    'a first word that is no rating, and nothing behind it',
    [said(11, 'Missä paketti?'), said(12, '5')],
    'Missä paketti?',
  ],
  ['a rating behind thanks', [said(11, 'Kiitos!'), said(12, 'Hei 🙏'), said(13, '5')], '5'],
  ['thanks that judge', [said(11, 'Kiitos 👍'), said(12, '1')], 'Kiitos 👍'],
  ['a word behind one that was taken back', [said(11, 'hetki', { deletedAt: 1 }), said(12, '5')], '5'],
  ['a word behind somebody else’s', [said(11, 'Samoin!', { contact: 8, visibility: 'public' }), said(12, '5')], '5'],
  ['an express answer to it', [said(11, '3', { inReplyTo: 'r10' })], '3'],
  ['a word before our next', [said(11, '5'), ours(12, 'Kuinka monta?')], '5'],
  ['a word behind what we had said before', [ours(9, 'Hei', { postedAt: 10 * MINUTE_MS }), said(11, '5')], '5'],
] as const)('takes %s', (_name, rest, answer) => {
  expect(among(...rest)).toBe(answer);
});

it.each([
  ['a word behind our next question', [ours(11, 'Kuinka monta?'), said(12, '2')]],
  ['one behind a question that we took back', [ours(11, 'Kuinka monta?', { deletedAt: 1 }), said(12, '2')]],
  ['one behind a public question', [ours(11, 'Kuinka monta?', { visibility: 'public' }), said(12, '2')]],
  [
    'one of the same second as our next',
    [said(11, '2'), ours(12, 'Kuinka monta?', { postedAt: 11 * MINUTE_MS + 900 })],
  ],
  [
    'one that was heard after our next, whatever the clocks say',
    [ours(11, 'Kuinka monta?', { postedAt: 13 * MINUTE_MS }), said(12, '2')],
  ],
  ['one behind a public word of theirs', [said(11, 'Missä paketti?', { visibility: 'public' }), said(12, '5')]],
  ['an express answer to something else', [said(11, '2', { inReplyTo: 'r3' })]],
] as const)('leaves to a person %s', (_name, rest) => {
  expect(among(...rest)).toBeNull();
});
