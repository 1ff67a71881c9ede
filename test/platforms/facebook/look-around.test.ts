import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import type { Session } from '../../../src/platforms/platform.ts';
import { ContractWorld, failureOf } from '../contract-world.ts';
import { found, names, placeless, polled } from '../graph/looks.ts';
import { openPage, PAGE } from './opened.ts';
import { comment, direct } from './readings.ts';
import { type Answer, GONE, graphTime, type ScriptedGraph, startScriptedGraph } from './scripted-graph.ts';

const COMMENTS = { kind: 'comments' } as const;

describe('in the sandbox', () => {
  let world: ContractWorld;
  let session: Session;
  beforeEach(async () => {
    world = await ContractWorld.start('facebook');
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

  test('a thread is flat: whoever spoke since, as a poll would bring it, in one request', async () => {
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
  });

  test('a post of a visitor brings what stands below it', async () => {
    const { author } = await newComment();
    const post = await world.say({ author, text: 'Koska avaatte?' });
    const heard = await polled(session, { kind: 'mentions' });
    const target = found(heard, post);
    expect(placeless((await session.lookAround(target)).messages[0] ?? target)).toEqual(placeless(target));
    const answer = await world.say({ author: 'esimerkki', text: 'Kahdeksalta.', inReplyTo: post });
    const around = await session.lookAround(target);
    expect(names(around)).toEqual([post, answer].sort());
    const comments = await polled(session, COMMENTS);
    expect(placeless(around.messages[1] ?? target)).toEqual(placeless(found(comments, answer)));
    expect(around.requests).toBe(1);
  });

  test('edited, and gone with the comment it stood under', async () => {
    const { id, author } = await newComment();
    const below = await world.say({ author, text: 'ja vielä', inReplyTo: id });
    const heard = await polled(session, COMMENTS);
    await world.upstream('edit', { id, text: 'muutin mieleni' });
    expect((await session.lookAround(found(heard, id))).messages[0]?.text).toBe('muutin mieleni');
    await world.upstream('remove', { id });
    for (const one of [id, below]) {
      const around = await session.lookAround(found(heard, one));
      expect(around).toMatchObject({ messages: [], deleted: [one], raw: '[]' });
    }
  });

  test('a chat: since the message, both sides, as a poll would bring them', async () => {
    const target = (await world.whispered(session, 'x')).target;
    await world.say({ author: 'esimerkki', text: 'Kollega tässä', inReplyTo: target.remoteId });
    const author = (await world.posts()).find((post) => post.id === target.remoteId)?.author ?? '';
    await world.say({ author, text: 'ja lisää', visibility: 'private', inReplyTo: target.remoteId });
    const heard = await polled(session, { kind: 'messages' });
    const around = await session.lookAround(target);
    expect(around.messages.map(({ text }) => text).slice(0, 2)).toEqual(['ja lisää', 'Kollega tässä']);
    for (const message of around.messages)
      expect(placeless(message)).toEqual(placeless(found(heard, message.remoteId)));
    expect(around.messages.at(-1)?.remoteId).toBe(target.remoteId);
    expect(around.requests).toBe(1);
    await world.upstream('remove', { id: target.remoteId });
    const after = await session.lookAround(target);
    expect(after.deleted).toEqual([target.remoteId]);
    expect(after.messages).toHaveLength(2);
  });

  test('a chat with 30 newer messages: the newest are told, the old one is not taken for gone', async () => {
    const target = (await world.whispered(session, 'x')).target;
    const author = (await world.posts()).find((post) => post.id === target.remoteId)?.author ?? '';
    for (let count = 1; count <= 30; count += 1) {
      const text = `viesti ${count}`;
      await world.say({ author, text, visibility: 'private', inReplyTo: target.remoteId });
    }
    const around = await session.lookAround(target);
    expect(around.messages.map(({ text }) => text)).toContain('viesti 30');
    expect(around.messages).toHaveLength(20);
    expect(around).toMatchObject({ deleted: [], requests: 2 });
  });
});

describe('by a scripted server', () => {
  let graph: ScriptedGraph;
  afterEach(() => graph?.close());

  async function looked(target: HeardMessage, routes: Record<string, Answer>) {
    const all: Record<string, Answer> = { 'GET me': PAGE, ...routes };
    graph = await startScriptedGraph(
      ({ method, path, query }) =>
        all[`${method} ${path}?${query.get('after') ?? ''}`] ?? all[`${method} ${path}`] ?? GONE,
    );
    return (await openPage(graph.url)).lookAround(target);
  }

  const AT = Date.parse('2026-08-01T09:00:00Z');
  const raw = (id: string, minutes: number, more: object = {}) => ({
    id,
    message: 'Hei',
    from: { id: '7001', name: 'Maija' },
    created_time: graphTime(AT + minutes * 60_000),
    ...more,
  });
  const ours = { from: { id: '500', name: 'Esimerkki Oy' } };
  const nested = () => comment({ id: '900_2', created_time: graphTime(AT + 60_000), parent: { id: '900_1' } });
  const paged = (after: string, ...data: object[]) => ({
    data,
    paging: { cursors: { after }, next: `https://elsewhere.example/x?after=${after}` },
  });

  test('pages are followed, as far as they are younger than the message', async () => {
    const comments = paged('a', raw('900_9', 9));
    const routes = {
      'GET 900_2': raw('900_2', 1, { parent: { ...raw('900_1', 0), comments } }),
      'GET 900_1/comments?a': paged('b', raw('900_8', 8, { ...ours, parent: { id: '900_1' } }), raw('900_5', 0.5)),
    };
    const around = await looked(nested(), routes);
    expect(around.messages).toMatchObject([
      { remoteId: '900_2' },
      { remoteId: '900_9', threadId: '900_1', inReplyTo: '900_1' },
      { remoteId: '900_8', direction: 'outbound', threadId: '900_1' },
    ]);
    expect(graph.asked.map(({ path }) => path)).toEqual(['me', '900_2', '900_1/comments']);
  });

  test('an edge that did not come is asked for, and no silence', async () => {
    const routes = { 'GET 900_1': raw('900_1', 0), 'GET 900_1/comments': { data: [raw('900_3', 3, ours)] } };
    expect((await looked(comment(), routes)).messages).toMatchObject([
      { remoteId: '900_1' },
      { direction: 'outbound' },
    ]);
    expect((await failureOf(() => looked(comment(), { ...routes, 'GET 900_1/comments': 500 }))).kind).toBe(
      'unavailable',
    );
  });

  const whole = { ...raw('900_1', 0), comments: { data: [] } };
  test.each<[string, Answer]>([
    ['nothing', {}],
    ['another object', { ...whole, id: '900_7' }],
    ['a list that is none', { ...whole, comments: { data: 'x' } }],
    ['an answer that cannot be read', { ...whole, comments: { data: [{ id: '900_3' }] } }],
    ['a page without end', { ...whole, comments: paged('', raw('900_3', 3)) }],
    ['trouble', 500],
    ['an error with 200', { error: { message: 'temporary', code: 2 } }],
  ])('%s is a failure, never nothing new', async (_, answer) => {
    const routes = { 'GET 900_1': answer, 'GET 900_1/comments': paged('', raw('900_3', 3)) };
    expect((await failureOf(() => looked(comment(), routes))).kind).toBe('unavailable');
  });

  test('an answer without the comment above it is a failure', async () => {
    expect((await failureOf(() => looked(nested(), { 'GET 900_2': raw('900_2', 1) }))).kind).toBe('unavailable');
  });

  test('a chat that is gone is no word about the message; both gone are', async () => {
    const at = Date.now();
    const message = { id: 'm_1', message: 'Hei', from: { id: '7001' }, created_time: graphTime(at) };
    expect((await failureOf(() => looked(direct(at), { 'GET m_1': message }))).kind).toBe('unavailable');
    expect((await looked(direct(at), {})).deleted).toEqual(['m_1']);
  });

  test('a message that is listed and was taken back is gone', async () => {
    const at = Math.floor(Date.now() / 1000) * 1000;
    const messages = { data: [{ id: 'm_1', created_time: graphTime(at) }] };
    const chat = { id: 't_1', updated_time: graphTime(at), messages };
    expect(await looked(direct(at), { 'GET t_1': chat })).toMatchObject({ messages: [], deleted: ['m_1'] });
  });

  test('a person’s or another Page’s token looks at nothing; a spent budget neither', async () => {
    const other = { 'GET me': { ...PAGE, id: '501' }, 'GET 900_1': whole };
    expect(await failureOf(() => looked(comment(), other))).toMatchObject({ kind: 'auth', reason: 'otherAccount' });
    expect(graph.asked.map(({ path }) => path)).toEqual(['me']);
    graph.close();
    graph = await startScriptedGraph(() => PAGE);
    graph.headers = { 'x-app-usage': '{"call_count":97}' };
    const session = await openPage(graph.url);
    expect((await failureOf(() => session.lookAround(comment()))).kind).toBe('throttled');
  });
});
