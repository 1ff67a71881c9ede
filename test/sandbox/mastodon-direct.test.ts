import { expect, test } from 'vitest';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

interface Loose {
  [name: string]: ReturnType<typeof JSON.parse>;
}

async function read(sandbox: OpenSandbox, path: string) {
  return (await sandbox.mastodon(path)).json();
}

/** A sandbox with somebody who has just written to the brand in private. */
async function openDirect(text = '@esimerkki Hei, salainen asia') {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'mastodon', visibility: 'private', text });
  const [told] = await read(sandbox, '/api/v1/notifications?types[]=mention&limit=1');
  return { sandbox, told, status: told.status as Loose, acct: told.account.acct as string };
}

function linked(answer: { headers: Headers }, rel: string): string | null {
  return new RegExp(`<([^>]+)>; rel="${rel}"`).exec(answer.headers.get('link') ?? '')?.[1] ?? null;
}

test('a direct status comes as a mention of the brand, and shows in no public place', async () => {
  const { sandbox, status } = await openDirect();
  expect(status).toMatchObject({ visibility: 'direct', quote_approval: { current_user: 'denied' } });
  expect(status.mentions).toMatchObject([{ acct: 'esimerkki' }]);
  expect((await read(sandbox, '/api/v2/search?type=statuses&q=salainen')).statuses).toEqual([]);
  const url = encodeURIComponent(status.url);
  expect((await read(sandbox, `/api/v2/search?type=statuses&resolve=true&q=${url}`)).statuses).toEqual([]);
  await sandbox.toot('@esimerkki #salainen', { visibility: 'direct' });
  expect(await read(sandbox, '/api/v1/timelines/tag/salainen')).toEqual([]);
  for (const path of [`/api/v1/statuses/${status.id}`, '/api/v1/conversations', '/api/v1/notifications']) {
    expect((await fetch(`${sandbox.url}/mastodon${path}`)).status).toBe(401);
  }
});

test('a private post that forgets to mention the brand is shown mentioning it, or it would not have come', async () => {
  const { status } = await openDirect('Ei mainintaa');
  expect(status.content).toContain('@<span>esimerkki</span>');
  expect(status.mentions).toMatchObject([{ acct: 'esimerkki' }]);
});

test('a direct answer is for whom it mentions, is private in the world, and is answered in private', async () => {
  const { sandbox, status, acct } = await openDirect();
  const reply = await (await sandbox.toot(`@${acct} Hei!`, { to: status.id, visibility: 'direct' })).json();
  expect(reply).toMatchObject({ visibility: 'direct', in_reply_to_id: status.id, mentions: [{ acct }] });
  const { posts } = await sandbox.state();
  expect(posts.find(({ id }) => id === reply.id)).toMatchObject({
    visibility: 'private',
    inReplyTo: status.id,
    to: acct,
  });
  const below = (await read(sandbox, `/api/v1/statuses/${status.id}/context`)).descendants;
  expect(below[0].id).toBe(reply.id);
  expect(below.every(({ visibility }: Loose) => visibility === 'direct')).toBe(true);
  const { id } = await read(sandbox, '/api/v1/accounts/verify_credentials');
  const own = await read(sandbox, `/api/v1/accounts/${id}/statuses?limit=40`);
  expect(own[0]).toMatchObject({ id: reply.id, visibility: 'direct' });
});

test('a direct status that mentions nobody reaches nobody', async () => {
  const { sandbox, status } = await openDirect();
  const before = (await sandbox.state()).posts.length;
  const reply = await (await sandbox.toot('Hei!', { to: status.id, visibility: 'direct' })).json();
  expect(reply).toMatchObject({ visibility: 'direct', in_reply_to_id: status.id, mentions: [] });
  const { posts } = await sandbox.state();
  expect(posts.length).toBe(before + 1);
  expect(posts.find(({ id }) => id === reply.id)).toMatchObject({ visibility: 'private', to: null });
  const conversations = await read(sandbox, '/api/v1/conversations?limit=40');
  expect(conversations.map(({ last_status }: Loose) => last_status.id)).not.toContain(reply.id);
});

test('a direct answer to a public status does not count or show as a public reply', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'mastodon', visibility: 'public' });
  const [{ status }] = await read(sandbox, '/api/v1/notifications?types[]=mention&limit=1');
  await sandbox.toot(`@${status.account.acct} Yksityisesti`, { to: status.id, visibility: 'direct' });
  expect((await read(sandbox, `/api/v1/statuses/${status.id}`)).replies_count).toBe(0);
  const { descendants } = await read(sandbox, `/api/v1/statuses/${status.id}/context`);
  expect(descendants.every(({ visibility }: Loose) => visibility === 'direct')).toBe(true);
  const [conversation] = await read(sandbox, '/api/v1/conversations?limit=1');
  expect(conversation.accounts).toMatchObject([{ acct: status.account.acct }]);
});

test('conversations come by their last status, and page only by the Link header, each once', async () => {
  const { sandbox } = await openDirect();
  await sandbox.ask('customers', { count: 30, platform: 'mastodon', visibility: 'private' });
  const seen: Loose[] = [];
  let next: string | null = `${sandbox.url}/mastodon/api/v1/conversations?limit=7`;
  while (next !== null) {
    const answer = await sandbox.mastodon(next.slice(`${sandbox.url}/mastodon`.length));
    seen.push(...((await answer.json()) as Loose[]));
    next = linked(answer, 'next');
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(31);
  const last = seen.map(({ last_status }) => BigInt(last_status.id));
  expect(last).toEqual([...last].sort((a, b) => (a < b ? 1 : -1)));
  // the ids of conversations are no cursors: they may be smaller or greater than any status
  const first = await sandbox.mastodon('/api/v1/conversations?limit=7');
  expect(linked(first, 'next')).not.toContain(`max_id=${seen[6]?.id}&`);
  expect(linked(first, 'next')).toContain(`max_id=${seen[6]?.last_status.id}`);
});

test('a conversation is unread until read or answered, and again when they write', async () => {
  const { sandbox, acct, status } = await openDirect();
  const newest = async () => (await read(sandbox, '/api/v1/conversations?limit=1'))[0];
  const { id, unread } = await newest();
  expect(unread).toBe(true);
  const act = (one: string) => sandbox.mastodon(`/api/v1/conversations/${one}/read`, { method: 'POST' });
  expect(await (await act(id)).json()).toMatchObject({ id, unread: false });
  expect(await newest()).toMatchObject({ id, unread: false, accounts: [{ acct }] });
  await sandbox.ask('say', { platform: 'mastodon', author: acct, text: 'Huhuu?', inReplyTo: status.id });
  expect(await newest()).toMatchObject({ id, unread: true });
  const last = (await newest()).last_status;
  await sandbox.ask('say', { platform: 'mastodon', author: 'esimerkki', text: `@${acct} Hei`, inReplyTo: last.id });
  expect(await newest()).toMatchObject({ id, unread: false });
  expect((await act('4711')).status).toBe(404);
});

test('an edit shows its time and every wording; a deletion is 404 and left out of a batch', async () => {
  const { sandbox, status, acct } = await openDirect();
  expect(status.edited_at).toBeNull();
  await sandbox.ask('clock', { advance: '5m' });
  await sandbox.ask('edit', { platform: 'mastodon', id: status.id, text: '@esimerkki Hei, toinen asia' });
  const edited = await read(sandbox, `/api/v1/statuses/${status.id}`);
  expect(edited.content).toContain('toinen asia');
  expect(Date.parse(edited.edited_at)).toBeGreaterThan(Date.parse(status.created_at));
  const history = await read(sandbox, `/api/v1/statuses/${status.id}/history`);
  expect(history.map(({ content }: Loose) => content)).toEqual([status.content, edited.content]);
  expect(history.map(({ created_at }: Loose) => created_at)).toEqual([status.created_at, edited.edited_at]);
  expect(history[0].account.acct).toBe(acct);
  const reply = await (await sandbox.toot(`@${acct} Hei`, { to: status.id, visibility: 'direct' })).json();
  await sandbox.ask('remove', { platform: 'mastodon', id: status.id });
  expect((await sandbox.mastodon(`/api/v1/statuses/${status.id}`)).status).toBe(404);
  expect((await sandbox.mastodon(`/api/v1/statuses/${status.id}/history`)).status).toBe(404);
  const batch = await read(sandbox, `/api/v1/statuses?id[]=${status.id}&id[]=${reply.id}`);
  expect(batch.map(({ id }: Loose) => id)).toEqual([reply.id]);
});

test('own statuses can be edited, those of others not; the limit holds there too', async () => {
  const { sandbox, status } = await openDirect();
  const put = (id: string, text: string) =>
    sandbox.mastodon(`/api/v1/statuses/${id}`, { method: 'PUT', body: new URLSearchParams({ status: text }) });
  const own = await (await sandbox.toot('Hei <kaikki>')).json();
  const changed = await (await put(own.id, 'Moi <kaikki>')).json();
  expect(changed).toMatchObject({ id: own.id, content: '<p>Moi &lt;kaikki&gt;</p>' });
  expect(changed.edited_at).not.toBeNull();
  expect((await read(sandbox, `/api/v1/statuses/${own.id}/source`)).text).toBe('Moi <kaikki>');
  expect(await read(sandbox, `/api/v1/statuses/${own.id}/history`)).toHaveLength(2);
  expect((await put(own.id, 'a'.repeat(501))).status).toBe(422);
  expect((await put(status.id, 'Hei')).status).toBe(404);
  // an edit made elsewhere holds against what was once typed through the API
  await sandbox.ask('edit', { platform: 'mastodon', id: own.id, text: 'Terve' });
  expect((await read(sandbox, `/api/v1/statuses/${own.id}`)).content).toBe('<p>Terve</p>');
});

test('a key gives back the status as it is now, and nothing once it is deleted', async () => {
  const sandbox = await openSandbox();
  const own = await (await sandbox.toot('Hei', { key: 'k' })).json();
  await sandbox.ask('edit', { platform: 'mastodon', id: own.id, text: 'Moi' });
  expect((await (await sandbox.toot('Hei', { key: 'k' })).json()).content).toBe('<p>Moi</p>');
  await sandbox.ask('remove', { platform: 'mastodon', id: own.id });
  expect((await sandbox.toot('Hei', { key: 'k' })).status).toBe(404);
});

test('nothing is held back by the notification policy', async () => {
  const sandbox = await openSandbox();
  expect(await read(sandbox, '/api/v2/notifications/policy')).toMatchObject({ for_private_mentions: 'accept' });
});
