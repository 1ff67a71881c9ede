import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';
import { APP } from '../../../src/sandbox/graph/tokens.ts';
import type { Person, Post } from '../../../src/sandbox/world.ts';
import { type GraphSandbox, idsOf, startGraphSandbox } from '../graph/graph-sandbox.ts';

const HOUR_MS = 3_600_000;
const { pageAccessToken, appSecret } = SANDBOX_CREDENTIALS.facebook;
const COMMENT_FIELDS =
  'id,message,from{id,name},created_time,parent{id},object{id},message_tags,comment_count,is_hidden,is_private,can_comment,can_hide,can_remove,can_reply_privately,permalink_url,private_reply_conversation{id}';

let sandbox: GraphSandbox;
let liisa: Person;
let post: Post;

beforeEach(async () => {
  sandbox = await startGraphSandbox('facebook');
  liisa = sandbox.person('liisa', 'Liisa Lahti');
  const createdAt = sandbox.world.now() - 48 * HOUR_MS;
  post = sandbox.say(sandbox.brand, 'Uusi syysmallisto on täällä', { createdAt });
});
afterEach(() => sandbox.end());

/** Comments an hour apart, oldest first; every third answers the one before. */
function addComments(count: number): Post[] {
  const made: Post[] = [];
  for (let number = 0; number < count; number += 1) {
    const before = made.at(-1);
    const inReplyTo = number % 3 === 2 && before !== undefined ? before.id : post.id;
    const createdAt = post.createdAt + (number + 1) * 60_000;
    made.push(sandbox.say(liisa, `kommentti ${number}`, { inReplyTo, createdAt }));
  }
  return made;
}

describe('who calls', () => {
  test('the Page, with and without a version, by parameter and by header', async () => {
    for (const path of ['/me', '/v26.0/me', `/v26.0/${sandbox.brand.id}`]) {
      const { status, body } = await sandbox.get(path, { fields: 'id,name,followers_count' });
      expect(status).toBe(200);
      expect(body).toEqual({ id: sandbox.brand.id, name: 'Esimerkki Oy', followers_count: 15_230 });
    }
    const plain = await fetch(`${sandbox.url}/me?access_token=${pageAccessToken}`);
    expect(await plain.json()).toEqual({ name: 'Esimerkki Oy', id: sandbox.brand.id });
  });

  test('a token that does not hold is 190, none at all 104, a wrong proof 100', async () => {
    const wrong = await sandbox.get('/me', {}, 'EAAother');
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 190]);
    expect(wrong.headers.get('www-authenticate')).toContain('invalid_token');
    const none = await fetch(`${sandbox.url}/me`);
    expect(await none.json()).toMatchObject({ error: { code: 104, type: 'OAuthException' } });
    const proof = createHmac('sha256', appSecret).update(pageAccessToken).digest('hex');
    expect((await sandbox.get('/me', { appsecret_proof: proof })).status).toBe(200);
    const bad = await sandbox.get('/me', { appsecret_proof: proof.replace(/.$/, 'x') });
    expect([bad.status, bad.body.error.code]).toEqual([400, 100]);
  });

  test('a short user token becomes a long one, and that gives the Page token', async () => {
    const asked = { grant_type: 'fb_exchange_token', client_id: APP.id, client_secret: appSecret };
    const long = await sandbox.get('/oauth/access_token', { ...asked, fb_exchange_token: 'EAAsandboxUserToken' });
    expect(long.body).toMatchObject({ token_type: 'bearer', expires_in: 60 * 24 * 3600 });
    const accounts = await sandbox.get(
      '/me/accounts',
      { fields: 'id,name,access_token,tasks' },
      long.body.access_token,
    );
    expect(accounts.body.data).toMatchObject([{ id: sandbox.brand.id, access_token: pageAccessToken }]);
    const inspect = (token: string) => sandbox.get('/debug_token', { input_token: token }, long.body.access_token);
    const debug = await inspect(pageAccessToken);
    expect(debug.body.data).toMatchObject({ is_valid: true, type: 'PAGE', expires_at: 0 });
    expect((await inspect('x')).body.data.is_valid).toBe(false);
    const denied = await sandbox.get('/oauth/access_token', { ...asked, client_secret: 'no', fb_exchange_token: 'x' });
    expect(denied.status).toBe(400);
  });

  test('with a user token comments are an empty list and 200', async () => {
    addComments(2);
    const { status, body } = await sandbox.get(`/${post.id}/comments`, {}, 'EAAsandboxUserToken');
    expect([status, body.data]).toEqual([200, []]);
  });
});

describe('fields', () => {
  test('only what is asked, a field that is not there is left out, an unknown one refused', async () => {
    const [comment] = addComments(1);
    const one = await sandbox.get(`/${comment?.id}`, { fields: 'id,parent{id},message' });
    expect(one.body).toEqual({ id: comment?.id, message: 'kommentti 0' });
    const unknown = await sandbox.get(`/${comment?.id}`, { fields: 'id,colour' });
    expect(unknown.body.error).toMatchObject({ code: 100, type: 'OAuthException' });
    expect(unknown.body.error.message).toContain('nonexisting field (colour) on node type (Comment)');
    expect((await sandbox.get(`/${comment?.id}`, { fields: 'from{id,colour}' })).body.error.code).toBe(100);
    expect((await sandbox.get(`/${comment?.id}`, { fields: 'from{id' })).body.error.code).toBe(2500);
    expect((await sandbox.get(`/${comment?.id}/colours`)).body.error.code).toBe(2500);
  });

  test('edges are expanded inside, with their own limit', async () => {
    addComments(5);
    const fields = 'id,comments.limit(2).order(reverse_chronological).filter(stream){id,message,from{name}}';
    const { body } = await sandbox.get(`/${post.id}`, { fields });
    expect(body.comments.data.map((one: { message: string }) => one.message)).toEqual(['kommentti 4', 'kommentti 3']);
    const next = await sandbox.get(body.comments.paging.next);
    expect(next.body.data).toHaveLength(2);
    expect(Object.keys(next.body.data[0]).sort()).toEqual(['from', 'id', 'message']);
  });

  test('ids are whole or bare; several at once are one answer, and one that is missing refuses all', async () => {
    const [comment] = addComments(1);
    const bare = comment?.id.split('_').at(-1) ?? '';
    expect((await sandbox.get(`/${bare}`, { fields: 'id' })).body).toEqual({ id: comment?.id });
    const both = await sandbox.get('/', { ids: `${comment?.id},${post.id}`, fields: 'id,message' });
    expect(both.body[post.id].message).toBe(post.text);
    const missing = await sandbox.get('/', { ids: `${comment?.id},1_2`, fields: 'id' });
    expect(missing.body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});

describe('comments', () => {
  test('paged newest first, every one exactly once, to the end', async () => {
    const made = addComments(23);
    const seen: string[] = [];
    let answer = await sandbox.get(`/v26.0/${post.id}/comments`, {
      filter: 'stream',
      order: 'reverse_chronological',
      limit: '5',
      fields: COMMENT_FIELDS,
    });
    for (;;) {
      seen.push(...idsOf(answer));
      const next = answer.body.paging?.next;
      if (next === undefined) break;
      expect(next).toContain(`${sandbox.url}/v26.0/`);
      answer = await sandbox.get(next);
    }
    expect(seen).toEqual(made.map(({ id }) => id).toReversed());
  });

  test('a page stays where it was when something new comes and something old goes', async () => {
    const made = addComments(8);
    const query = { filter: 'stream', order: 'reverse_chronological', limit: '3' };
    const first = await sandbox.get(`/${post.id}/comments`, query);
    sandbox.say(liisa, 'aivan uusi', { inReplyTo: post.id });
    const last = sandbox.world.find('facebook', idsOf(first).at(-1) ?? '');
    if (last !== null) sandbox.world.remove(last);
    const second = await sandbox.get(first.body.paging.next);
    expect(idsOf(second).every((id) => made.some((one) => one.id === id))).toBe(true);
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBeGreaterThanOrEqual(5);
    const broken = await sandbox.get(`/${post.id}/comments`, { after: 'nonsense' });
    expect(broken.body.error.code).toBe(100);
  });

  test('without filter=stream replies are hidden; they show one level under the top comment', async () => {
    const made = addComments(3);
    const [, top, reply] = made;
    const deep = sandbox.say(liisa, 'vielä syvemmällä', { inReplyTo: reply?.id ?? '' });
    const plain = await sandbox.get(`/${post.id}/comments`);
    expect(idsOf(plain)).toEqual(made.slice(0, 2).map(({ id }) => id));
    const replies = await sandbox.get(`/${top?.id}/comments`, { fields: 'id,parent{id}', summary: 'true' });
    expect(replies.body.data).toEqual([
      { id: reply?.id, parent: { id: top?.id } },
      { id: deep.id, parent: { id: top?.id } },
    ]);
    expect(replies.body.summary.total_count).toBe(2);
    expect((await sandbox.get(`/${top?.id}`, { fields: 'comment_count' })).body.comment_count).toBe(2);
  });

  test('no more than 100 a page, and no filter or order that is not known', async () => {
    for (const wrong of [{ limit: '101' }, { limit: 'many' }, { order: 'newest' }, { filter: 'all' }]) {
      const { status, body } = await sandbox.get(`/${post.id}/comments`, wrong);
      expect([status, body.error.code]).toEqual([400, 100]);
    }
  });
});

describe('the wall', () => {
  test('own posts, visitors and tags; a comment makes its post the last one talked about', async () => {
    const fields = 'id,message,created_time,updated_time,from,permalink_url,is_published,status_type,attachments,to';
    const newer = sandbox.say(sandbox.brand, 'Avoinna lauantaina', { createdAt: post.createdAt + HOUR_MS });
    const visit = sandbox.say(liisa, 'Onko teillä talvikenkiä?', { createdAt: post.createdAt + 2 * HOUR_MS });
    const tag = sandbox.say(liisa, 'Kiitos @esimerkki!', { createdAt: post.createdAt + 3 * HOUR_MS });
    expect(idsOf(await sandbox.get('/me/published_posts', { fields }))).toEqual([newer.id, post.id]);
    const [comment] = addComments(1);
    sandbox.world.edit(comment ?? post, 'muutettu');
    expect(idsOf(await sandbox.get('/me/published_posts'))).toEqual([newer.id, post.id]);
    const late = sandbox.say(liisa, 'vasta nyt', { inReplyTo: post.id });
    const own = await sandbox.get('/me/published_posts', { fields });
    expect(idsOf(own)).toEqual([post.id, newer.id]);
    expect(Date.parse(own.body.data[0].updated_time.replace('+0000', 'Z'))).toBe(
      Math.floor(late.createdAt / 1000) * 1000,
    );
    expect(own.body.data[0].created_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
    expect(idsOf(await sandbox.get('/me/visitor_posts', { fields }))).toEqual([tag.id, visit.id]);
    expect(idsOf(await sandbox.get('/me/feed', { fields })).sort()).toEqual(
      [newer, post, visit, tag].map(({ id }) => id).sort(),
    );
    const tagged = await sandbox.get('/me/tagged', { fields: 'id,from,message,message_tags' });
    expect(tagged.body.data).toEqual([
      expect.objectContaining({ id: tag.id, message_tags: [expect.objectContaining({ offset: 7, length: 10 })] }),
    ]);
    const named = sandbox.say(sandbox.brand, 'Hei @liisa, ja @eikukaan.', { inReplyTo: late.id });
    expect((await sandbox.get(`/${named.id}`, { fields: 'message_tags' })).body.message_tags).toEqual([
      { id: liisa.id, name: 'Liisa Lahti', type: 'user', offset: 4, length: 6 },
    ]);
    // the edge tells `from` only of the asker's own posts
    expect(tagged.body.data[0].from).toBeUndefined();
    expect((await sandbox.get(`/${tag.id}`, { fields: 'from' })).body.from.name).toBe('Liisa Lahti');
    const window = {
      since: String(Math.floor(visit.createdAt / 1000)),
      until: String(Math.ceil(visit.createdAt / 1000)),
    };
    expect(idsOf(await sandbox.get('/me/feed', window))).toEqual([visit.id]);
  });
});
