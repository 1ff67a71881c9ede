import { describe, expect, it } from 'vitest';
import type { Visibility } from '../../src/domain/message.ts';
import {
  answerInApp,
  approved,
  codeOf,
  newCustomer,
  newestId,
  type Office,
  openQuietOffice,
  PLATFORMS,
  type PlatformId,
  sql,
  timesSaid,
  WAYS,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';
const EACH = PLATFORMS.flatMap((platform) => WAYS.map((visibility) => ({ platform, visibility })));

interface Way {
  readonly platform: PlatformId;
  readonly visibility: Visibility;
}

/** A customer whose answer is approved; nothing is polled afterwards. */
async function waiting(office: Office, { platform, visibility }: Way) {
  const { id } = await newCustomer(office, platform, { visibility });
  const reply = await approved(office, id, { text: TEXT, visibility });
  return { conversation: id, reply, asked: await newestId(office, id) };
}

/** Who wrote a post, by the sandbox's own book. */
async function authorOf({ brand }: Office, platform: PlatformId, id: string): Promise<string> {
  const { posts } = await brand.control('state');
  const found = posts.find((post) => post.platform === platform && post.id === id);
  if (found === undefined) throw new Error('nobody wrote it');
  return found.author;
}

describe.each(EACH)('before a reply goes on $platform in $visibility', (way) => {
  const { platform, visibility } = way;

  it('a colleague who answered in the app stops it; asked for by name it goes as well, and that is recorded', async () => {
    const office = await openQuietOffice();
    const { conversation, reply, asked } = await waiting(office, way);
    await answerInApp(office, platform, { text: 'Soitimme jo, kiitos!', inReplyTo: asked });
    const [item] = (await office.ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['approved', 'ALREADY_ANSWERED']);
    expect(item?.problem?.facts).toMatchObject({ text: expect.stringContaining('Soitimme jo') });
    // a timer does not try again what a person has to decide
    expect((await office.ville.send()).items).toEqual([]);
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
    const heard = await office.aino.show(conversation);
    expect(heard.thread.map((one) => one.direction)).toEqual(['inbound', 'outbound']);
    expect(heard.conversation.status).toBe('pending');
    const timer = await office.brand.as('system');
    expect(await codeOf(timer.send({ replies: [reply.id], isAdditional: true }))).toBe('NOT_PERMITTED');
    const [second] = (await office.aino.send({ replies: [reply.id], isAdditional: true })).items;
    expect([second?.reply.status, second?.problem?.code]).toEqual(['sent', undefined]);
    expect(second?.reply.isAdditional).toBe(true);
    const made = (await office.aino.show(conversation)).events.find((event) => event.kind === 'reply.madeAdditional');
    expect([made?.actor, made?.data.over]).toEqual(['aino', expect.stringContaining('Soitimme jo')]);
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
  });

  it('a customer who wrote again sends it back to review', async () => {
    const office = await openQuietOffice();
    const { conversation, reply, asked } = await waiting(office, way);
    await office.brand.control('clock', { advance: '5s' });
    const author = await authorOf(office, platform, asked);
    await office.brand.control('say', { platform, author, text: 'Asia selvisikin jo!', inReplyTo: asked });
    const [item] = (await office.ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['inReview', 'APPROVAL_VOID']);
    expect((await office.aino.show(conversation)).thread.map((one) => one.text).join()).toContain('Asia selvisikin jo');
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
    expect((await office.aino.reply(reply.id)).approvedBy).toBeNull();
  });

  it('a post that is gone is not answered', async () => {
    const office = await openQuietOffice();
    const { conversation, asked } = await waiting(office, way);
    await office.brand.control('remove', { platform, id: asked });
    const [item] = (await office.ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['inReview', 'NOT_ANSWERABLE']);
    expect((await office.aino.show(conversation)).thread[0]?.deletedAt).not.toBeNull();
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
  });

  it('where it cannot look, nothing goes, and nothing is lost', async () => {
    const office = await openQuietOffice();
    const { reply, asked } = await waiting(office, way);
    const [row] = sql(office.brand, 'select thread_id from messages where remote_id = ?', asked);
    const match = LOOKS[platform](visibility, { asked, thread: String(row?.thread_id ?? asked) });
    // Mastodon is asked two things at once
    await office.brand.control('faults', { match, kind: '500', times: platform === 'mastodon' ? 2 : 1 });
    const [item] = (await office.ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['approved', 'PLATFORM_DOWN']);
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
    const [again] = (await office.ville.send({ replies: [reply.id] })).items;
    expect(again?.reply.status).toBe('sent');
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
  });
});

/** The calls of a look, which no other call before a send shares. */
const LOOKS: Readonly<
  Record<PlatformId, (way: Visibility, of: { readonly asked: string; readonly thread: string }) => string>
> = {
  x: (way) => (way === 'public' ? 'GET /x/2/tweets' : 'GET /x/2/dm_conversations'),
  facebook: (way, { asked, thread }) => `GET /facebook/v26.0/${way === 'public' ? asked : thread}`,
  instagram: (way, { asked, thread }) => `GET /instagram/v26.0/${way === 'public' ? asked : thread}`,
  bluesky: (way) => `GET /bluesky/xrpc/${way === 'public' ? 'app.bsky.feed.getPostThread' : 'chat.bsky.convo.'}`,
  mastodon: () => 'GET /mastodon/api/v1/statuses/',
};
