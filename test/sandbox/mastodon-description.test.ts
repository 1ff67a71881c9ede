import { expect, test } from 'vitest';
import { openDescription } from '../support/openapi-check.ts';
import { sharedFile, sharedIsAbsent } from '../support/shared-folder.ts';
import { openSandbox } from './open-sandbox.ts';

const file = sharedFile('platforms/mastodon-openapi.json');

test('every answer is one that Mastodon describes, refusals included', async (context) => {
  if (file === null) return context.skip(sharedIsAbsent);
  const description = openDescription(file);
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 30, platform: 'mastodon' });
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
