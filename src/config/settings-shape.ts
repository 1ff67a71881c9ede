import * as z from 'zod/mini';
import { CONVERSATION_SORTS } from '../domain/conversation.ts';
import { OWN_CUE_FAMILIES, type OwnCueFamily } from '../domain/cue-family.ts';
import { ROLES } from '../domain/operator.ts';
import { LANGUAGES, THEMES } from '../domain/settings.ts';
import { URGENCIES } from '../domain/triage.ts';
import { checked, readDuration } from './checked.ts';
import { parseCueWords } from './cue-setting.ts';
import { DEFAULT_HOURS, parseHours } from './hours-setting.ts';
import { parseKey, parseMacroKey } from './key-setting.ts';
import { ValueError } from './mistake.ts';
import { SERVICE_SHAPE, SERVICE_TABLES } from './service-shape.ts';
import { DEFAULT_STREAMS, parseStream } from './stream-setting.ts';

// zod/mini: the quick start reads this file too, and the whole of zod costs it three times as much

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const text = z.string().check(z.trim(), z.minLength(1));
const duration = checked(readDuration);
const someTime = checked(readSomeTime);
const count = z.int().check(z.minimum(1), z.maximum(1_000_000));
const reviewed = z.enum(['required', 'optional']);
const name = text.check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u));

const brand = z.strictObject({
  name: z._default(text, ''),
  languages: z._default(z.array(z.string().check(z.regex(/^[a-z]{2,3}$/))), ['fi', 'en']),
});

const account = z.strictObject({
  name,
  platform: text,
  handle: z.pipe(
    text,
    z.transform((handle) => handle.replace(/^@/, '')),
  ),
  baseUrl: z._default(z.nullable(checked(readBaseUrl)), null),
  streams: z._default(z.array(checked(parseStream)), [...DEFAULT_STREAMS]),
  features: z._default(z.array(text), []),
});

const sla = z.strictObject({
  critical: z._default(duration, 15 * MINUTE_MS),
  high: z._default(duration, HOUR_MS),
  normal: z._default(duration, 8 * HOUR_MS),
  low: z._default(duration, 24 * HOUR_MS),
});

const review = z.strictObject({
  public: z._default(reviewed, 'required'),
  private: z._default(reviewed, 'optional'),
  fourEyes: z._default(z.boolean(), false),
  expires: z._default(someTime, 7 * DAY_MS),
});

const send = z.strictObject({
  undo: z._default(duration, 10_000),
  perAccountPerMinute: z._default(z.int().check(z.minimum(0), z.maximum(1_000)), 10),
  perAccountPerDay: z._default(z.int().check(z.minimum(0), z.maximum(1_000_000)), 0),
  dailyBudgetUsd: z._default(z.number().check(z.minimum(0)), 20),
  // longer than a request's deadline and the time a new post takes to be seen, together
  settle: z._default(duration, 2 * MINUTE_MS),
});

const bulk = z.strictObject({
  canary: z._default(z.int().check(z.minimum(0), z.maximum(1_000_000)), 3),
  errorsMax: z._default(count, 5),
  unknownMax: z._default(count, 3),
  optOut: z._default(z.array(text), []),
});

const cueWords = z._default(z.array(checked(parseCueWords)).check(z.maxLength(200)), []);

const cueFamily = z.strictObject({
  add: cueWords,
  mute: cueWords,
  weight: z._default(z.number().check(z.minimum(0), z.maximum(2)), 1),
});

const perFamily = Object.fromEntries(OWN_CUE_FAMILIES.map((family) => [family, z.optional(cueFamily)]));
const cues = z.strictObject(perFamily as Record<OwnCueFamily, z.ZodMiniOptional<typeof cueFamily>>);

const triage = z.strictObject({ cues: z._default(cues, {}) });

const notice = z._default(z.enum(['off', ...URGENCIES]), 'off');

const view = z.strictObject({
  name: text.check(z.maxLength(40), z.regex(/^[\p{L}\p{N}\p{P}\p{S} ]+$/u)),
  show: z._default(text, 'status=open'),
  sort: z._default(z.enum(CONVERSATION_SORTS), 'pressing'),
});

const macro = z.strictObject({ key: checked(parseMacroKey), name, do: z.array(text).check(z.minLength(1)) });

/** One key, or a list of them; none takes the keys away. */
const keyList = z.pipe(
  z.transform((value: unknown) => (Array.isArray(value) ? value : [value])),
  z.array(checked(parseKey)),
);

const inbox = z.strictObject({
  theme: z._default(z.enum(THEMES), 'auto'),
  screenReader: z._default(z.boolean(), false),
  bell: notice,
  desktopNotice: notice,
  views: z._default(z.array(view).check(z.maxLength(9)), []),
  macros: z._default(z.array(macro), []),
  keys: z._default(z.record(z.string(), z.record(z.string(), keyList)), {}),
});

const called = text.check(z.maxLength(60), z.regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u));
const operator = z.strictObject({ name, role: z.enum(ROLES), called: z.optional(called) });

/** Each table of `kuulo.yaml` by its place, `*` for an entry of a list: the keys it knows are its shape's. */
export const TABLES = {
  brand,
  'accounts.*': account,
  sla,
  review,
  send,
  bulk,
  triage,
  'triage.cues': cues,
  'triage.cues.*': cueFamily,
  inbox,
  'inbox.views.*': view,
  'inbox.macros.*': macro,
  'operators.*': operator,
  ...SERVICE_TABLES,
  '': z.strictObject({
    brand: z._default(brand, brand.parse({})),
    language: z._default(z.enum(LANGUAGES), 'en'),
    inbox: z._default(inbox, inbox.parse({})),
    // null is this machine's own, which may be another tomorrow
    timezone: z._default(z.nullable(checked(readTimezone)), null),
    hours: z._default(checked(parseHours), DEFAULT_HOURS),
    accounts: z._default(z.array(account), []),
    sla: z._default(sla, sla.parse({})),
    review: z._default(review, review.parse({})),
    send: z._default(send, send.parse({})),
    bulk: z._default(bulk, bulk.parse({})),
    triage: z._default(triage, triage.parse({})),
    ...SERVICE_SHAPE,
    claims: z._default(someTime, 30 * MINUTE_MS),
    backfill: z._default(duration, 7 * DAY_MS),
    operators: z._default(z.array(operator), []),
    database: z._default(checked(readDatabase), 'kuulo.db'),
  }),
} as const;

/** What `kuulo.yaml` says, with its defaults. */
export type Written = z.infer<(typeof TABLES)['']>;

/** For what would never hold if it held for no time at all. */
function readSomeTime(value: unknown): number {
  const durationMs = readDuration(value);
  if (durationMs > 0) return durationMs;
  throw new ValueError(`${JSON.stringify(value)} is no time at all`, 'write how long it holds: 30m, 8h, 7d');
}

function readTimezone(value: unknown): string {
  const remedy = 'write an IANA name such as Europe/Helsinki';
  if (typeof value !== 'string') throw new ValueError('timezone must be text', remedy);
  if (Intl.supportedValuesOf('timeZone').includes(value)) return value;
  try {
    // an older name of a zone, or UTC
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw new ValueError(`"${value}" is not a time zone`, remedy);
  }
}

function readBaseUrl(value: unknown): string {
  const remedy = 'write an address such as https://mastodon.example';
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new ValueError('baseUrl is not a web address', remedy);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ValueError('baseUrl holds a password', 'put secrets into .env, never into kuulo.yaml');
  }
  return url.href.replace(/\/+$/, '');
}

function readDatabase(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '' || value.includes('\0')) {
    throw new ValueError('database must be a file path', 'write a path such as kuulo.db');
  }
  if (/^postgres(?:ql)?:\/\//i.test(value)) {
    throw new ValueError('PostgreSQL is not supported yet', 'write a file path; kuulo keeps its data in SQLite');
  }
  return value;
}
