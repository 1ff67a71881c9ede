import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import type { Session } from '../../../src/platforms/platform.ts';
import { ContractWorld, failureOf } from '../contract-world.ts';
import { type Answer, GONE, graphTime, type ScriptedGraph, startScriptedGraph } from '../facebook/scripted-graph.ts';
import { found, names, placeless, polled } from '../graph/looks.ts';
import { openAccount, PAGE } from './opened.ts';
import { comment, tagged } from './readings.ts';

const COMMENTS = { kind: 'comments' } as const;

describe('in the sandbox', () => {
  let world: ContractWorld;
  let session: Session;
  beforeEach(async () => {
    world = await ContractWorld.start('instagram');
    session = await world.open();
    await session.identity();
  });
  afterEach(() => world.end());

  /** A new comment of somebody new, with the author's handle. */
  async function newComment(): Promise<{ id: string; author: string }> {
    const [id = ''] = await world.customers(1);
    const author = (await world.posts()).find((post) => post.id === id)?.author ?? '';
    return { id, author };
  }

  test('two levels: whoever spoke since, as a poll would bring it, in one request', async () => {
    const { id, author } = await newComment();
    const stranger = await newComment();
    const answer = await world.say({ author: 'esimerkki', text: 'Hei! Katsomme.', inReplyTo: id });
    const again = await world.say({ author, text: 'Kiitos', inReplyTo: answer });
    const other = await world.say({ author: stranger.author, text: 'Sama täällä', inReplyTo: id });
    const toOther = await world.say({
      author: 'esimerkki',
      text: `@${stranger.author} Mikä tilausnumero?`,
      inReplyTo: other,
    });
    const heard = await polled(session, COMMENTS);
    const around = await session.lookAround(found(heard, id));
    expect(names(around)).toEqual([id, answer, again, other, toOther].sort());
    for (const message of around.messages)
      expect(placeless(message)).toEqual(placeless(found(heard, message.remoteId)));
    expect(around.messages.find((one) => one.remoteId === toOther)?.inReplyTo).toBe(other);
    const raws: { id: string }[] = JSON.parse(around.raw);
    expect(around.messages.map(({ rawIndex }) => raws[rawIndex ?? -1]?.id)).toEqual(
      around.messages.map((one) => one.remoteId),
    );
    expect(around).toMatchObject({ deleted: [], requests: 1, costUsd: 0, rateLimit: { limit: 100 } });
  });

  test('of an answer to an answer: those beside it and after it, in one request', async () => {
    const { id, author } = await newComment();
    const ours = await world.say({ author: 'esimerkki', text: 'Hei! Katsomme.', inReplyTo: id });
    await world.clock('2m');
    const target = await world.say({ author, text: 'No?', inReplyTo: ours });
    const colleague = await world.say({ author: 'esimerkki', text: `@${author} Nyt löytyi.`, inReplyTo: target });
    const heard = await polled(session, COMMENTS);
    const around = await session.lookAround(found(heard, target));
    expect(names(around)).toEqual([target, colleague].sort());
    for (const message of around.messages)
      expect(placeless(message)).toEqual(placeless(found(heard, message.remoteId)));
    expect(around.messages.find((one) => one.remoteId === colleague)).toMatchObject({
      inReplyTo: target,
      threadId: id,
    });
    expect(around.requests).toBe(1);
    await world.upstream('remove', { id: target });
    expect(await session.lookAround(found(heard, target))).toMatchObject({ deleted: [target], requests: 2 });
    await world.upstream('remove', { id });
    for (const one of [id, target]) expect((await session.lookAround(found(heard, one))).deleted).toEqual([one]);
  });

  test('60 answers below a comment are read to their end', async () => {
    const { id, author } = await newComment();
    for (let count = 1; count <= 59; count += 1) await world.say({ author, text: `${count}`, inReplyTo: id });
    const last = await world.say({ author: 'esimerkki', text: 'Kaikki luettu.', inReplyTo: id });
    const around = await session.lookAround(found(await polled(session, COMMENTS), id));
    expect(around.messages).toHaveLength(61);
    expect(names(around)).toContain(last);
    expect(around.requests).toBe(2);
  });

  test('a post of somebody else that names us: the post alone; edited until it names nobody it is gone for us', async () => {
    const { author } = await newComment();
    const id = await world.say({ author, text: '@esimerkki katsokaa!' });
    const target = found(await polled(session, { kind: 'mentions' }), id);
    await world.say({ author: 'esimerkki', text: 'Näemme.', inReplyTo: id });
    const around = await session.lookAround(target);
    expect(around).toMatchObject({ deleted: [], requests: 1 });
    expect(around.messages.map(placeless)).toEqual([placeless(target)]);
    await world.upstream('edit', { id, text: '@esimerkki, katsokaa nyt' });
    expect((await session.lookAround(target)).messages[0]?.text).toBe('@esimerkki, katsokaa nyt');
    await world.upstream('edit', { id, text: 'ei mitään' });
    expect((await session.lookAround(target)).deleted).toEqual([id]);
  });

  test('a chat: since the message, both sides, as a poll would bring them; then the message alone is taken back', async () => {
    const target = (await world.whispered(session, 'x')).target;
    const isAlone = (await session.lookAround(target)).messages.length === 1;
    await world.say({ author: 'esimerkki', text: 'Kollega tässä', inReplyTo: target.remoteId });
    const heard = await polled(session, { kind: 'messages' });
    const around = await session.lookAround(target);
    expect(isAlone).toBe(true);
    expect(around.messages.map(({ text }) => text)).toEqual(['Kollega tässä', target.text]);
    for (const message of around.messages)
      expect(placeless(message)).toEqual(placeless(found(heard, message.remoteId)));
    expect(around).toMatchObject({ deleted: [], requests: 1 });
    await world.upstream('remove', { id: around.messages[0]?.remoteId ?? '' });
    await world.upstream('remove', { id: target.remoteId });
    expect((await session.lookAround(target)).deleted).toEqual([target.remoteId]);
  });
});

describe('by a scripted server', () => {
  let graph: ScriptedGraph;
  afterEach(() => graph?.close());

  async function looked(target: HeardMessage, routes: Record<string, Answer>, credentials = {}) {
    const me = { user_id: '17841400000000001', username: 'esimerkki' };
    const all: Record<string, Answer> = { 'GET me': { ...PAGE, ...me }, ...routes };
    graph = await startScriptedGraph(({ method, path }) => all[`${method} ${path}`] ?? GONE);
    return (await openAccount(graph.url, { credentials })).lookAround(target);
  }

  const AT = Date.parse('2026-08-01T09:00:00Z');
  const raw = (id: string, minutes: number, more: object = {}) => ({
    id,
    text: 'Hei',
    from: { id: '7001', username: 'maija' },
    timestamp: graphTime(AT + minutes * 60_000),
    ...more,
  });
  const nested = () => comment({ id: '1802', parent_id: '1801', timestamp: graphTime(AT + 60_000) });

  test('without answers there is no edge', async () => {
    expect(await looked(comment(), { 'GET 1801': raw('1801', 0) })).toMatchObject({
      messages: [{ remoteId: '1801', inReplyTo: '1790', threadId: '1801', url: comment().url }],
      deleted: [],
    });
  });

  test.each<[string, Answer]>([
    ['nothing', {}],
    ['another comment', raw('1899', 0)],
    ['a list that is none', raw('1801', 0, { replies: { data: 'x' } })],
    ['an answer that cannot be read', raw('1801', 0, { replies: { data: [{ id: '1803' }] } })],
    ['trouble', 500],
  ])('%s is a failure, never nothing new', async (_, answer) => {
    expect((await failureOf(() => looked(comment(), { 'GET 1801': answer }))).kind).toBe('unavailable');
  });

  test('a thread that is gone, or leaves the comment out, while the comment is there: nothing can be told', async () => {
    const there = { 'GET 1802': raw('1802', 1, { parent_id: '1801' }) };
    expect((await failureOf(() => looked(nested(), there))).kind).toBe('unavailable');
    const without = { ...there, 'GET 1801': raw('1801', 0, { replies: { data: [] } }) };
    expect((await failureOf(() => looked(nested(), without))).kind).toBe('unavailable');
    expect((await looked(nested(), {})).deleted).toEqual(['1802']);
  });

  test('what nobody may look at is refused, for good', async () => {
    const found = { ...comment(), reference: { type: 'found', id: '1' } };
    for (const target of [tagged('kuva'), found, { ...comment(), reference: null }])
      expect(await failureOf(() => looked(target, {}))).toMatchObject({ kind: 'refused', reason: 'notAllowed' });
    const byInstagram = { login: 'instagram' };
    expect((await failureOf(() => looked(tagged('@esimerkki hei'), {}, byInstagram))).words).toMatch(/Facebook Login/);
  });
});
