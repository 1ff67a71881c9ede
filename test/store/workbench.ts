import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Author, HeardMessage } from '../../src/domain/message.ts';
import type { Score } from '../../src/domain/triage.ts';
import { openStore } from '../../src/store/open.ts';
import type { NewConversation, NewMessage, NewReply, Store, Tx } from '../../src/store/store.ts';

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new store in a folder of its own, closed after the test. */
export async function tempStore(): Promise<{ store: Store; file: string }> {
  const file = join(tempFolder(), 'kuulo.db');
  const store = await openStore(file, { mode: 'create', stateFolder: stateFolder(file) });
  onTestFinished(() => store.close());
  return { store, file };
}

/** Where the marks of the databases in this file's folder lie: each test keeps its own. */
export function stateFolder(file: string): string {
  return join(dirname(file), 'state');
}

export const NOON = Date.UTC(2026, 5, 15, 12);

export const SCORE: Score = {
  language: 'en',
  sentiment: { label: 'negative', score: -0.8, confidence: 0.9 },
  urgency: { level: 'high', score: 0.7 },
  topics: ['delivery'],
  flags: ['complaint'],
  reasons: [{ cue: 'never came', effect: 'sentiment', weight: -0.5 }],
};

export function author(remoteId: string, change: Partial<Author> = {}): Author {
  return { remoteId, handle: `${remoteId}.example`, name: remoteId, followers: 12, url: null, isBot: false, ...change };
}

function heard(remoteId: string, change: Partial<HeardMessage> = {}): HeardMessage {
  return {
    remoteId,
    direction: 'inbound',
    kind: 'mention',
    visibility: 'public',
    author: author('ann'),
    text: `text of ${remoteId}`,
    language: 'en',
    postedAt: NOON,
    editedAt: null,
    inReplyTo: null,
    threadId: remoteId,
    url: `https://social.example/${remoteId}`,
    media: [],
    reference: { cid: remoteId },
    rawIndex: 0,
    ...change,
  };
}

export function newMessage(
  remoteId: string,
  change: Partial<Omit<NewMessage, 'heard'>> & { heard?: Partial<HeardMessage> } = {},
): NewMessage {
  const { heard: heardChange, ...rest } = change;
  return {
    account: 'acme',
    platform: 'bluesky',
    conversation: null,
    contact: null,
    score: SCORE,
    fetchedAt: NOON + 1_000,
    rawPage: null,
    ...rest,
    heard: heard(remoteId, heardChange),
  };
}

export function newConversation(contact: number, change: Partial<NewConversation> = {}): NewConversation {
  return {
    account: 'acme',
    platform: 'bluesky',
    contact,
    threadId: 'thread-1',
    visibility: 'public',
    url: 'https://social.example/thread-1',
    status: 'open',
    createdAt: NOON,
    ...change,
  };
}

export function newReply(conversation: number, targetMessage: number, change: Partial<NewReply> = {}): NewReply {
  return {
    conversation,
    targetMessage,
    targetRemoteId: 'm1',
    platform: 'bluesky',
    account: 'acme',
    visibility: 'public',
    text: 'We are sorry.',
    language: 'en',
    author: 'ana',
    isAdditional: false,
    sendAt: null,
    plan: null,
    sendAfter: NOON,
    createdAt: NOON,
    ...change,
  };
}

/** A contact, a conversation and a message in it. */
export async function seedThread(
  tx: Tx,
  name = 't1',
): Promise<{ contact: number; conversation: number; message: number }> {
  const contacts = await tx.conversations.upsertContacts('bluesky', [author('ann')], NOON);
  const contact = contacts.get('ann');
  if (contact === undefined) throw new Error('the contact was not kept');
  const conversation = await tx.conversations.insert(newConversation(contact, { threadId: name }));
  const [message] = await tx.messages.insert([newMessage(`m-${name}`, { conversation, contact })]);
  if (message === undefined || message === null) throw new Error('the message was not kept');
  return { contact, conversation, message };
}
