/** A workspace in whose database every name, text, note, label and reason is hostile. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HeardMessage } from '../../src/domain/message.ts';
import type { ReplyStatus } from '../../src/domain/reply.ts';
import type { Score } from '../../src/domain/triage.ts';
import { openStore } from '../../src/store/open.ts';
import type { NewConversation, Tx } from '../../src/store/store.ts';

/** Where it lies, and what the programs that work on it must be told. */
export interface HostileWorld {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** The conversation that holds every text: as messages, notes, labels, replies, events. */
  readonly whole: number;
  /** Open conversations, one for each text, by number. */
  readonly byId: ReadonlyMap<number, string>;
  /** A reply of the whole conversation that waits for approval. */
  readonly inReview: number;
  remove(): void;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const PLATFORM = 'mastodon';
const ACCOUNT = 'masto';

const SETTINGS = `brand: { name: Esimerkki, languages: [fi, en] }
timezone: Europe/Helsinki
accounts:
  - { name: masto, platform: mastodon, handle: esimerkki, baseUrl: "http://127.0.0.1:1", streams: [mentions, messages] }
operators:
  - { name: aino, role: agent }
  - { name: ville, role: approver }
`;

/** Makes it through the store's own writes. */
export async function makeHostileWorld(texts: readonly string[], settings = ''): Promise<HostileWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-hostile-'));
  writeFileSync(join(folder, 'kuulo.yaml'), `${SETTINGS}${settings}`);
  writeFileSync(join(folder, '.env'), 'KUULO_MASTO_ACCESS_TOKEN=token\n', { mode: 0o600 });
  const state = join(folder, 'state');
  const store = await openStore(join(folder, 'kuulo.db'), { mode: 'create', stateFolder: join(state, 'kuulo') });
  const now = Date.now();
  try {
    const made = await store.transact((tx) => fill(tx, texts, now));
    const env = { XDG_STATE_HOME: state, HOME: folder, KUULO_OPERATOR: 'ville' };
    return { folder, env, ...made, remove: () => rmSync(folder, { recursive: true, force: true }) };
  } finally {
    await store.close();
  }
}

async function fill(
  tx: Tx,
  texts: readonly string[],
  now: number,
): Promise<Pick<HostileWorld, 'whole' | 'byId' | 'inReview'>> {
  const open = await oneEach(tx, texts, { now, status: 'open', account: ACCOUNT, visibility: 'public' });
  // what only closed and snoozed ones show
  await oneEach(tx, texts, { now, status: 'closed', account: null, visibility: 'private' });
  await oneEach(tx, texts, { now, status: 'snoozed', account: ACCOUNT, visibility: 'public' });
  const whole = await wholeThread(tx, texts, now);
  await around(tx, texts, { now, conversation: whole.conversation, message: whole.messages[0] ?? 0 });
  const inReview = await repliesTo(tx, texts, { now, ...whole });
  return { whole: whole.conversation, byId: open, inReview };
}

/** One conversation for each text, which is its person's name, its subject, its label and whose it is. */
async function oneEach(
  tx: Tx,
  texts: readonly string[],
  how: Pick<NewConversation, 'status' | 'visibility'> & { now: number; account: string | null },
): Promise<Map<number, string>> {
  const { now, status, visibility } = how;
  const authors = texts.map((text, index) => authorOf(`${status}-${index}`, text));
  const contacts = await tx.conversations.upsertContacts(PLATFORM, authors, now);
  const numbers = await tx.conversations.insertAll(
    texts.map((text, index) => ({
      account: how.account ?? nameOf(text),
      platform: PLATFORM,
      contact: contacts.get(`${status}-${index}`) ?? 0,
      threadId: `${status}-${index}`,
      visibility,
      url: 'https://mastodon.example/1',
      status,
      createdAt: now,
    })),
  );
  const ids = await tx.messages.insert(
    texts.map((text, index) => ({
      account: how.account ?? nameOf(text),
      platform: PLATFORM,
      conversation: numbers[index] ?? 0,
      contact: contacts.get(`${status}-${index}`) ?? 0,
      heard: { ...heard(`${status}-${index}`, text, now - index * MINUTE_MS), visibility },
      score: scoreOf(text),
      fetchedAt: now,
      rawPage: null,
    })),
  );
  const byId = new Map<number, string>();
  for (const [index, text] of texts.entries()) {
    const id = numbers[index] ?? 0;
    byId.set(id, text);
    await tx.conversations.patch(id, {
      subject: text,
      messages: 1,
      lastMessageAt: now - index * MINUTE_MS,
      newestInbound: ids[index] ?? 0,
      waitingSince: status === 'open' ? now - index * MINUTE_MS : null,
      dueAt: status === 'open' ? now + index * MINUTE_MS : null,
      assignee: nameOf(text),
      ...(status === 'snoozed' ? { snoozedUntil: now + DAY_MS, snoozeReason: text } : {}),
      urgency: { level: 'high', score: 0.7 },
      reasons: [{ cue: text, effect: 'urgency', weight: 0.5 }],
    });
    await tx.conversations.addLabels(id, [text]);
  }
  return byId;
}

interface Whole {
  readonly conversation: number;
  readonly messages: readonly number[];
}

/** One conversation with every text in it. */
async function wholeThread(tx: Tx, texts: readonly string[], now: number): Promise<Whole> {
  const name = texts.slice(0, 8).join(' ');
  const contacts = await tx.conversations.upsertContacts(PLATFORM, [authorOf('whole', name)], now);
  const contact = contacts.get('whole') ?? 0;
  const conversation = await tx.conversations.insert({
    account: ACCOUNT,
    platform: PLATFORM,
    contact,
    threadId: 'whole',
    visibility: 'public',
    url: 'https://mastodon.example/whole',
    status: 'open',
    createdAt: now,
  });
  const ids = await tx.messages.insert(
    texts.map((text, index) => ({
      account: ACCOUNT,
      platform: PLATFORM,
      conversation,
      contact,
      heard: {
        ...heard(`whole-${index}`, text, now - DAY_MS + index * 1000),
        author: authorOf('whole', text),
        threadId: 'whole',
        media: [{ type: 'image' as const, url: text, alt: text }],
      },
      score: scoreOf(text),
      fetchedAt: now,
      rawPage: null,
    })),
  );
  const messages = ids.map((id) => id ?? 0);
  await tx.conversations.patch(conversation, {
    subject: 'WHOLE',
    messages: messages.length,
    lastMessageAt: now,
    newestInbound: messages.at(-1) ?? 0,
    waitingSince: now - 2 * DAY_MS,
    urgency: { level: 'critical', score: 0.99 },
    reasons: texts.slice(0, 40).map((text) => ({ cue: text, effect: 'urgency', weight: 0.5 })),
  });
  await tx.conversations.addLabels(conversation, texts);
  return { conversation, messages };
}

/** What stands beside messages: notes, claims, follow-ups, events, gaps, pauses, accounts. */
async function around(
  tx: Tx,
  texts: readonly string[],
  { now, conversation, message }: { now: number; conversation: number; message: number },
): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const author = nameOf(text);
    await tx.notes.add({ conversation, author, text, at: now });
    await tx.followUps.add({ conversation, dueAt: now + index * MINUTE_MS, words: text, author, at: now });
    await tx.streams.save(ACCOUNT, author, { lastTryAt: now, lastError: { code: 'X', message: text } });
    await tx.streams.addGap({
      account: ACCOUNT,
      stream: author,
      from: now - DAY_MS,
      until: now,
      why: text,
      notedAt: now,
    });
  }
  await tx.events.append(
    texts.map((text) => ({
      at: now,
      kind: 'conversation.assigned' as const,
      actor: text,
      login: text,
      conversation,
      reply: null,
      message,
      data: { assignee: text, note: text },
    })),
  );
  const joined = texts.slice(0, 60).join(' ');
  await tx.claims.save({ conversation, operator: joined, login: joined, claimedAt: now, until: now + DAY_MS });
  await tx.pauses.add({ scope: `account:${joined}`, at: now, by: joined, reason: joined });
  const plan = await tx.plans.reserve(now, joined);
  const facts = { file: joined, hash: 'a'.repeat(64), count: 1, costUsd: 0, author: joined, createdAt: now };
  await tx.plans.save(plan, { ...facts, isReviewed: true });
}

/** A reply to each message, in each state that a screen shows; returns one that waits for approval. */
async function repliesTo(
  tx: Tx,
  texts: readonly string[],
  { now, conversation, messages }: Whole & { now: number },
): Promise<number> {
  let inReview = 0;
  for (const [index, text] of texts.entries()) {
    const reply = await tx.replies.insert({
      conversation,
      targetMessage: messages[index] ?? 0,
      targetRemoteId: `whole-${index}`,
      platform: PLATFORM,
      account: ACCOUNT,
      visibility: 'public',
      text,
      language: 'en',
      author: nameOf(text),
      isAdditional: false,
      sendAt: null,
      sendAfter: now,
      createdAt: now,
      plan: null,
    });
    const state = STATES[index % STATES.length] ?? 'inReview';
    const error = { code: 'ALREADY_ANSWERED', message: text };
    const patch = {
      approvedBy: nameOf(text),
      key: `key-${index}`,
      url: text,
      remoteId: text,
      error,
      sendAfter: now + DAY_MS,
    };
    if (state === 'inReview') {
      await tx.replies.move(reply.id, { from: ['draft'], to: state, at: now }, { error });
      inReview = reply.id;
      continue;
    }
    let from: ReplyStatus = 'draft';
    for (const to of PATHS[state]) {
      await tx.replies.move(reply.id, { from: [from], to, at: now }, patch);
      from = to;
    }
  }
  return inReview;
}

const STATES = ['failed', 'unknown', 'approved', 'held', 'sent', 'inReview'] as const;
const PATHS = {
  approved: ['approved'],
  failed: ['approved', 'queued', 'sending', 'failed'],
  unknown: ['approved', 'queued', 'sending', 'unknown'],
  sent: ['approved', 'queued', 'sending', 'sent'],
  held: ['approved', 'held'],
} as const;

/** Platforms cut names; where they cut, a character may end. */
function nameOf(text: string): string {
  return text.slice(0, NAME_MAX);
}

const NAME_MAX = 300;

function authorOf(remoteId: string, text: string): HeardMessage['author'] {
  const name = nameOf(text);
  return { remoteId, handle: name, name, followers: 1, url: name, isBot: false };
}

function heard(remoteId: string, text: string, postedAt: number): HeardMessage {
  return {
    remoteId,
    direction: 'inbound',
    kind: 'mention',
    visibility: 'public',
    author: authorOf(remoteId, text),
    text,
    language: null,
    postedAt,
    editedAt: null,
    inReplyTo: null,
    threadId: remoteId,
    url: text,
    media: [],
    reference: {},
    rawIndex: null,
  };
}

function scoreOf(text: string): Score {
  return {
    language: 'en',
    sentiment: { label: 'negative', score: -0.5, confidence: 0.5 },
    urgency: { level: 'high', score: 0.7 },
    topics: [],
    flags: [],
    reasons: [{ cue: text, effect: 'urgency', weight: 0.5 }],
  };
}
