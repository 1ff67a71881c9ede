import { describe, expect, it } from 'vitest';
import { BRAND_HANDLES } from '../../src/sandbox/world.ts';
import {
  ACCOUNT,
  approved,
  codeOf,
  newCustomer,
  newestId,
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

const TEXT = 'Kiitos viestistäsi!';
const EACH = PLATFORMS.flatMap((platform) => WAYS.map((visibility) => ({ platform, visibility })));

/** The customer of a conversation answers our newest word there, and is heard. */
async function writeAgain({ brand, aino }: Office, platform: PlatformId, conversation: number): Promise<void> {
  const { thread } = await aino.show(conversation);
  const { posts } = await brand.control('state');
  const first = posts.find((post) => post.platform === platform && post.id === thread[0]?.remoteId);
  await brand.control('clock', { advance: '5s' });
  const text = `@${BRAND_HANDLES[platform]} vielä yksi asia`;
  await brand.control('say', { platform, author: first?.author, text, inReplyTo: thread.at(-1)?.remoteId });
  await aino.poll({ accounts: [ACCOUNT[platform]] });
}

describe.each(EACH)('the same words twice in one thread on $platform in $visibility', (way) => {
  const { platform, visibility } = way;
  const match = (visibility === 'private' ? SEND_PRIVATE : SEND)[platform];

  it('the first post is not taken for the second reply, which was never made', async () => {
    const office = await openQuietOffice();
    const { brand, aino, ville } = office;
    const { id } = await newCustomer(office, platform, { visibility });
    const first = await approved(office, id, TEXT);
    await ville.send();
    await writeAgain(office, platform, id);
    const second = await approved(office, id, TEXT);
    await brand.control('faults', { match, kind: 'dropBefore' });
    await ville.send();
    expect(await timesSaid(brand, TEXT)).toBe(1);
    await ville.settle();
    const [one, two] = [await aino.reply(first.id), await aino.reply(second.id)];
    expect([one.status, two.status === 'unknown' || two.status === 'queued']).toEqual(['sent', true]);
    expect(two.remoteId).toBeNull();
    expect((await aino.show(id)).conversation.status).toBe('open');
    // a person has the last word where the platform cannot tell, and then it goes, once
    if (two.status === 'unknown') {
      expect(two.error?.code).toBe('NEEDS_PERSON');
      expect(await codeOf(ville.settleByWord(two.id, { sent: one.url ?? '' }))).toBe('USAGE');
      await ville.settleByWord(two.id, 'notSent');
    }
    const again = (await ville.send()).items.map((item) => item.reply.status);
    if (platform === 'x' && visibility === 'public') {
      // X takes no post twice; its refusal does not tell whether the earlier one is this reply
      expect([again, await timesSaid(brand, TEXT)]).toEqual([['unknown'], 1]);
      return;
    }
    expect([again, await timesSaid(brand, TEXT)]).toEqual([['sent'], 2]);
    const ids = sql(brand, 'select remote_id from replies order by id').map((row) => row.remote_id);
    expect(new Set(ids).size).toBe(2);
  });

  it('the second post, whose answer was lost, is found as its own and not made again', async () => {
    // X takes no post twice
    if (platform === 'x' && visibility === 'public') return;
    const office = await openQuietOffice();
    const { brand, aino, ville } = office;
    const { id } = await newCustomer(office, platform, { visibility });
    const first = await approved(office, id, TEXT);
    await ville.send();
    await writeAgain(office, platform, id);
    const second = await approved(office, id, TEXT);
    await brand.control('faults', { match, kind: 'dropAfter' });
    await ville.send();
    await ville.settle();
    expect((await ville.send()).items).toEqual([]);
    const [one, two] = [await aino.reply(first.id), await aino.reply(second.id)];
    expect([two.status, two.remoteId === one.remoteId, await timesSaid(brand, TEXT)]).toEqual(['sent', false, 2]);
  });

  it('the control: other words are found as their own', async () => {
    const office = await openQuietOffice();
    const { brand, aino, ville } = office;
    const { id } = await newCustomer(office, platform, { visibility });
    await approved(office, id, TEXT);
    await ville.send();
    await writeAgain(office, platform, id);
    const second = await approved(office, id, 'Hei! Palaamme asiaan.');
    await brand.control('faults', { match, kind: 'dropAfter' });
    await ville.send();
    await ville.settle();
    expect((await aino.reply(second.id)).status).toBe('sent');
    expect(await timesSaid(brand, 'Palaamme asiaan.')).toBe(1);
    expect(await newestId(office, id)).toBe((await aino.reply(second.id)).remoteId);
  });
});
