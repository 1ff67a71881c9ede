import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../../src/log.ts';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';
import { APP, MANAGER } from '../../../src/sandbox/graph/tokens.ts';
import { startGraphSandbox } from '../../sandbox/graph/graph-sandbox.ts';
import { failureOf } from '../contract-world.ts';
import { lockedVault } from '../x/scripted-x.ts';
import { hear, openPage, PAGE } from './opened.ts';
import { type Answer, type Asked, type ScriptedGraph, startScriptedGraph } from './scripted-graph.ts';

const BY_APP = { appId: '77', appSecret: 'geheim-geheim' };
const OWN = { id: '500', name: 'Esimerkki Oy', username: 'esimerkki', access_token: 'EAApage-made' };
const OTHER = { id: '501', name: 'Kahvila', access_token: 'EAAother-page' };

function refused(code: number, message: string): Answer {
  return { status: 400, json: { error: { message, code } } };
}

describe('a person’s token', () => {
  let graph: ScriptedGraph;
  let accounts: (asked: Asked) => Answer;
  let exchange: () => Answer;

  beforeEach(async () => {
    accounts = () => ({ data: [OTHER, OWN] });
    exchange = () => ({ access_token: 'EAAlong-person', token_type: 'bearer', expires_in: 5_184_000 });
    graph = await startScriptedGraph(tell);
  });
  afterEach(() => graph.close());

  function tell(asked: Asked): Answer {
    const { path, token } = asked;
    if (path === 'oauth/access_token') return exchange();
    if (path === 'me/accounts') return accounts(asked);
    if (path === 'debug_token') return { data: { type: 'PAGE', scopes: ['pages_messaging'], expires_at: 0 } };
    if (token === 'EAAdead') return refused(190, 'Error validating access token: Session has expired');
    if (!/^EAA.*page/.test(token ?? '')) {
      return refused(100, '(#100) Tried accessing nonexisting field (category) on node type (User)');
    }
    return path === 'me' ? PAGE : { data: [] };
  }

  const open = (pageAccessToken: string, vault = lockedVault(null), more: object = {}) =>
    openPage(graph.url, { credentials: { pageAccessToken, ...BY_APP }, vault, ...more });
  const paths = () => graph.asked.map(({ path }) => path);

  test('is exchanged for a long one, and that for the Page’s own, which is kept and used', async () => {
    const vault = lockedVault(null);
    const identity = await (await open('EAAperson', vault)).identity();
    expect(identity).toMatchObject({ remoteId: '500', tokenKind: 'page token', expiresAt: null });
    expect(paths()).toEqual(['me', 'oauth/access_token', 'me/accounts', 'me', 'debug_token']);
    const [, traded, listed, me, inspected] = graph.asked;
    expect(Object.fromEntries(traded?.query ?? [])).toEqual({
      grant_type: 'fb_exchange_token',
      client_id: '77',
      client_secret: 'geheim-geheim',
      fb_exchange_token: 'EAAperson',
    });
    expect([traded?.token, listed?.token, me?.token]).toEqual([null, 'EAAlong-person', 'EAApage-made']);
    expect(inspected?.query.get('input_token')).toBe('EAApage-made');
    expect(JSON.parse((await vault.load()) ?? '')).toMatchObject({ accessToken: 'EAApage-made' });
    expect(await vault.load()).not.toMatch(/EAAperson|EAAlong/);
    expect(withoutSecrets('EAApage-made EAAlong-person')).toBe('[secret] [secret]');
    graph.asked.length = 0;
    await hear(await open('EAAperson', vault), { kind: 'own' });
    expect(new Set(graph.asked.map(({ token }) => token))).toEqual(new Set(['EAApage-made']));
  });

  test('of twenty at once one exchanges', async () => {
    const vault = lockedVault(null);
    const sessions = await Promise.all(Array.from({ length: 20 }, () => open('EAAperson', vault)));
    await Promise.all(sessions.map((session) => session.identity()));
    expect(paths().filter((path) => path === 'oauth/access_token')).toHaveLength(1);
    expect(vault.saved).toHaveLength(1);
  });

  test('a Page’s token is used as it is, also after a person’s had been exchanged', async () => {
    const vault = lockedVault(null);
    await (await open('EAAperson', vault)).identity();
    graph.asked.length = 0;
    await (await open('EAApage-pasted', vault)).identity();
    expect(graph.asked.map(({ path, token }) => [path, token])).toEqual([
      ['me', 'EAApage-pasted'],
      ['debug_token', '77|geheim-geheim'],
    ]);
  });

  test('before the id is known the Page goes by its name or id; after that by its id, wherever it is listed', async () => {
    accounts = ({ query }) =>
      query.has('after')
        ? { data: [OWN] }
        : { data: [{ id: '502', name: 'Vain lukea' }, OTHER], paging: { next: 'https://x/?after=1' } };
    for (const known of [{ remoteId: null }, { remoteId: null, handle: '500' }, { handle: 'ennen' }]) {
      expect((await (await open('EAAperson', lockedVault(null), { known })).identity()).remoteId).toBe('500');
    }
    accounts = () => ({ data: [{ ...OTHER, username: 'esimerkki' }] });
    expect((await failureOf(async () => (await open('EAAperson')).identity())).kind).toBe('auth');
  });

  test.each([
    ['another’s', () => ({ data: [OTHER] }), /manages Kahvila \(id 501\), not esimerkki/],
    ['nobody’s', () => ({ data: [] }), /no Page.*pages_show_list/],
  ])('of a person with %s Page is refused, and nothing is kept', async (_name, listed, words) => {
    const vault = lockedVault(null);
    accounts = listed;
    expect(await failureOf(async () => (await open('EAAperson', vault)).identity())).toMatchObject({
      kind: 'auth',
      words: expect.stringMatching(words),
    });
    expect(vault.saved).toEqual([]);
  });

  test.each([
    [refused(1, 'Error validating client secret.'), 'auth'],
    [refused(101, 'Error validating application.'), 'auth'],
    [refused(190, 'Session has expired'), 'auth'],
    [refused(4, 'Application request limit reached'), 'throttled'],
    [{ access_token: '' }, 'unavailable'],
    [503, 'unavailable'],
  ] as const)('the exchange says %o: %s, and nothing is kept', async (answer, kind) => {
    const vault = lockedVault(null);
    exchange = () => answer;
    const session = await open('EAAperson', vault);
    expect((await failureOf(() => session.identity())).kind).toBe(kind);
    expect((await failureOf(() => hear(session, { kind: 'comments' }))).kind).toBe(kind);
    expect(vault.saved).toEqual([]);
    exchange = () => ({ access_token: 'EAAlong-person', token_type: 'bearer' });
    expect((await session.identity()).remoteId).toBe('500');
  });

  test.each([{ appId: '' }, { appSecret: '' }])(
    'without %o it is refused with what to do; nobody is asked',
    async (less) => {
      const session = await openPage(graph.url, { credentials: { pageAccessToken: 'EAAperson', ...BY_APP, ...less } });
      expect(await failureOf(() => session.identity())).toMatchObject({
        kind: 'auth',
        words: expect.stringMatching(/tools\/explorer.*"User or Page".*app id and app secret/),
      });
      expect(paths()).toEqual(['me']);
    },
  );

  test('a token that is dead is not exchanged', async () => {
    expect((await failureOf(async () => (await open('EAAdead')).identity())).kind).toBe('auth');
    expect(paths()).toEqual(['me']);
  });
});

test('against the sandbox: hears comments that a person’s token would not', async () => {
  const sandbox = await startGraphSandbox('facebook');
  try {
    const post = sandbox.say(sandbox.brand, 'Uutuus');
    const question = sandbox.say(sandbox.person('liisa', 'Liisa'), 'Missä tilaukseni on?', { inReplyTo: post.id });
    const { appSecret } = SANDBOX_CREDENTIALS.facebook;
    const vault = lockedVault(null);
    const session = await openPage(sandbox.url, {
      credentials: { pageAccessToken: MANAGER.shortToken, appId: APP.id, appSecret },
      known: { remoteId: null },
      vault,
    });
    expect(await session.identity()).toMatchObject({
      remoteId: sandbox.brand.id,
      expiresAt: null,
      scopes: expect.arrayContaining(['pages_messaging']),
    });
    const { messages } = await hear(session, { kind: 'comments' });
    expect(messages.map(({ text }) => text)).toContain(question.text);
    expect((await sandbox.get(`/${post.id}/comments`, {}, MANAGER.shortToken)).body.data).toEqual([]);
  } finally {
    await sandbox.end();
  }
});
