import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person, Post } from '../../../src/sandbox/world.ts';
import { type GraphSandbox, idsOf, startGraphSandbox } from '../graph/graph-sandbox.ts';

const DAY_MS = 86_400_000;

let sandbox: GraphSandbox;
let liisa: Person;
let post: Post;
let comment: Post;

beforeEach(async () => {
  sandbox = await startGraphSandbox('facebook');
  liisa = sandbox.person('liisa', 'Liisa Lahti');
  post = sandbox.say(sandbox.brand, 'Uusi syysmallisto on täällä');
  comment = sandbox.say(liisa, 'Missä tilaukseni on?', { inReplyTo: post.id });
});
afterEach(() => sandbox.end());

const send = (body: object) => sandbox.post('/me/messages', body);
const code = async (answer: ReturnType<typeof send>) => {
  const { status, body } = await answer;
  return body.error === undefined ? status : [body.error.code, body.error.error_subcode];
};

describe('comments', () => {
  test('a reply is a comment of its own under the top one; a repeat is a second comment', async () => {
    const nested = sandbox.say(liisa, 'Siis tilaus 1234', { inReplyTo: comment.id });
    const made = await sandbox.post(`/${nested.id}/comments`, { message: 'Selvitämme!' });
    const again = await sandbox.post(`/v26.0/${nested.id}/comments?message=Selvit%C3%A4mme!`, {});
    expect(again.body.id).not.toBe(made.body.id);
    const fields = 'id,parent{id},message,from';
    for (const { body } of [made, again]) {
      const read = await sandbox.get(`/${body.id}`, { fields });
      expect(read.body).toMatchObject({
        parent: { id: comment.id },
        message: 'Selvitämme!',
        from: { id: sandbox.brand.id },
      });
    }
    expect(sandbox.world.find('facebook', made.body.id)).toMatchObject({ byBrand: true, visibility: 'public' });
    const stream = await sandbox.get(`/${post.id}/comments`, { filter: 'stream' });
    expect(idsOf(stream)).toEqual([comment.id, nested.id, made.body.id, again.body.id]);
  });

  test("POST to the comment itself edits: a customer's is refused, our own changes and shows no time", async () => {
    expect(await code(sandbox.post(`/${comment.id}`, { message: 'x' }))).toEqual([200, undefined]);
    const { body } = await sandbox.post(`/${comment.id}/comments`, { message: 'Hei' });
    expect((await sandbox.post(`/${body.id}`, { message: 'Hei vain' })).body).toEqual({ success: true });
    const read = await sandbox.get(`/${body.id}`, { fields: 'message,created_time' });
    expect(read.body.message).toBe('Hei vain');
    expect(Object.keys(read.body).sort()).toEqual(['created_time', 'id', 'message']);
  });

  test('hidden and shown again; our own cannot be hidden', async () => {
    const state = async () => (await sandbox.get(`/${comment.id}`, { fields: 'is_hidden,can_hide' })).body;
    expect(await state()).toMatchObject({ is_hidden: false, can_hide: true });
    await sandbox.post(`/${comment.id}`, { is_hidden: true });
    expect((await state()).is_hidden).toBe(true);
    expect(idsOf(await sandbox.get(`/${post.id}/comments`))).toEqual([comment.id]);
    await sandbox.post(`/${comment.id}?is_hidden=false`, {});
    expect((await state()).is_hidden).toBe(false);
    const { body } = await sandbox.post(`/${comment.id}/comments`, { message: 'Hei' });
    expect(await code(sandbox.post(`/${body.id}`, { is_hidden: true }))).toEqual([200, undefined]);
  });

  test('deleted is 100/33, with everything under it', async () => {
    const { body } = await sandbox.post(`/${comment.id}/comments`, { message: 'Hei' });
    expect((await sandbox.remove(`/${comment.id}`)).body).toEqual({ success: true });
    for (const id of [comment.id, body.id]) {
      expect(await code(sandbox.get(`/${id}`, { fields: 'id' }))).toEqual([100, 33]);
      expect(await code(sandbox.post(`/${id}/comments`, { message: 'x' }))).toEqual([100, 33]);
    }
    expect(idsOf(await sandbox.get(`/${post.id}/comments`))).toEqual([]);
  });

  test('what cannot be written is refused and leaves nothing', async () => {
    const closed = sandbox.say(liisa, 'ei vastauksia', { inReplyTo: post.id, extras: { canComment: false } });
    expect((await sandbox.get(`/${closed.id}`, { fields: 'can_comment' })).body.can_comment).toBe(false);
    const before = sandbox.world.everything().length;
    expect(await code(sandbox.post(`/${closed.id}/comments`, { message: 'x' }))).toEqual([10903, undefined]);
    expect(await code(sandbox.post(`/${comment.id}/comments`, { message: '' }))).toEqual([100, undefined]);
    expect(await code(sandbox.post(`/${comment.id}/comments`, { message: 'x'.repeat(8001) }))).toEqual([
      100,
      undefined,
    ]);
    expect(await code(sandbox.post(`/${comment.id}/comments`, { message: 'x' }, 'EAAsandboxUserToken'))).toEqual([
      1705,
      undefined,
    ]);
    expect(sandbox.world.everything()).toHaveLength(before);
  });
});

describe('private replies', () => {
  const reply = (id: string, text = 'Hei yksityisesti') => send({ recipient: { comment_id: id }, message: { text } });
  const fields = 'can_reply_privately,private_reply_conversation{id}';

  test('one for a comment; the second is 10900', async () => {
    expect((await sandbox.get(`/${comment.id}`, { fields })).body).toEqual({
      id: comment.id,
      can_reply_privately: true,
    });
    const { body } = await reply(comment.id);
    expect(body).toEqual({ recipient_id: liisa.id, message_id: expect.stringMatching(/^m_/) });
    const stored = sandbox.world.find('facebook', body.message_id);
    expect(stored).toMatchObject({ visibility: 'private', to: liisa, inReplyTo: comment.id, byBrand: true });
    expect(await code(reply(comment.id))).toEqual([10900, undefined]);
    const after = await sandbox.get(`/${comment.id}`, { fields });
    expect(after.body.can_reply_privately).toBe(false);
    const chat = await sandbox.get('/me/conversations', { platform: 'messenger', fields: 'id,can_reply' });
    expect(chat.body.data).toEqual([{ id: after.body.private_reply_conversation.id, can_reply: false }]);
    // the talk goes on only when the person answers
    expect(await code(send({ recipient: { id: liisa.id }, message: { text: 'Huhuu' } }))).toEqual([10, 2018278]);
    sandbox.tell(liisa, 'Kiitos');
    expect(await code(send({ recipient: { id: liisa.id }, message: { text: 'Ole hyvä' } }))).toBe(200);
  });

  test('also while reads do not show the first one yet', async () => {
    await sandbox.fault({ match: 'POST /facebook/me/messages', kind: 'late', delayMs: 60_000 });
    await reply(comment.id);
    expect((await sandbox.get(`/${comment.id}`, { fields })).body.can_reply_privately).toBe(true);
    expect(await code(reply(comment.id))).toEqual([10900, undefined]);
  });

  test('within 7 days, and not to ourselves', async () => {
    const own = await sandbox.post(`/${comment.id}/comments`, { message: 'Hei' });
    expect(await code(reply(own.body.id))).toEqual([10903, undefined]);
    sandbox.world.advance(7 * DAY_MS - 60_000);
    expect((await sandbox.get(`/${comment.id}`, { fields })).body.can_reply_privately).toBe(true);
    sandbox.world.advance(120_000);
    expect((await sandbox.get(`/${comment.id}`, { fields })).body.can_reply_privately).toBe(false);
    expect(await code(reply(comment.id))).toEqual([10903, undefined]);
    expect(await code(reply('1_2'))).toEqual([100, 33]);
  });

  test("to a visitor's post too, and 750 an hour", async () => {
    const visit = sandbox.say(liisa, 'Onko teillä talvikenkiä?');
    expect(await code(send({ recipient: { post_id: visit.id }, message: { text: 'On' } }))).toBe(200);
    const many = Array.from({ length: 750 }, (_, number) => sandbox.say(liisa, `k${number}`, { inReplyTo: post.id }));
    const codes: unknown[] = [];
    for (const one of many) codes.push(await code(reply(one.id)));
    expect(codes.slice(0, 749).every((one) => one === 200)).toBe(true);
    expect(codes.at(-1)).toEqual([613, undefined]);
    sandbox.world.advance(3_600_000);
    expect(await code(reply(many.at(-1)?.id ?? ''))).toBe(200);
  });
});

describe('messages', () => {
  const message = { recipient: { id: '' }, messaging_type: 'RESPONSE', message: { text: 'Hei' } };
  const tagged = { ...message, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };

  test('24 hours after the person wrote, 7 days by a human, then never', async () => {
    const recipient = { id: liisa.id };
    expect(await code(send({ ...message, recipient }))).toEqual([10, 2018278]);
    const asked = sandbox.tell(liisa, 'Missä tilaukseni on?');
    const { body } = await send({ ...message, recipient });
    expect(sandbox.world.find('facebook', body.message_id)?.inReplyTo).toBe(asked.id);
    sandbox.world.advance(DAY_MS + 1000);
    expect(await code(send({ ...message, recipient }))).toEqual([10, 2018278]);
    expect(await code(send({ ...tagged, recipient }))).toBe(200);
    sandbox.world.advance(6 * DAY_MS);
    expect(await code(send({ ...tagged, recipient }))).toEqual([10, 2018278]);
  });

  test('too long, without words, to nobody, with a tag that ended', async () => {
    sandbox.tell(liisa, 'Hei');
    const recipient = { id: liisa.id };
    expect(await code(send({ ...message, recipient, message: { text: 'ä'.repeat(2000) } }))).toBe(200);
    expect(await code(send({ ...message, recipient, message: { text: 'ä'.repeat(2001) } }))).toEqual([100, undefined]);
    expect(await code(send({ ...message, recipient, message: {} }))).toEqual([100, 2018034]);
    expect(await code(send({ ...message, recipient: { id: '12' } }))).toEqual([100, 2018001]);
    expect(await code(send({ ...tagged, recipient, tag: 'ACCOUNT_UPDATE' }))).toEqual([100, undefined]);
    const form = new URLSearchParams({
      recipient: JSON.stringify(recipient),
      message: JSON.stringify({ text: 'Hei' }),
    });
    const headers = { authorization: 'Bearer EAAsandboxFacebookPageToken' };
    expect((await fetch(`${sandbox.url}/me/messages`, { method: 'POST', headers, body: form })).status).toBe(200);
  });

  test('chats newest first with both sides; a message by its id; only the newest 20 have details', async () => {
    const other = sandbox.person('otso', 'Otso Oja');
    sandbox.tell(other, 'Hei', { createdAt: sandbox.world.now() - 5000 });
    const made = Array.from({ length: 22 }, (_, number) => sandbox.tell(liisa, `viesti ${number}`));
    const { body } = await send({ ...message, recipient: { id: liisa.id } });
    const inside = 'id,created_time,from,to,message,attachments';
    const fields = `id,updated_time,participants,senders,unread_count,message_count,can_reply,link,snippet,messages.limit(30){${inside}}`;
    const list = await sandbox.get('/me/conversations', { platform: 'messenger', fields });
    expect(list.body.data).toHaveLength(2);
    const [chat] = list.body.data;
    expect(chat).toMatchObject({ message_count: 23, unread_count: 0, can_reply: true, snippet: 'Hei' });
    expect(chat.participants.data.map(({ id }: { id: string }) => id)).toEqual([liisa.id, sandbox.brand.id]);
    expect(chat.messages.data[0]).toMatchObject({
      id: body.message_id,
      from: { id: sandbox.brand.id },
      to: { data: [{ id: liisa.id }] },
    });
    expect(chat.messages.data.filter((one: { message?: string }) => one.message !== undefined)).toHaveLength(20);
    const one = await sandbox.get('/me/conversations', { platform: 'MESSENGER', user_id: other.id });
    expect(one.body.data).toHaveLength(1);
    const paged = await sandbox.get(`/${chat.id}/messages`, { limit: '2', fields: inside });
    expect(idsOf(paged)).toEqual([body.message_id, made.at(-1)?.id]);
    expect(idsOf(await sandbox.get(paged.body.paging.next))).toEqual([made.at(-2)?.id, made.at(-3)?.id]);
    expect((await sandbox.get(`/${made.at(-1)?.id}`, { fields: inside })).body.message).toBe('viesti 21');
    expect(await code(sandbox.get(`/${made[0]?.id}`, { fields: inside }))).toEqual([100, undefined]);
    expect((await sandbox.get(`/${liisa.id}`, { fields: 'first_name,last_name' })).body).toMatchObject({
      first_name: 'Liisa',
    });
  });
});

describe('limits', () => {
  const usage = (headers: Headers) => JSON.parse(headers.get('x-business-use-case-usage') ?? '')[sandbox.brand.id][0];

  test('every answer tells what is used', async () => {
    const { headers } = await sandbox.get('/me');
    expect(JSON.parse(headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: expect.any(Number) });
    expect(usage(headers)).toMatchObject({ type: 'pages', estimated_time_to_regain_access: 0 });
  });

  test.each([
    [61, 2],
    [60, 1],
    [1, 1],
    [0, 0],
  ])('a 429 of %i seconds is 80001 with %i minutes', async (retryAfter, minutes) => {
    await sandbox.fault({ match: 'GET', kind: '429', retryAfter });
    const { status, body, headers } = await sandbox.get('/me');
    expect([status, body.error.code]).toEqual([400, 80001]);
    expect(usage(headers).estimated_time_to_regain_access).toBe(minutes);
    expect((await sandbox.get('/me')).status).toBe(200);
  });

  test('the other faults speak as the platform does', async () => {
    await sandbox.fault({ match: 'GET', kind: '401' });
    expect((await sandbox.get('/me')).body.error).toMatchObject({ code: 190, error_subcode: 463 });
    await sandbox.fault({ match: 'POST', kind: '500After' });
    const spoilt = await sandbox.post(`/${comment.id}/comments`, { message: 'Hei' });
    expect([spoilt.status, spoilt.body.error.code, spoilt.body.error.is_transient]).toEqual([500, 2, true]);
    expect(idsOf(await sandbox.get(`/${comment.id}/comments`))).toHaveLength(1);
  });
});
