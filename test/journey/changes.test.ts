import { describe, expect, it, onTestFinished } from 'vitest';
import type { StreamRun } from '../../src/domain/outcomes.ts';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import {
  ACCOUNT,
  approved,
  changeSettings,
  codeOf,
  newCustomer,
  newestId,
  type Office,
  openQuietOffice,
  PLATFORMS,
  sql,
} from './office.ts';

const DAY_MS = 86_400_000;

describe.each(PLATFORMS)('what customers change on %s', (platform) => {
  const accounts = [ACCOUNT[platform]];

  it('is followed: an edit voids the approval, a deletion takes the conversation off the queue', async () => {
    const office = await openQuietOffice();
    const { brand, aino, ville } = office;
    const edited = await newCustomer(office, platform);
    const deleted = await newCustomer(office, platform);
    const reply = await approved(office, edited.id, 'Hei! Selvitämme.');
    const remoteIds = await Promise.all(
      [edited, deleted].map(async ({ id }) => (await aino.show(id)).thread[0]?.remoteId),
    );
    await brand.control('edit', { platform, id: remoteIds[0], text: 'Asia hoitui jo, kiitos!' });
    await brand.control('remove', { platform, id: remoteIds[1] });
    const { runs, totals } = await aino.poll({ accounts, isRecheck: true });
    // an edit may be heard on its stream before the second look; it is followed once
    expect(totals).toMatchObject({ updated: 1, deleted: 1 });
    expect(runs.find((run) => run.stream === 'changes')).toMatchObject({ status: 'ok', deleted: 1 });
    const after = await aino.show(edited.id);
    expect(after.thread[0]?.text).toContain('Asia hoitui jo, kiitos!');
    expect(after.thread[0]?.editedAt).not.toBeNull();
    expect((await ville.send({ replies: [reply.id] })).items[0]?.problem?.code).toBe('APPROVAL_VOID');
    const gone = await aino.show(deleted.id);
    expect(gone.thread[0]?.deletedAt).not.toBeNull();
    expect([gone.conversation.status, gone.eligibility.public, gone.eligibility.why]).toEqual([
      'closed',
      false,
      'The post was deleted on the platform.',
    ]);
    expect(await codeOf(aino.draft(deleted.id, { text: 'Hei!' }))).toBe('NOT_ANSWERABLE');
  });

  it('is followed a second time, and what is as it was is no edit', async () => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const { id } = await newCustomer(office, platform);
    const remoteId = await newestId(office, id);
    const wordings = ['Voinko maksaa osissa?', 'Asia hoitui jo, kiitos!'];
    for (const text of wordings) {
      await brand.control('edit', { platform, id: remoteId, text });
      expect((await aino.poll({ accounts, isRecheck: true })).totals.updated).toBe(1);
      expect((await aino.show(id)).thread.map((one) => one.text)).toEqual([text]);
    }
    const kept = sql(brand, 'select text from message_versions order by since');
    expect(kept).toHaveLength(2);
    expect(kept.at(-1)).toEqual({ text: wordings[0] });
    expect((await aino.poll({ accounts, isRecheck: true })).totals).toMatchObject({ new: 0, updated: 0, deleted: 0 });
    expect((await aino.show(id)).events.filter((event) => event.kind === 'message.edited')).toHaveLength(2);
  });

  it('is learnt by the look before a send too: nobody drafts an answer to it again', async () => {
    const office = await openQuietOffice();
    const { brand, aino, ville } = office;
    const { id } = await newCustomer(office, platform);
    const reply = await approved(office, id, 'Hei! Selvitämme.');
    await brand.control('remove', { platform, id: (await aino.show(id)).thread[0]?.remoteId });
    const [item] = (await ville.send({ replies: [reply.id] })).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['inReview', 'NOT_ANSWERABLE']);
    const { conversation, thread, eligibility } = await aino.show(id);
    expect([conversation.status, conversation.waitingSince, eligibility.public]).toEqual(['closed', null, false]);
    expect(thread[0]?.deletedAt).not.toBeNull();
  });

  it('is looked at again only after a while, and not when nothing waits', async () => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const { id } = await newCustomer(office, platform);
    expect((await aino.poll({ accounts })).runs.some((run) => run.stream === 'changes')).toBe(false);
    sql(brand, 'update messages set fetched_at = fetched_at - ?', DAY_MS);
    expect((await aino.poll({ accounts })).runs.find((run) => run.stream === 'changes')).toMatchObject({
      status: 'ok',
    });
    expect((await aino.poll({ accounts })).runs.some((run) => run.stream === 'changes')).toBe(false);
    const others = (await aino.list({ limit: 1_000 })).items.map((one) => one.id);
    await aino.close([id, ...others]);
    sql(brand, 'update messages set fetched_at = fetched_at - ?', DAY_MS);
    expect((await aino.poll({ accounts })).runs.some((run) => run.stream === 'changes')).toBe(false);
  });
});

describe('a platform that asks for patience as earlier messages are looked at', () => {
  const changesOf = (runs: readonly StreamRun[]) => runs.find((run) => run.stream === 'changes');
  const accounts = [ACCOUNT.x];
  const LOOK = 'GET /x/2/tweets?';

  async function throttled(): Promise<Office> {
    const office = await openQuietOffice();
    await newCustomer(office, 'x');
    await office.brand.control('faults', { match: LOOK, kind: '429', retryAfter: 600 });
    const { runs } = await office.aino.poll({ accounts, isRecheck: true });
    expect(changesOf(runs)).toMatchObject({ status: 'throttled', problem: { code: 'THROTTLED' } });
    return office;
  }
  const later = ({ brand }: Office) => sql(brand, "update streams set not_before = 1 where stream = 'changes'");
  const diagnosis = async ({ aino }: Office) =>
    (await aino.doctor()).find(({ subject }) => subject === 'stream x changes') ?? null;

  it('is obeyed by the next run, and asked again afterwards', async () => {
    const office = await throttled();
    const { brand, aino } = office;
    // one more would be taken by a look that comes too early
    await brand.control('faults', { match: LOOK, kind: '500' });
    const { runs } = await aino.poll({ accounts, isRecheck: true });
    expect(changesOf(runs)).toBeUndefined();
    expect(runs.map((run) => run.status)).not.toContain('failed');
    expect(await diagnosis(office)).toMatchObject({ isFine: true, words: expect.stringMatching(/asks to wait until/) });
    later(office);
    // the control: the fault still waits for the first look
    expect(changesOf((await aino.poll({ accounts, isRecheck: true })).runs)?.status).toBe('failed');
    later(office);
    expect(changesOf((await aino.poll({ accounts, isRecheck: true })).runs)?.status).toBe('ok');
    // it has no age: long ago it was heard well
    sql(brand, "update streams set last_heard_at = 1 where stream = 'changes'");
    expect(await diagnosis(office)).toBeNull();
  });

  it('is no trouble any more once nothing is left to look at', async () => {
    const office = await throttled();
    const { aino } = office;
    await aino.close((await aino.list({ limit: 1_000 })).items.map((one) => one.id));
    later(office);
    expect(changesOf((await aino.poll({ accounts, isRecheck: true })).runs)).toBeUndefined();
    expect(await diagnosis(office)).toBeNull();
  });
});

describe('a send that is refused with "not found"', () => {
  /** X with somebody before it who answers each post by himself; the reply is approved for that server. */
  async function behind(onPost: (office: Office) => Promise<void>) {
    const first = await openQuietOffice();
    const { brand } = first;
    const proxy = await startSpoilingProxy(brand.sandbox.url, (call, answer) => {
      if (call.method !== 'POST') return false;
      const told = { title: 'Not Found Error', detail: 'no such path', type: 'about:blank', status: 404 };
      const tell = () => answer.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(told));
      void onPost(first).then(tell);
      return true;
    });
    onTestFinished(() => proxy.close());
    changeSettings(brand, `${brand.sandbox.url}/x`, `${proxy.url}/x`);
    const office = { brand, aino: await brand.as('aino'), ville: await brand.as('ville') };
    const { id } = await newCustomer(office, 'x');
    return { office, id, reply: await approved(office, id, 'Hei! Selvitämme.') };
  }

  it('that is not about the message forgets no customer', async () => {
    const { office, id, reply } = await behind(async () => undefined);
    const [item] = (await office.ville.send({ replies: [reply.id] })).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['failed', 'NOT_ANSWERABLE']);
    const { conversation, thread } = await office.ville.show(id);
    expect([conversation.status, thread[0]?.deletedAt]).toEqual(['open', null]);
    expect(conversation.waitingSince).not.toBeNull();
  });

  it('because the message went in the last moment takes the conversation off the queue', async () => {
    let gone = '';
    const { office, id, reply } = await behind(async ({ brand }) => {
      await brand.control('remove', { platform: 'x', id: gone });
    });
    gone = reply.targetRemoteId;
    const [item] = (await office.ville.send({ replies: [reply.id] })).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['failed', 'NOT_ANSWERABLE']);
    const { conversation, thread } = await office.ville.show(id);
    expect([conversation.status, conversation.waitingSince]).toEqual(['closed', null]);
    expect(thread[0]?.deletedAt).not.toBeNull();
  });
});
