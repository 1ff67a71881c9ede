import { CUTS, type Cut } from '../support/cutting-proxy.ts';
import { BULK_SCENARIOS, drillBulk } from './bulk.ts';
import { drillCrashes, drillTooShortSettle, SCENARIOS } from './crashes.ts';
import { drillCuts } from './cuts.ts';
import { crashLabels } from './labels.ts';
import { drillNaive, drillNaivePair, STRATEGIES } from './naive.ts';
import { PLATFORMS, type PlatformName, type Way } from './platforms.ts';
import { drillRestore, RESTORE_SCENARIOS } from './restore.ts';
import { drillSenders, type SenderDrill, senderScenario } from './senders.ts';
import type { Tally } from './tally.ts';

/** What a piece of the drill brings back. */
export interface Brought {
  readonly tallies: readonly Tally[];
  /** Labels at which a sender died in it. */
  readonly labels: readonly string[];
}

/** One piece; pieces run side by side. */
export interface Piece {
  readonly name: string;
  run(): Promise<Brought>;
}

/** How long, and with which numbers drawn. */
export interface Sizes {
  readonly isNight: boolean;
  readonly seed: number;
}

/** Every scenario by the name it has in the table. */
export const SCENARIO_NAMES: readonly string[] = [
  ...SCENARIOS,
  ...CUTS,
  ...[2, 4, 8].flatMap((senders) => [null, 1].map((stopMs) => senderScenario({ senders, stopMs }))),
  ...BULK_SCENARIOS,
  ...RESTORE_SCENARIOS,
];

/** E1: the sender killed at every label, on one platform. Private where its answer is lost; at night everywhere. */
export function crashPieces({ isNight, seed }: Sizes, platform: PlatformName): Piece[] {
  return SCENARIOS.flatMap((scenario) => {
    const ways: Way[] = isNight || scenario === 'dropAfter' ? ['public', 'private'] : ['public'];
    return ways.flatMap((way) =>
      worldsFor({ isNight, seed }, platform, way).map(({ labels, seed: own }) => ({
        name: `E1 ${platform} ${way} ${scenario}`,
        run: async () => {
          const { tally, hits } = await drillCrashes({ platform, scenario, way, labels, seed: own });
          return { tallies: [tally], labels: [...hits.keys()] };
        },
      })),
    );
  });
}

/** Once by day, often by night. X lets chats be read 15 times in 15 minutes: there each label has a world of its own. */
function worldsFor({ isNight, seed }: Sizes, platform: PlatformName, way: Way): { labels?: string[]; seed: number }[] {
  const seeds = Array.from({ length: isNight ? NIGHT_ROUNDS : 1 }, (_, round) => seed + round);
  if (platform !== 'x' || way === 'public') return seeds.map((own) => ({ seed: own }));
  return seeds.flatMap((own) => crashLabels().map((label) => ({ labels: [label], seed: own })));
}

const NIGHT_ROUNDS = 10;

/** The same kills, other senders: here the rig must see duplicates. */
export function controlPieces({ seed }: Sizes): Piece[] {
  const alone = STRATEGIES.flatMap((strategy) =>
    SCENARIOS.map((scenario) => piece(`control ${strategy} ${scenario}`, () => drillNaive(strategy, scenario, seed))),
  );
  return [...alone, piece('control two naive ones at once', () => drillNaivePair(4, seed))];
}

/** What no sender can promise: a settle time shorter than the platform needs. */
export function limitPieces({ seed }: Sizes): Piece[] {
  return PLATFORMS.map((platform) => piece(`limit ${platform}`, () => drillTooShortSettle(platform, seed)));
}

/** E2: answers cut on their way, on one platform. Silence lasts a deadline: by day on one platform only. */
export function cutPieces({ isNight, seed }: Sizes, platform: PlatformName): Piece[] {
  const loud = CUTS.filter((cut) => cut !== SILENCE);
  const cuts = (way: Way, some: readonly Cut[]): Piece => ({
    name: `E2 ${platform} ${way} ${some.length === 1 ? some[0] : ''}`.trimEnd(),
    run: async () => ({ tallies: await drillCuts({ platform, way, cuts: some, seed }), labels: [] }),
  });
  const isSilent = isNight || platform === 'mastodon';
  const silent = isSilent ? [cuts('public', [SILENCE])] : [];
  // few in one world: X lets chats be read 15 times in 15 minutes
  const inPrivate = isNight ? [0, 3, 6].map((from) => CUTS.slice(from, from + 3)) : [SOME];
  return [...silent, cuts('public', loud), ...inPrivate.map((some) => cuts('private', some))];
}

const SILENCE: Cut = 'silence';
const SOME: readonly Cut[] = ['nothing, then fin', 'half the body, then reset'];

/** E3: several senders at once; one of them stopped in the middle of its call. */
export function senderPieces({ isNight, seed }: Sizes): Piece[] {
  const size: Omit<SenderDrill, 'senders' | 'stopMs'> = isNight
    ? { repliesEach: 20, slowMs: 1_200, seed }
    : { repliesEach: 2, slowMs: 800, seed };
  // by night longer than a deadline
  const stopMs = isNight ? 40_000 : 1_500;
  const drills = [2, 4, 8].flatMap((senders): SenderDrill[] => [
    { ...size, senders, stopMs: null },
    { ...size, senders, stopMs },
  ]);
  return drills.map((drill) => piece(`E3 ${senderScenario(drill)}`, () => drillSenders(drill)));
}

/** E4: a bulk run killed and interrupted. */
export function bulkPieces({ isNight, seed }: Sizes): Piece[] {
  const [killed, interrupted] = BULK_SCENARIOS;
  const many = isNight ? 50 : 6;
  return [
    piece(`E4 ${killed}`, () => drillBulk({ scenario: killed, rows: 1_000, ends: many, seed })),
    piece(`E4 ${interrupted}`, () =>
      drillBulk({ scenario: interrupted, rows: isNight ? 1_000 : 200, ends: many, seed }),
    ),
  ];
}

/** Backups, copies and clones. */
export function restorePieces({ isNight, seed }: Sizes): Piece[] {
  const replies = isNight ? 100 : 20;
  return RESTORE_SCENARIOS.map((scenario) =>
    piece(`restore ${scenario}`, () =>
      drillRestore({ scenario, replies: scenario === RESTORE_SCENARIOS[0] ? replies : 10, seed }),
    ),
  );
}

/** All of it; what only waits comes first, so that it waits beside the rest. */
export function allPieces(sizes: Sizes): Piece[] {
  const pieces = [
    ...PLATFORMS.flatMap((platform) => cutPieces(sizes, platform)),
    ...bulkPieces(sizes),
    ...PLATFORMS.flatMap((platform) => crashPieces(sizes, platform)),
    ...senderPieces(sizes),
    ...restorePieces(sizes),
    ...limitPieces(sizes),
    ...controlPieces(sizes),
  ];
  const isWaiting = ({ name }: Piece): boolean => name.endsWith(SILENCE) || name.endsWith('late');
  return [...pieces.filter(isWaiting), ...pieces.filter((one) => !isWaiting(one))];
}

/** Labels of the source at which nothing died: a crash point that nobody drills. */
export function missedLabels(brought: readonly Brought[]): string[] {
  const hit = new Set(brought.flatMap(({ labels }) => labels));
  return crashLabels().filter((label) => !hit.has(label));
}

/** Runs pieces side by side and returns what each brought, in their order. */
export async function runPieces(
  pieces: readonly Piece[],
  { atOnce, onDone }: { atOnce: number; onDone?: (piece: Piece, brought: Brought) => void },
): Promise<Brought[]> {
  const brought: Brought[] = [];
  const waiting = [...pieces.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, one] = next;
      const result = await one.run();
      brought[index] = result;
      onDone?.(one, result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return brought;
}

function piece(name: string, drill: () => Promise<Tally>): Piece {
  return { name, run: async () => ({ tallies: [await drill()], labels: [] }) };
}
