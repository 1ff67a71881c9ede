/** Facebook and Instagram against the names that Meta's own SDK lists: what our connectors ask, and what they send. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../src/domain/message.ts';
import type { Stream } from '../../src/domain/stream.ts';
import type { Session } from '../../src/platforms/platform.ts';
import { openGraphDescription } from '../support/graph-description.ts';
import { type Exchange, type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.ts';
import { ContractWorld, hear } from './contract-world.ts';

const KEY = '0193a1b2-0000-7000-8000-000000000003';
const STREAMS = ['mentions', 'comments', 'messages', 'own'] as const;

describe.each(['facebook', 'instagram'] as const)('%s', (id) => {
  let world: ContractWorld;
  let proxy: RecordingProxy;

  beforeEach(async () => {
    world = await ContractWorld.start(id);
    proxy = await startRecordingProxy(world.sandbox.url);
  });
  afterEach(async () => {
    await proxy.close();
    await world.end();
  });

  async function useEverything(): Promise<readonly Exchange[]> {
    await world.customers(8);
    const session = await world.open({ server: proxy.url });
    await session.identity();
    const streams: Stream[] = STREAMS.map((kind) => ({ kind }));
    if (id === 'instagram') streams.push({ kind: 'hashtag', tag: 'esimerkki' });
    for (const stream of streams) await hear(session, stream, null);
    const outgoing = await world.outgoing(session, 'Hei! Selvitämme.');
    const whispered = await world.whispered(session, 'Hei! Kiitos viestistä.');
    await lookAtAll(session, [outgoing.target, whispered.target]);
    const since = Date.now();
    for (const one of [outgoing, whispered, world.answer(outgoing.target, 'private', 'Hei! Kerromme tässä lisää.')]) {
      const prepared = world.platform.prepare(one);
      await session.send(prepared, KEY);
      await session.findSent(prepared, KEY, { since });
    }
    await session.recheck([outgoing.target]);
    await session.moderate(outgoing.target, 'hide');
    await session.moderate(outgoing.target, 'unhide');
    return proxy.exchanges;
  }

  /** Looks around every kind of target: also an answer to an answer, and a post that names us. */
  async function lookAtAll(session: Session, targets: readonly HeardMessage[]): Promise<void> {
    const author = (await world.posts()).find((post) => post.id === targets[0]?.remoteId)?.author ?? '';
    const ours = await world.say({ author: 'esimerkki', text: 'Katsomme.', inReplyTo: targets[0]?.remoteId ?? '' });
    const again = await world.say({ author, text: 'No?', inReplyTo: ours });
    const post = await world.say({ author, text: '@esimerkki katsokaa!' });
    const comments = await hear(session, { kind: 'comments' }, null);
    const mentions = await hear(session, { kind: 'mentions' }, null);
    const more = [...comments.messages, ...mentions.messages].filter((one) => [again, post].includes(one.remoteId));
    expect(more.length).toBeGreaterThan(1);
    for (const target of [...targets, ...more]) await session.lookAround(target);
  }

  test('only edges, parameters and fields that Meta lists', async () => {
    const exchanges = await useEverything();
    expect(exchanges.length).toBeGreaterThan(12);
    expect(exchanges.filter((one) => (one.status ?? 0) >= 400)).toEqual([]);
    expect(openGraphDescription(id).checkAll(exchanges)).toEqual([]);
  });

  test('a name that nobody lists is a complaint', async () => {
    const exchanges = await useEverything();
    const complaints = (change: (one: Exchange) => Exchange) =>
      openGraphDescription(id).checkAll(exchanges.map(change)).length;
    expect(complaints((one) => ({ ...one, query: { ...one.query, colour: 'red' } }))).toBeGreaterThan(0);
    expect(complaints((one) => ({ ...one, path: `${one.path}_of_old` }))).toBeGreaterThan(0);
    const withField = (fields: unknown) => `${String(fields)},favourite_colour`;
    expect(
      complaints((one) =>
        'fields' in one.query ? { ...one, query: { ...one.query, fields: withField(one.query.fields) } } : one,
      ),
    ).toBeGreaterThan(0);
  });
});
