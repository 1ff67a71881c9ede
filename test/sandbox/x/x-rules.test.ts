import { TwitterApi } from 'twitter-api-v2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { X_USER_BEARER } from '../../../src/sandbox/x/credentials.ts';
import { LoopbackAgent } from '../../support/loopback-agent.ts';
import { brandTokens, startXSandbox, type XSandbox } from './x-sandbox.ts';

let sandbox: XSandbox;
beforeEach(async () => {
  sandbox = await startXSandbox();
});
afterEach(() => sandbox.close());

describe('who may do what', () => {
  it('takes only the right secrets, each of the four', async () => {
    const settings = { httpAgent: new LoopbackAgent(sandbox.url) };
    await expect(sandbox.user.v2.me()).resolves.toMatchObject({ data: { username: 'esimerkki' } });
    for (const name of ['appKey', 'appSecret', 'accessToken', 'accessSecret'] as const) {
      const client = new TwitterApi({ ...brandTokens, [name]: 'stolen' }, settings);
      await expect(client.v2.me(), name).rejects.toMatchObject({ code: 401 });
    }
    await expect(new TwitterApi('stolen', settings).v2.search('hei')).rejects.toMatchObject({ code: 401 });
    expect((await fetch(`${sandbox.url}/2/users/me`)).status).toBe(401);
  });

  it('holds the signature against what was asked', async () => {
    await sandbox.user.v2.search('hei "kaksi sanaa" -from:esimerkki "äö!*()"', { max_results: 10 });
    const authorization = sandbox.exchanges[0]?.headers.authorization ?? '';
    expect(authorization).toMatch(/^OAuth /);
    const stolen = await fetch(`${sandbox.url}/2/tweets/search/recent?query=jotain`, { headers: { authorization } });
    expect(stolen.status).toBe(401);
  });

  it('lets the app alone read, but neither post nor ask who it is', async () => {
    const unsupported = { code: 403, data: { type: 'https://api.twitter.com/2/problems/unsupported-authentication' } };
    await expect(sandbox.app.v2.search('hei')).resolves.toBeDefined();
    await expect(sandbox.app.v2.me()).rejects.toMatchObject(unsupported);
    await expect(sandbox.app.v2.tweet('hei')).rejects.toMatchObject(unsupported);
    expect(sandbox.world.everything()).toEqual([]);
  });

  it('takes an OAuth 2.0 user token as the brand', async () => {
    const client = new TwitterApi(X_USER_BEARER, { httpAgent: new LoopbackAgent(sandbox.url) });
    await client.v2.tweet('hei');
    expect(sandbox.world.posts('x')).toMatchObject([{ text: 'hei', byBrand: true }]);
  });
});

describe('replies', () => {
  const gate = { code: 403, data: { detail: expect.stringContaining('not been mentioned or otherwise engaged') } };

  it('go only to who mentioned the brand, quoted it or answered it', async () => {
    const { user, say, person, world } = sandbox;
    const post = say(world.brand('x'), 'Uutuus');
    const mentioned = say(person('maija'), 'Hei @Esimerkki!');
    const quoted = say(person('kalle'), 'Hmm', { quotes: post.id });
    const answered = say(person('liisa'), 'Paljonko maksaa?', { inReplyTo: post.id });
    const stranger = say(person('pekka'), 'Esimerkki on hidas');
    for (const target of [mentioned, quoted, answered]) await user.v2.reply(`Hei ${target.author.name}`, target.id);
    await expect(user.v2.reply('Hei Pekka', stranger.id)).rejects.toMatchObject(gate);
    expect(world.replies(stranger)).toEqual([]);
    expect([mentioned, quoted, answered].map((target) => world.replies(target)[0]?.text)).toEqual([
      'Hei maija',
      'Hei kalle',
      'Hei liisa',
    ]);
  });

  it('do not go to what is gone', async () => {
    const { user, say, person, world } = sandbox;
    const target = say(person('maija'), '@esimerkki hei');
    world.remove(target);
    const gone = { code: 403, data: { detail: expect.stringContaining('deleted or not visible to you') } };
    await expect(user.v2.reply('hei', target.id)).rejects.toMatchObject(gone);
  });

  it('are read with the participants in front and links shortened', async () => {
    const { user, say, person } = sandbox;
    const target = say(person('maija'), '@esimerkki hei');
    const text = 'Katso 😀 https://example.com/ohje?sivu=2 kiitos';
    const sent = await user.v2.reply(text, target.id);
    const { data } = await user.v2.singleTweet(sent.data.id, { 'tweet.fields': 'entities,display_text_range' });
    expect(data.text).toMatch(/^@maija Katso 😀 https:\/\/t\.co\/\w{10} kiitos$/);
    expect(sent.data.text).toBe(data.text);
    const [url] = data.entities?.urls ?? [];
    expect(url?.expanded_url).toBe('https://example.com/ohje?sivu=2');
    expect([...data.text].slice(url?.start, url?.end).join('')).toBe(url?.url);
    expect(sandbox.world.posts('x')[0]?.text).toBe(text);
  });

  it('are read with signs of HTML escaped once, and kept as they were written', async () => {
    const { user, app } = sandbox;
    const text = 'a < b && b > &lt; #tag';
    const { data } = await user.v2.tweet(text);
    const read = await app.v2.singleTweet(data.id, { 'tweet.fields': 'entities' });
    expect(read.data.text).toBe('a &lt; b &amp;&amp; b &gt; &amp;lt; #tag');
    const [tag] = read.data.entities?.hashtags ?? [];
    expect(read.data.text.slice(tag?.start, tag?.end)).toBe('#tag');
    expect(sandbox.world.posts('x')[0]?.text).toBe(text);
  });

  it('leave out whom the author excludes', async () => {
    const { user, say, person } = sandbox;
    const maija = person('maija');
    const target = say(maija, '@esimerkki hei');
    const reply = { in_reply_to_tweet_id: target.id, exclude_reply_user_ids: [maija.id] };
    const { data } = await user.v2.tweet('Hei vain', { reply });
    expect(data.text).toBe('Hei vain');
  });

  it('are refused when the same person gets the same words again, and only then', async () => {
    const { user, say, person, world } = sandbox;
    const maija = person('maija');
    const [first, again] = [say(maija, '@esimerkki yksi'), say(maija, '@esimerkki kaksi')];
    const other = say(person('kalle'), '@esimerkki kolme');
    const duplicate = { code: 403, data: { detail: 'You are not allowed to create a Tweet with duplicate content.' } };
    await user.v2.reply('Kiitos viestistä!', first.id);
    await expect(user.v2.reply('Kiitos viestistä!', first.id)).rejects.toMatchObject(duplicate);
    await expect(user.v2.reply('kiitos  viestistä!', again.id)).rejects.toMatchObject(duplicate);
    await user.v2.reply('Kiitos viestistä!', other.id);
    world.advance(25 * 3_600_000);
    await user.v2.reply('Kiitos viestistä!', again.id);
    expect(world.everything().filter((post) => post.byBrand)).toHaveLength(3);
  });

  it('are duplicates also of what reads do not show yet', async () => {
    const { user, say, person, world } = sandbox;
    const target = say(person('maija'), '@esimerkki hei');
    const body = JSON.stringify({ match: 'POST /x/2/tweets', kind: 'late', times: 1, delayMs: 60_000 });
    await fetch(`${sandbox.serverUrl}/_sandbox/faults`, { method: 'POST', body });
    const { data } = await user.v2.reply('Selvä', target.id);
    expect((await user.v2.userTimeline(world.brand('x').id)).tweets).toEqual([]);
    await expect(user.v2.reply('Selvä', target.id)).rejects.toMatchObject({ code: 403 });
    world.advance(60_000);
    expect((await user.v2.userTimeline(world.brand('x').id)).tweets.map(({ id }) => id)).toEqual([data.id]);
  });

  it.each([
    ['280 letters', 'a'.repeat(280), 201],
    ['281 letters', 'a'.repeat(281), 400],
    ['140 signs that weigh two', '漢'.repeat(140), 201],
    ['141 signs that weigh two', '漢'.repeat(141), 400],
    ['a long link, which weighs 23', `https://example.com/${'a'.repeat(300)}`, 201],
    ['280 letters written with combining marks', 'a\u0308'.repeat(280), 201],
    ['nothing', ' ', 400],
  ])('are measured as X measures: %s', async (_what, text, status) => {
    await sandbox.user.v2.tweet(text).catch(() => {});
    expect(sandbox.exchanges.map((exchange) => exchange.status)).toEqual([status]);
    expect(sandbox.world.everything()).toHaveLength(status === 201 ? 1 : 0);
  });
});

describe('long posts', () => {
  it('are cut, with the whole beside', async () => {
    const { app, say, person } = sandbox;
    const text = `@esimerkki ${'a & b '.repeat(100)}#loppu`;
    const post = say(person('maija'), text);
    const { data } = await app.v2.singleTweet(post.id, { 'tweet.fields': 'note_tweet,entities' });
    expect([...data.text].length).toBeLessThanOrEqual(280);
    expect(data.text).not.toMatch(/&[a-z]*…$/);
    expect(data.entities?.hashtags).toBeUndefined();
    expect(data.note_tweet?.text).toBe(text.replaceAll('&', '&amp;'));
    expect(data.note_tweet?.entities?.hashtags).toMatchObject([{ tag: 'loppu' }]);
  });
});

describe('timelines', () => {
  it('give every mention once, newest first, page by page', async () => {
    const { app, say, person, world } = sandbox;
    const said = Array.from({ length: 23 }, (_, index) => say(person(`m${index}`), `@esimerkki ${index}`).id);
    say(world.brand('x'), '@esimerkki itse');
    say(person('muu'), 'ei mainintaa');
    const timeline = await app.v2.userMentionTimeline(world.brand('x').id, { max_results: 5 });
    const heard: string[] = [];
    for await (const post of timeline) heard.push(post.id);
    expect(heard).toEqual(said.toReversed());
    expect(sandbox.exchanges).toHaveLength(5);
    expect(timeline.meta.next_token).toBeUndefined();
  });

  it('do not move when something new is said between two pages', async () => {
    const { app, say, person, world } = sandbox;
    const said = Array.from({ length: 10 }, (_, index) => say(person(`m${index}`), `@esimerkki ${index}`).id);
    const timeline = await app.v2.userMentionTimeline(world.brand('x').id, { max_results: 5 });
    say(person('uusi'), '@esimerkki uusi');
    await timeline.fetchNext();
    expect(timeline.tweets.map(({ id }) => id)).toEqual(said.toReversed());
  });

  it('hold since_id and until_id apart from what they name', async () => {
    const { app, say, person, world } = sandbox;
    const [a, b, c] = ['yksi', 'kaksi', 'kolme'].map((text) => say(person(text), `@esimerkki ${text}`).id);
    const id = world.brand('x').id;
    const after = await app.v2.userMentionTimeline(id, { since_id: a ?? '' });
    expect(after.tweets.map((post) => post.id)).toEqual([c, b]);
    expect(after.meta).toMatchObject({ newest_id: c, oldest_id: b, result_count: 2 });
    const before = await app.v2.userMentionTimeline(id, { until_id: b ?? '' });
    expect(before.tweets.map((post) => post.id)).toEqual([a]);
  });

  it('say nothing but the count when there is nothing', async () => {
    await sandbox.app.v2.userMentionTimeline(sandbox.world.brand('x').id);
    expect(sandbox.exchanges[0]?.answerBody).toEqual({ meta: { result_count: 0 } });
  });

  it('reach 800 mentions back and no further', async () => {
    const { app, say, person, world } = sandbox;
    const maija = person('maija');
    for (let index = 0; index < 805; index += 1) say(maija, `@esimerkki ${index}`);
    const timeline = await app.v2.userMentionTimeline(world.brand('x').id, { max_results: 100 });
    await timeline.fetchLast(2000);
    expect(timeline.tweets).toHaveLength(800);
  });

  it('show only id, text and edits unless asked', async () => {
    const { app, say, person } = sandbox;
    const post = say(person('maija'), '@esimerkki hei');
    await app.v2.singleTweet(post.id);
    const data = { id: post.id, text: '@esimerkki hei', edit_history_tweet_ids: [post.id] };
    expect(sandbox.exchanges[0]?.answerBody).toEqual({ data });
  });

  it('name what is gone beside what is there', async () => {
    const { app, say, person } = sandbox;
    const post = say(person('maija'), '@esimerkki hei');
    const { data, errors } = await app.v2.tweets([post.id, '1700000000000000000']);
    expect(data.map(({ id }) => id)).toEqual([post.id]);
    expect(errors).toMatchObject([{ resource_id: '1700000000000000000', resource_type: 'tweet', parameter: 'ids' }]);
  });

  it.each([
    ['users/7/mentions', { max_results: '4' }],
    ['users/7/mentions', { max_results: '101' }],
    ['users/7/mentions', { exclude: 'replies' }],
    ['users/7/mentions', { colour: 'red' }],
    ['users/7/mentions', { since_id: 'abc' }],
    ['users/7/mentions', { start_time: 'today' }],
    ['users/7/mentions', { pagination_token: 'made-up' }],
    ['users/7/mentions', { 'tweet.fields': 'created_at', 'post.fields': 'created_at' }],
    ['tweets/search/recent', { query: 'hei', max_results: '9' }],
    ['tweets/search/recent', {}],
    ['tweets', { ids: '' }],
    ['tweets', { ids: Array.from({ length: 101 }, (_, index) => index + 1).join() }],
  ])('refuse %s with %j', async (path, query) => {
    const id = sandbox.world.brand('x').id;
    const refusal = { code: 400, data: { title: 'Invalid Request' } };
    await expect(sandbox.app.v2.get(path.replace('7', id), query)).rejects.toMatchObject(refusal);
  });
});

describe('search', () => {
  it.each([
    ['"hidas palvelu"', ['a']],
    ['HIDAS', ['a', 'b']],
    ['hida', []],
    ['@esimerkki', ['c', 'd']],
    ['#apua', ['b']],
    ['(hidas OR apua) lang:en', ['b']],
    ['from:maija', ['a']],
    ['esimerkki -from:maija -is:retweet', ['b', 'c', 'd']],
    ['esimerkki is:reply', ['d']],
    ['url:"example.com"', ['c']],
  ])('finds by %s', async (query, names) => {
    const { app, say, person, world } = sandbox;
    const a = say(person('maija'), 'Esimerkki, hidas palvelu!', { language: 'fi' });
    const b = say(person('bob'), 'So slow (hidas) esimerkki #apua', { language: 'en' });
    const c = say(person('cia'), '@esimerkki www.example.com/ohje', { language: 'fi' });
    const d = say(person('dan'), '@esimerkki sama täällä', { inReplyTo: c.id });
    world.advance(31_000);
    const found = await app.v2.search(query);
    const nameOf = new Map(Object.entries({ a, b, c, d }).map(([name, post]) => [post.id, name]));
    expect(found.tweets.map(({ id }) => nameOf.get(id)).toSorted()).toEqual(names);
  });

  it('finds a whole conversation', async () => {
    const { app, user, say, person, world } = sandbox;
    const root = say(person('maija'), '@esimerkki apua');
    const reply = await user.v2.reply('Mitä tapahtui?', root.id);
    say(person('muu'), '@esimerkki muuta');
    world.advance(31_000);
    const found = await app.v2.search(`conversation_id:${root.id}`);
    expect(found.tweets.map(({ id }) => id)).toEqual([reply.data.id, root.id]);
  });

  it('stops 30 seconds before now and seven days back', async () => {
    const { app, say, person, world } = sandbox;
    const maija = person('maija');
    say(maija, 'vanha sana', { createdAt: world.now() - 8 * 86_400_000 });
    const fresh = say(maija, 'uusi sana');
    expect((await app.v2.search('sana')).tweets).toEqual([]);
    world.advance(31_000);
    expect((await app.v2.search('sana')).tweets.map(({ id }) => id)).toEqual([fresh.id]);
  });

  it.each(['-from:esimerkki', 'is:reply', 'lang:fi', 'min_faves:3', '(hei', 'hei)', 'a OR -b', 'x'.repeat(513)])(
    'refuses the query %s',
    async (query) => {
      await expect(sandbox.app.v2.search(query)).rejects.toMatchObject({ code: 400 });
    },
  );
});

describe('rate limits', () => {
  it('count down in windows of 15 minutes by the sandbox clock, each caller and endpoint apart', async () => {
    const { user, app, world } = sandbox;
    for (let left = 74; left >= 0; left -= 1) await user.v2.me();
    const last = sandbox.exchanges.at(-1)?.answerHeaders;
    expect(last).toMatchObject({ 'x-rate-limit-limit': '75', 'x-rate-limit-remaining': '0' });
    const resetAt = Number(last?.['x-rate-limit-reset']) * 1000;
    expect(Math.abs(resetAt - world.now() - 15 * 60_000)).toBeLessThan(30_000);
    await expect(user.v2.me()).rejects.toMatchObject({ code: 429, data: { title: 'Too Many Requests', status: 429 } });
    await app.v2.search('hei');
    world.advance(15 * 60_000);
    await user.v2.me();
  });

  it('refuse a post without carrying it out', async () => {
    const { user, world } = sandbox;
    for (let index = 0; index < 100; index += 1) await user.v2.tweet(`viesti ${index}`);
    await expect(user.v2.tweet('yksi liikaa')).rejects.toMatchObject({ code: 429 });
    expect(world.everything()).toHaveLength(100);
    expect(sandbox.exchanges[0]?.answerHeaders['x-app-limit-24hour-remaining']).toBe('9999');
  });
});

describe('a server that speaks one spelling alone', () => {
  it.each([
    ['tweet', 'post.fields'],
    ['post', 'tweet.fields'],
  ] as const)('%s: refuses %s by name', async (speaks, name) => {
    const other = await startXSandbox({ speaks });
    const post = other.say(other.person('maija'), '@esimerkki hei');
    await expect(other.app.v2.get(`tweets/${post.id}`, { [name]: 'created_at' })).rejects.toMatchObject({ code: 400 });
    expect(JSON.stringify(other.exchanges[0]?.answerBody)).toContain(name);
    await other.app.v2.get(`tweets/${post.id}`, { [`${speaks}.fields`]: 'created_at' });
    await other.close();
  });
});
