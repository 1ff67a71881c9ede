import { expect, test } from 'vitest';
import { openSandbox, type ShownPost } from './open-sandbox.ts';

const START = Date.UTC(2026, 10, 23, 8);

async function worldOf(seed: number, startsAt = START): Promise<ShownPost[]> {
  const sandbox = await openSandbox({ seed, startsAt });
  await sandbox.ask('customers', { count: 6 });
  return (await sandbox.state()).posts;
}

function withoutTimes(posts: ShownPost[]): object[] {
  return posts.map(({ platform, author, text, byBrand }) => ({ platform, author, text, byBrand }));
}

test('the same seed and start give the same world down to the ids of its past', async () => {
  const [one, two] = [await worldOf(7), await worldOf(7)];
  expect(one.slice(0, -6)).toEqual(two.slice(0, -6));
  expect(withoutTimes(one)).toEqual(withoutTimes(two));
});

test('the same seed at another start gives the same people, texts and distances in time', async () => {
  const [one, two] = [await worldOf(7), await worldOf(7, START + 86_400_000)];
  expect(withoutTimes(one)).toEqual(withoutTimes(two));
  const ages = (posts: ShownPost[], start: number): number[] =>
    posts.slice(0, -6).map(({ createdAt }) => start - Date.parse(createdAt));
  expect(ages(one, START)).toEqual(ages(two, START + 86_400_000));
});

test('another seed gives other people and texts', async () => {
  const [one, two] = [await worldOf(1), await worldOf(2)];
  const authors = (posts: ShownPost[]): Set<string> =>
    new Set(posts.filter(({ byBrand }) => !byBrand).map(({ author }) => author));
  const texts = (posts: ShownPost[]): Set<string> => new Set(posts.map(({ text }) => text));
  expect(authors(one).intersection(authors(two)).size).toBeLessThan(6);
  expect(texts(one).difference(texts(two)).size).toBeGreaterThan(10);
});
