import { z } from 'zod';
import { MOOD, OUTCOMES, PRACTICE_LEVELS, WANTS } from '../domain/practice.ts';
import { PERSONA_KINDS } from './scenario.ts';
import { PLATFORM_NAMES } from './world.ts';

/** The narrowest platform takes 280 characters, our handle among them. */
const SAID_MAX = 260;

const said = z.string().trim().min(1).max(SAID_MAX);
const lines = z.array(said).min(1);
const title = z.string().trim().min(1).max(200);
const bilingual = z.strictObject({ fi: title.optional(), en: title.optional() });

/** All that a customer says in one language. */
const words = z.strictObject({
  name: z.string().trim().min(1).max(60),
  handle: z
    .string()
    .regex(/^[a-z0-9_]{2,12}$/)
    .optional(),
  opening: said,
  /** What the company knows of the case; laid beside the conversation as a note, because nobody can answer from nothing. */
  know: z.string().trim().min(1).max(500).optional(),
  /** What an answer must tell, one entry a fact; `|` stands between words of which one is enough. */
  facts: z.array(z.string().trim().min(1)).default([]),
  /** What must not be said of them in public. */
  secrets: z.array(z.string().trim().min(3)).default([]),
  /** What they say to an answer; general words stand in for what is left out. */
  reactions: z.strictObject(mapOf(OUTCOMES, lines.optional())).default({}),
  /** What they say with their rating: 4 and 5 are good, 3 is middling, 1 and 2 are bad. */
  rating: z.strictObject({ good: lines.optional(), middling: lines.optional(), bad: lines.optional() }).default({}),
});

/** What may stand in the words of one language. */
export const SPOKEN: readonly string[] = Object.keys(words.shape);

const customer = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,30}$/),
  kind: z.enum(PERSONA_KINDS),
  heard: z.enum(['mention', 'private']).default('mention'),
  platforms: z.array(z.enum(PLATFORM_NAMES)).min(1).optional(),
  followers: z.int().nonnegative().max(100_000_000).default(120),
  /** Minutes of the customers' time after the begin. */
  arrivesMinutes: z.number().nonnegative().default(0),
  mood: z.int().min(MOOD.least).max(MOOD.most),
  wants: z.array(z.enum(WANTS)).default([]),
  /** Minutes of the customers' time before they lose patience; after twice as many they leave. */
  patienceMinutes: z.number().positive().default(60),
  words: z.strictObject({ fi: words.optional(), en: words.optional() }),
});

/** A practice scenario as it is written. */
export const practiceShape = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  level: z.enum(PRACTICE_LEVELS),
  title: bilingual,
  about: bilingual.default({}),
  customers: z.array(customer).min(1).max(60),
});

export type PracticeScenario = z.infer<typeof practiceShape>;
export type PracticeCustomer = PracticeScenario['customers'][number];
export type PracticeWords = NonNullable<PracticeCustomer['words']['fi']>;

function mapOf<K extends string, V>(keys: readonly K[], value: V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>;
}
