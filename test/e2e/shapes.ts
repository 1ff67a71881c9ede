import { z } from 'zod';

// The shapes of the command line's contract. A missing key or another type is refused; more keys are welcome.

const time = z.iso.datetime();
const level = z.object({ level: z.enum(['critical', 'high', 'normal', 'low']), score: z.number() });
const feeling = z.object({ label: z.enum(['negative', 'neutral', 'positive']), score: z.number() });
const way = z.enum(['public', 'private']);
const texts = z.array(z.string());

/** A list of something under `items`. */
export function items<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item) });
}

export const PROBLEM = z.object({
  error: z.object({ code: z.string().regex(/^[A-Z_]+$/), message: z.string().min(1), hint: z.string().min(1) }),
});

const counts = {
  fetched: z.int(),
  new: z.int(),
  updated: z.int(),
  deleted: z.int(),
  requests: z.int(),
  costUsd: z.number(),
};

export const POLL = z.object({
  runs: z.array(
    z.object({
      ...counts,
      account: z.string(),
      stream: z.string(),
      status: z.enum(['ok', 'partial', 'throttled', 'failed', 'skipped']),
      gap: z.object({ from: time, until: time, why: z.string() }).nullable(),
      nextPollAt: time.nullable(),
      error: PROBLEM.shape.error.nullable(),
    }),
  ),
  totals: z.object({ ...counts, elapsedMs: z.int() }),
});

const conversation = {
  id: z.int(),
  status: z.enum(['open', 'pending', 'snoozed', 'closed']),
  platform: z.string(),
  account: z.string(),
  visibility: way,
  url: z.url(),
  contact: z.object({ id: z.int(), handle: z.string().min(1), name: z.string().min(1), followers: z.int().nullable() }),
  subject: z.string(),
  messages: z.int(),
  lastMessageAt: time,
  waitingSince: time.nullable(),
  dueAt: time.nullable(),
  followUpAt: time.nullable(),
  assignee: z.string().nullable(),
  claim: z.object({ operator: z.string(), until: time }).nullable(),
  labels: texts,
  sentiment: feeling,
  urgency: level,
  language: z.string(),
  topics: texts,
  reasons: texts,
};

export const CONVERSATION = z.object(conversation);

export const PAGE = z.object({ items: z.array(CONVERSATION), next: z.string().nullable(), total: z.int() });

export const MESSAGE = z.object({
  id: z.int(),
  remoteId: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  kind: z.enum(['mention', 'reply', 'comment', 'quote', 'search', 'direct', 'review']),
  visibility: way,
  author: z.object({ handle: z.string().min(1), name: z.string().min(1) }),
  text: z.string(),
  language: z.string().nullable(),
  postedAt: time,
  fetchedAt: time,
  editedAt: time.nullable(),
  deletedAt: time.nullable(),
  hiddenAt: time.nullable(),
  inReplyTo: z.string().nullable(),
  url: z.url(),
  media: z.array(z.object({ type: z.string(), url: z.string(), alt: z.string().nullable() })),
  sentiment: feeling.nullable(),
  urgency: level.nullable(),
  topics: texts,
  reasons: texts,
});

export const REPLY = z.object({
  id: z.int(),
  conversation: z.int(),
  to: z.string().regex(/^(x|facebook|instagram|bluesky|mastodon):./),
  account: z.string(),
  visibility: way,
  text: z.string(),
  status: z.enum([
    'draft',
    'inReview',
    'approved',
    'queued',
    'sending',
    'sent',
    'failed',
    'unknown',
    'held',
    'rejected',
    'cancelled',
  ]),
  author: z.string(),
  approvedBy: z.string().nullable(),
  remoteId: z.string().nullable(),
  url: z.url().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  attempts: z.int(),
  sendAt: time.nullable(),
  sendAfter: time,
  approvalExpiresAt: time.nullable(),
  plan: z.object({ id: z.string().regex(/^b\d+$/), row: z.int() }).nullable(),
});

const pauses = z.array(
  z.object({ scope: z.string().regex(/^(all|account:.+|plan:\d+)$/), at: time, by: z.string(), reason: z.string() }),
);

export const PAUSES = z.object({ pauses });

export const OUTBOX = z.object({
  items: z.array(REPLY),
  senders: z.array(
    z.object({ account: z.string(), operator: z.string(), login: z.string(), pid: z.int(), since: time }),
  ),
  pauses,
});

const eligibility = z.object({
  public: z.boolean(),
  private: z.boolean(),
  until: time.nullable(),
  priceUsd: z.number(),
  why: z.string(),
});

export const NOTE = z.object({ id: z.int(), conversation: z.int(), author: z.string(), text: z.string(), at: time });

export const PROMISE = z.object({
  id: z.int(),
  conversation: z.int(),
  contact: z.object({ id: z.int(), handle: z.string(), name: z.string() }),
  platform: z.string(),
  account: z.string(),
  dueAt: time,
  words: z.string().min(1),
  author: z.string(),
  createdAt: time,
  status: z.enum(['proposed', 'open', 'kept', 'broken', 'dismissed']),
  keptAt: time.nullable(),
  brokenAt: time.nullable(),
  reply: z.int().nullable(),
  quote: z.string().nullable(),
  reason: z.string().nullable(),
  moves: z.int(),
});

export const DETAIL = z.object({
  ...conversation,
  thread: z.array(MESSAGE),
  parent: MESSAGE.nullable(),
  notes: z.array(NOTE),
  replies: z.array(REPLY),
  events: z.array(z.object({ id: z.int(), at: time, kind: z.string(), actor: z.string() })),
  eligibility,
});

export const CHECK = z.object({
  sendable: z.boolean(),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['block', 'warn', 'hint']),
      words: z.string(),
      start: z.int(),
      end: z.int(),
      why: z.string(),
      suggestion: z.string(),
    }),
  ),
  measure: z
    .object({ units: z.int(), max: z.int(), unit: z.enum(['weighted', 'graphemes', 'characters', 'bytes']) })
    .nullable(),
  eligibility: eligibility.nullable(),
});

const score = {
  language: z.string(),
  sentiment: feeling.extend({ confidence: z.number() }),
  urgency: level,
  topics: texts,
  flags: texts,
  reasons: z.array(z.object({ cue: z.string(), effect: z.string(), weight: z.number() })),
};

export const SCORE = z.object({ id: z.string(), ...score });

export const EXPLANATION = z.object({
  id: z.int(),
  sentiment: feeling,
  urgency: level,
  reasons: score.reasons,
  messages: z.array(z.object({ id: z.int(), ...score })),
});

export const STATUS = z.object({
  conversations: z.record(z.string(), z.int()),
  replies: z.record(z.string(), z.int()),
  unreadable: z.int(),
  pauses,
  streams: z.array(
    z.object({ account: z.string(), stream: z.string(), lastHeardAt: time.nullable(), isStale: z.boolean() }),
  ),
  stale: z.array(z.object({ account: z.string(), stream: z.string() })),
});

export const GAP = z.object({ account: z.string(), stream: z.string(), from: time, until: time, why: z.string() });

export const ACCOUNT = z.object({ name: z.string(), platform: z.string(), handle: z.string() });

export const ACCOUNT_CHECK = z.object({
  account: ACCOUNT,
  identity: z.object({
    handle: z.string(),
    scopes: texts.nullable(),
    expiresAt: time.nullable(),
    remaining: z.int().nullable(),
  }),
  error: PROBLEM.shape.error.nullable(),
});

export const DIAGNOSIS = z.object({
  subject: z.string(),
  fine: z.boolean(),
  words: z.string(),
  remedy: z.string().nullable(),
});

export const REPORT = z.object({
  since: time,
  until: time,
  metrics: z.array(
    z.object({ id: z.string(), value: z.number().nullable(), unit: z.string(), definition: z.string() }),
  ),
  responses: z.array(z.object({ reply: z.int(), conversation: z.int(), event: z.int(), sentAt: time })),
});
