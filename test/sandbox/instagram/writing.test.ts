import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INSTAGRAM_LOGIN_TOKEN } from '../../../src/sandbox/instagram/login-tokens.ts';
import type { Person, Post } from '../../../src/sandbox/world.ts';
import { type Answer, type GraphSandbox, idsOf, startGraphSandbox } from '../graph/graph-sandbox.ts';

const DAY_MS = 86_400_000;

let sandbox: GraphSandbox;
let liisa: Person;
let medium: Post;
let comment: Post;

beforeEach(async () => {
  sandbox = await startGraphSandbox('instagram');
  liisa = sandbox.person('liisa.lahti', 'Liisa Lahti');
  medium = sandbox.say(sandbox.brand, 'Uusi syysmallisto');
  comment = sandbox.say(liisa, 'Missä tilaukseni on?', { inReplyTo: medium.id });
});
afterEach(() => sandbox.end());

const code = async (answer: Promise<Answer>) => {
  const { status, body } = await answer;
  return body.error === undefined ? status : [body.error.code, body.error.error_subcode];
};

describe('comments', () => {
  test('a reply to a reply lands under the top comment; a repeat is a second one', async () => {
    const nested = sandbox.say(liisa, 'Siis 1234', { inReplyTo: comment.id });
    const made = await sandbox.post(`/${nested.id}/replies`, { message: '@liisa.lahti Selvitämme' });
    const again = await sandbox.post(`/v26.0/${comment.id}/replies`, { message: '@liisa.lahti Selvitämme' });
    expect(idsOf(await sandbox.get(`/${comment.id}/replies`))).toEqual([nested.id, made.body.id, again.body.id]);
    expect((await sandbox.get(`/${made.body.id}`, { fields: 'parent_id' })).body.parent_id).toBe(comment.id);
    const own = await sandbox.post(`/${medium.id}/comments`, { message: 'Kiitos kaikille' });
    expect(idsOf(await sandbox.get(`/${medium.id}/comments`))).toEqual([own.body.id, comment.id]);
  });

  test('hidden: seen by us, not to be answered; shown again; deleted is 100/33', async () => {
    expect((await sandbox.post(`/${comment.id}?hide=true`, {})).body).toEqual({ success: true });
    expect((await sandbox.get(`/${comment.id}`, { fields: 'hidden' })).body.hidden).toBe(true);
    expect(idsOf(await sandbox.get(`/${medium.id}/comments`))).toEqual([comment.id]);
    expect(await code(sandbox.post(`/${comment.id}/replies`, { message: 'Hei' }))).toEqual([100, undefined]);
    await sandbox.post(`/${comment.id}`, { hide: false });
    const { body } = await sandbox.post(`/${comment.id}/replies`, { message: 'Hei' });
    expect(await code(sandbox.post(`/${body.id}`, { hide: true }))).toEqual([200, undefined]);
    expect((await sandbox.remove(`/${comment.id}`)).body).toEqual({ success: true });
    expect(await code(sandbox.get(`/${body.id}`))).toEqual([100, 33]);
  });

  test('refused and nothing written: no words, too many, comments turned off, changed like on Facebook', async () => {
    const before = sandbox.world.everything().length;
    expect(await code(sandbox.post(`/${comment.id}/replies`, {}))).toEqual([100, undefined]);
    expect(await code(sandbox.post(`/${comment.id}/replies`, { message: 'x'.repeat(2201) }))).toEqual([100, undefined]);
    expect(await code(sandbox.post(`/${comment.id}`, { message: 'x' }))).toEqual([100, undefined]);
    expect(await code(sandbox.post(`/${medium.id}`, { comment_enabled: false }))).toBe(200);
    expect((await sandbox.get(`/${medium.id}`, { fields: 'is_comment_enabled' })).body.is_comment_enabled).toBe(false);
    expect(await code(sandbox.post(`/${medium.id}/comments`, { message: 'x' }))).toEqual([100, undefined]);
    expect(sandbox.world.everything()).toHaveLength(before);
  });

  test('mentions elsewhere are answered through the account', async () => {
    const theirs = sandbox.say(liisa, 'Ostin tämän @esimerkki');
    const plain = sandbox.say(liisa, 'Toinen kuva');
    const said = sandbox.say(sandbox.person('otso'), 'Onko @esimerkki hyvä?', { inReplyTo: plain.id });
    const path = `/${sandbox.brand.id}/mentions`;
    const caption = await sandbox.post(path, { media_id: theirs.id, message: 'Kiitos!' });
    expect(sandbox.world.find('instagram', caption.body.id)).toMatchObject({ byBrand: true, inReplyTo: theirs.id });
    const under = await sandbox.post(path, { media_id: plain.id, comment_id: said.id, message: 'On' });
    expect(sandbox.world.find('instagram', under.body.id)?.inReplyTo).toBe(said.id);
    expect(await code(sandbox.post(path, { media_id: plain.id, message: 'Hei' }))).toEqual([100, undefined]);
    const mixed = { media_id: theirs.id, comment_id: said.id, message: 'x' };
    expect(await code(sandbox.post(path, mixed))).toEqual([100, 33]);
    // what we wrote there cannot be read back
    expect(await code(sandbox.get(`/${caption.body.id}`))).toEqual([100, 33]);
  });
});

describe('messages', () => {
  const send = (recipient: object, text = 'Hei', more: object = {}) =>
    sandbox.post(`/${sandbox.brand.id}/messages`, { recipient, message: { text }, ...more });

  test('1,000 bytes of UTF-8, not characters', async () => {
    sandbox.tell(liisa, 'Hei');
    expect(await code(send({ id: liisa.id }, 'ж'.repeat(500)))).toBe(200);
    expect(await code(send({ id: liisa.id }, `${'ж'.repeat(500)}x`))).toEqual([100, undefined]);
    expect(await code(send({ id: liisa.id }, '🌿'.repeat(251)))).toEqual([100, undefined]);
  });

  test('24 hours, 7 days by a human, nobody unknown', async () => {
    expect(await code(send({ id: liisa.id }))).toEqual([10, 2534022]);
    expect(await code(send({ id: '12' }))).toEqual([100, 2534014]);
    const asked = sandbox.tell(liisa, 'Hei');
    const { body } = await send({ id: liisa.id });
    expect(sandbox.world.find('instagram', body.message_id)).toMatchObject({ inReplyTo: asked.id, to: liisa });
    sandbox.world.advance(DAY_MS + 1000);
    expect(await code(send({ id: liisa.id }))).toEqual([10, 2534022]);
    const human = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
    expect(await code(send({ id: liisa.id }, 'Hei', human))).toBe(200);
    sandbox.world.advance(6 * DAY_MS);
    expect(await code(send({ id: liisa.id }, 'Hei', human))).toEqual([10, 2534022]);
  });

  test('one private reply for a comment on own media within 7 days, from the Page or the account', async () => {
    const late = sandbox.say(liisa, 'toinen', { inReplyTo: medium.id });
    const page = await sandbox.post('/me/messages', {
      recipient: { comment_id: comment.id },
      message: { text: 'Hei' },
    });
    expect(page.body).toEqual({ recipient_id: liisa.id, message_id: expect.stringMatching(/^m_/) });
    expect(await code(send({ comment_id: comment.id }))).toEqual([10900, undefined]);
    const theirs = sandbox.say(liisa, 'Oma kuvani @esimerkki');
    const elsewhere = sandbox.say(liisa, 'kommentti @esimerkki', { inReplyTo: theirs.id });
    expect(await code(send({ comment_id: elsewhere.id }))).toEqual([100, 33]);
    sandbox.world.advance(7 * DAY_MS + 1000);
    const old = await send({ comment_id: late.id });
    expect(old.body.error.message).toContain('invalid for a private reply');
  });

  test('chats by the Page, the account or me; details of the newest 20; a profile once they wrote', async () => {
    expect(await code(sandbox.get(`/${liisa.id}`, { fields: 'username' }))).toEqual([100, 33]);
    const made = Array.from({ length: 21 }, (_, number) => sandbox.tell(liisa, `viesti ${number}`));
    const { body } = await send({ id: liisa.id });
    const query = {
      platform: 'instagram',
      fields: 'id,updated_time,participants,messages{id,created_time,from,to,message}',
    };
    const [chat] = (await sandbox.get('/me/conversations', query)).body.data;
    expect(chat.participants.data).toMatchObject([
      { username: 'liisa.lahti', id: liisa.id },
      { username: 'esimerkki' },
    ]);
    expect(chat.messages.data[0]).toMatchObject({ id: body.message_id, from: { username: 'esimerkki' } });
    expect(chat.messages.data[1]).toMatchObject({ message: 'viesti 20', from: { id: liisa.id } });
    expect(Object.keys(chat.messages.data[21])).toEqual(['id', 'created_time']);
    const account = `/${sandbox.brand.id}/conversations`;
    expect(idsOf(await sandbox.get(account, { platform: 'instagram', user_id: liisa.id }))).toEqual([chat.id]);
    expect(idsOf(await sandbox.get('/me/conversations', { platform: 'instagram' }, INSTAGRAM_LOGIN_TOKEN))).toEqual([
      chat.id,
    ]);
    expect(idsOf(await sandbox.get('/me/conversations', { platform: 'messenger' }))).toEqual([]);
    const details = { fields: 'id,created_time,from,to,message' };
    expect((await sandbox.get(`/${made[20]?.id}`, details)).body.message).toBe('viesti 20');
    expect(await code(sandbox.get(`/${made[0]?.id}`, details))).toEqual([100, undefined]);
    const profile = await sandbox.get(`/${liisa.id}`, { fields: 'name,username,follower_count,is_verified_user' });
    expect(profile.body).toMatchObject({ name: 'Liisa Lahti', follower_count: 12 });
  });

  test('throttled is 80002 with whole minutes', async () => {
    await sandbox.fault({ match: 'POST /instagram/', kind: '429', retryAfter: 90 });
    const { status, body, headers } = await send({ id: liisa.id });
    expect([status, body.error.code]).toEqual([400, 80002]);
    const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '')[sandbox.brand.id][0];
    expect(usage).toMatchObject({ type: 'instagram', estimated_time_to_regain_access: 2 });
  });
});
