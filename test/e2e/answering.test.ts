import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as shapes from './shapes.ts';
import { openWorld, readJson, type World } from './world.ts';

const TEXT = 'Hei! Pahoittelut odotuksesta. Selvitämme asian ja vastaamme tänään.';
const replies = shapes.items(shapes.REPLY);

let world: World;
/** Conversations to answer, by platform and way; each test takes its own. */
let waiting: Map<string, z.output<typeof shapes.CONVERSATION>[]>;
let platforms: string[];

beforeAll(async () => {
  world = await openWorld(7);
  platforms = (await world.accounts()).map(({ platform }) => platform);
  for (const platform of platforms) {
    await world.customers(4, { platform, visibility: 'public' });
    await world.customers(2, { platform, visibility: 'private' });
  }
  await world.customers(10, { platform: 'mastodon', visibility: 'public' });
  await world.poll();
  const { items } = await world.json(shapes.PAGE, ['list', '--limit', '1000', '--sort', 'newest']);
  waiting = Map.groupBy(items, ({ platform, visibility }) => `${platform} ${visibility}`);
});

afterAll(() => world.close());

function next(platform = 'mastodon', way: 'public' | 'private' = 'public'): string {
  const taken = waiting.get(`${platform} ${way}`)?.shift();
  if (taken === undefined) throw new Error(`no ${way} ${platform} conversation is left`);
  return String(taken.id);
}

describe('one reply, from draft to report', () => {
  for (const [platform, heard, way] of [
    ['x', 'public', 'public'],
    ['x', 'private', 'private'],
    ['facebook', 'public', 'public'],
    ['facebook', 'private', 'private'],
    // the one private reply that a comment may have
    ['facebook', 'public', 'private'],
    ['instagram', 'public', 'public'],
    ['instagram', 'private', 'private'],
    ['instagram', 'public', 'private'],
    ['bluesky', 'public', 'public'],
    ['bluesky', 'private', 'private'],
    ['mastodon', 'public', 'public'],
    ['mastodon', 'private', 'private'],
    ['mastodon', 'public', 'private'],
  ] as const) {
    it(`answers on ${platform} in ${way} what came in ${heard} once, and says so with the platform’s own id`, async () => {
      const conversation = next(platform, heard);
      const text = `${TEXT} (${platform} ${heard} ${way})`;
      const args = ['draft', conversation, '--text', text, ...(heard === way ? [] : [`--${way}`])];
      const draft = await world.json(shapes.REPLY, args, { as: 'aino' });
      expect(draft).toMatchObject({ status: 'draft', author: 'aino', approvedBy: null, text, attempts: 0 });
      expect(draft.visibility).toBe(way);
      const check = await world.json(shapes.CHECK, ['check', String(draft.id)]);
      expect(check.sendable).toBe(true);
      const submitted = await world.json(shapes.REPLY, ['review', 'submit', String(draft.id)], { as: 'aino' });
      expect(submitted.status).toBe('inReview');
      const queue = await world.json(replies, ['review', 'list']);
      expect(queue.items.map(({ id }) => id)).toEqual([draft.id]);
      const approved = await world.json(shapes.REPLY, ['review', 'approve', String(draft.id)], { as: 'ville' });
      expect(approved).toMatchObject({ status: 'approved', approvedBy: 'ville' });
      expect((await world.json(replies, ['outbox'])).items.map(({ id }) => id)).toEqual([draft.id]);
      expect(await world.said(text)).toEqual([]);
      const sent = await world.json(shapes.REPLY, ['send', String(draft.id)], { as: 'aino' });
      expect(sent).toMatchObject({ status: 'sent', attempts: 1, error: null });
      const [post, ...more] = await world.said(text);
      expect(more).toEqual([]);
      expect(post?.visibility).toBe(way);
      expect(sent.remoteId).toContain(post?.id);
      expect((await world.json(replies, ['outbox', 'list'])).items).toEqual([]);
      // hearing our own post must not make a second message of it
      await world.poll(sent.account);
      const detail = await world.json(shapes.DETAIL, ['show', conversation]);
      expect(detail.thread.filter(({ direction }) => direction === 'outbound')).toHaveLength(1);
      expect(detail.replies.map(({ status }) => status)).toEqual(['sent']);
      // sending again does nothing
      expect((await world.run(['send', String(draft.id)], { as: 'aino' })).code).toBe(0);
      expect(await world.said(text)).toHaveLength(1);
    });
  }

  it('goes as far as the review policy allows in one step', async () => {
    const reply = await world.json(shapes.REPLY, ['reply', next(), '--text', TEXT], { as: 'aino' });
    expect(reply.status).toBe('inReview');
    const rejected = await world.json(shapes.REPLY, ['review', 'reject', String(reply.id), '--note', 'kysy numero'], {
      as: 'ville',
    });
    expect(rejected).toMatchObject({ status: 'rejected', error: { message: 'kysy numero' } });
  });

  it('takes the text from stdin and from a file, and gives several results for several replies', async () => {
    const [one, two] = [next(), next('bluesky')];
    const first = await world.json(shapes.REPLY, ['draft', one, '-'], { as: 'aino', stdin: `${TEXT} ☂\r\n` });
    expect(first.text).toBe(`${TEXT} ☂`);
    const second = await world.json(shapes.REPLY, ['draft', two, '--file', '-'], { as: 'aino', stdin: TEXT });
    const ids = [first, second].map(({ id }) => String(id));
    const submitted = await world.json(replies, ['review', 'submit', ...ids], { as: 'aino' });
    expect(submitted.items.map(({ status }) => status)).toEqual(['inReview', 'inReview']);
    const approved = await world.json(replies, ['review', 'approve', '-'], { as: 'ville', stdin: ids.join(' ') });
    expect(approved.items.map(({ id }) => String(id))).toEqual(ids);
    const dry = await world.json(replies, ['send', '--dry-run'], { as: 'aino' });
    expect(dry.items.map(({ status }) => status)).toEqual(['approved', 'approved']);
    expect(await world.said('☂')).toEqual([]);
    const sent = await world.json(replies, ['send'], { as: 'aino' });
    expect(sent.items.map(({ status }) => status)).toEqual(['sent', 'sent']);
  });

  it('takes back what has not gone out', async () => {
    const { id } = await world.approved(next(), 'Tämä ei koskaan lähde.');
    const cancelled = await world.json(shapes.REPLY, ['outbox', 'cancel', String(id)], { as: 'aino' });
    expect(cancelled.status).toBe('cancelled');
    await world.json(shapes.PROBLEM, ['send', String(id)], { as: 'aino', code: 3 });
    expect(await world.said('ei koskaan')).toEqual([]);
  });
});

describe('what must not happen', () => {
  it('lets nobody do more than their role allows', async () => {
    const conversation = next();
    const draft = await world.json(shapes.REPLY, ['draft', conversation, '--text', TEXT], { as: 'aino' });
    const id = String(draft.id);
    const refused: [string, string[]][] = [
      ['aino', ['review', 'approve', id]],
      ['aino', ['review', 'reject', id, '--note', 'en']],
      ['system', ['draft', conversation, '--text', TEXT]],
      ['system', ['close', conversation]],
      ['system', ['note', conversation, '--text', 'x']],
      ['system', ['outbox', 'settle', id, '--not-sent']],
      ['aino', ['send', id]],
    ];
    for (const [who, args] of refused) {
      const around = { code: 3, ...(who === 'system' ? {} : { as: who }) };
      const { error } = await world.json(shapes.PROBLEM, args, around);
      expect(`${error.message} ${error.hint}`.length, args.join(' ')).toBeGreaterThan(20);
    }
    const unknown = await world.json(shapes.PROBLEM, ['list', '--as', 'aion'], { code: 2 });
    expect(`${unknown.error.message} ${unknown.error.hint}`).toContain('aino');
    const flag = await world.json(shapes.REPLY, ['draft', conversation, '--text', TEXT, '--as', 'ville'], {
      as: 'aino',
    });
    expect(flag.author).toBe('ville');
  });

  it('wants four eyes', async () => {
    const draft = await world.json(shapes.REPLY, ['draft', next(), '--text', TEXT], { as: 'ville' });
    const { error } = await world.json(shapes.PROBLEM, ['review', 'approve', String(draft.id)], {
      as: 'ville',
      code: 3,
    });
    expect(error.code).toBe('FOUR_EYES');
  });

  it('never answers twice by accident', async () => {
    const conversation = next('x');
    await world.approved(conversation, 'Ensimmäinen vastaus.');
    const second = await world.json(shapes.REPLY, ['draft', conversation, '--text', 'Toinen vastaus.'], { as: 'aino' });
    const { error } = await world.json(shapes.PROBLEM, ['review', 'approve', String(second.id)], {
      as: 'ville',
      code: 3,
    });
    expect(error.message).toContain('Ensimmäinen vastaus.');
    await world.run(['send']);
    expect(await world.said('vastaus.')).toHaveLength(1);
  });

  it('never answers in public what was asked in private, unless told twice', async () => {
    for (const platform of platforms) {
      const conversation = next(platform, 'private');
      const around = { as: 'aino', code: 3 };
      const args = ['draft', conversation, '--public', '--text', TEXT];
      const { error } = await world.json(shapes.PROBLEM, args, around);
      expect(error.code, platform).toBe('PRIVATE_TO_PUBLIC');
      // a platform where a chat has no public side has no answer for it either
      const { eligibility } = await world.json(shapes.DETAIL, ['show', conversation]);
      const told = await world.run([...args, '--yes', '--json'], around);
      expect(told.code, `${platform} ${told.out}`).toBe(eligibility.public ? 0 : 3);
      if (eligibility.public) expect(readJson(shapes.REPLY, told.out).visibility).toBe('public');
    }
  });

  it('sends no other words than those approved', async () => {
    const { id } = await world.approved(next('bluesky'), 'Hyväksytyt sanat.');
    world.database((db) => db.prepare('update replies set text = ? where id = ?').run('Muut sanat.', id));
    const { error } = await world.json(shapes.PROBLEM, ['send', String(id)], { as: 'aino', code: 3 });
    expect(error.code).toBe('APPROVAL_VOID');
    expect(await world.said('sanat.')).toEqual([]);
  });

  it('two sends at once make one post', async () => {
    const { id } = await world.approved(next(), 'Vain kerran.');
    const runs = await Promise.all([
      world.run(['send', String(id), '--wait', '20s'], { as: 'aino' }),
      world.run(['send', '--wait', '20s'], { as: 'ville' }),
      world.run(['send', String(id)], { as: 'aino' }),
    ]);
    // done, another is at it, or another has it on its way right now: never an error
    for (const { code, out } of runs) expect([0, 7, 8], out).toContain(code);
    expect(await world.said('Vain kerran.')).toHaveLength(1);
    expect(await world.json(shapes.REPLY, ['send', String(id)], { as: 'aino' })).toMatchObject({ status: 'sent' });
  });
});

describe('what the platform does to a send', () => {
  it('an unknown outcome is told as such, is never tried again unseen, and ends by a person’s word', async () => {
    const { id } = await world.approved(next(), 'Ehkä lähti.');
    await world.fault({ match: 'POST /mastodon/api/v1/statuses', kind: 'dropAfter' });
    const unknown = await world.json(shapes.REPLY, ['send', String(id)], { as: 'aino', code: 8 });
    expect(unknown).toMatchObject({ status: 'unknown', remoteId: null, url: null });
    expect(unknown.error).not.toBeNull();
    expect((await world.json(replies, ['outbox'])).items.map((one) => one.status)).toContain('unknown');
    await world.json(shapes.REPLY, ['send', String(id)], { as: 'aino', code: 8 });
    await world.json(shapes.PROBLEM, ['outbox', 'retry', String(id)], { as: 'aino', code: 3 });
    await world.json(shapes.PROBLEM, ['outbox', 'cancel', String(id)], { as: 'aino', code: 3 });
    await world.json(shapes.PROBLEM, ['outbox', 'settle', String(id), '--not-sent'], { as: 'aino', code: 3 });
    await world.poll('masto');
    const [post] = await world.said('Ehkä lähti.');
    const url = `${world.url}/mastodon/@esimerkki/${post?.id}`;
    const settled = await world.json(shapes.REPLY, ['outbox', 'settle', String(id), '--sent', url], { as: 'ville' });
    expect(settled).toMatchObject({ status: 'sent', url, remoteId: post?.id });
    await world.run(['send'], { env: { KUULO_SETTLE_MS: '0' } });
    expect(await world.said('Ehkä lähti.')).toHaveLength(1);
    // the post that was heard is the reply that was settled, not a second one
    const { thread } = await world.json(shapes.DETAIL, ['show', String(settled.conversation)]);
    expect(thread.filter(({ text }) => text.includes('Ehkä lähti.'))).toHaveLength(1);
  });

  it('a refused login stops the account until its login works again', async () => {
    const { id } = await world.approved(next('x'), 'Kirjaudu ensin.');
    const { id: other } = await world.approved(next('x'), 'Odottaa kirjautumista.');
    await world.fault({ match: 'POST /x/2/tweets', kind: '401' });
    const failed = await world.json(shapes.REPLY, ['send', String(id)], { as: 'aino', code: 4 });
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'AUTH_FAILED' } });
    expect((await world.json(shapes.STATUS, ['status'])).pauses).toMatchObject([{ scope: 'account:x', by: 'system' }]);
    const before = await world.requests();
    const paused = await world.run(['send', String(other)], { as: 'aino' });
    expect(paused.code).toBe(4);
    expect(paused.err).toMatch(/Account x is paused .*its platform refused it.*\n.*kuulo account login x/);
    expect((await world.run(['send'])).code).toBe(4);
    expect(await world.requests()).toBe(before);
    expect((await world.run(['account', 'check', 'x'], { as: 'aino' })).code).toBe(0);
    expect((await world.json(shapes.STATUS, ['status'])).pauses).toEqual([]);
    await world.json(shapes.REPLY, ['outbox', 'retry', String(id)], { as: 'aino' });
    expect((await world.run(['send'], { as: 'aino' })).code).toBe(0);
    for (const words of ['Kirjaudu ensin.', 'Odottaa kirjautumista.']) expect(await world.said(words)).toHaveLength(1);
  });

  it('“later” is obeyed by the next run too', async () => {
    const { id } = await world.approved(next(), 'Vasta myöhemmin.');
    await world.fault({ match: 'POST /mastodon/api/v1/statuses', kind: '429', retryAfter: 3600 });
    const queued = await world.json(shapes.REPLY, ['send', String(id)], { as: 'aino', code: 7 });
    expect(queued).toMatchObject({ status: 'queued', remoteId: null, error: { code: 'THROTTLED' } });
    expect(Date.parse(queued.sendAfter) - Date.now()).toBeGreaterThan(3_500_000);
    const before = await world.requests();
    // named or not: it is not done, and later it will be
    expect((await world.run(['send'])).code).toBe(7);
    expect((await world.run(['send', String(id)], { as: 'aino' })).code).toBe(7);
    expect(await world.requests()).toBe(before);
    expect(await world.said('Vasta')).toEqual([]);
  });
});

it('the report counts what was sent, and names the events behind it', async () => {
  const report = await world.json(shapes.REPORT, ['report', '--since', '1d']);
  const sent = world.database((db) =>
    db.prepare("select count(*) from events where kind = 'reply.sent'").pluck().get(),
  );
  expect(report.responses).toHaveLength(Number(sent));
  expect(new Set(report.responses.map(({ event }) => event)).size).toBe(Number(sent));
});
