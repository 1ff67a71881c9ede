/** Whatever the connector asks is in the official description (Mastodon 4.7); unknown names are errors. */
import { afterEach, expect, test } from 'vitest';
import type { LoginOptions } from '../../../src/platforms/login.ts';
import { mastodon } from '../../../src/platforms/mastodon/mastodon.ts';
import { readStatus } from '../../../src/platforms/mastodon/message.ts';
import { checkExchanges } from '../../support/check-exchanges.ts';
import { openDescription } from '../../support/openapi-check.ts';
import { type Exchange, type RecordingProxy, startRecordingProxy } from '../../support/recording-proxy.ts';
import { sharedFile, sharedIsAbsent } from '../../support/shared-folder.ts';
import { hear, prepared } from './hearing.ts';
import { closeServers, linked, ME, notification, openAt, serve, status } from './scripted-server.ts';

const file = sharedFile('platforms/mastodon-openapi.json');
let proxy: RecordingProxy | null = null;
afterEach(async () => {
  await proxy?.close();
  await closeServers();
});

const SCRIPT = {
  '/api/v2/instance': { api_versions: { mastodon: 10 } },
  '/api/v1/apps/verify_credentials': { name: 'kuulo', scopes: ['read'] },
  '/api/v1/notifications?': [notification('9', { in_reply_to_id: 'p1' }), notification('8', { visibility: 'direct' })],
  '/api/v1/accounts/108/statuses': linked(
    [status('o1', { account: ME })],
    '/api/v1/accounts/108/statuses?limit=40&max_id=1',
  ),
  '/api/v1/timelines/tag/': [status('t1')],
  '/api/v2/search': { statuses: [status('f1')], accounts: [], hashtags: [] },
  'max_id=': [],
  'id[]=p1': [status('p1')],
  '/api/v1/statuses/gone': status('gone'),
  '/api/v1/statuses/s1/context': { ancestors: [], descendants: [] },
  '/api/v1/apps?': {},
  '/oauth/token': { access_token: 'token-of-person', token_type: 'Bearer' },
};

const YOUNG = 'a-key-without-a-time';
const OLD = '0193a1b2-0000-7000-8000-000000000001';

test.skipIf(file === null)(`every request is described${file === null ? ` (${sharedIsAbsent})` : ''}`, async () => {
  const asked = await askEverything();
  const description = openDescription(file ?? '');
  expect([...new Set(asked.map((one) => `${one.method} ${generic(one.path)}`))].sort()).toEqual([
    'GET /api/v1/accounts/108/statuses',
    'GET /api/v1/accounts/verify_credentials',
    'GET /api/v1/apps/verify_credentials',
    'GET /api/v1/notifications',
    'GET /api/v1/statuses',
    'GET /api/v1/statuses/_',
    'GET /api/v1/statuses/_/context',
    'GET /api/v1/timelines/tag/esimerkki',
    'GET /api/v2/instance',
    'GET /api/v2/search',
    'GET /oauth/authorize',
    'POST /api/v1/apps',
    'POST /api/v1/statuses',
    'POST /oauth/token',
  ]);
  // The documentation says "String or Array of Strings", the description lists only; older servers take text only.
  const known = 'POST /api/v1/apps: body/redirect_uris: must be array {"type":"array"}';
  expect(checkExchanges(description, asked).filter((complaint) => complaint !== known)).toEqual([]);
});

test.skipIf(file === null)('a misspelt path, parameter or property would be told', async () => {
  const description = openDescription(file ?? '');
  const complaints = (await askEverything()).map((one) => {
    const body = typeof one.requestBody === 'object' ? { ...one.requestBody, in_replyto: 'x' } : undefined;
    const spoilt = body ? { ...one, requestBody: body } : { ...one, query: { ...one.query, min_ids: '1' } };
    return checkExchanges(description, [spoilt]).filter((complaint) => /in_replyto|min_ids|oneOf/.test(complaint));
  });
  expect(complaints.filter((some) => some.length === 0)).toEqual([]);
});

/** Everything a session and a login can ask, as it went over the wire. */
async function askEverything(): Promise<Exchange[]> {
  const base = await serve({ ...SCRIPT, '/api/v1/apps': { ...SCRIPT['/api/v1/apps/verify_credentials'], ...APP } });
  proxy = await startRecordingProxy(base);
  const session = await openAt(proxy.url);
  await session.identity();
  for (const stream of [
    { kind: 'mentions' },
    { kind: 'messages' },
    { kind: 'own' },
    { kind: 'search', query: 'Esimerkki "oy" & muut' },
    { kind: 'hashtag', tag: '#esimerkki' },
  ] as const) {
    const { cursor } = await hear(session, stream, null);
    await hear(session, stream, cursor);
  }
  for (const visibility of ['public', 'private'] as const) {
    for (const key of [YOUNG, OLD]) await session.send(prepared(visibility), key).catch(() => null);
    await session.findSent(prepared(visibility), YOUNG, { since: Date.now() });
  }
  await session.recheck([readStatus(status('gone'), { stream: 'mentions', me: '108' })]);
  const page = await logIn(proxy.url);
  const query = Object.fromEntries(page.searchParams);
  return [...proxy.exchanges, { ...EMPTY, method: 'GET', path: page.pathname, query }].map(asDescribed);
}

const APP = { client_id: 'app-1', client_secret: 'secret-1' };
const EMPTY = { headers: {}, requestBody: undefined, status: null, answerHeaders: {}, answerBody: undefined };

async function logIn(baseUrl: string): Promise<URL> {
  const options: LoginOptions = {
    baseUrl,
    redirectUri: 'http://127.0.0.1:4999/',
    signal: new AbortController().signal,
    now: Date.now,
  };
  const begun = await mastodon.login?.begin({}, options);
  if (!begun) throw new Error('no login');
  const page = new URL(begun.authorizeUrl);
  const callback = new URL(`${options.redirectUri}?code=c&state=${page.searchParams.get('state')}`);
  await mastodon.login?.finish(begun, callback, options);
  return page;
}

/** Only what we asked is judged. Lists are written `name[]` and described `name`; OAuth's form is described as an object. */
function asDescribed(one: Exchange): Exchange {
  const query = Object.entries(one.query).map(([name, value]) =>
    name.endsWith('[]') ? [name.slice(0, -2), [value].flat()] : [name, value],
  );
  const isForm = one.path === '/oauth/token' && typeof one.requestBody === 'string';
  const requestBody = isForm ? Object.fromEntries(new URLSearchParams(String(one.requestBody))) : one.requestBody;
  return { ...one, query: Object.fromEntries(query), requestBody, status: null };
}

function generic(path: string): string {
  return path.replace(/\/statuses\/[^/]+/, '/statuses/_');
}
