import { describe, expect, it } from 'vitest';
import { BRAND_HANDLES } from '../../src/sandbox/world.ts';
import {
  ACCOUNT,
  answerInApp,
  approved,
  codeOf,
  newCustomer,
  newestId,
  openQuietOffice,
  PLATFORMS,
  READ,
  timesSaid,
  WAYS,
  write,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';
const EACH = PLATFORMS.flatMap((platform) => WAYS.map((visibility) => ({ platform, visibility })));

describe.each(EACH)('an answer given in the app of $platform in $visibility', ({ platform, visibility }) => {
  const accounts = [ACCOUNT[platform]];

  it('takes the conversation off the queue and stops what was about to go; a new word opens it again', async () => {
    const office = await openQuietOffice();
    const { brand, aino, ville } = office;
    const { id, contact } = await newCustomer(office, platform, { visibility });
    const reply = await approved(office, id, TEXT);
    const waiting = await aino.draft(id, { text: `${TEXT} Toinen.` });
    const asked = await newestId(office, id);
    // the control: nothing said, nothing changed
    await aino.poll({ accounts });
    expect((await aino.show(id)).conversation.status).toBe('open');
    await answerInApp(office, platform, { text: 'Soitimme jo, kiitos!', inReplyTo: asked });
    await aino.poll({ accounts });
    await aino.poll({ accounts });
    const after = await aino.show(id);
    expect([after.conversation.status, after.conversation.waitingSince]).toEqual(['pending', null]);
    expect(after.events.filter((event) => event.kind === 'conversation.answeredElsewhere')).toHaveLength(1);
    expect(after.thread.map((one) => [one.direction, one.visibility])).toEqual([
      ['inbound', visibility],
      ['outbound', visibility],
    ]);
    expect(after.thread.at(-1)?.text).toContain('Soitimme jo');
    const [item] = (await ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['approved', 'ALREADY_ANSWERED']);
    expect(item?.problem?.facts).toMatchObject({ text: expect.stringContaining('Soitimme jo') });
    await aino.cancel(reply.id);
    expect(await codeOf(ville.approve(waiting.id))).toBe('ALREADY_ANSWERED');
    expect(await timesSaid(brand, TEXT)).toBe(0);
    await brand.control('clock', { advance: '5s' });
    const { posts } = await brand.control('state');
    const author = posts.find((post) => post.platform === platform && post.id === asked)?.author;
    const ours = after.thread.at(-1)?.remoteId;
    const text = `@${BRAND_HANDLES[platform]} puhelin oli äänettömällä.`;
    await brand.control('say', { platform, author, text, inReplyTo: ours });
    await aino.poll({ accounts });
    const again = await aino.show(id);
    expect(again.thread.map((one) => one.direction)).toEqual(['inbound', 'outbound', 'inbound']);
    expect([again.conversation.status, again.conversation.contact.id]).toEqual(['open', contact.id]);
    expect(again.conversation.waitingSince).toBe(again.thread.at(-1)?.postedAt);
    expect(again.events.filter((event) => event.kind === 'conversation.reopened')).toHaveLength(1);
  });
});

it('an answer is joined to its conversation although our own stream was heard before the customer', async () => {
  const office = await openQuietOffice();
  const [id = ''] = await write(office.brand, { count: 1, platform: 'mastodon', visibility: 'public' });
  await answerInApp(office, 'mastodon', { text: 'Vastattu sovelluksessa', inReplyTo: id });
  await office.brand.control('faults', { match: READ.mastodon, kind: '500', times: 2 });
  await office.aino.poll({ accounts: [ACCOUNT.mastodon] });
  await office.aino.poll({ accounts: [ACCOUNT.mastodon] });
  const { conversation, thread } = await office.aino.show(`mastodon:${id}`);
  expect([conversation.status, thread.map((one) => one.direction)]).toEqual(['pending', ['inbound', 'outbound']]);
});
