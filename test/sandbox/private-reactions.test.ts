import { expect, test } from 'vitest';
import { createWorld } from '../../src/sandbox/create-world.ts';
import { createCrowd } from '../../src/sandbox/crowd.ts';
import { readScenario } from '../../src/sandbox/scenario.ts';
import { PLATFORM_NAMES, type PlatformName, type Post, type World } from '../../src/sandbox/world.ts';

function worldWith(platform: PlatformName, visibility: 'public' | 'private'): { world: World; question: Post } {
  const world = createWorld({ seed: 5 });
  const crowd = createCrowd(world, readScenario());
  const added = crowd.add({ count: 40, platform, text: null, visibility });
  // somebody who has something to say back
  const question = added.find((post) => world.replies(answer(world, post, 'private')).length > 0);
  if (question === undefined) throw new Error('nobody reacts');
  return { world, question };
}

function answer(world: World, to: Post, visibility: 'public' | 'private'): Post {
  const author = world.brand(to.platform);
  const whom = visibility === 'private' ? { to: to.author } : {};
  return world.addPost({ author, text: 'Hei!', inReplyTo: to.id, visibility, ...whom });
}

test.each(PLATFORM_NAMES)('%s: who is answered in private answers in private, also under a public post', (platform) => {
  for (const visibility of ['public', 'private'] as const) {
    const { world, question } = worldWith(platform, visibility);
    const chat = world.chat(question.author, world.brand(platform));
    const reaction = chat.at(-1);
    expect(reaction).toMatchObject({ author: question.author, visibility: 'private', to: world.brand(platform) });
    expect(world.find(platform, reaction?.inReplyTo ?? '')?.byBrand).toBe(true);
    if (platform === 'mastodon') expect(reaction?.text).toContain('@esimerkki');
    else expect(reaction?.text).not.toContain('@esimerkki');
  }
});

test.each(PLATFORM_NAMES)('%s: a public answer gets a public reaction', (platform) => {
  const world = createWorld({ seed: 6 });
  const crowd = createCrowd(world, readScenario());
  const added = crowd.add({ count: 40, platform, text: null, visibility: 'public' });
  const reactions = added.flatMap((post) => world.replies(answer(world, post, 'public')));
  expect(reactions.length).toBeGreaterThan(10);
  for (const reaction of reactions) expect(reaction).toMatchObject({ visibility: 'public', to: null });
});

test('private texts belong to the chat of two and to nobody else', () => {
  const world = createWorld({ seed: 7 });
  createCrowd(world, readScenario());
  for (const platform of PLATFORM_NAMES) {
    const secrets = world.posts(platform).filter(({ visibility }) => visibility === 'private');
    expect(secrets.length).toBeGreaterThan(0);
    for (const post of secrets) {
      expect(post.to).toBe(world.brand(platform));
      expect(world.chat(post.author, world.brand(platform))).toContain(post);
    }
  }
});
