import { expect, it } from 'vitest';
import type { Brand } from '../support/brand.ts';
import {
  ACCOUNT,
  approved,
  newCustomer,
  newestId,
  type Office,
  openQuietOffice,
  PLATFORMS,
  READ,
  READ_PRIVATE,
  SEND,
  SEND_PRIVATE,
  sql,
  timesSaid,
  WAYS,
  write,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';

/** Longer than any call may take. */
const FOR_EVER_MS = 45_000;

/** Somebody who has written so often that only triage, which knows the week, can tell. */
async function writeOften(office: Office): Promise<string> {
  const { id } = await newCustomer(office, 'mastodon');
  const first = await newestId(office, id);
  const { posts } = await office.brand.control('state');
  const author = posts.find((post) => post.id === first)?.author;
  for (const text of ['@esimerkki haloo?', '@esimerkki onko ketään?', '@esimerkki vastatkaa!'])
    await office.brand.control('say', { platform: 'mastodon', author, text, inReplyTo: first });
  return first;
}

it('while four platforms hang, the fifth is heard and triaged', async () => {
  const office = await openQuietOffice();
  const { brand, aino, ville } = office;
  const first = await writeOften(office);
  const hanging = PLATFORMS.filter((platform) => platform !== 'mastodon');
  const ids: string[] = [];
  for (const platform of hanging) {
    const [id = ''] = await write(brand, { count: 1, platform, visibility: 'public' });
    ids.push(`${platform}:${id}`);
    await brand.control('faults', { match: `GET /${platform}/`, kind: 'slow', delayMs: 8_000 });
  }
  let isOver = false;
  const polling = aino.poll().finally(() => {
    isOver = true;
  });
  const cues = async () => (await ville.show(`mastodon:${first}`)).conversation.reasons.map((one) => one.cue).join();
  await expect.poll(cues, { timeout: 7_500 }).toContain('4 messages in 7 days');
  expect(isOver).toBe(false);
  const { runs } = await polling;
  expect(runs.filter((run) => run.status !== 'ok')).toEqual([]);
  // what was slow is heard all the same
  for (const id of ids) expect((await ville.show(id)).conversation.status).toBe('open');
});

it('beyond the deadline a poll has failed and a send is unknown, on all platforms at once', async () => {
  // a brand for each: the calls of one account follow one another
  const offices = { public: await openQuietOffice(), private: await openQuietOffice() };
  const listening = await openQuietOffice();
  const heard = await Promise.all(
    PLATFORMS.map((platform) => write(listening.brand, { count: 1, platform, visibility: 'private' })),
  );
  for (const platform of PLATFORMS) {
    await hang(listening.brand, platform === 'mastodon' ? READ[platform] : READ_PRIVATE[platform]);
    for (const visibility of WAYS) {
      const office = offices[visibility];
      const { id } = await newCustomer(office, platform, { visibility });
      await approved(office, id, `${TEXT} ${platform}`);
      await hang(office.brand, visibility === 'private' ? SEND_PRIVATE[platform] : SEND[platform]);
    }
  }
  const began = performance.now();
  const [{ runs }, ...sends] = await Promise.all([
    listening.aino.poll(),
    ...WAYS.map((visibility) => offices[visibility].ville.send()),
  ]);
  // side by side, not one after another
  expect(performance.now() - began).toBeLessThan(FOR_EVER_MS);
  const failed = runs.filter((run) => run.status !== 'ok');
  expect(failed.map((run) => [run.account, run.problem?.code]).toSorted()).toEqual(
    PLATFORMS.map((platform) => [ACCOUNT[platform], 'PLATFORM_DOWN']).toSorted(),
  );
  for (const { items } of sends) expect(items.map((item) => item.reply.status)).toEqual(PLATFORMS.map(() => 'unknown'));
  // what was carried out behind the silence is found, and said once
  for (const { brand, ville } of Object.values(offices)) {
    const { settled, items } = await ville.send();
    expect([settled.map((item) => item.reply.status), items]).toEqual([PLATFORMS.map(() => 'sent'), []]);
    for (const platform of PLATFORMS) expect(await timesSaid(brand, `${TEXT} ${platform}`)).toBe(1);
  }
  expect((await listening.aino.poll()).runs.filter((run) => run.status !== 'ok')).toEqual([]);
  const known = new Set(sql(listening.brand, 'select remote_id from messages').map((row) => row.remote_id));
  expect(heard.flat().filter((id) => !known.has(id))).toEqual([]);
}, 90_000);

async function hang(brand: Brand, match: string): Promise<void> {
  await brand.control('faults', { match, kind: 'slow', delayMs: FOR_EVER_MS });
}
