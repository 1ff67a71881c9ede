import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { PLATFORM_NAMES } from './world.ts';

/** What a customer writes for; every kind that the pool has in a language is kept, whatever the seed. */
export const PERSONA_KINDS = [
  'complaint',
  'question',
  'praise',
  'sarcasm',
  'threat',
  'safety',
  'spam',
  'offTopic',
  'thanks',
  'mixed',
  'breach',
  'press',
  'wish',
] as const;

const range = z.tuple([z.number().nonnegative(), z.number().nonnegative()]);

const persona = z.strictObject({
  kind: z.enum(PERSONA_KINDS),
  language: z.enum(['fi', 'en']),
  /**
   * How the brand hears it. A `search` names the brand but does not address it, a `hashtag` carries #esimerkki; `reply`
   * (on Facebook and Instagram a comment) and `quote` need `to`; a `private` one writes a message.
   */
  heard: z.enum(['mention', 'reply', 'quote', 'search', 'hashtag', 'private']).default('mention'),
  /** Key of a brand post. */
  to: z.string().optional(),
  platforms: z.array(z.enum(PLATFORM_NAMES)).nonempty().optional(),
  /** From a shuffled list of names unless given. */
  name: z.string().optional(),
  handle: z.string().optional(),
  bio: z.string().default(''),
  followers: range.default([3, 900]),
  minutesAgo: range.default([10, 2880]),
  /** Minutes before the customer is tired of waiting for an answer. */
  patience: z.number().positive().default(480),
  /** One of these is said; `{brand}` becomes the brand's handle, other braces a slot. */
  text: z.union([z.string(), z.array(z.string()).nonempty()]),
  /** Said under the first message, without having been answered. */
  more: z.array(z.string()).default([]),
  /** What is said to the first, second … answer; silence afterwards. */
  reactions: z.array(z.string()).default([]),
  /** Said instead when the answer came after the patience. */
  impatient: z.string().optional(),
});

/** Names of one word each, with spaces between. */
const nameList = z
  .string()
  .trim()
  .min(1)
  .transform((list) => list.split(/\s+/));
const names = z.strictObject({ first: nameList, last: nameList });

const schema = z.strictObject({
  name: z.string(),
  /** How many of the people a world gets; all when left out. */
  keep: z.number().int().positive().optional(),
  names: z.strictObject({ fi: names, en: names }).optional(),
  /** Words that a text may draw from by `{name}`. */
  slots: z.record(z.string(), z.array(z.string()).nonempty()).default({}),
  brandPosts: z
    .array(
      z.strictObject({
        key: z.string(),
        language: z.enum(['fi', 'en']),
        minutesAgo: z.number().positive(),
        text: z.string(),
      }),
    )
    .default([]),
  people: z.array(persona),
  /** Whom `POST /_sandbox/customers` and `--live` bring; each may come any number of times under new names. */
  crowd: z.array(persona).nonempty().optional(),
});

export type Persona = z.infer<typeof persona>;
type WrittenScenario = z.infer<typeof schema>;
/** A scenario file, with what it left out taken from the built-in one. */
export type Scenario = Omit<WrittenScenario, 'names' | 'crowd'> & {
  readonly names: NonNullable<WrittenScenario['names']>;
  readonly crowd: NonNullable<WrittenScenario['crowd']>;
};

/** A scenario that cannot be used, with the reason. */
export class ScenarioError extends Error {
  readonly scenario: string;
  readonly problem: string;
  constructor(scenario: string, problem: string) {
    super(`${scenario}: ${problem}`);
    this.name = 'ScenarioError';
    this.scenario = scenario;
    this.problem = problem;
  }
}

const BUILT_IN = 'esimerkki';

/**
 * A built-in scenario by its name, or one from a file.
 * @throws {ScenarioError} when there is none or it does not fit
 */
export function readScenario(nameOrFile: string = BUILT_IN): Scenario {
  const written = readWritten(nameOrFile);
  const builtIn = nameOrFile === BUILT_IN ? written : readWritten(BUILT_IN);
  const names = written.names ?? builtIn.names;
  const crowd = [true, false].flatMap((isPrivate) => {
    const own = (written.crowd ?? []).filter(({ heard }) => (heard === 'private') === isPrivate);
    const others = (builtIn.crowd ?? []).filter(({ heard }) => (heard === 'private') === isPrivate);
    return own.length > 0 ? own : others;
  });
  if (names === undefined || crowd.length === 0) throw new ScenarioError(BUILT_IN, 'names or crowd missing');
  return { ...written, slots: { ...builtIn.slots, ...written.slots }, names, crowd };
}

function readWritten(nameOrFile: string): WrittenScenario {
  const file = findFile(nameOrFile);
  let value: unknown;
  try {
    value = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ScenarioError(nameOrFile, error instanceof Error ? error.message : String(error));
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new ScenarioError(nameOrFile, z.prettifyError(result.error));
  const keys = new Set(result.data.brandPosts.map(({ key }) => key));
  for (const { heard, to } of [...result.data.people, ...(result.data.crowd ?? [])]) {
    if ((heard === 'reply' || heard === 'quote') && !keys.has(to ?? '')) {
      throw new ScenarioError(nameOrFile, `"${heard}" to "${to ?? ''}", which is no key of brandPosts`);
    }
  }
  return result.data;
}

/** Built-in ones lie beside this module in the source, and beside the bundle once built. */
function findFile(nameOrFile: string): string {
  if (/^[a-z0-9-]+$/.test(nameOrFile)) {
    for (const folder of ['./scenarios/', '../scenarios/']) {
      const file = fileURLToPath(new URL(`${folder}${nameOrFile}.yaml`, import.meta.url));
      if (existsSync(file)) return file;
    }
  }
  const file = resolve(nameOrFile);
  if (!existsSync(file)) throw new ScenarioError(nameOrFile, 'no built-in scenario and no file of that name');
  return file;
}
