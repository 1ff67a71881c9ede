/**
 * Looking for an earlier attempt. `Idempotency-Key` holds for an hour and some servers ignore it, so what decides is
 * whether our reply can be seen: among our own statuses, and below the status it answers.
 */
import { z } from 'zod';
import { type Attempt, PlatformError, type Prepared, type Sent } from '../platform.ts';
import { firstPage, type MastodonClient } from './client.ts';
import { isPublic } from './message.ts';
import { turnPage } from './pages.ts';
import { comparable, payloadShape } from './reply.ts';
import { textOf } from './text.ts';

/** What is looked for: the reply, and our account id there. */
export interface Lost extends Attempt {
  readonly prepared: Prepared;
  readonly me: string;
}

/**
 * `absent` only after a complete look. A reply of ours to the same status in other words may be ours as the server
 * changed it, or a colleague's: a person has to say.
 */
export async function look(client: MastodonClient, lost: Lost): Promise<Sent | 'absent' | 'cannotTell'> {
  const own = await ownSince(client, lost);
  const below = await belowTarget(client, lost);
  const from = boundOf(client, lost);
  const answers = [...own.statuses, ...below.statuses].filter(
    (status) => isAnswer(status, lost) && Date.parse(status.created_at) >= from && !lost.taken?.has(status.id),
  );
  const wanted = comparable(payloadShape.parse(lost.prepared.payload).status);
  const same = answers.find((status) => comparable(textOf(status.content)) === wanted);
  if (same) return sentOf(same);
  // What cannot be read may be the one that is looked for.
  if (answers.length > 0 || own.isUnclear || below.isUnclear) return 'cannotTell';
  // Our own list may leave out what only the named can see; the thread shows it.
  const isComplete = own.isComplete && (lost.prepared.visibility === 'public' || below.isComplete);
  return isComplete ? 'absent' : 'cannotTell';
}

/**
 * What a server says it published.
 * @returns null when it is not a status
 */
export function readSent(raw: unknown): Sent | null {
  const status = statusShape.safeParse(raw);
  return status.success ? sentOf(status.data) : null;
}

const SLACK_MS = 120_000;
const PAGES_MAX = 25;
/** What a server gives at least where there is so much: https://docs.joinmastodon.org/methods/accounts/#statuses */
const SHORTEST_PAGE = 20;

const statusShape = z.object({
  id: z.string().min(1),
  created_at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  content: z.string(),
  visibility: z.string(),
  url: z.string().nullish(),
  uri: z.string().nullish(),
  in_reply_to_id: z.string().nullish(),
  account: z.object({ id: z.string() }),
});

type Status = z.infer<typeof statusShape>;

interface Seen {
  readonly statuses: readonly Status[];
  /** Something there cannot be read and may be ours. */
  readonly isUnclear: boolean;
  /** Everything there was seen. */
  readonly isComplete: boolean;
}

async function ownSince(client: MastodonClient, lost: Lost): Promise<Seen> {
  const raws: unknown[] = [];
  const told = (isComplete: boolean): Seen => ({ ...readAll(raws, lost, boundOf(client, lost)), isComplete });
  const first = firstPage({ kind: 'own' }, lost.me);
  const seen = new Set<string>();
  let next: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page = await turnPage(client, first, next);
    if (!page) return told(false);
    const fresh = page.items.filter((item) => !seen.has(item.id));
    for (const item of fresh) {
      seen.add(item.id);
      raws.push(item.raw);
    }
    const lastAt = page.items.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    if (lastAt < boundOf(client, lost) || page.next === null) return told(true);
    // Some servers ignore the way to older ones and repeat the page: a short one is all there is.
    if (fresh.length === 0) return told(page.items.length < SHORTEST_PAGE);
    next = page.next;
  }
  return told(false);
}

async function belowTarget(client: MastodonClient, lost: Lost): Promise<Seen> {
  try {
    const context = contextShape.safeParse(
      await client.context(payloadShape.parse(lost.prepared.payload).in_reply_to_id),
    );
    if (!context.success) return { ...NOTHING, isComplete: false };
    return { ...readAll(context.data.descendants, lost, boundOf(client, lost)), isComplete: true };
  } catch (error) {
    // The answered status may be gone by now; the rest of the look still counts.
    if (error instanceof PlatformError && error.failure.kind === 'refused') return { ...NOTHING, isComplete: false };
    throw error;
  }
}

const NOTHING = { statuses: [], isUnclear: false };
const contextShape = z.object({ descendants: z.array(z.unknown()) });

function isAnswer(status: Status, lost: Lost): boolean {
  const { in_reply_to_id: target, visibility } = payloadShape.parse(lost.prepared.payload);
  if (status.account.id !== lost.me || status.in_reply_to_id !== target) return false;
  // A private answer of ours is not the public one that is looked for, nor the other way round.
  return isPublic(status.visibility) === isPublic(visibility);
}

/**
 * The earliest the attempt can carry as its time, by the server's clock. A server whose clock is ahead now may have been
 * moved since, so only one that is behind shifts the bound.
 */
function boundOf(client: MastodonClient, lost: Lost): number {
  return lost.since + Math.min(0, client.answer?.dateSkewMs ?? 0) - SLACK_MS;
}

/** `from`: the earliest that ours can carry as its time. */
function readAll(raws: readonly unknown[], { me }: Lost, from: number): Pick<Seen, 'statuses' | 'isUnclear'> {
  const read = raws.map((raw) => ({ raw, status: statusShape.safeParse(raw).data }));
  const isUnclear = read.some(({ raw, status }) => status === undefined && mayBeOurs(raw, me, from));
  return { statuses: read.flatMap(({ status }) => status ?? []), isUnclear };
}

/** Somebody else's, or one from before, is not ours however spoilt it is. */
function mayBeOurs(raw: unknown, me: string, from: number): boolean {
  const author = authorShape.safeParse(raw).data?.account.id ?? me;
  const at = Date.parse(timeShape.safeParse(raw).data?.created_at ?? '');
  return author === me && !(at < from);
}

const authorShape = z.object({ account: z.object({ id: z.string() }) });
const timeShape = z.object({ created_at: z.string() });

function sentOf(status: Status): Sent {
  return { remoteId: status.id, url: status.url ?? status.uri ?? '', sentAt: Date.parse(status.created_at) };
}
