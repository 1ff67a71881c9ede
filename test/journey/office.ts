import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { expect } from 'vitest';
import { z } from 'zod';
import type { App } from '../../src/app.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Visibility } from '../../src/domain/message.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Reply } from '../../src/domain/reply.ts';
import type { Stream } from '../../src/domain/stream.ts';
import { BRAND_HANDLES } from '../../src/sandbox/world.ts';
import { type Brand, startBrand } from '../support/brand.ts';

export const PLATFORMS = ['x', 'facebook', 'instagram', 'bluesky', 'mastodon'] as const;
export type PlatformId = (typeof PLATFORMS)[number];

/** The accounts of the sandbox's workspace. */
export const ACCOUNT: Readonly<Record<PlatformId, string>> = {
  x: 'x',
  facebook: 'facebook',
  instagram: 'instagram',
  bluesky: 'bluesky',
  mastodon: 'masto',
};

/** The stream on which the public addresses us. */
export const ADDRESSED: Readonly<Record<PlatformId, string>> = {
  x: 'mentions',
  facebook: 'comments',
  instagram: 'comments',
  bluesky: 'mentions',
  mastodon: 'mentions',
};

/** Both ways to write and to be answered. */
export const WAYS: readonly Visibility[] = ['public', 'private'];

/** Where those are read who address us, and where replies are written, for faults. */
export const READ: Readonly<Record<PlatformId, string>> = {
  x: 'GET /x/2/users/',
  facebook: 'GET /facebook/v26.0/',
  instagram: 'GET /instagram/v26.0/',
  mastodon: 'GET /mastodon/api/v1/notifications',
  bluesky: 'GET /bluesky/xrpc/app.bsky.notification.listNotifications',
};
export const SEND: Readonly<Record<PlatformId, string>> = {
  x: 'POST /x/2/tweets',
  facebook: 'POST /facebook/v26.0/',
  instagram: 'POST /instagram/v26.0/',
  mastodon: 'POST /mastodon/api/v1/statuses',
  bluesky: 'POST /bluesky/xrpc/com.atproto.repo.putRecord',
};
/** The same for private messages. Of Mastodon's only our own half has a place to itself. */
export const READ_PRIVATE: Readonly<Record<PlatformId, string>> = {
  x: 'GET /x/2/dm_events',
  facebook: 'GET /facebook/v26.0/me/conversations',
  instagram: 'GET /instagram/v26.0/me/conversations',
  mastodon: 'GET /mastodon/api/v1/accounts/',
  bluesky: 'GET /bluesky/xrpc/chat.bsky.convo.',
};
export const SEND_PRIVATE: Readonly<Record<PlatformId, string>> = {
  ...SEND,
  x: 'POST /x/2/dm_conversations',
  bluesky: 'POST /bluesky/xrpc/chat.bsky.convo.sendMessage',
};

/** Our two operators at their desks, over one database. */
export interface Office {
  readonly brand: Brand;
  readonly aino: App;
  readonly ville: App;
}

const LOOK_AT_ONCE = { KUULO_SETTLE_MS: '0' };

/** A brand with an agent and an approver, everything heard once; its customers answer what they are answered. */
export async function openOffice(env: Record<string, string> = LOOK_AT_ONCE): Promise<Office> {
  return await opened(await startBrand({}, env));
}

/** The same with customers who write once and then no more. */
export async function openQuietOffice(env: Record<string, string> = LOOK_AT_ONCE): Promise<Office> {
  return await opened(await startBrand({ scenario: fileURLToPath(new URL('quiet.yaml', import.meta.url)) }, env));
}

async function opened(brand: Brand): Promise<Office> {
  const aino = await brand.as('aino');
  const ville = await brand.as('ville');
  await aino.poll();
  return { brand, aino, ville };
}

const addedShape = z.object({ posts: z.array(z.object({ platform: z.string(), id: z.string() })) });

/** Somebody new writes on a platform, in public or in private, and is heard; the conversation with them. */
export async function newCustomer(
  office: Office,
  platform: PlatformId,
  said: { text?: string; visibility?: Visibility } = {},
): Promise<Conversation> {
  const [id] = await write(office.brand, { count: 1, platform, visibility: 'public', ...said });
  await office.aino.poll({ accounts: [ACCOUNT[platform]] });
  return (await office.aino.show(`${platform}:${id}`)).conversation;
}

/** New customers write, every fourth in private unless `visibility` says how; the platforms' ids of what they wrote. */
export async function write(
  brand: Brand,
  wanted: { count: number; platform?: PlatformId; text?: string; visibility?: Visibility },
): Promise<string[]> {
  return addedShape.parse(await brand.control('customers', wanted)).posts.map((post) => post.id);
}

/** Somebody answers in the brand's name, in the platform's own app. */
export async function answerInApp(
  { brand }: Office,
  platform: PlatformId,
  answer: { text: string; inReplyTo: string; visibility?: Visibility },
): Promise<void> {
  const said = await brand.control('say', { platform, author: BRAND_HANDLES[platform], ...answer });
  expect(said).toMatchObject({ post: { byBrand: true } });
}

/** The platform's id of the newest word of a conversation. */
export async function newestId({ aino }: Office, conversation: number): Promise<string> {
  const newest = (await aino.show(conversation)).thread.at(-1);
  if (newest === undefined) throw new Error('nobody wrote');
  return newest.remoteId;
}

/** What an account listens to. */
export function streams({ config }: App, platform: PlatformId): readonly Stream[] {
  return config.settings.accounts.find(({ name }) => name === ACCOUNT[platform])?.streams ?? [];
}

/** A reply that aino wrote and ville approved. */
export async function approved(
  office: Office,
  conversation: number,
  said: string | { text: string; visibility: Visibility },
): Promise<Reply> {
  const { id } = await office.aino.draft(conversation, typeof said === 'string' ? { text: said } : said);
  await office.aino.submit(id);
  return await office.ville.approve(id);
}

/** How often the brand said it on the platforms; the mention that Mastodon needs in front does not count. */
export async function timesSaid(brand: Brand, text: string): Promise<number> {
  const { posts } = await brand.control('state');
  return posts.filter((post) => post.byBrand && post.text.endsWith(text)).length;
}

/** The code of the problem a call ends with, or `done`. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}

/** Reads or changes the database behind the program's back. */
export function sql(brand: Brand, statement: string, ...values: (string | number | null)[]): Record<string, unknown>[] {
  const db = new SQLite(join(brand.sandbox.workspace, 'kuulo.db'));
  try {
    const prepared = db.prepare<unknown[], Record<string, unknown>>(statement);
    if (prepared.reader) return prepared.all(...values);
    prepared.run(...values);
    return [];
  } finally {
    db.close();
  }
}

/** Changes `kuulo.yaml`; Apps opened afterwards see it. */
export function changeSettings(brand: Brand, from: string | RegExp, to: string): void {
  const file = join(brand.sandbox.workspace, 'kuulo.yaml');
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`kuulo.yaml has no ${from}`);
  writeFileSync(file, after);
}
