import { expect, test } from 'vitest';
import { firstCustomer, type LooseAnswer, type OpenSandbox, openSandbox } from './open-sandbox.ts';

interface Item {
  id: string;
  type?: string;
}

function ids(items: Item[]): string[] {
  return items.map(({ id }) => id);
}

function linked(answer: LooseAnswer, rel: string): string | null {
  return new RegExp(`<([^>]+)>; rel="${rel}"`).exec(answer.headers.get('link') ?? '')?.[1] ?? null;
}

async function notifications(sandbox: OpenSandbox, query: string): Promise<Item[]> {
  return (await sandbox.mastodon(`/api/v1/notifications?${query}`)).json();
}

test('older pages by the Link header walk every notification exactly once, newest first', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 120, platform: 'mastodon' });
  const seen: string[] = [];
  let next: string | null = `${sandbox.url}/mastodon/api/v1/notifications?limit=17`;
  while (next !== null) {
    const answer = await sandbox.mastodon(next.slice(`${sandbox.url}/mastodon`.length));
    seen.push(...ids((await answer.json()) as Item[]));
    next = linked(answer, 'next');
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual([...seen].sort((a, b) => Number(BigInt(b) - BigInt(a))));
  const mentions = await sandbox.state();
  const wanted = mentions.posts.filter((p) => p.platform === 'mastodon' && !p.byBrand && p.text.includes('@esimerkki'));
  expect(seen.length).toBeGreaterThanOrEqual(wanted.length);
});

test('min_id walks forward without a gap; since_id jumps to the newest', async () => {
  const sandbox = await openSandbox();
  const [newest] = await notifications(sandbox, 'limit=1');
  await sandbox.ask('customers', { count: 25, platform: 'mastodon' });
  const all = ids(await notifications(sandbox, `limit=80&min_id=${newest?.id}&types[]=mention`));
  expect(all).toHaveLength(25);
  const walked: string[] = [];
  let from = newest?.id;
  for (;;) {
    const page = ids(await notifications(sandbox, `limit=10&min_id=${from}&types[]=mention`));
    if (page.length === 0) break;
    walked.unshift(...page);
    from = page[0];
  }
  expect(walked).toEqual(all);
  const jumped = ids(await notifications(sandbox, `limit=10&since_id=${newest?.id}&types[]=mention`));
  expect(jumped).toEqual(all.slice(0, 10));
});

test('types[] and exclude_types[] thin out; the page keeps its size', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 60, platform: 'mastodon' });
  const all = await notifications(sandbox, 'limit=80');
  expect(new Set(all.map(({ type }) => type))).toContain('follow');
  const mentions = await notifications(sandbox, 'limit=40&types[]=mention');
  expect(mentions).toHaveLength(40);
  expect(mentions.every(({ type }) => type === 'mention')).toBe(true);
  const others = await notifications(sandbox, 'exclude_types[]=mention');
  expect(others.some(({ type }) => type === 'mention')).toBe(false);
  expect(await notifications(sandbox, 'limit=500')).toHaveLength(80);
});

test('the same Idempotency-Key gives the first status for an hour, and then a new one', async () => {
  const sandbox = await openSandbox();
  const { id: to } = firstCustomer((await sandbox.state()).posts, 'mastodon');
  const send = async (key: string): Promise<string> => (await (await sandbox.toot('Hei', { to, key })).json()).id;
  const first = await send('one');
  expect(await send('one')).toBe(first);
  expect(await send('two')).not.toBe(first);
  await sandbox.ask('clock', { advance: '59m' });
  expect(await send('one')).toBe(first);
  await sandbox.ask('clock', { advance: '2m' });
  expect(await send('one')).not.toBe(first);
});

test('the key of a refused status is not remembered', async () => {
  const sandbox = await openSandbox();
  expect((await sandbox.toot('', { key: 'k' })).status).toBe(422);
  expect((await sandbox.toot('Hei', { key: 'k' })).status).toBe(200);
});

test.each([
  ['500 characters', 'a'.repeat(500), 200],
  ['501 characters', 'a'.repeat(501), 422],
  ['a long URL counts 23', `${'a'.repeat(476)} https://esimerkki.example/${'b'.repeat(300)}`, 200],
  ['and not less', `${'a'.repeat(477)} https://e.example/`, 422],
  ['of @user@host only @user counts', `@maija@${'pitkä'.length}${'h'.repeat(60)}.example ${'a'.repeat(493)}`, 200],
  ['and it counts', `@maija@social.example ${'a'.repeat(494)}`, 422],
  ['nothing', '   ', 422],
])('length: %s', async (_name, text, status) => {
  const sandbox = await openSandbox();
  expect((await sandbox.toot(text)).status).toBe(status);
});

test('content is what Mastodon makes of a text, and the state is what a person reads', async () => {
  const sandbox = await openSandbox();
  const customer = (await sandbox.state()).posts.find((p) => p.platform === 'mastodon' && p.author.includes('@'));
  const [user] = (customer?.author ?? '').split('@');
  const text = `@${customer?.author} <b>Hei</b> & "terve"\nrivi\n\nkappale #Testi @tuntematon https://esimerkki.example/polku`;
  const status = await (await sandbox.toot(text, customer === undefined ? {} : { to: customer.id })).json();
  expect(status.content).toContain(
    `class="u-url mention">@<span>${user}</span></a></span> &lt;b&gt;Hei&lt;/b&gt; &amp; &quot;`,
  );
  expect(status.content).toContain('<br />rivi</p><p>kappale <a href=');
  expect(status.content).toContain('#<span>Testi</span>');
  expect(status.content).toContain('<span class="invisible">https://</span>');
  expect(status.mentions).toMatchObject([{ acct: customer?.author }]);
  expect(status.tags).toMatchObject([{ name: 'testi' }]);
  const shown = (await sandbox.state()).posts.find(({ id }) => id === status.id);
  expect(shown?.text).toBe(text.replace(customer?.author ?? '', user ?? ''));
  expect(await (await sandbox.mastodon('/api/v1/timelines/tag/TESTI')).json()).toMatchObject([{ id: status.id }]);
});

test('a thread is told by context, also from its middle', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'mastodon' });
  const [told] = await (await sandbox.mastodon('/api/v1/notifications?types[]=mention&limit=1')).json();
  const reply = await (await sandbox.toot('Hei', { to: told.status.id })).json();
  const context = await (await sandbox.mastodon(`/api/v1/statuses/${reply.id}/context`)).json();
  expect(ids(context.ancestors)).toEqual([told.status.id]);
  expect(context.descendants).toHaveLength(1);
  const top = await (await sandbox.mastodon(`/api/v1/statuses/${told.status.id}/context`)).json();
  expect(ids(top.descendants)).toEqual([reply.id, context.descendants[0].id]);
  const both = await (await sandbox.mastodon(`/api/v1/statuses?id[]=${reply.id}&id[]=1&id[]=${told.status.id}`)).json();
  expect(ids(both)).toEqual([reply.id, told.status.id]);
});

test('own statuses can be taken back, those of others not', async () => {
  const sandbox = await openSandbox();
  const { posts } = await sandbox.state();
  const customer = firstCustomer(posts, 'mastodon');
  const own = await (await sandbox.toot('Hei')).json();
  const remove = (id: string) => sandbox.mastodon(`/api/v1/statuses/${id}`, { method: 'DELETE' });
  expect((await remove(customer.id)).status).toBe(404);
  expect(await (await remove(own.id)).json()).toMatchObject({ id: own.id, text: 'Hei' });
  expect((await sandbox.mastodon(`/api/v1/statuses/${own.id}`)).status).toBe(404);
  expect((await sandbox.state()).posts).toEqual(posts);
});

test('search finds a phrase, not its words apart; it needs a login', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'mastodon', text: '{brand} Firma Oy on Esimerkki' });
  const search = async (q: string): Promise<Item[]> =>
    (await (await sandbox.mastodon(`/api/v2/search?type=statuses&q=${encodeURIComponent(q)}`)).json()).statuses;
  expect(await search('"Firma Oy on"')).toHaveLength(1);
  expect(ids(await search('"Esimerkki Oy"'))).not.toContain((await search('"Firma Oy on"'))[0]?.id);
  expect(await search('from:esimerkki')).toHaveLength(3);
  const stranger = await fetch(`${sandbox.url}/mastodon/api/v2/search?q=hei`);
  expect(stranger.status).toBe(401);
  expect(await stranger.json()).toEqual({ error: 'The access token is invalid' });
});

test('anybody may read the instance; its limits are those that hold', async () => {
  const { url } = await openSandbox();
  const instance = JSON.parse(await (await fetch(`${url}/mastodon/api/v2/instance`)).text());
  expect(instance.configuration.statuses).toMatchObject({ max_characters: 500, characters_reserved_per_url: 23 });
});

test('a reply to nothing is refused', async () => {
  const sandbox = await openSandbox();
  expect((await sandbox.toot('Hei', { to: '4711' })).status).toBe(422);
});

test('own statuses page by page', async () => {
  const sandbox = await openSandbox();
  for (const text of ['a', 'b', 'c', 'd']) await sandbox.toot(text);
  const { id } = await (await sandbox.mastodon('/api/v1/accounts/verify_credentials')).json();
  const first = await sandbox.mastodon(`/api/v1/accounts/${id}/statuses?limit=4`);
  const top = ids((await first.json()) as Item[]);
  const rest = await sandbox.mastodon(`/api/v1/accounts/${id}/statuses?limit=4&max_id=${top.at(-1)}`);
  expect(ids((await rest.json()) as Item[])).toHaveLength(3);
  expect(linked(first, 'next')).toContain(`max_id=${top.at(-1)}`);
  expect(linked(rest, 'next')).toBeNull();
  expect(linked(rest, 'prev')).toContain('min_id=');
});
