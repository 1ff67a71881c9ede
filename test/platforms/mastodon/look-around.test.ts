import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { failureOf } from '../contract-world.ts';
import { closeServers, ME, open, status } from './scripted-server.ts';

const WHISKER = {
  id: '3001',
  acct: 'viikset@piiri.example',
  username: 'viikset',
  url: 'https://piiri.example/@viikset',
};
const CONTEXT = '/api/v1/statuses/77/context';
const ITSELF = '/api/v1/statuses/77';
const none = { ancestors: [], descendants: [] };
const below = (...descendants: unknown[]) => ({ [ITSELF]: status('77'), [CONTEXT]: { ancestors: [], descendants } });

afterEach(closeServers);

const target: HeardMessage = {
  remoteId: '77',
  direction: 'inbound',
  kind: 'mention',
  visibility: 'public',
  author: {
    remoteId: 'https://piiri.example/users/maija',
    handle: 'maija@piiri.example',
    name: 'maija',
    followers: null,
    url: null,
    isBot: false,
  },
  text: 'missä pakettini on',
  language: null,
  postedAt: Date.now() - 60_000,
  editedAt: null,
  inReplyTo: '70',
  threadId: '60',
  url: 'https://x.example/1',
  media: [],
  reference: { id: '77', visibility: 'public', acct: 'maija@piiri.example', accountId: '2001' },
  rawIndex: 0,
};

test('the status keeps its place, and those below stand in its thread', async () => {
  const asked: string[] = [];
  const session = await open(
    below(status('90', { account: ME, in_reply_to_id: '77' }), status('91', { in_reply_to_id: '90' })),
    { asked },
  );
  const around = await session.lookAround(target);
  expect(asked.slice(1)).toEqual([ITSELF, CONTEXT]);
  expect(around).toMatchObject({ deleted: [], requests: 3, costUsd: 0 });
  expect(around.messages).toMatchObject([
    { remoteId: '77', threadId: '60', inReplyTo: '70', kind: 'mention', rawIndex: 0 },
    { remoteId: '90', threadId: '60', inReplyTo: '77', direction: 'outbound', rawIndex: 1 },
    { remoteId: '91', threadId: '60', inReplyTo: '90', direction: 'inbound', rawIndex: 2 },
  ]);
  expect((await session.lookAround(target)).requests).toBe(2);
});

test('others, and what its author says to another circle, are left out; ours never is', async () => {
  const session = await open(
    below(
      status('90', { account: WHISKER, in_reply_to_id: '77' }),
      { account: { id: '3001' }, id: '90b' },
      status('91', { visibility: 'private', in_reply_to_id: '77' }),
      status('92', { visibility: 'direct', account: ME, in_reply_to_id: '77' }),
    ),
  );
  const { messages, raw } = await session.lookAround(target);
  expect(messages.map((one) => one.remoteId)).toEqual(['77', '92']);
  expect(raw).not.toContain('viikset');
});

test('gone when the server says so in its own form, also between the two calls', async () => {
  expect(await (await open({})).lookAround(target)).toMatchObject({ messages: [], deleted: ['77'], raw: '[]' });
  const between = await open({ [ITSELF]: status('77'), [CONTEXT]: notFound('{"error":"Record not found"}') });
  expect((await between.lookAround(target)).deleted).toEqual(['77']);
});

test.each([
  ['a page that says 404', { [ITSELF]: notFound('<html><title>nginx</title></html>'), [CONTEXT]: none }],
  ['a page that says 404 of the context', { [ITSELF]: status('77'), [CONTEXT]: notFound('<html>') }],
  ['another status than the one asked for', { [ITSELF]: status('78'), [CONTEXT]: none }],
  ['a status without words', { [ITSELF]: { id: '77' }, [CONTEXT]: none }],
  ['a context that is a list', { [ITSELF]: status('77'), [CONTEXT]: [] }],
  ['a context without descendants', { [ITSELF]: status('77'), [CONTEXT]: { ancestors: [] } }],
  ['something of ours below that cannot be read', below({ id: '90', account: { id: '108' } })],
  ['something of theirs below that cannot be read', below({ id: '90', account: { id: '2001' } })],
  ['something of nobody below', below('90')],
])('%s tells nothing', async (_name, script) => {
  const session = await open(script);
  expect(await failureOf(() => session.lookAround(target))).toMatchObject({ kind: 'unavailable' });
});

function notFound(body: string) {
  return (answer: ServerResponse) => void answer.writeHead(404).end(body);
}
