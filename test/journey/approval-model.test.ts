import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { startBrand } from '../support/brand.ts';
import { ApprovalModel, PEOPLE, type Step } from './approval-model.ts';
import { changeSettings, sql } from './office.ts';

/** `npm run drill -- --night` plays more. */
const RUNS = Number(process.env.KUULO_MODEL_RUNS ?? 300);
const SEED = Number(process.env.KUULO_MODEL_SEED ?? 20_261_122);
/** Sequences that share one world: a fresh one for each would take most of the time. */
const PER_WORLD = 25;

const at = fc.nat({ max: 5 });
const by = fc.constantFrom(...PEOPLE);
const text = fc.nat({ max: 3 });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('draft' as const), at, by, text }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), at, by, text }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('approve' as const), at, by }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('submit' as const, 'cancel' as const, 'retry' as const), at, by }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tamper' as const),
      at,
      field: fc.constantFrom('text', 'visibility', 'target', 'account', 'time'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('writeAgain' as const, 'reassign' as const, 'closeAndReopen' as const),
      at,
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'later' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('backup' as const, 'restore' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bulk' as const), by, approver: by, text }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      by: fc.constantFrom(...PEOPLE, 'system'),
      isAdditional: fc.boolean(),
    }),
  },
);

const start: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('customer' as const),
  on: fc.constantFrom('x', 'mastodon', 'bluesky'),
  way: fc.constantFrom('public', 'private'),
});

const sequence = fc
  .tuple(fc.array(start, { minLength: 1, maxLength: 3 }), fc.array(step, { minLength: 6, maxLength: 18 }))
  .map(([first, rest]): Step[] => [...first, ...rest]);

afterEach(() => {
  vi.useRealTimers();
});

async function world() {
  const scenario = fileURLToPath(new URL('quiet.yaml', import.meta.url));
  const brand = await startBrand({ scenario }, { KUULO_SETTLE_MS: '0' });
  changeSettings(brand, 'operators:\n', 'operators:\n  - { name: liisa, role: approver }\n');
  return brand;
}

it(`${RUNS} random sequences: every post has a valid approval of exactly its content by somebody who did not write it`, async () => {
  const sequences = fc.sample(sequence, { numRuns: RUNS, seed: SEED });
  let sent = 0;
  for (let begin = 0; begin < sequences.length; begin += PER_WORLD) {
    const brand = await world();
    const model = new ApprovalModel(brand);
    for (const steps of sequences.slice(begin, begin + PER_WORLD)) {
      await model.play(steps);
      expect(model.broken, JSON.stringify(steps)).toEqual([]);
    }
    sent += model.sent;
    vi.useRealTimers();
  }
  // a model in which nothing goes out would prove nothing
  expect(sent).toBeGreaterThan(RUNS / 10);
}, 900_000);

it('the control: a send that trusts the row posts what nobody approved, and the model sees it', async () => {
  const brand = await world();
  const model = new ApprovalModel(brand);
  await model.play([
    { do: 'customer', on: 'mastodon', way: 'public' },
    { do: 'draft', at: 0, by: 'aino', text: 1 },
    { do: 'approve', at: 0, by: 'ville' },
  ]);
  const app = await brand.as('ville');
  const [row] = sql(brand, 'select * from replies');
  // what the program would have put out had it not compared the hash
  await brand.control('say', {
    platform: 'mastodon',
    author: 'esimerkki',
    text: `${String(row?.text)} Hyvitämme kaiken.`,
    inReplyTo: String(row?.target_remote_id),
  });
  await model.play([{ do: 'send', by: 'system', isAdditional: false }]);
  expect(model.broken).toHaveLength(1);
  await app.end();
}, 60_000);
