/** What a real Mastodon 4.x server was recorded to say, in whatever answer it stood, is read whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Read, readItems } from '../../../src/platforms/mastodon/message.ts';
import { limitsOf, ourselvesShape, scopesOf, tellsScopes } from '../../../src/platforms/mastodon/ourselves.ts';
import { sharedFile, sharedIsAbsent } from '../../support/shared-folder.ts';

const folder = sharedFile('platforms/mastodon-cassettes');
const names = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));

const exchangesShape = z.object({
  interactions: z.array(
    z.object({
      request: z.object({ method: z.string(), uri: z.string() }),
      response: z.object({ status: z.number(), body: z.unknown() }),
    }),
  ),
});

const seenShape = z.object({ id: z.string(), visibility: z.string(), content: z.string() });

describe.skipIf(folder === null)(`recorded answers${folder === null ? ` (${sharedIsAbsent})` : ''}`, () => {
  test.each(names)('%s', (name) => {
    for (const body of bodiesOf(name)) {
      for (const raw of within(body, isStatus)) expectSense(raw, raw);
      for (const raw of within(body, isNotification)) expectSense(raw, raw.status);
    }
  });

  test('they hold enough to mean something', () => {
    const bodies = names.flatMap(bodiesOf);
    const statuses = bodies.flatMap((body) => within(body, isStatus));
    const visibilities = new Set(statuses.map((raw) => seenShape.parse(raw).visibility));
    expect(names.length).toBeGreaterThanOrEqual(44);
    expect(statuses.length).toBeGreaterThan(100);
    expect(bodies.flatMap((body) => within(body, isNotification)).length).toBeGreaterThanOrEqual(10);
    expect([...visibilities].sort()).toEqual(['direct', 'private', 'public', 'unlisted']);
    expect(statuses.filter((raw) => bothReadings(raw).some((read) => read.quoted.length > 0)).length).toBeGreaterThan(
      0,
    );
  });

  test('the server, the app and the account are understood', () => {
    const ofPath = (name: string, part: string) => answersOf(name).find(([path]) => path.includes(part))?.[1];
    const instance = ofPath('instance.json', '/api/v2/instance');
    expect(limitsOf(instance)).toEqual({ textMax: 500, urlUnits: 23 });
    expect(limitsOf(ofPath('instance_v1.json', '/api/v1/instance'))).toEqual({ textMax: 500, urlUnits: 23 });
    expect(tellsScopes(instance)).toBe(true);
    const app = ofPath('app_verify_credentials.json', '/api/v1/apps/verify_credentials');
    expect(scopesOf(app)).toContain('write');
    const me = ourselvesShape.parse(ofPath('conversations.json', 'accounts/verify_credentials'));
    expect(me).toMatchObject({ acct: 'admin', uri: expect.stringContaining('/ap/users/') });
  });
});

/** Read in exactly one of the two streams, as what it is. */
function expectSense(raw: unknown, status: unknown): void {
  const hint = z.object({ type: z.string().optional(), reblog: z.unknown().optional() }).parse(raw);
  const reads = bothReadings(raw);
  expect(reads.flatMap((read) => read.unreadable)).toEqual([]);
  const isTalk = (hint.type === undefined || hint.type === 'mention' || hint.type === 'quote') && hint.reblog == null;
  const messages = reads.flatMap((read) => read.messages);
  expect(messages.length).toBe(isTalk ? 1 : 0);
  if (!isTalk) return;
  const seen = seenShape.parse(status);
  const isOpen = seen.visibility === 'public' || seen.visibility === 'unlisted';
  expect(reads.map((read) => read.messages.length)).toEqual(isOpen ? [1, 0] : [0, 1]);
  const [message] = messages;
  expect(message).toMatchObject({ remoteId: seen.id, visibility: isOpen ? 'public' : 'private' });
  expect(message?.url).toMatch(/^http/);
  expect(message?.author.handle).toMatch(/^\w/);
  expect(message?.text).not.toMatch(/<\/?(p|span|a|br)\b|&(amp|lt|quot);/);
  if (/\w/.test(seen.content.replace(/<[^>]*>/g, ''))) expect(message?.text).toMatch(/\S/);
}

function bothReadings(raw: unknown): Read[] {
  return (['mentions', 'messages'] as const).map((stream) => readItems([raw], { stream, me: '1' }));
}

function answersOf(name: string): (readonly [string, unknown])[] {
  const { interactions } = exchangesShape.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  return interactions.map(({ request, response }) => [request.uri, response.body]);
}

function bodiesOf(name: string): unknown[] {
  return answersOf(name).map(([, body]) => body);
}

/** All of a kind in a body, however deep: in lists, conversations, contexts, groups, notifications. */
function within<T extends object>(body: unknown, isIt: (one: object) => one is T): T[] {
  if (typeof body !== 'object' || body === null) return [];
  const deeper = Object.values(body).flatMap((part) => within(part, isIt));
  return isIt(body) ? [body, ...deeper] : deeper;
}

function isStatus(one: object): one is object {
  // A deleted status comes back as its source, a scheduled one with its parameters: neither is talk.
  return 'content' in one && 'visibility' in one && 'account' in one;
}

function isNotification(one: object): one is { status?: unknown } {
  return 'group_key' in one && 'type' in one && 'account' in one;
}
