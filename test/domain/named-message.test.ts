import { expect, it } from 'vitest';
import { namedMessage } from '../../src/domain/named-message.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { StoredMessage } from '../../src/domain/stored.ts';

const URL_OF_ALL = 'https://www.instagram.com/p/abc/';

function message(id: number, conversation: number | null): StoredMessage {
  return {
    id,
    account: 'instagram',
    platform: 'instagram',
    conversation,
    contact: 1,
    fetchedAt: 0,
    deletedAt: null,
    hiddenAt: null,
    score: null,
    remoteId: `r${id}`,
    direction: 'inbound',
    kind: 'comment',
    visibility: 'public',
    author: { remoteId: 'a', handle: 'a', name: 'a', followers: null, url: null, isBot: false },
    text: '',
    language: null,
    postedAt: id,
    editedAt: null,
    inReplyTo: null,
    threadId: 'a',
    url: URL_OF_ALL,
    media: [],
    reference: null,
    rawIndex: 0,
  };
}

const byConversation = (one: StoredMessage) => one.conversation;

it('is the one with the id, whatever address it shares', () => {
  const found = [message(3, 30), message(2, 20)];
  expect(namedMessage(found, 'r2', byConversation)?.id).toBe(2);
});

it('is nobody where an address belongs to several, and their numbers are told', () => {
  const refused = () => namedMessage([message(3, 30), message(2, 20), message(1, 20)], URL_OF_ALL, byConversation);
  expect(refused).toThrow(ProblemError);
  try {
    refused();
  } catch (error) {
    expect(error).toMatchObject({ code: 'USAGE', facts: { problem: expect.stringMatching(/several: 30, 20$/) } });
  }
});

it('is the newest where all of them are one conversation, and null where there is none', () => {
  expect(namedMessage([message(3, 20), message(2, 20)], URL_OF_ALL, byConversation)?.id).toBe(3);
  expect(namedMessage([], URL_OF_ALL, byConversation)).toBeNull();
});
