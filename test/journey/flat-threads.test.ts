import { describe, expect, it } from 'vitest';
import {
  answerInApp,
  approved,
  newCustomer,
  newestId,
  type Office,
  openQuietOffice,
  SEND,
  sql,
  write,
} from './office.ts';

const TEXT = 'Hei! Korjaamme sen tänään.';
const LONG_MS = 3_600_000;
/** Whomever an answer speaks to, they tell it under the comment at the top. */
const FLAT = ['facebook', 'instagram'] as const;
type Flat = (typeof FLAT)[number];

/** Somebody who writes below another's comment. */
interface Below {
  readonly conversation: number;
  readonly handle: string;
  readonly remoteId: string;
}

/** Somebody new writes below a comment, and is heard. */
async function writeBelow({ brand, aino }: Office, platform: Flat, top: string): Promise<Below> {
  const [first] = await write(brand, { count: 1, platform, visibility: 'public' });
  const { posts } = await brand.control('state');
  const handle = posts.find((post) => post.platform === platform && post.id === first)?.author ?? '';
  const text = `Minullakin sama vika, terveisin ${handle}!`;
  await brand.control('say', { platform, author: handle, text, inReplyTo: top });
  await aino.poll({ accounts: [platform] });
  const [row] = sql(brand, 'select conversation, remote_id from messages where text = ?', text);
  return { conversation: Number(row?.conversation), handle, remoteId: String(row?.remote_id) };
}

/** One thread in which two people wrote: at its top, and below. */
async function sharedThread(platform: Flat, env?: Record<string, string>) {
  const office = await openQuietOffice(env);
  const top = await newCustomer(office, platform, { visibility: 'public' });
  const topId = await newestId(office, top.id);
  const below = await writeBelow(office, platform, topId);
  expect(below.conversation).not.toBe(top.id);
  return { office, top: top.id, topId, below };
}

/** Its status, who spoke, and whether somebody is said to have answered elsewhere. */
async function told({ aino }: Office, conversation: number) {
  const { conversation: now, thread, events } = await aino.show(conversation);
  return {
    status: now.status,
    isWaiting: now.waitingSince !== null,
    thread: thread.map((one) => one.direction),
    isElsewhere: events.some((event) => event.kind === 'conversation.answeredElsewhere'),
  };
}

const WAITS = { status: 'open', isWaiting: true, thread: ['inbound'], isElsewhere: false };
const ANSWERED = { status: 'pending', isWaiting: false, thread: ['inbound', 'outbound'], isElsewhere: false };

describe.each(FLAT)('a thread of several people on %s', (platform) => {
  const accounts = [platform];

  it('our answer to one below, lost and heard before the look, is theirs; who wrote at the top waits on', async () => {
    const { office, top, below } = await sharedThread(platform, { KUULO_SETTLE_MS: '120000' });
    const { brand, aino, ville } = office;
    const reply = await approved(office, below.conversation, TEXT);
    await brand.control('faults', { match: SEND[platform], kind: '500After' });
    expect((await ville.send()).items.map((item) => item.reply.status)).toEqual(['unknown']);
    await aino.poll({ accounts });
    expect(await told(office, top)).toEqual(WAITS);
    expect(await told(office, below.conversation)).toEqual(ANSWERED);
    sql(brand, 'update replies set attempted_at = attempted_at - 300000');
    await ville.settle();
    expect((await aino.reply(reply.id)).status).toBe('sent');
    expect(await told(office, top)).toEqual(WAITS);
    expect(await told(office, below.conversation)).toEqual(ANSWERED);
  });

  it('an answer given in the app is for whom it names', async () => {
    const { office, top, below } = await sharedThread(platform);
    await answerInApp(office, platform, { text: `@${below.handle} hoidettu, kiitos!`, inReplyTo: below.remoteId });
    await office.aino.poll({ accounts });
    expect(await told(office, top)).toEqual(WAITS);
    expect(await told(office, below.conversation)).toEqual({ ...ANSWERED, isElsewhere: true });
  });

  it('one that names nobody is for nobody that can be told: both wait on', async () => {
    const { office, top, topId, below } = await sharedThread(platform);
    await answerInApp(office, platform, { text: 'Hoidettu, kiitos!', inReplyTo: topId });
    await office.aino.poll({ accounts });
    expect(await told(office, top)).toEqual(WAITS);
    expect(await told(office, below.conversation)).toEqual(WAITS);
  });

  it('the control: where one person wrote, it is for them', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform, { visibility: 'public' });
    await answerInApp(office, platform, { text: 'Hoidettu, kiitos!', inReplyTo: await newestId(office, id) });
    await office.aino.poll({ accounts });
    expect(await told(office, id)).toEqual({ ...ANSWERED, isElsewhere: true });
  });

  it('the same words on their way to two people: the poll does not guess, and the look moves what it finds', async () => {
    const { office, top, topId, below } = await sharedThread(platform, { KUULO_SETTLE_MS: String(LONG_MS) });
    const { brand, aino, ville } = office;
    const other = await writeBelow(office, platform, topId);
    const lost = await approved(office, below.conversation, TEXT);
    await brand.control('faults', { match: SEND[platform], kind: 'dropBefore' });
    await ville.send();
    const made = await approved(office, other.conversation, TEXT);
    await brand.control('faults', { match: SEND[platform], kind: 'dropAfter' });
    await ville.send();
    // as Facebook tells it, whoever is named
    await aino.poll({ accounts });
    expect(await told(office, top)).toEqual(WAITS);
    expect(await told(office, below.conversation)).toEqual(WAITS);
    sql(brand, 'update replies set attempted_at = attempted_at - ? where id = ?', LONG_MS, made.id);
    await ville.settle();
    expect((await aino.reply(made.id)).status).toBe('sent');
    expect(await told(office, other.conversation)).toEqual(ANSWERED);
    // the one that was lost is no longer taken for the one that was made
    sql(brand, 'update replies set attempted_at = attempted_at - ? where id = ?', LONG_MS, lost.id);
    await ville.settle();
    expect((await aino.reply(lost.id)).remoteId).toBeNull();
    expect(await told(office, below.conversation)).toEqual(WAITS);
  });
});

it('on Facebook a name without a tag is a name too, and a part of one is none', async () => {
  const { office, top, topId, below } = await sharedThread('facebook');
  const { brand, aino } = office;
  const name = (await aino.show(below.conversation)).thread[0]?.author.name ?? '';
  const say = async (text: string) => {
    await answerInApp(office, 'facebook', { text, inReplyTo: topId });
    await aino.poll({ accounts: ['facebook'] });
  };
  await say(`${name}nen, hoidettu!`);
  expect(await told(office, below.conversation)).toEqual(WAITS);
  await say(`${name}, hoidettu!`);
  expect(await told(office, top)).toEqual(WAITS);
  expect(await told(office, below.conversation)).toEqual({ ...ANSWERED, isElsewhere: true });
  expect((await brand.control('state')).posts.filter((post) => post.text.endsWith('hoidettu!'))).toHaveLength(2);
});

it.each(['x', 'mastodon', 'bluesky'] as const)(
  '%s tells whom we answered: the same words to another in the thread are no reply of ours that was lost',
  async (platform) => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: String(LONG_MS) });
    const { brand, aino, ville } = office;
    const accounts = [platform === 'mastodon' ? 'masto' : platform];
    const top = await newCustomer(office, platform, { visibility: 'public' });
    const topId = await newestId(office, top.id);
    const [first] = await write(brand, { count: 1, platform, visibility: 'public' });
    const { posts } = await brand.control('state');
    const author = posts.find((post) => post.platform === platform && post.id === first)?.author;
    const text = `${posts.find((post) => post.id === first)?.text} Sama täällä!`;
    await brand.control('say', { platform, author, text, inReplyTo: topId });
    await aino.poll({ accounts });
    const said = (await brand.control('state')).posts.find((post) => post.text === text && post.platform === platform);
    const below = (await aino.show(`${platform}:${said?.id}`)).conversation.id;
    expect(below).not.toBe(top.id);
    await approved(office, top.id, TEXT);
    await brand.control('faults', { match: SEND[platform], kind: 'dropBefore' });
    await ville.send();
    await answerInApp(office, platform, { text: TEXT, inReplyTo: said?.id ?? '' });
    await aino.poll({ accounts });
    expect(await told(office, top.id)).toEqual(WAITS);
    expect(await told(office, below)).toEqual({ ...ANSWERED, isElsewhere: true });
  },
);

it('a chat that lost a post to the comment it answers waits again', async () => {
  const office = await openQuietOffice({ KUULO_SETTLE_MS: '120000' });
  const { brand, aino, ville } = office;
  const accounts = ['facebook'];
  const comment = await newCustomer(office, 'facebook', { visibility: 'public' });
  const author = (await aino.show(comment.id)).thread[0]?.remoteId;
  const { posts } = await brand.control('state');
  const handle = posts.find((post) => post.platform === 'facebook' && post.id === author)?.author;
  const secret = 'Tässä vielä tilausnumeroni.';
  await brand.control('say', { platform: 'facebook', author: handle, text: secret, visibility: 'private' });
  await aino.poll({ accounts });
  const [row] = sql(brand, 'select conversation from messages where text = ?', secret);
  const chat = Number(row?.conversation);
  const reply = await approved(office, comment.id, { text: TEXT, visibility: 'private' });
  await brand.control('faults', { match: SEND.facebook, kind: 'dropAfter' });
  await ville.send();
  await aino.poll({ accounts });
  sql(brand, 'update replies set attempted_at = attempted_at - 300000');
  await ville.settle();
  expect((await aino.reply(reply.id)).status).toBe('sent');
  const [after, still] = [await aino.show(comment.id), await aino.show(chat)];
  expect([after.conversation.status, after.thread.length]).toEqual(['pending', 2]);
  expect([still.conversation.status, still.thread.length]).toEqual(['open', 1]);
  expect(still.conversation.waitingSince).toBe(still.thread[0]?.postedAt);
});
