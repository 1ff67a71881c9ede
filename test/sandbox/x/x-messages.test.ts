import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person, Post } from '../../../src/sandbox/world.ts';
import { startXSandbox, type XSandbox } from './x-sandbox.ts';

let sandbox: XSandbox;
beforeEach(async () => {
  sandbox = await startXSandbox();
});
afterEach(() => sandbox.close());

/** A customer's private message, or the brand's. */
function write(author: Person, to: Person, text: string): Post {
  return sandbox.say(author, text, { visibility: 'private', to });
}

const everyField = { 'dm_event.fields': 'created_at,dm_conversation_id,sender_id,entities,event_type,text' };
const refused = { code: 403, data: { detail: 'You cannot send messages to this user.' } };

describe('events', () => {
  it('are told newest first, page by page, each once, both sides of all chats', async () => {
    const { user, person, world } = sandbox;
    const brand = world.brand('x');
    const people = ['maija', 'kalle', 'liisa'].map(person);
    const written = Array.from({ length: 11 }, (_, index) => {
      const one = people[index % 3] as Person;
      return index % 4 === 3 ? write(brand, one, `vastaus ${index}`) : write(one, brand, `viesti ${index}`);
    });
    sandbox.say(people[0] as Person, '@esimerkki julkinen');
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const asked = { ...everyField, max_results: 4, ...(next === undefined ? {} : { pagination_token: next }) };
      const { data, meta } = await user.v2.get('dm_events', asked);
      for (const event of data) {
        const post = world.find('x', event.id);
        expect(event).toMatchObject({ event_type: 'MessageCreate', sender_id: post?.author.id, text: post?.text });
        seen.push(event.id);
      }
      next = meta.next_token;
    } while (next !== undefined);
    expect(seen).toEqual(written.map(({ id }) => id).reverse());
  });

  it('show only id, type and text unless asked; a chat is named by its two people, the smaller first', async () => {
    const { user, person, world } = sandbox;
    const maija = person('maija');
    const { id } = write(maija, world.brand('x'), 'hei @kalle <3');
    const plain = await user.v2.get('dm_events');
    expect(plain.data).toEqual([{ id, event_type: 'MessageCreate', text: 'hei @kalle &lt;3' }]);
    expect(plain.meta).toEqual({ result_count: 1 });
    const { data } = await user.v2.get('dm_events', everyField);
    const ids = [maija.id, world.brand('x').id].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    expect(data[0].dm_conversation_id).toBe(ids.join('-'));
    const { data: same } = await user.v2.get(`dm_conversations/${ids.join('-')}/dm_events`);
    expect(same).toEqual(plain.data);
  });

  it('of one person are theirs alone', async () => {
    const { user, person, world } = sandbox;
    const [maija, kalle, muu] = ['maija', 'kalle', 'muu'].map(person) as [Person, Person, Person];
    const brand = world.brand('x');
    const hers = [write(maija, brand, 'a'), write(brand, maija, 'b')].map(({ id }) => id).reverse();
    write(kalle, brand, 'c');
    write(kalle, maija, 'ei kuulu meille');
    const { data } = await user.v2.get(`dm_conversations/with/${maija.id}/dm_events`);
    expect(data.map(({ id }: { id: string }) => id)).toEqual(hers);
    expect(await user.v2.get(`dm_conversations/with/${muu.id}/dm_events`)).toEqual({ meta: { result_count: 0 } });
    expect((await user.v2.get('dm_conversations/with/7/dm_events')).errors).toHaveLength(1);
    const others = [kalle.id, maija.id].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).join('-');
    await expect(user.v2.get(`dm_conversations/${others}/dm_events`)).rejects.toMatchObject({ code: 403 });
    expect((await user.v2.get('dm_events')).data).toHaveLength(3);
  });

  it('reach 30 days back', async () => {
    const { user, person, world } = sandbox;
    const day = 86_400_000;
    const secret = { visibility: 'private', to: world.brand('x') } as const;
    sandbox.say(person('vanha'), 'vanha', { ...secret, createdAt: world.now() - 31 * day });
    const { id } = sandbox.say(person('uusi'), 'uusi', { ...secret, createdAt: world.now() - 29 * day });
    expect((await user.v2.get('dm_events')).data.map((event: { id: string }) => event.id)).toEqual([id]);
    expect(await user.v2.get('dm_events', { event_types: 'ParticipantsJoin' })).toEqual({ meta: { result_count: 0 } });
  });

  it('are for the person alone, 15 calls in 15 minutes', async () => {
    const { user, app, world } = sandbox;
    await expect(app.v2.get('dm_events')).rejects.toMatchObject({ code: 403 });
    for (let call = 0; call < 15; call += 1) await user.v2.get('dm_events');
    expect(sandbox.exchanges.at(-1)?.answerHeaders['x-rate-limit-limit']).toBe('15');
    await expect(user.v2.get('dm_events')).rejects.toMatchObject({ code: 429 });
    world.advance(15 * 60_000);
    await user.v2.get('dm_events');
  });

  it.each([
    { max_results: '0' },
    { max_results: '101' },
    { event_types: 'Everything' },
    { pagination_token: 'made-up' },
    { since_id: '1' },
    { 'dm_event.fields': 'colour' },
    { expansions: 'author_id' },
  ])('refuse %j', async (query) => {
    await expect(sandbox.user.v2.get('dm_events', query as never)).rejects.toMatchObject({ code: 400 });
  });
});

describe('what is private', () => {
  it('never shows in public: timelines, search, lookup, counts, the newest post', async () => {
    const { app, user, person, world } = sandbox;
    const maija = person('maija');
    const secret = write(maija, world.brand('x'), '@esimerkki salasana');
    world.advance(31_000);
    expect((await app.v2.userMentionTimeline(world.brand('x').id)).tweets).toEqual([]);
    expect((await app.v2.search('salasana')).tweets).toEqual([]);
    expect((await app.v2.singleTweet(secret.id)).data).toBeUndefined();
    const asked = { 'user.fields': 'public_metrics,most_recent_tweet_id' } as never;
    const { data } = await user.v2.user(maija.id, asked);
    expect(data).toMatchObject({ public_metrics: { tweet_count: 0 } });
    expect(data).not.toHaveProperty('most_recent_tweet_id');
  });

  it('makes no duplicate of what is public', async () => {
    const { user, person, world, say } = sandbox;
    const maija = person('maija');
    write(maija, world.brand('x'), 'hei');
    await user.v2.post(`dm_conversations/with/${maija.id}/messages`, { text: '@maija Sama' });
    await user.v2.reply('Sama', say(maija, '@esimerkki hei').id);
  });
});

describe('messages', () => {
  it('go to who wrote first, and answer their newest message', async () => {
    const { user, person, world } = sandbox;
    const maija = person('maija');
    const brand = world.brand('x');
    write(maija, brand, 'yksi');
    const newest = write(maija, brand, 'kaksi');
    const { data } = await user.v2.post(`dm_conversations/with/${maija.id}/messages`, { text: 'Hei Maija!' });
    const said = { text: 'Hei Maija!', visibility: 'private', to: maija, inReplyTo: newest.id, byBrand: true };
    expect(world.find('x', data.dm_event_id)).toMatchObject(said);
    const again = await user.v2.post(`dm_conversations/${data.dm_conversation_id}/messages`, { text: 'Hei Maija!' });
    expect(again.data.dm_conversation_id).toBe(data.dm_conversation_id);
    expect(world.chat(maija, brand)).toHaveLength(4);
  });

  it('go to who is open to all, and to nobody else', async () => {
    const { user, person, world, say } = sandbox;
    const open = world.addPerson({ platform: 'x', handle: 'avoin', name: 'Avoin', isOpenToMessages: true });
    const shut = person('kiinni');
    const asked = say(open, '@esimerkki kysymys');
    say(shut, '@esimerkki kysymys');
    for (const [{ id }, takes] of [
      [open, true],
      [shut, false],
      [world.brand('x'), false],
    ] as const) {
      const { data } = await user.v2.user(id, { 'user.fields': 'receives_your_dm' });
      expect(data.receives_your_dm).toBe(takes);
      const sent = user.v2.post(`dm_conversations/with/${id}/messages`, { text: 'Hei!' });
      if (!takes) await expect(sent).rejects.toMatchObject(refused);
      else expect(world.find('x', (await sent).data.dm_event_id)?.inReplyTo).toBe(asked.id);
    }
    await expect(user.v2.post('dm_conversations/with/7/messages', { text: 'Hei!' })).rejects.toMatchObject(refused);
    expect(world.posts('x').filter(({ visibility }) => visibility === 'private')).toHaveLength(1);
  });

  it.each([
    [{}],
    [{ text: '' }],
    [{ text: 7 }],
    [{ text: 'ä'.repeat(10_001) }],
    [{ text: 'hei', reply: '1' }],
    [{ attachments: [{ media_id: '1' }] }],
  ])('refuse the body %j', async (body) => {
    const { user, person, world } = sandbox;
    const maija = person('maija');
    write(maija, world.brand('x'), 'hei');
    const path = `dm_conversations/with/${maija.id}/messages`;
    await expect(user.v2.post(path, body)).rejects.toMatchObject({ code: 400 });
    expect(world.posts('x')).toHaveLength(1);
  });

  it('are limited to 15 in 15 minutes and 1,440 a day, apart from public posts', async () => {
    const { user, person, world } = sandbox;
    const maija = person('maija');
    write(maija, world.brand('x'), 'hei');
    const path = `dm_conversations/with/${maija.id}/messages`;
    for (let index = 0; index < 15; index += 1) await user.v2.post(path, { text: `viesti ${index}` });
    expect(sandbox.exchanges.at(-1)?.answerHeaders).toMatchObject({
      'x-rate-limit-remaining': '0',
      'x-user-limit-24hour-limit': '1440',
      'x-user-limit-24hour-remaining': '1425',
    });
    await expect(user.v2.post(path, { text: 'yksi liikaa' })).rejects.toMatchObject({ code: 429 });
    await user.v2.tweet('julkinen');
    expect(sandbox.exchanges.at(-1)?.answerHeaders['x-app-limit-24hour-remaining']).toBe('9999');
  });
});

describe('hiding', () => {
  it('takes what others say in a thread of the brand, and shows it again', async () => {
    const { user, person, say, world } = sandbox;
    const root = say(world.brand('x'), 'Uutuus');
    const reply = say(person('maija'), 'Roskaa', { inReplyTo: root.id });
    const deeper = say(person('kalle'), 'Samaa', { inReplyTo: reply.id });
    for (const { id } of [reply, deeper]) {
      expect(await user.v2.hideReply(id, true)).toEqual({ data: { hidden: true } });
      expect(world.find('x', id)?.isHidden).toBe(true);
    }
    expect(await user.v2.hideReply(reply.id, false)).toEqual({ data: { hidden: false } });
    expect(world.find('x', reply.id)?.isHidden).toBe(false);
  });

  it('is refused anywhere else', async () => {
    const { app, user, person, say, world } = sandbox;
    const root = say(world.brand('x'), 'Uutuus');
    const own = say(world.brand('x'), 'Lisää', { inReplyTo: root.id });
    const mention = say(person('maija'), '@esimerkki hei');
    const elsewhere = say(person('kalle'), '@esimerkki sama', { inReplyTo: mention.id });
    for (const { id } of [root, own, mention, elsewhere]) {
      await expect(user.v2.hideReply(id, true)).rejects.toMatchObject({ code: 403 });
    }
    await expect(app.v2.hideReply(own.id, true)).rejects.toMatchObject({ code: 403 });
    const wrong = { hidden: 'yes' };
    await expect(user.v2.put('tweets/:id/hidden', wrong, { params: { id: own.id } })).rejects.toMatchObject({
      code: 400,
    });
    expect(world.everything().some(({ isHidden }) => isHidden)).toBe(false);
  });
});
