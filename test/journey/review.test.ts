import { describe, expect, it } from 'vitest';
import {
  approved,
  changeSettings,
  codeOf,
  newCustomer,
  openOffice,
  openQuietOffice,
  PLATFORMS,
  sql,
  timesSaid,
} from './office.ts';

const TEXT = 'Hei! Pahoittelut tästä. Selvitämme asian ja palaamme sinulle tänään.';

describe('draft', () => {
  it.each([
    ['x', 'a'.repeat(281), 'TOO_LONG'],
    ['mastodon', 'a'.repeat(501), 'TOO_LONG'],
    ['mastodon', 'a'.repeat(499), 'TOO_LONG'],
    ['bluesky', 'a'.repeat(301), 'TOO_LONG'],
    ['x', '  \n ', 'EMPTY_TEXT'],
    ['x', '\u200b', 'GUARD'],
    ['bluesky', 'Hei {{name}}, katsomme asiaa.', 'GUARD'],
    ['mastodon', 'Tunnuksesi on 131052-308T.', 'GUARD'],
    ['x', 'Katsomme \u202easiaa.', 'GUARD'],
  ] as const)('%s refuses %j with %s', async (platform, text, code) => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform);
    expect(await codeOf(office.aino.draft(id, { text }))).toBe(code);
    // unfinished, it is kept as it is; and stopped where it would leave the desk
    const kept = await office.aino.draft(id, { text, isUnfinished: true });
    expect(kept.text).toBe(text);
    expect((await office.aino.review(kept.id)).check.isSendable).toBe(false);
    expect(await codeOf(office.aino.submit(kept.id))).toBe(code === 'EMPTY_TEXT' ? 'GUARD' : code);
    expect(await codeOf(office.ville.approve(kept.id))).toBe(code === 'EMPTY_TEXT' ? 'GUARD' : code);
    const mended = await office.aino.edit(kept.id, TEXT);
    expect((await office.aino.submit(mended.id)).status).toBe('inReview');
  });

  it('answers the way the customer wrote, and never makes private public unasked', async () => {
    const office = await openQuietOffice();
    const secret = await newCustomer(office, 'mastodon');
    const direct = "visibility = 'private', reference = json_set(reference, '$.visibility', 'direct')";
    sql(office.brand, `update messages set ${direct} where conversation = ?`, secret.id);
    sql(office.brand, "update conversations set visibility = 'private' where id = ?", secret.id);
    expect((await office.aino.draft(secret.id, { text: TEXT })).visibility).toBe('private');
    expect(await codeOf(office.aino.draft(secret.id, { text: TEXT, visibility: 'public' }))).toBe('PRIVATE_TO_PUBLIC');
    const sure = { text: TEXT, visibility: 'public', isConfirmed: true } as const;
    // confirmed by a person, it still is the platform's word: Mastodon would show what was private
    expect(await codeOf(office.aino.draft(secret.id, sure))).toBe('NOT_ANSWERABLE');
    await approved(office, secret.id, TEXT);
    await office.ville.send();
    const { posts } = await office.brand.control('state');
    expect(posts.find((post) => post.byBrand && post.text.endsWith(TEXT))).toMatchObject({ visibility: 'private' });
  });

  it('tells why a message cannot be answered', async () => {
    const { aino } = await openOffice();
    const { items } = await aino.list({ platform: ['x'], limit: 100 });
    const codes = await Promise.all(items.map((one) => codeOf(aino.draft(one.id, { text: TEXT }))));
    expect(new Set(codes)).toEqual(new Set(['done', 'NOT_ANSWERABLE']));
  });
});

describe('review', () => {
  it('wants four eyes: neither the author nor an editor of any version approves', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'bluesky');
    const own = await office.ville.draft(id, { text: TEXT });
    expect(await codeOf(office.ville.approve(own.id))).toBe('FOUR_EYES');
    const shared = await office.aino.draft(id, { text: TEXT });
    await office.ville.edit(shared.id, `${TEXT}!`);
    await office.aino.edit(shared.id, TEXT);
    await office.aino.submit(shared.id);
    expect(await codeOf(office.ville.approve(shared.id))).toBe('FOUR_EYES');
    // the control: untouched by ville, it is approved
    expect((await approved(office, id, TEXT)).approvedBy).toBe('ville');
  });

  it('rejects with a note only, and the author goes on from there', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'x');
    const draft = await office.aino.draft(id, { text: TEXT });
    expect(await codeOf(office.ville.reject(draft.id, 'liian lyhyt'))).toBe('WRONG_STATUS');
    await office.aino.submit(draft.id);
    expect(await codeOf(office.ville.reject(draft.id, '  '))).toBe('NOTE_MISSING');
    const rejected = await office.ville.reject(draft.id, 'liian lyhyt');
    expect([rejected.status, rejected.error?.message]).toEqual(['rejected', 'liian lyhyt']);
    expect(await codeOf(office.ville.approve(draft.id))).toBe('WRONG_STATUS');
    expect((await office.aino.edit(draft.id, `${TEXT} Terveisin Aino`)).status).toBe('draft');
    expect((await office.aino.submit(draft.id)).error).toBeNull();
  });

  it('an edit after the approval voids it', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const reply = await approved(office, id, TEXT);
    const edited = await office.aino.edit(reply.id, `${TEXT} Nyt heti.`);
    expect([edited.status, edited.approvedBy, edited.approvalHash]).toEqual(['draft', null, null]);
    const { items } = await office.ville.send({ replies: [reply.id] });
    expect(items.map((item) => item.problem?.code)).toEqual(['REVIEW_MISSING']);
    expect(await timesSaid(office.brand, 'Nyt heti.')).toBe(0);
  });

  it.each([
    "update replies set text = text || ' Saat 1000 euroa.' where id = ?",
    "update replies set visibility = 'private' where id = ?",
    "update replies set target_remote_id = '1' where id = ?",
    "update replies set account = 'x' where id = ?",
    'update replies set send_at = 1 where id = ?',
    'update replies set approval_expires_at = approval_expires_at + 1 where id = ?',
  ])('nothing goes out after %s', async (change) => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const reply = await approved(office, id, TEXT);
    sql(office.brand, change, reply.id);
    const before = (await office.brand.control('state')).posts.filter((post) => post.byBrand).length;
    const { items } = await office.ville.send();
    expect(items.map((item) => [item.problem?.code, item.reply.status])).toEqual([['APPROVAL_VOID', 'inReview']]);
    expect(items[0]?.reply).toMatchObject({ approvedBy: null, approvalHash: null });
    expect(items[0]?.reply.error?.message).toContain('changed after the approval');
    expect((await office.brand.control('state')).posts.filter((post) => post.byBrand)).toHaveLength(before);
  });

  it('a customer who writes again voids the approval; approved anew it goes', async () => {
    const office = await openOffice();
    const { conversation, first } = await reactive(office);
    const second = await office.aino.draft(conversation, { text: `${TEXT} (2)`, isAdditional: true });
    await office.aino.submit(second.id);
    await office.ville.approve(second.id);
    // what the customer answered to the first reply is heard after the second was approved
    await office.aino.poll();
    const [item] = (await office.ville.send({ replies: [second.id] })).items;
    expect([item?.problem?.code, item?.reply.status]).toEqual(['APPROVAL_VOID', 'inReview']);
    expect(item?.reply.error?.message).toContain('wrote again');
    expect(await timesSaid(office.brand, '(2)')).toBe(0);
    await office.ville.approve(second.id);
    expect((await office.ville.send()).items.map((one) => one.reply.status)).toEqual(['sent']);
    expect([await timesSaid(office.brand, '(2)'), await timesSaid(office.brand, first)]).toEqual([1, 1]);
  });

  it('nobody approves a thread or a text that they have not seen', async () => {
    const office = await openQuietOffice();
    const { id, threadId } = await newCustomer(office, 'mastodon');
    const draft = await office.aino.draft(id, { text: TEXT });
    const { reply, newestInbound, newestEditedAt } = await office.ville.review(draft.id);
    const seen = { version: reply.version, newestInbound, newestEditedAt };
    await office.aino.edit(draft.id, `${TEXT}!`);
    expect(await codeOf(office.ville.approve(draft.id, seen))).toBe('APPROVAL_VOID');
    const again = { ...seen, version: 2 };
    // the customer writes another message of the same conversation
    const columns = sql(office.brand, 'select * from messages where remote_id = ?', threadId)[0] ?? {};
    const names = Object.keys(columns).filter((name) => !['id', 'remote_id', 'posted_at'].includes(name));
    const copy = `insert into messages (remote_id, posted_at, ${names}) select 'later', posted_at + 1, ${names}`;
    sql(office.brand, `${copy} from messages where remote_id = ?`, threadId);
    expect(await codeOf(office.ville.approve(draft.id, again))).toBe('APPROVAL_VOID');
    expect((await office.aino.reply(draft.id)).status).toBe('draft');
    // the control: read again, it is approved
    const now = await office.ville.review(draft.id);
    expect(now.newestInbound).toBeGreaterThan(newestInbound);
    const approval = { version: 2, newestInbound: now.newestInbound, newestEditedAt: now.newestEditedAt };
    // nor words that the customer changed while they were read
    const edit = "update messages set edited_at = ? where remote_id = 'later'";
    sql(office.brand, edit, 7);
    expect(await codeOf(office.ville.approve(draft.id, approval))).toBe('APPROVAL_VOID');
    sql(office.brand, edit, now.newestEditedAt);
    expect((await office.ville.approve(draft.id, approval)).status).toBe('approved');
  });

  it('words that the customer changes after the approval void it', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const reply = await approved(office, id, TEXT);
    sql(office.brand, "update messages set text = 'Aivan muuta', edited_at = posted_at + 9 where conversation = ?", id);
    const [item] = (await office.ville.send()).items;
    expect([item?.problem?.code, item?.reply.status]).toEqual(['APPROVAL_VOID', 'inReview']);
    expect(item?.reply.error?.message).toContain('changed the message');
    expect(await timesSaid(office.brand, reply.text)).toBe(0);
  });

  it('a message takes one answer; the second is told the first, unless it is asked for by name', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'bluesky');
    const one = await office.aino.draft(id, { text: TEXT });
    const two = await office.aino.draft(id, { text: `${TEXT} Toinen.` });
    await office.ville.approve(one.id);
    const refusal = office.ville.approve(two.id);
    await expect(refusal).rejects.toMatchObject({ code: 'ALREADY_ANSWERED', facts: { text: TEXT, author: 'aino' } });
    expect((await office.aino.reply(two.id)).status).toBe('draft');
    await office.ville.send();
    expect(await codeOf(office.ville.approve(two.id))).toBe('ALREADY_ANSWERED');
    const three = await office.aino.draft(id, { text: `${TEXT} Kolmas.`, isAdditional: true });
    await office.ville.approve(three.id);
    expect((await office.ville.send()).items.map((item) => item.problem)).toEqual([null]);
    expect([await timesSaid(office.brand, 'Toinen.'), await timesSaid(office.brand, 'Kolmas.')]).toEqual([0, 1]);
  });

  it.each(PLATFORMS)('the review shows on %s exactly what goes out', async (platform) => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform);
    const reply = await approved(office, id, `${TEXT} https://esimerkki.fi/apua`);
    const { preview, needsReview, from } = await office.ville.review(reply.id);
    await office.ville.send();
    const { thread } = await office.aino.show(id);
    expect([thread.at(-1)?.text, thread.at(-1)?.author.handle]).toEqual([preview, from]);
    expect([needsReview, await timesSaid(office.brand, 'https://esimerkki.fi/apua')]).toEqual([true, 1]);
  });

  it('where no review is asked for, a named draft goes at once, and a bad one stops only itself', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, 'review: { public: required', 'review: { public: optional');
    const one = await newCustomer(office, 'mastodon');
    const two = await newCustomer(office, 'mastodon');
    const app = await office.brand.as('aino');
    const bad = await app.draft(one.id, { text: 'Hei {{nimi}}', isUnfinished: true });
    const good = await app.draft(two.id, { text: TEXT });
    const { items } = await app.send({ replies: [bad.id, good.id, good.id] });
    expect(items.map((item) => [item.reply.id, item.reply.status, item.problem?.code])).toEqual([
      [bad.id, 'draft', 'GUARD'],
      [good.id, 'sent', undefined],
    ]);
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
  });
});

/** A conversation whose customer has answered our first reply, which is not heard yet. */
async function reactive(
  office: Awaited<ReturnType<typeof openOffice>>,
): Promise<{ conversation: number; first: string }> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { id } = await newCustomer(office, 'bluesky');
    const first = `${TEXT} (kierros ${tries})`;
    await approved(office, id, first);
    const before = (await office.brand.control('state')).posts.length;
    await office.ville.send();
    if ((await office.brand.control('state')).posts.length > before + 1) return { conversation: id, first };
  }
  throw new Error('no customer of this seed answers an answer');
}
