import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INSTAGRAM_LOGIN_TOKEN } from '../../../src/sandbox/instagram/login-tokens.ts';
import type { Person, Post } from '../../../src/sandbox/world.ts';
import { type GraphSandbox, idsOf, startGraphSandbox } from '../graph/graph-sandbox.ts';

const DAY_MS = 86_400_000;
const MEDIA =
  'id,caption,media_type,media_product_type,permalink,timestamp,comments_count,like_count,alt_text,username,is_comment_enabled';
const COMMENT = 'id,text,timestamp,username,from{id,username},hidden,like_count,parent_id,media{id,caption}';

let sandbox: GraphSandbox;
let liisa: Person;
let medium: Post;

beforeEach(async () => {
  sandbox = await startGraphSandbox('instagram');
  liisa = sandbox.person('liisa.lahti', 'Liisa Lahti');
  const createdAt = sandbox.world.now() - 2 * DAY_MS;
  medium = sandbox.say(sandbox.brand, 'Uusi syysmallisto', { createdAt, extras: { altText: 'Takki' } });
});
afterEach(() => sandbox.end());

test('a Page token leads to the account; an Instagram Login token is the account, under another id', async () => {
  const account = { id: sandbox.brand.id, username: 'esimerkki' };
  const page = await sandbox.get('/v26.0/me', { fields: 'id,name,instagram_business_account{id,username}' });
  expect(page.body).toMatchObject({ name: 'Esimerkki Oy', instagram_business_account: account });
  expect((await sandbox.get('/me', { fields: 'user_id,username' })).body.error.code).toBe(100);
  const login = await sandbox.get('/me', { fields: 'user_id,username' }, INSTAGRAM_LOGIN_TOKEN);
  expect(login.body).toMatchObject({ user_id: sandbox.brand.id, username: 'esimerkki' });
  expect(login.body.id).not.toBe(sandbox.brand.id);
  const profile = await sandbox.get(`/${sandbox.brand.id}`, { fields: 'id,username,name,followers_count,media_count' });
  expect(profile.body).toMatchObject({ ...account, media_count: 1 });
  const search = await sandbox.get('/ig_hashtag_search', { user_id: sandbox.brand.id, q: 'x' }, INSTAGRAM_LOGIN_TOKEN);
  expect(search.status).toBe(400);
});

test('own media newest first, with what they say and how many comments', async () => {
  const newer = sandbox.say(sandbox.brand, 'Avoinna lauantaina');
  sandbox.say(liisa, 'Oma kuvani');
  const top = sandbox.say(liisa, 'Ihana!', { inReplyTo: medium.id });
  sandbox.say(liisa, 'Siis todella', { inReplyTo: top.id });
  const { body } = await sandbox.get(`/${sandbox.brand.id}/media`, { fields: MEDIA });
  expect(body.data).toMatchObject([
    { id: newer.id, caption: 'Avoinna lauantaina', comments_count: 0 },
    { id: medium.id, alt_text: 'Takki', comments_count: 2, media_type: 'IMAGE', is_comment_enabled: true },
  ]);
  expect(body.data[0].alt_text).toBeUndefined();
});

describe('comments', () => {
  test('only top-level ones, newest first, never more than 50, and none twice', async () => {
    const made = Array.from({ length: 120 }, (_, number) => {
      const createdAt = medium.createdAt + number * 1000;
      return sandbox.say(liisa, `k${number}`, { inReplyTo: medium.id, createdAt });
    });
    sandbox.say(liisa, 'vastaus', { inReplyTo: made[0]?.id ?? '' });
    const seen: string[] = [];
    let answer = await sandbox.get(`/${medium.id}/comments`, { limit: '1000', fields: COMMENT });
    expect(answer.body.data).toHaveLength(50);
    for (;;) {
      seen.push(...idsOf(answer));
      if (answer.body.paging.next === undefined) break;
      answer = await sandbox.get(answer.body.paging.next);
    }
    expect(seen).toEqual(made.map(({ id }) => id).toReversed());
  });

  test('replies come expanded or on their own edge, under the top comment only', async () => {
    const top = sandbox.say(liisa, 'Missä tilaukseni on?', { inReplyTo: medium.id });
    const reply = sandbox.say(sandbox.brand, 'Selvitämme', { inReplyTo: top.id });
    const deep = sandbox.say(liisa, 'Kiitos', { inReplyTo: reply.id });
    const fields = `${COMMENT},replies{${COMMENT}}`;
    const { body } = await sandbox.get(`/${medium.id}/comments`, { fields });
    expect(body.data).toHaveLength(1);
    expect(body.data[0].parent_id).toBeUndefined();
    expect(body.data[0].replies.data).toMatchObject([
      { id: reply.id, parent_id: top.id, username: 'esimerkki' },
      { id: deep.id, parent_id: top.id, from: { id: liisa.id, username: 'liisa.lahti' } },
    ]);
    expect(idsOf(await sandbox.get(`/${top.id}/replies`, { fields: 'id' }))).toEqual([reply.id, deep.id]);
    expect((await sandbox.get(`/${deep.id}`, { fields: 'text,user,media{id}' })).body).toEqual({
      id: deep.id,
      text: 'Kiitos',
      media: { id: medium.id },
    });
  });
});

describe('what others show', () => {
  test("tags give cursors and never a next; the medium itself is the owner's to read", async () => {
    const tags = Array.from({ length: 5 }, (_, number) => sandbox.say(liisa, `kuva ${number} @esimerkki`));
    sandbox.say(liisa, 'muu kuva @esimerkkinen');
    const path = `/${sandbox.brand.id}/tags`;
    const first = await sandbox.get(path, { limit: '3', fields: 'id,caption,username,timestamp,permalink' });
    expect(first.body.paging.next).toBeUndefined();
    const { after } = first.body.paging.cursors;
    const second = await sandbox.get(path, { limit: '3', after });
    expect([...idsOf(first), ...idsOf(second)]).toEqual(tags.map(({ id }) => id).toReversed());
    const end = await sandbox.get(path, { limit: '3', after: second.body.paging.cursors.after });
    expect(end.body).toEqual({ data: [] });
    for (const what of ['', '/comments']) {
      const denied = await sandbox.get(`/${tags[0]?.id}${what}`);
      expect(denied.body.error).toMatchObject({ code: 100, error_subcode: 33 });
    }
  });

  test('a mention is read through the account', async () => {
    const theirs = sandbox.say(liisa, 'Ostin tämän @esimerkki');
    const said = sandbox.say(sandbox.person('otso'), 'Onko @esimerkki hyvä?', { inReplyTo: theirs.id });
    const other = sandbox.say(liisa, 'On', { inReplyTo: said.id });
    const read = (fields: string) => sandbox.get(`/${sandbox.brand.id}`, { fields });
    const media = await read(`mentioned_media.media_id(${theirs.id}){caption,media_type,timestamp,username}`);
    expect(media.body.mentioned_media).toMatchObject({ id: theirs.id, caption: theirs.text, username: 'liisa.lahti' });
    const comment = await read(`mentioned_comment.comment_id(${said.id}){text,timestamp,media{id}}`);
    expect(comment.body.mentioned_comment).toMatchObject({ text: said.text, media: { id: theirs.id } });
    const none = await read(`mentioned_comment.comment_id(${other.id}){text}`);
    expect(none.body.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect((await sandbox.get(`/${said.id}`)).status).toBe(400);
  });

  test("a hashtag gives the last 24 hours and tells nobody's name; 30 tags in 7 days", async () => {
    const user_id = sandbox.brand.id;
    sandbox.say(liisa, 'vanha #Syyskengät', { createdAt: sandbox.world.now() - DAY_MS - 1000 });
    const fresh = sandbox.say(liisa, 'uusi #syyskengät!');
    sandbox.say(liisa, 'muu #syyskengätjalat');
    const search = (q: string) => sandbox.get('/ig_hashtag_search', { user_id, q });
    const [id] = idsOf(await search('syyskengät'));
    const fields = 'id,caption,media_type,permalink,timestamp,comments_count,like_count';
    const recent = await sandbox.get(`/${id}/recent_media`, { user_id, fields });
    expect(recent.body.data).toMatchObject([{ id: fresh.id, caption: fresh.text }]);
    expect((await sandbox.get(`/${id}/recent_media`, { user_id, fields: 'id,username' })).body.error.code).toBe(100);
    expect((await sandbox.get(`/${id}/recent_media`)).body.error.code).toBe(100);
    for (let number = 0; number < 29; number += 1) expect((await search(`tag${number}`)).status).toBe(200);
    expect((await search('liikaa')).body.error.code).toBe(18);
    expect((await search('syyskengät')).status).toBe(200);
    sandbox.world.advance(7 * DAY_MS + 1000);
    expect((await search('liikaa')).status).toBe(200);
  });
});
