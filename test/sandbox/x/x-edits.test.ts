import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startXSandbox, type XSandbox } from './x-sandbox.ts';

let sandbox: XSandbox;
beforeEach(async () => {
  sandbox = await startXSandbox();
});
afterEach(() => sandbox.close());

const fields = { 'tweet.fields': 'created_at,edit_controls,referenced_tweets,conversation_id' } as const;

describe('an edit', () => {
  it('is a new id: timelines and search show the newest wording, a lookup the one that was asked for', async () => {
    const { app, say, person, world } = sandbox;
    const first = say(person('maija'), '@esimerkki vanha');
    const later = say(person('kalle'), '@esimerkki toinen');
    world.advance(60_000);
    const edited = world.edit(first, '@esimerkki uusi');
    const ids = edited.wordings.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(first.id);
    const mentions = await app.v2.userMentionTimeline(world.brand('x').id, { since_id: later.id });
    expect(mentions.tweets).toMatchObject([{ id: ids[1], text: '@esimerkki uusi', edit_history_tweet_ids: ids }]);
    const all = await app.v2.userMentionTimeline(world.brand('x').id);
    expect(all.tweets.map(({ id }) => id)).toEqual([ids[1], later.id]);
    const { data } = await app.v2.tweets([...ids, later.id], fields);
    expect(data.map(({ text }) => text)).toEqual(['@esimerkki vanha', '@esimerkki uusi', '@esimerkki toinen']);
    expect(data.slice(0, 2).map((post) => post.edit_history_tweet_ids)).toEqual([ids, ids]);
    expect(data[1]).toMatchObject({ conversation_id: first.id, edit_controls: { edits_remaining: 4 } });
    expect(Date.parse(data[1]?.created_at ?? '')).toBeGreaterThan(Date.parse(data[0]?.created_at ?? '') + 59_000);
    world.advance(31_000);
    expect((await app.v2.search('vanha')).tweets).toEqual([]);
    expect((await app.v2.search('uusi')).tweets.map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('is expanded into all its wordings', async () => {
    const { app, say, person, world } = sandbox;
    const edited = world.edit(say(person('maija'), '@esimerkki yksi'), '@esimerkki kaksi');
    const newest = edited.wordings.at(-1)?.id ?? '';
    const { includes } = await app.v2.singleTweet(newest, { expansions: 'edit_history_tweet_ids' as never });
    expect(includes?.tweets?.map(({ text }) => text)).toEqual(['@esimerkki yksi', '@esimerkki kaksi']);
  });

  it('is answered under any of its ids, and the world knows whom', async () => {
    const { user, app, say, person, world } = sandbox;
    const first = say(person('maija'), '@esimerkki vanha');
    const early = await user.v2.reply('Aikainen', first.id);
    world.advance(60_000);
    const newest = world.edit(first, '@esimerkki uusi').wordings.at(-1)?.id ?? '';
    const late = await user.v2.reply('Myöhäinen', newest);
    expect(world.find('x', late.data.id)?.inReplyTo).toBe(first.id);
    const { data } = await app.v2.tweets([early.data.id, late.data.id], fields);
    const answered = data.map((post) => post.referenced_tweets?.map(({ id }) => id));
    expect(answered).toEqual([[first.id], [newest]]);
  });

  it('that takes the mention away takes the right to answer away with it', async () => {
    const { user, say, person, world } = sandbox;
    const first = say(person('maija'), '@esimerkki hei');
    const newest = world.edit(first, 'ei mitään').wordings.at(-1)?.id ?? '';
    await expect(user.v2.reply('Hei', newest)).rejects.toMatchObject({ code: 403 });
  });

  it('goes with the whole chain, whichever id is deleted', async () => {
    const { user, app, world } = sandbox;
    const { data } = await user.v2.tweet('yksi');
    const post = world.find('x', data.id);
    if (post === null) throw new Error('not posted');
    const newest = world.edit(post, 'kaksi').wordings.at(-1)?.id ?? '';
    await user.v2.deleteTweet(newest);
    expect(world.posts('x')).toEqual([]);
    const { errors } = await app.v2.tweets([data.id, newest]);
    expect(errors?.map((one) => one.resource_id)).toEqual([data.id, newest]);
  });
});
