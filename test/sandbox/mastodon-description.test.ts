import { expect, test } from 'vitest';
import { openDescription } from '../support/openapi-check.ts';
import { sharedFile, sharedIsAbsent } from '../support/shared-folder.ts';
import { openSandbox } from './open-sandbox.ts';

const file = sharedFile('platforms/mastodon-openapi.json');
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

/** A sandbox whose every answer is held against the official description. */
async function openChecked(descriptionFile: string) {
  const description = openDescription(descriptionFile);
  const sandbox = await openSandbox();
  const complaints: string[] = [];
  const call = async (method: string, target: string, body?: object) => {
    const answer = await sandbox.mastodon(target, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [path = ''] = target.split('?');
    const shown = await answer.json();
    const found = description.checkAnswer({ method, path, status: answer.status, body: shown });
    complaints.push(...found.map((complaint) => `${method} ${target}: ${complaint}`));
    return shown;
  };
  return { description, sandbox, complaints, call };
}

test('every answer is one that Mastodon describes, refusals included', async (context) => {
  if (file === null) return context.skip(sharedIsAbsent);
  const { sandbox, complaints, call } = await openChecked(file);
  await sandbox.ask('customers', { count: 30, platform: 'mastodon', visibility: 'public' });
  const told = await call('GET', '/api/v1/notifications?limit=80');
  expect(new Set(told.map(({ type }: { type: string }) => type))).toContain('follow');
  const mention = told.find(({ type }: { type: string }) => type === 'mention');
  await call('GET', `/api/v1/notifications/${mention.id}`);
  const status = `@${mention.account.acct} Hei #testi https://esimerkki.example`;
  const posted = await call('POST', '/api/v1/statuses', { status, in_reply_to_id: mention.status.id });
  await call('POST', '/api/v1/statuses', { status: '' });
  for (const part of ['', '/context', '/source']) await call('GET', `/api/v1/statuses/${posted.id}${part}`);
  await call('GET', '/api/v1/statuses/4711');
  await call('GET', `/api/v1/statuses?id[]=${posted.id}`);
  const { id } = await call('GET', '/api/v1/accounts/verify_credentials');
  await call('GET', `/api/v1/accounts/${id}`);
  await call('GET', `/api/v1/accounts/${id}/statuses`);
  await call('GET', '/api/v1/accounts/lookup?acct=esimerkki');
  await call('GET', '/api/v1/apps/verify_credentials');
  await call('GET', '/api/v2/search?q=hei&type=statuses');
  await call('GET', '/api/v1/timelines/tag/testi');
  await call('GET', '/api/v2/instance');
  await call('GET', '/api/v1/instance');
  await call('DELETE', `/api/v1/statuses/${posted.id}`);
  expect(complaints).toEqual([]);
});

test('so are private ones, edits and what a login needs', async (context) => {
  if (file === null) return context.skip(sharedIsAbsent);
  const { sandbox, complaints, call } = await openChecked(file);
  await sandbox.ask('customers', { count: 5, platform: 'mastodon', visibility: 'private' });
  const [told] = await call('GET', '/api/v1/notifications?types[]=mention');
  const status = `@${told.account.acct} Hei`;
  const direct = { status, in_reply_to_id: told.status.id, visibility: 'direct' };
  const posted = await call('POST', '/api/v1/statuses', direct);
  const [conversation] = await call('GET', '/api/v1/conversations');
  expect(conversation.last_status.visibility).toBe('direct');
  await call('POST', `/api/v1/conversations/${conversation.id}/read`);
  await call('POST', '/api/v1/conversations/4711/read');
  await sandbox.ask('edit', { platform: 'mastodon', id: told.status.id, text: '@esimerkki Toinen asia' });
  await call('PUT', `/api/v1/statuses/${posted.id}`, { status: `${status}!` });
  for (const { id } of [told.status, posted]) {
    expect(await call('GET', `/api/v1/statuses/${id}/history`)).toHaveLength(2);
    await call('GET', `/api/v1/statuses/${id}`);
    await call('GET', `/api/v1/statuses/${id}/context`);
  }
  await call('GET', '/api/v2/notifications/policy');

  await call('GET', '/.well-known/oauth-authorization-server');
  await call('POST', '/api/v1/apps', { client_name: 'kuulo' });
  const redirect_uris = [OUT_OF_BAND, 'http://127.0.0.1:4711/'];
  const scopes = 'read:notifications write:statuses';
  const app = await call('POST', '/api/v1/apps', { client_name: 'kuulo', redirect_uris, scopes });
  const { client_id, client_secret } = app;
  const query = new URLSearchParams({ client_id, redirect_uri: OUT_OF_BAND, response_type: 'code', scope: scopes });
  const page = await (await sandbox.mastodon(`/oauth/authorize?${query}`)).text();
  const code = /<code>([^<]+)<\/code>/.exec(page)?.[1];
  const change = { grant_type: 'authorization_code', client_id, client_secret, redirect_uri: OUT_OF_BAND, code };
  const token = await call('POST', '/oauth/token', change);
  expect(token.scope).toBe(scopes);
  await call('POST', '/oauth/token', change);
  await call('POST', '/oauth/token', { ...change, client_secret: 'x' });
  await call('POST', '/oauth/revoke', { client_id, client_secret: 'x', token: token.access_token });
  await call('POST', '/oauth/revoke', { client_id, client_secret, token: token.access_token });
  expect(complaints).toEqual([]);
});

test('the description is a referee: an answer that is a little wrong does not pass', async (context) => {
  if (file === null) return context.skip(sharedIsAbsent);
  const { sandbox, description, call } = await openChecked(file);
  await sandbox.ask('customers', { count: 1, platform: 'mastodon', visibility: 'private' });
  const complaintsOf = (path: string, body: unknown) =>
    description.checkAnswer({ method: 'GET', path, status: 200, body });
  const [conversation] = await call('GET', '/api/v1/conversations');
  expect(complaintsOf('/api/v1/conversations', [conversation])).toEqual([]);
  expect(complaintsOf('/api/v1/conversations', [{ ...conversation, unread: 'yes' }])).not.toEqual([]);
  const { unread: _left, ...without } = conversation;
  expect(complaintsOf('/api/v1/conversations', [without])).not.toEqual([]);
  const policy = await call('GET', '/api/v2/notifications/policy');
  expect(complaintsOf('/api/v2/notifications/policy', { ...policy, for_cats: 'drop' })).not.toEqual([]);
  const [edit] = await call('GET', `/api/v1/statuses/${conversation.last_status.id}/history`);
  const history = '/api/v1/statuses/1/history';
  expect(complaintsOf(history, [edit])).toEqual([]);
  expect(complaintsOf(history, [{ ...edit, created_at: 'eilen' }])).not.toEqual([]);
});
