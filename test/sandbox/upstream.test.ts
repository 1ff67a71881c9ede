import { expect, test } from 'vitest';
import { PLATFORM_NAMES } from '../../src/sandbox/world.ts';
import { type OpenSandbox, openSandbox, type ShownPost } from './open-sandbox.ts';

/** One new customer, where and how asked. */
async function customer(sandbox: OpenSandbox, platform: string, visibility: string): Promise<ShownPost> {
  const { posts } = (await sandbox.ask('customers', { count: 1, platform, visibility })) as { posts: ShownPost[] };
  return found(sandbox, platform, posts[0]?.id);
}

async function found(sandbox: OpenSandbox, platform: string, id: string | undefined): Promise<ShownPost> {
  const post = (await sandbox.state()).posts.find((one) => one.platform === platform && one.id === id);
  if (post === undefined) throw new Error(`no ${id} on ${platform}`);
  return post;
}

test.each(PLATFORM_NAMES)('%s: a post changes and goes, under the id it had', async (platform) => {
  const sandbox = await openSandbox();
  const { id, text } = await customer(sandbox, platform, 'public');
  await sandbox.ask('clock', { advance: '1m' });
  await sandbox.ask('edit', { platform, id, text: `${text} (korjattu)` });
  const edited = await found(sandbox, platform, id);
  expect(edited).toMatchObject({ text: `${text} (korjattu)`, byBrand: false });
  expect(Date.parse(edited.editedAt ?? '')).toBeGreaterThan(Date.parse(edited.createdAt));
  await sandbox.ask('edit', { platform, id, text: 'kolmas' });
  expect((await found(sandbox, platform, id)).text).toBe('kolmas');
  await sandbox.ask('remove', { platform, id });
  await expect(found(sandbox, platform, id)).rejects.toThrow();
  await expect(sandbox.ask('edit', { platform, id, text: 'hei' })).rejects.toThrow('400');
});

test.each(PLATFORM_NAMES)('%s: somebody says one more thing, in public and in private', async (platform) => {
  const sandbox = await openSandbox();
  const first = await customer(sandbox, platform, 'public');
  const { author } = first;
  const more = { platform, author, text: 'ja vielä yksi', inReplyTo: first.id };
  const { post } = (await sandbox.ask('say', more)) as { post: ShownPost };
  expect(await found(sandbox, platform, post.id)).toMatchObject({ ...more, visibility: 'public', to: null });
  const secret = { platform, author, text: 'salaisuus', visibility: 'private' };
  const { post: said } = (await sandbox.ask('say', secret)) as { post: ShownPost };
  const kept = await found(sandbox, platform, said.id);
  expect(kept).toMatchObject({ author, visibility: 'private', to: first.to ?? expect.stringMatching(/^esimerkki/) });
  expect(kept.text).toContain('salaisuus');
});

test.each(PLATFORM_NAMES)(
  '%s: an answer given in the app is as public as what it answers, and nobody reacts',
  async (platform) => {
    const sandbox = await openSandbox();
    const brand = platform === 'bluesky' ? 'esimerkki.sandbox' : 'esimerkki';
    for (const visibility of ['public', 'private']) {
      const { id, author } = await customer(sandbox, platform, visibility);
      const before = (await sandbox.state()).posts.length;
      await sandbox.ask('say', { platform, author: brand, text: 'Hei!', inReplyTo: id });
      const { posts } = await sandbox.state();
      expect(posts).toHaveLength(before + 1);
      const to = visibility === 'private' ? author : null;
      expect(posts.find(({ inReplyTo }) => inReplyTo === id)).toMatchObject({
        text: 'Hei!',
        byBrand: true,
        visibility,
        to,
      });
    }
  },
);

test.each([
  ['edit', {}],
  ['edit', { platform: 'x', id: '1', text: 'hei' }],
  ['edit', { platform: 'myspace', id: '1', text: 'hei' }],
  ['remove', { platform: 'x' }],
  ['remove', { platform: 'x', id: 7 }],
  ['say', { platform: 'x', author: 'nobody_here', text: 'hei' }],
  ['say', { platform: 'x', author: 'esimerkki' }],
  ['say', { platform: 'x', author: 'esimerkki', text: '' }],
  ['say', { platform: 'x', author: 'esimerkki', text: 'hei', visibility: 'secret' }],
  ['say', { platform: 'x', author: 'esimerkki', text: 'hei', inReplyTo: '1' }],
  // to whom?
  ['say', { platform: 'x', author: 'esimerkki', text: 'hei', visibility: 'private' }],
])('%s %j is refused with the reason, and nothing happens', async (what, body) => {
  const sandbox = await openSandbox();
  const before = await sandbox.state();
  const answer = await fetch(`${sandbox.url}/_sandbox/${what}`, { method: 'POST', body: JSON.stringify(body) });
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { error: string }).error).not.toBe('');
  expect((await sandbox.state()).posts).toEqual(before.posts);
});

test('nothing public answers something private', async () => {
  const sandbox = await openSandbox();
  const { id, author } = await customer(sandbox, 'facebook', 'private');
  const body = { platform: 'facebook', author, text: 'hei', inReplyTo: id, visibility: 'public' };
  await expect(sandbox.ask('say', body)).rejects.toThrow('400');
});
