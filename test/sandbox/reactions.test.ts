import { expect, test } from 'vitest';
import { firstCustomer, type OpenSandbox, openSandbox, type ShownPost } from './open-sandbox.ts';

async function newest(sandbox: OpenSandbox): Promise<ShownPost> {
  return firstCustomer((await sandbox.state()).posts.reverse(), 'mastodon');
}

test('a customer reacts to a reply at once, and falls silent when all is said', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'mastodon' });
  const question = await newest(sandbox);
  let to = question.id;
  const said: ShownPost[] = [];
  for (let round = 0; round < 5; round += 1) {
    const reply = await (await sandbox.toot(`@${question.author} Hei, kiitos viestistä.`, { to })).json();
    const reaction = (await sandbox.state()).posts.find(({ inReplyTo }) => inReplyTo === reply.id);
    if (reaction === undefined) break;
    expect(reaction).toMatchObject({ author: question.author, byBrand: false, visibility: 'public' });
    expect(reaction.text).toContain('@esimerkki');
    said.push(reaction);
    to = reaction.id;
  }
  expect(said.length).toBeGreaterThanOrEqual(1);
  expect(said.length).toBeLessThan(5);
});

test('a reaction is heard as a mention', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'mastodon' });
  const question = await newest(sandbox);
  const reply = await (await sandbox.toot(`@${question.author} Hei!`, { to: question.id })).json();
  const heard = await (await sandbox.mastodon('/api/v1/notifications?types[]=mention&limit=1')).json();
  expect(heard[0].status.in_reply_to_id).toBe(reply.id);
  expect(heard[0].account.acct).toBe(question.author);
});

test('a refused reply makes nobody react', async () => {
  const sandbox = await openSandbox();
  const { posts } = await sandbox.state();
  const { id } = firstCustomer(posts, 'mastodon');
  expect((await sandbox.toot('x'.repeat(501), { to: id })).status).toBe(422);
  expect((await sandbox.state()).posts).toEqual(posts);
});

test('who has waited beyond their patience says so', async () => {
  const scenario = new URL('./impatient.yaml', import.meta.url).pathname;
  const early = await openSandbox({ scenario });
  const late = await openSandbox({ scenario });
  await late.ask('clock', { advance: '90m' });
  const answers = await Promise.all(
    [early, late].map(async (sandbox) => {
      const { id } = firstCustomer((await sandbox.state()).posts, 'mastodon');
      const reply = await (await sandbox.toot('Hei, katsotaan.', { to: id })).json();
      return (await sandbox.state()).posts.find(({ inReplyTo }) => inReplyTo === reply.id)?.text;
    }),
  );
  expect(answers).toEqual(['@esimerkki Kiitos!', '@esimerkki Liian myöhään.']);
});

test('a live world brings customers unasked', async () => {
  const sandbox = await openSandbox({ isLive: true });
  const before = (await sandbox.state()).posts.length;
  await expect.poll(async () => (await sandbox.state()).posts.length, { timeout: 20_000 }).toBeGreaterThan(before);
});
