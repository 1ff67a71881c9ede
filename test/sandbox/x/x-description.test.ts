import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkExchanges } from '../../support/check-exchanges.ts';
import type { Description } from '../../support/openapi-check.ts';
import type { Exchange } from '../../support/recording-proxy.ts';
import { sharedIsAbsent } from '../../support/shared-folder.ts';
import { openXDescription } from '../../support/x-description.ts';
import { startXSandbox, type XSandbox } from './x-sandbox.ts';

const everyTweetField = {
  'tweet.fields':
    'attachments,author_id,conversation_id,created_at,display_text_range,edit_controls,entities,id,in_reply_to_user_id,lang,note_tweet,possibly_sensitive,public_metrics,referenced_tweets,reply_settings,text',
  expansions:
    'author_id,attachments.media_keys,referenced_tweets.id,referenced_tweets.id.author_id,in_reply_to_user_id,entities.mentions.username',
  'user.fields':
    'created_at,description,protected,public_metrics,verified,verified_type,receives_your_dm,most_recent_tweet_id',
  'media.fields': 'alt_text,type,url,preview_image_url',
};

const everyPostField = new URLSearchParams({
  'post.fields':
    'created_at,conversation_id,entities,lang,note_post,public_metrics,display_text_range,edit_controls,attachments',
  expansions: 'author_id,referenced_posts,in_reply_to_user_id,attachments.media_keys,edit_history_post_ids',
  'user.fields': 'public_metrics,verified,verified_type,description',
  'media.fields': 'alt_text,type,url',
});

const everyMessageField = {
  'dm_event.fields':
    'attachments,created_at,dm_conversation_id,entities,event_type,id,participant_ids,referenced_tweets,sender_id,text',
  expansions: 'attachments.media_keys,participant_ids,referenced_tweets.id,sender_id',
  'user.fields': everyTweetField['user.fields'],
  'media.fields': everyTweetField['media.fields'],
  'tweet.fields': 'created_at,author_id',
};

let sandbox: XSandbox;
beforeEach(async () => {
  sandbox = await startXSandbox();
});
afterEach(() => sandbox.close());

describe('every answer is one that X describes', () => {
  const description = openXDescription('tweet');
  beforeEach((context) => context.skip(description === null, sharedIsAbsent));

  it('for what a client reads', async () => {
    const { user, app, world } = sandbox;
    const { brand, first } = await settle(sandbox);
    await user.v2.get('users/me', {
      'user.fields': everyTweetField['user.fields'],
      expansions: 'most_recent_tweet_id',
    });
    await app.v2.userByUsername('esimerkki', { 'user.fields': everyTweetField['user.fields'] });
    await app.v2.userByUsername('nobody');
    await app.v2.user(brand.id);
    const since_id = String(BigInt(first.id) - 1n);
    const mentions = await user.v2.userMentionTimeline(brand.id, { ...everyTweetField, max_results: 5, since_id });
    await mentions.fetchLast(50);
    expect(mentions.tweets.length).toBeGreaterThan(7);
    await user.v2.userTimeline(brand.id, { ...everyTweetField, exclude: ['retweets'] });
    world.advance(31_000);
    await app.v2.search('@esimerkki -from:esimerkki -is:retweet', { ...everyTweetField, sort_order: 'recency' });
    await app.v2.search('nothingatall', everyTweetField);
    await user.v2.tweets([first.id, '1'], everyTweetField);
    await user.v2.tweets(['1', '2']);
    await user.v2.singleTweet(first.id, everyTweetField);
    await user.v2.singleTweet('1');
    expect(complaints(sandbox.exchanges, description)).toEqual([]);
    expect(sandbox.exchanges.length).toBeGreaterThan(12);
    expect(sandbox.exchanges.every(({ status }) => status === 200)).toBe(true);
  });

  it('for what a client writes', async () => {
    const { user } = sandbox;
    const { first, comment } = await settle(sandbox);
    const { data } = await user.v2.reply('Kiitos viestistä!', first.id);
    await user.v2.deleteTweet(data.id);
    await user.v2.hideReply(comment.id, true);
    await user.v2.hideReply(comment.id, false);
    expect(complaints(sandbox.exchanges, description)).toEqual([]);
    expect(sandbox.exchanges.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
  });

  it('for private messages', async () => {
    const { user } = sandbox;
    const { maija, chat } = await settle(sandbox);
    const page = await user.v2.get('dm_events', { ...everyMessageField, max_results: 2, event_types: 'MessageCreate' });
    await user.v2.get('dm_events', { ...everyMessageField, max_results: 2, pagination_token: page.meta.next_token });
    await user.v2.get(`dm_conversations/with/${maija.id}/dm_events`, everyMessageField);
    await user.v2.get(`dm_conversations/${chat}/dm_events`, everyMessageField);
    await user.v2.get('dm_conversations/with/7/dm_events');
    await user.v2.post(`dm_conversations/with/${maija.id}/messages`, { text: 'Hei!' });
    await user.v2.post(`dm_conversations/${chat}/messages`, { text: 'Ja vielä.' });
    expect(complaints(sandbox.exchanges, description)).toEqual([]);
    expect(sandbox.exchanges.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 201, 201]);
  });

  it('for an edited post', async () => {
    const { user, app, world } = sandbox;
    const { first, brand } = await settle(sandbox);
    const ids = world.edit(first, '@esimerkki korjattu').wordings.map(({ id }) => id);
    const asked = { ...everyTweetField, expansions: `${everyTweetField.expansions},edit_history_tweet_ids` };
    await user.v2.userMentionTimeline(brand.id, { ...asked, max_results: 100 } as never);
    await app.v2.tweets(ids, asked as never);
    await app.v2.tweets([...ids, '1'], asked as never);
    expect(complaints(sandbox.exchanges, description)).toEqual([]);
  });

  it('for what it refuses', async () => {
    const { user, app, world, say, person } = sandbox;
    const stranger = say(person('stranger'), 'Esimerkki on hidas');
    const { first, chat } = await settle(sandbox);
    const refused = [
      () => app.v2.get('dm_events'),
      () => user.v2.get('dm_events', { max_results: 101 }),
      () => user.v2.post(`dm_conversations/with/${stranger.author.id}/messages`, { text: 'hei' }),
      () => user.v2.post(`dm_conversations/${chat}/messages`, { text: '' }),
      () => user.v2.hideReply(first.id, true),
      () => app.v2.me(),
      () => app.v2.tweet('hei'),
      () => user.v2.reply('Hei!', stranger.id),
      () => user.v2.reply('Hei!', '1'),
      () => user.v2.tweet('ä'.repeat(281)),
      () => user.v2.reply('Sama', first.id),
      () => user.v2.search('from:(', {}),
      () => user.v2.search('hei', { since_id: '1' }),
      () => user.v2.singleTweet('abc'),
      () => user.v2.deleteTweet(first.id),
      () => user.v2.get('tweets/nowhere/at/all'),
    ];
    await user.v2.reply('Sama', first.id);
    for (const attempt of refused) await expect(attempt()).rejects.toThrow();
    for (const kind of ['429', '500', '401']) {
      const body = JSON.stringify({ match: 'GET /x/2/users/me', kind, times: 1 });
      await fetch(`${sandbox.serverUrl}/_sandbox/faults`, { method: 'POST', body });
      await expect(user.v2.me()).rejects.toThrow();
    }
    expect(world.everything().filter((post) => post.byBrand && post.text === 'Sama')).toHaveLength(1);
    const described = sandbox.exchanges.filter(({ path }) => path !== '/2/tweets/nowhere/at/all');
    const answers = described.flatMap(
      (one) => description?.checkAnswer({ ...one, status: one.status ?? 0, body: one.answerBody }) ?? [],
    );
    expect(answers).toEqual([]);
    expect(described.map(({ status }) => status).toSorted()).toEqual(
      [201, 400, 400, 400, 400, 400, 400, 401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 429, 500].toSorted(),
    );
  });
});

describe('every answer to post.fields is one of the August 2026 description', () => {
  const description = openXDescription('post');
  beforeEach((context) => context.skip(description === null, sharedIsAbsent));

  it('for what a client reads', async () => {
    const { app, world } = sandbox;
    const { brand, first, answer } = await settle(sandbox);
    world.advance(31_000);
    const get = async (path: string, more: Record<string, string> = {}) => {
      const asked = new URLSearchParams([...everyPostField, ...Object.entries(more)]);
      return (await app.v2.get(path, Object.fromEntries(asked))) as { data: Record<string, unknown> };
    };
    await get(`users/${brand.id}/mentions`, { max_results: '100' });
    await get(`users/${brand.id}/tweets`);
    await get('tweets/search/recent', { query: 'esimerkki' });
    await get('tweets', { ids: `${first.id},1` });
    const { data } = await get(`tweets/${answer.id}`);
    expect(data.referenced_posts).toEqual([{ type: 'replied_to', id: first.id }]);
    expect(data.edit_history_post_ids).toEqual([answer.id]);
    expect(data.public_metrics).toHaveProperty('repost_count');
    expect(complaints(sandbox.exchanges, description)).toEqual([]);
  });

  it('for private messages, hiding and edits', async () => {
    const { user, world } = sandbox;
    const { maija, chat, comment, first } = await settle(sandbox);
    const asked = {
      'dm_event.fields': 'attachments,created_at,dm_conversation_id,entities,event_type,id,text',
      expansions: 'attachments.media_keys,participant_ids,referenced_posts,sender_id',
      'user.fields': 'public_metrics,verified,verified_type,description,receives_your_dm',
      'media.fields': 'alt_text,type,url',
      'post.fields': 'created_at',
    };
    const { data } = await user.v2.get('dm_events', asked);
    expect(data[0]).toHaveProperty('sender_id');
    await user.v2.get(`dm_conversations/with/${maija.id}/dm_events`, { ...asked, max_results: 1 });
    await user.v2.get(`dm_conversations/${chat}/dm_events`, asked);
    await user.v2.post(`dm_conversations/with/${maija.id}/messages`, { text: 'Hei!' });
    await user.v2.post(`dm_conversations/${chat}/messages`, { text: 'Ja vielä.' });
    await user.v2.hideReply(comment.id, true);
    const ids = world.edit(first, '@esimerkki korjattu').wordings.map(({ id }) => id);
    await user.v2.get('tweets', { ...Object.fromEntries(everyPostField), ids: ids.join() });
    expect(complaints(sandbox.exchanges, description)).toEqual([]);
    expect(sandbox.exchanges).toHaveLength(7);
  });

  it('for what it refuses, with the wrong parameter named', async () => {
    const { app } = sandbox;
    await expect(app.v2.get('tweets/1', { 'post.fields': 'author_id' })).rejects.toThrow();
    const { status, answerBody } = sandbox.exchanges[0] ?? {};
    expect(
      description?.checkAnswer({ method: 'GET', path: '/2/tweets/1', status: status ?? 0, body: answerBody }),
    ).toEqual([]);
    expect(answerBody).toMatchObject({
      parameter: 'post.fields',
      type: 'https://api.x.com/2/problems/invalid-request',
    });
  });
});

describe('a planted mistake is found', () => {
  const description = openXDescription('tweet');
  beforeEach((context) => context.skip(description === null, sharedIsAbsent));

  it('in a request, by the check and by the sandbox', async () => {
    const { app } = sandbox;
    const { brand } = await settle(sandbox);
    const wrong = { 'tweet.fields': 'created_at,full_text' };
    await expect(app.v2.get(`users/${brand.id}/mentions`, wrong)).rejects.toMatchObject({ code: 400 });
    expect(complaints(sandbox.exchanges, description).join()).toContain('query tweet.fields');
  });

  it('in a body, by the check and by the sandbox', async () => {
    const { user } = sandbox;
    await expect(user.v2.post('tweets', { text: 'hei', in_reply_to: '1' })).rejects.toMatchObject({ code: 400 });
    expect(complaints(sandbox.exchanges, description).join()).toContain('in_reply_to');
  });

  it('in a private message, asked, sent and told', async () => {
    const { user } = sandbox;
    const { maija } = await settle(sandbox);
    const wrong = { 'dm_event.fields': 'text,read_at' };
    await expect(user.v2.get('dm_events', wrong)).rejects.toMatchObject({ code: 400 });
    expect(complaints(sandbox.exchanges, description).join()).toContain('query dm_event.fields/1');
    const path = `dm_conversations/with/${maija.id}/messages`;
    await user.v2.get('dm_events');
    const told = sandbox.exchanges.at(-1) as Exchange;
    const { data } = told.answerBody as { data: object[] };
    const spoilt = { ...told, answerBody: { data: [{ ...data[0], read_at: 'x' }] } };
    expect(complaints([spoilt], description).join()).toContain('read_at');
    await user.v2.post(path, { text: 'hei' });
    const sent = { ...(sandbox.exchanges.at(-1) as Exchange), answerBody: { data: { dm_event_id: '1' } } };
    expect(complaints([sent], description).join()).toContain('dm_conversation_id');
  });

  it('in an answer', async () => {
    const { user } = sandbox;
    const { first } = await settle(sandbox);
    await user.v2.singleTweet(first.id);
    const [exchange] = sandbox.exchanges;
    const body = exchange?.answerBody as { data: object };
    const spoilt = { ...exchange, answerBody: { data: { ...body.data, full_text: 'x' } } } as Exchange;
    expect(complaints([spoilt], description).join()).toContain('full_text');
  });
});

/** Customers who mention, answer and quote, with links, tags, a long text and a picture. */
async function settle({ world, person, say }: XSandbox) {
  const brand = world.brand('x');
  const maija = person('maija');
  const first = say(maija, '@esimerkki missä tilaus viipyy? https://example.com/tilaus/1?a=b #apua $ABC', {
    language: 'fi',
  });
  const post = say(brand, 'Uutuus on täällä 🎉 www.example.com');
  const answer = say(brand, 'Selvitämme asian', { inReplyTo: first.id });
  say(maija, 'Kiitos!', { inReplyTo: answer.id });
  const comment = say(person('riku'), 'Ei kiinnosta', { inReplyTo: post.id });
  const secret = { visibility: 'private', to: brand } as const;
  say(maija, 'Osoite on Kuja 1, katso https://example.com/a?b=c&d=e #apua $ABC @esimerkki', secret);
  say(brand, 'Kiitos!', { visibility: 'private', to: maija });
  say(maija, 'Kuva', {
    ...secret,
    extras: { media: [{ type: 'image', url: 'https://example.com/b.jpg', alt: 'Kuitti' }] },
  });
  const chat = [maija.id, brand.id].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).join('-');
  say(person('kalle'), 'Ihan huippu', { quotes: post.id });
  say(person('liisa'), `@esimerkki ${'pitkä teksti '.repeat(40)}#loppu`);
  say(person('pekka'), '@esimerkki kuva', {
    extras: { media: [{ type: 'image', url: 'https://example.com/a.jpg', alt: 'Rikki' }] },
  });
  say(person('ulla'), '@esimerkki vastaus kadonneeseen', { inReplyTo: '1700000000000000000' });
  for (const handle of ['a1', 'a2', 'a3', 'a4']) say(person(handle), `@esimerkki terveisin ${handle}`);
  return { brand, maija, first, answer, comment, chat };
}

function complaints(exchanges: readonly Exchange[], description: Description | null): readonly string[] {
  return description === null ? [] : checkExchanges(description, exchanges);
}
