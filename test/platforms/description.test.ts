import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkExchanges } from '../support/check-exchanges.ts';
import { type Description, openDescription } from '../support/openapi-check.ts';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.ts';
import { sharedFile } from '../support/shared-folder.ts';
import { openXDescription } from '../support/x-description.ts';
import { ContractWorld, hear } from './contract-world.ts';

let world: ContractWorld;
let proxy: RecordingProxy;

beforeEach(async (context) => {
  const id = context.task.name.split(' ')[0] ?? '';
  world = await ContractWorld.start(id);
  proxy = await startRecordingProxy(world.sandbox.url);
});
afterEach(async () => {
  await proxy.close();
  await world.end();
});

const mastodonFile = sharedFile('platforms/mastodon-openapi.json');
const descriptions: readonly (readonly [string, Description | null])[] = [
  ['x', openXDescription('tweet')],
  ['mastodon', mastodonFile === null ? null : openDescription(mastodonFile)],
];

for (const [id, description] of descriptions) {
  test.skipIf(description === null)(`${id} is asked only what its official description knows`, async () => {
    const session = await world.open({ server: proxy.url });
    await session.identity();
    await world.customers(60);
    for (const stream of [
      { kind: 'mentions' },
      { kind: 'own' },
      { kind: 'search', query: 'Esimerkki' },
      { kind: 'hashtag', tag: 'esimerkki' },
    ] as const) {
      const { cursor } = await hear(session, stream, null);
      await hear(session, stream, { cursor });
    }
    const prepared = world.platform.prepare(await world.outgoing(session, 'Hei! Selvitämme.'));
    await session.send(prepared, '0193a1b2-0000-7000-8000-000000000001');
    await session.findSent(prepared, '0193a1b2-0000-7000-8000-000000000001', Date.now());
    const exchanges = proxy.exchanges.map((one) => ({ ...one, path: one.path.replace(`/${id}/`, '/') }));
    expect(exchanges.length).toBeGreaterThan(8);
    expect(exchanges.filter((one) => (one.status ?? 0) >= 400)).toEqual([]);
    if (description) expect(complaintsOf(description, exchanges)).toEqual([]);
  });
}

/** About what we asked; what the sandbox answers is its own tests' matter. Lists are written `name[]`, described `name`. */
function complaintsOf(description: Description, exchanges: Parameters<typeof checkExchanges>[1]): readonly string[] {
  const plain = (query: (typeof exchanges)[number]['query']) =>
    Object.fromEntries(
      Object.entries(query).map(([name, value]) =>
        name.endsWith('[]') ? [name.slice(0, -2), [value].flat()] : [name, value],
      ),
    );
  return checkExchanges(
    description,
    exchanges.map((one) => ({ ...one, query: plain(one.query), status: null })),
  );
}
