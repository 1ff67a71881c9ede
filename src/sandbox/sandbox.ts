import { once } from 'node:events';
import { createAccounts } from './accounts.ts';
import { createControl } from './control.ts';
import { createWorld } from './create-world.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { createFaultQueue } from './faults.ts';
import { createPracticeStage, type PracticeOptions, type PracticeStage } from './practice-stage.ts';
import { readScenario, type Scenario } from './scenario.ts';
import { createSandboxServer } from './server.ts';
import { writeWorkspace } from './workspace.ts';
import type { World } from './world.ts';

export {
  checkPracticeFile,
  FIRST_SCENARIO,
  listPracticeScenarios,
  PracticeScenarioError,
  readPracticeScenario,
} from './practice-scenario.ts';
export type { PracticeScenario } from './practice-shape.ts';
export type { PracticeStage, SaidThere } from './practice-stage.ts';
export { SESSION_MINUTES } from './practice-warnings.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** A built-in scenario's name, or a file. */
  readonly scenario?: string;
  /** The same seed gives the same people, texts and times relative to the start. */
  readonly seed?: number;
  /** Folder to write the workspace to; a new temporary one when left out. */
  readonly workspace?: string;
  /** New customers come, two or three a minute; otherwise nobody writes unasked. */
  readonly isLive?: boolean;
  /** UTC milliseconds to begin at, for worlds that are equal down to their post ids; now when left out. */
  readonly startsAt?: number;
  readonly log?: (line: string) => void;
  /** Only these customers, who take in what they are answered; nobody of `scenario` is there. */
  readonly practice?: PracticeOptions;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Full path of the workspace folder. */
  readonly workspace: string;
  /** The customers of a practice; null otherwise. */
  readonly practice: PracticeStage | null;
  /** Ends the server and every open call; the workspace stays. */
  close(): Promise<void>;
}

const DEFAULT_SEED = 1;

/**
 * Starts the loopback world: five platforms' APIs on 127.0.0.1, simulated customers, and a workspace that points at it.
 * @throws {ScenarioError} for a scenario that cannot be used; the system's error for a port in use
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const scenario = options.practice === undefined ? readScenario(options.scenario) : nobodyOf(readScenario());
  const world = createWorld({
    seed: options.seed ?? DEFAULT_SEED,
    ...(options.startsAt === undefined ? {} : { startsAt: options.startsAt }),
  });
  const crowd = createCrowd(world, scenario);
  const practice = options.practice === undefined ? null : createPracticeStage(world, options.practice);
  const faults = createFaultQueue();
  const accounts = createAccounts(world);
  const server = createSandboxServer({
    world,
    dialects: accounts.dialects,
    faults,
    control: createControl({ world, crowd, faults, accounts }),
    log: options.log ?? (() => {}),
  });
  server.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sandbox has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const shut = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  let workspace: string;
  try {
    workspace = await writeWorkspace(url, options.workspace ?? null);
  } catch (error) {
    await shut();
    throw error;
  }
  const stopLive = options.isLive ? startLife(world, crowd) : () => {};
  return {
    url,
    workspace,
    practice,
    async close() {
      stopLive();
      await shut();
    },
  };
}

/** A scenario without its people; who is brought by a call still comes. */
function nobodyOf(scenario: Scenario): Scenario {
  return { ...scenario, people: [] };
}

/** The first comes soon, so that a world is seen to live; then so many as one person can follow. */
const FIRST_COMES_MS = { from: 4_000, to: 8_000 } as const;
const NEXT_COMES_MS = { from: 20_000, to: 30_000 } as const;

/** Somebody new every 20 to 30 seconds, until stopped. */
function startLife(world: World, crowd: Crowd): () => void {
  const random = world.random('life');
  let timer: NodeJS.Timeout;
  let come = 0;
  const plan = ({ from, to }: { readonly from: number; readonly to: number }): void => {
    timer = setTimeout(
      () => {
        const visibility = come % 4 === 3 ? 'private' : 'public';
        come += 1;
        crowd.add({ count: 1, platform: null, text: null, visibility });
        plan(NEXT_COMES_MS);
      },
      random.between(from, to),
    );
  };
  plan(FIRST_COMES_MS);
  return () => clearTimeout(timer);
}
