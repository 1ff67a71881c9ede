import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { z } from 'zod';
import type { App } from '../../src/app.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Visibility } from '../../src/domain/message.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Reply } from '../../src/domain/reply.ts';
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

/** Somebody new writes on a platform and is heard; the conversation with them. */
export async function newCustomer(office: Office, platform: PlatformId, text?: string): Promise<Conversation> {
  const [id] = await write(office.brand, { count: 1, platform, ...(text === undefined ? {} : { text }) });
  await office.aino.poll({ accounts: [ACCOUNT[platform]] });
  return (await office.aino.show(`${platform}:${id}`)).conversation;
}

/** New customers write; the platforms' ids of what they wrote. */
export async function write(
  brand: Brand,
  wanted: { count: number; platform?: PlatformId; text?: string },
): Promise<string[]> {
  return addedShape.parse(await brand.control('customers', wanted)).posts.map((post) => post.id);
}

/** Somebody new writes in private and is heard; the conversation with them. */
export async function privateCustomer(office: Office, platform: PlatformId): Promise<Conversation> {
  // of four that come at once the last writes in private
  const ids = await write(office.brand, { count: 4, platform });
  await office.aino.poll({ accounts: [ACCOUNT[platform]] });
  return (await office.aino.show(`${platform}:${ids[3]}`)).conversation;
}

/** A reply that aino wrote and ville approved. */
export async function approved(
  office: Office,
  conversation: number,
  text: string,
  visibility: Visibility | null = null,
): Promise<Reply> {
  const { id } = await office.aino.draft(conversation, { text, visibility });
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
