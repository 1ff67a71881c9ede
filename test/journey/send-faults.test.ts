import { describe, expect, it } from 'vitest';
import type { Visibility } from '../../src/domain/message.ts';
import {
  approved,
  codeOf,
  newCustomer,
  type Office,
  openQuietOffice,
  PLATFORMS,
  type PlatformId,
  SEND,
  SEND_PRIVATE,
  sql,
  timesSaid,
  WAYS,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';

/** Carried out, then the answer is spoilt: the post is there. */
const AFTER = ['dropAfter', '500After', 'html200', 'truncate', 'malformed'] as const;
/** Nothing was made, but nobody can know. */
const BEFORE = ['dropBefore', '500'] as const;

interface Way {
  readonly platform: PlatformId;
  readonly visibility: Visibility;
}

/** A reply on its way, and the fault that its call meets. */
async function sendWith(
  office: Office,
  { platform, visibility }: Way,
  fault: { kind: string; times?: number; delayMs?: number },
) {
  const { id } = await newCustomer(office, platform, { visibility });
  const reply = await approved(office, id, TEXT);
  expect(reply.visibility).toBe(visibility);
  const match = visibility === 'private' ? SEND_PRIVATE[platform] : SEND[platform];
  await office.brand.control('faults', { match, ...fault });
  const [item] = (await office.ville.send()).items;
  return { conversation: id, reply, item };
}

/** Where the brand said it: the way of each post. */
async function waysSaid({ brand }: Office): Promise<(string | undefined)[]> {
  const { posts } = await brand.control('state');
  return posts.filter((post) => post.byBrand && post.text.endsWith(TEXT)).map((post) => post.visibility);
}

const EACH = PLATFORMS.flatMap((platform) => WAYS.map((visibility) => ({ platform, visibility })));

describe.each(EACH)('$platform in $visibility', (way) => {
  const { platform, visibility } = way;

  it.each([...AFTER, ...BEFORE])('%s is an unknown outcome, and ends with one post', async (kind) => {
    const office = await openQuietOffice();
    const { conversation, reply, item } = await sendWith(office, way, { kind });
    expect([item?.reply.status, item?.problem?.code]).toEqual(['unknown', 'OUTCOME_UNKNOWN']);
    const isThere = AFTER.some((one) => one === kind);
    expect(await timesSaid(office.brand, TEXT)).toBe(isThere ? 1 : 0);
    // nothing sends, edits, cancels or retries what may be there
    expect(await codeOf(office.aino.edit(reply.id, `${TEXT}!`))).toBe('WRONG_STATUS');
    expect(await codeOf(office.aino.cancel(reply.id))).toBe('WRONG_STATUS');
    expect(await codeOf(office.aino.retry(reply.id))).toBe('WRONG_STATUS');
    const { settled, items } = await office.ville.send();
    expect(settled.map((one) => one.reply.status)).toEqual([isThere ? 'sent' : 'queued']);
    expect(items.map((one) => one.reply.status)).toEqual(isThere ? [] : ['sent']);
    expect(await waysSaid(office)).toEqual([visibility]);
    const { conversation: after, thread, events } = await office.aino.show(conversation);
    expect([after.status, thread.map((one) => one.direction)]).toEqual(['pending', ['inbound', 'outbound']]);
    expect(events.filter((event) => event.kind === 'reply.sent')).toHaveLength(1);
    await office.aino.poll();
    const heard = (await office.aino.show(conversation)).thread;
    expect(heard.map((one) => one.direction)).toEqual(['inbound', 'outbound']);
  });

  it('429 waits in the queue, 401 asks for a login; neither is lost nor doubled', async () => {
    const office = await openQuietOffice();
    const throttled = await sendWith(office, way, { kind: '429' });
    expect([throttled.item?.reply.status, throttled.item?.problem?.code]).toEqual(['queued', 'THROTTLED']);
    expect(throttled.item?.reply.attemptedAt).toBeNull();
    expect(throttled.item?.reply.sendAfter).toBeGreaterThan(office.aino.now());
    expect((await office.ville.send()).items.map((one) => one.problem?.code)).not.toContain(undefined);
    sql(office.brand, 'update replies set send_after = 0');
    // Bluesky's session is renewed twice before the refusal counts
    const match = visibility === 'private' ? SEND_PRIVATE[platform] : SEND[platform];
    await office.brand.control('faults', { match, kind: '401', times: platform === 'bluesky' ? 3 : 1 });
    const [refused] = (await office.ville.send()).items;
    expect([refused?.reply.status, refused?.problem?.code]).toEqual(['failed', 'AUTH_FAILED']);
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
    await office.ville.checkAccounts([]);
    await office.ville.retry(throttled.reply.id);
    expect((await office.ville.send()).items.map((one) => one.reply.status)).toEqual(['sent']);
    expect(await waysSaid(office)).toEqual([visibility]);
  });

  it('what reads show late, or what is answered slowly, is sent once', async () => {
    const office = await openQuietOffice();
    const late = await sendWith(office, way, { kind: 'late', delayMs: 3_600_000 });
    expect([late.item?.reply.status, late.item?.problem]).toEqual(['sent', null]);
    await office.aino.poll();
    await office.brand.control('clock', { advance: '2h' });
    await office.aino.poll();
    const { thread, conversation } = await office.aino.show(late.conversation);
    expect(thread.map((one) => one.direction)).toEqual(['inbound', 'outbound']);
    expect(conversation.status).toBe('pending');
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
    const slow = await sendWith(office, way, { kind: 'slow', delayMs: 300 });
    expect([slow.item?.reply.status, slow.item?.problem]).toEqual(['sent', null]);
    expect((await office.ville.send()).items).toEqual([]);
    expect(await waysSaid(office)).toEqual([visibility, visibility]);
  });

  it('our own post heard before the look is no answer from elsewhere, and its response time is kept', async () => {
    const office = await openQuietOffice();
    const { conversation, reply } = await sendWith(office, way, { kind: 'dropAfter' });
    await office.aino.poll();
    const between = await office.aino.show(conversation);
    expect(between.conversation.status).toBe('pending');
    expect(between.events.map((event) => event.kind)).not.toContain('conversation.answeredElsewhere');
    await office.ville.send();
    const { events, thread } = await office.aino.show(conversation);
    expect(events.find((event) => event.kind === 'reply.sent')?.data.responseMs).toEqual(expect.any(Number));
    expect(thread.map((one) => one.direction)).toEqual(['inbound', 'outbound']);
    expect((await office.aino.reply(reply.id)).status).toBe('sent');
  });
});

/** Platforms where a repeated call makes another post; X refuses the same bytes in public. */
const KEYLESS: readonly (Way & { readonly anew: string })[] = [
  { platform: 'x', visibility: 'public', anew: 'No hei!' },
  { platform: 'facebook', visibility: 'public', anew: 'Hei!' },
  { platform: 'instagram', visibility: 'private', anew: 'Hei!' },
  { platform: 'bluesky', visibility: 'private', anew: 'Hei!' },
  { platform: 'mastodon', visibility: 'public', anew: 'No hei!' },
];

describe('the control: sending anew without a look doubles the post', () => {
  it.each(KEYLESS)('on $platform in $visibility', async ({ anew, ...way }) => {
    const office = await openQuietOffice();
    const { reply } = await sendWith(office, way, { kind: 'dropAfter' });
    // a new key, as a program without memory would have it
    const prepared = String(sql(office.brand, 'select prepared from replies where id = ?', reply.id)[0]?.prepared);
    const forgotten = 'key = null, attempted_at = null, attempts = 0';
    const change = `update replies set status = 'queued', ${forgotten}, prepared = ? where id = ?`;
    sql(office.brand, change, prepared.replaceAll('Hei!', anew), reply.id);
    // and blind to what the look before the send would tell
    await office.ville.send({ replies: [reply.id], isAdditional: true });
    expect(await timesSaid(office.brand, TEXT.slice(4))).toBe(2);
  });
});
