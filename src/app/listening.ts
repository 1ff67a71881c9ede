import type { Corrected } from '../domain/corrected.ts';
import { UNCERTAIN } from '../domain/handover.ts';
import type { PollReport, Progress, StatusView } from '../domain/outcomes.ts';
import type { AccountSettings } from '../domain/settings.ts';
import type { GapRow } from '../domain/stored.ts';
import { streamName } from '../domain/stream.ts';
import { type Prior, type Scorer, UNTUNED } from '../domain/triage.ts';
import { identify } from '../journey/accounts.ts';
import { resolveConversation, show } from '../journey/inbox.ts';
import { poll } from '../journey/poll.ts';
import { correct, type Said, uncorrect, uncorrectAll } from '../journey/triage/correct.ts';
import { passTime, triage } from '../journey/triage.ts';
import { accountNeeds } from './accounting.ts';
import { afterHeard, afterPoll } from './after-heard.ts';
import { problemOf } from './connections.ts';
import { triageNeeds } from './listening-needs.ts';
import type { Parts } from './parts.ts';
import { inboxNeeds } from './working.ts';

/** What a platform tells of an account (limits, our id) is asked again after this long. */
const IDENTITY_MAX_AGE_MS = 7 * 24 * 3_600_000;

interface PollAsked {
  readonly accounts?: readonly string[];
  readonly backfillMs?: number;
  readonly isRecheck?: boolean;
  readonly waitMs?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** Hearing what is new, and how far it was heard. */
export interface Listening {
  /** Hears what is new. Overlapping runs do not collide; `waitMs` waits for a running one instead of skipping. */
  poll(input?: {
    accounts?: readonly string[];
    /** How far back a stream is heard; named, all of it is heard again and gaps in it are closed. */
    backfillMs?: number;
    /** Look again at every message that waits, for edits and deletions. */
    isRecheck?: boolean;
    waitMs?: number;
    onProgress?: (p: Progress) => void;
  }): Promise<PollReport>;
  status(): Promise<StatusView>;
  gaps(): Promise<GapRow[]>;
}

/** Steps 1 to 4: poll, normalise, score, triage. */
export function listeningMethods(parts: Parts) {
  return {
    poll: async (asked: PollAsked = {}): Promise<PollReport> => await pollAndTriage(parts, asked),

    status: async (): Promise<StatusView> => {
      const { read } = await parts.store();
      const [conversations, replies, streams, unreadable, pauses, promises, alerts, handovers] = await Promise.all([
        read.conversations.counts(),
        read.replies.counts(),
        read.streams.all(),
        read.streams.unreadableCount(),
        read.pauses.all(),
        read.followUps.counts(parts.now()),
        read.alerts.counts(),
        read.handovers.inStatus(UNCERTAIN),
      ]);
      const unknownHandovers = handovers.length;
      return { conversations, replies, streams, unreadable, pauses, promises, alerts, unknownHandovers };
    },

    gaps: async (): Promise<GapRow[]> => await (await parts.store()).read.streams.gaps(),

    scorer: async ({ prior }: { prior?: Prior } = {}): Promise<Scorer> =>
      prior === undefined ? await parts.untuned() : await parts.scorer({ prior, tuning: UNTUNED }),

    triage: async (ids: readonly (string | number)[], onProgress?: (progress: Progress) => void) => {
      const store = await parts.store();
      const named = await Promise.all(ids.map((id) => resolveConversation({ store }, id)));
      const conversations = ids.length > 0 ? named : await openConversations(parts);
      return await triage(await triageNeeds(parts), { conversations, isRescoring: true, onProgress });
    },

    correct: async (id: string | number, correction: Omit<Corrected, 'id'>) => {
      const needs = await triageNeeds(parts);
      const conversation = await resolveConversation(needs, id);
      await correct(needs, [saidOf({ id: conversation, ...correction })]);
      return await show(await inboxNeeds(parts), conversation);
    },

    correctAll: async (corrections: readonly Corrected[]): Promise<void> =>
      await correct(await triageNeeds(parts), corrections.map(saidOf)),

    uncorrectAll: async (corrections: readonly Corrected[]): Promise<number[]> =>
      await uncorrectAll(await triageNeeds(parts), corrections.map(saidOf)),

    uncorrect: async (id: string | number) => {
      const needs = await triageNeeds(parts);
      const conversation = await resolveConversation(needs, id);
      await uncorrect(needs, conversation);
      return await show(await inboxNeeds(parts), conversation);
    },
  };
}

function saidOf({ id: conversation, sentiment, urgency }: Corrected): Said {
  return { conversation, sentiment: sentiment ?? null, urgency: urgency ?? null };
}

async function pollAndTriage(parts: Parts, asked: PollAsked): Promise<PollReport> {
  const { settings } = parts.config;
  const accounts = asked.accounts?.length
    ? asked.accounts.map((name) => parts.connections.account(name))
    : [...settings.accounts];
  const needs = await triageNeeds(parts);
  const startedAt = parts.now();
  await passTime(needs);
  const heardBefore = await streamsHeard(parts);
  const report = await poll(
    {
      ...needs,
      platform: (id) => parts.connections.platform(id),
      session: async (account) => {
        await knowAccount(parts, account);
        return await parts.connections.session(account);
      },
      problemOf,
      signal: parts.signal,
    },
    {
      accounts,
      backfillMs: asked.backfillMs ?? settings.poll.backfillMs,
      isBackfill: asked.backfillMs !== undefined,
      isRecheck: asked.isRecheck ?? false,
      waitMs: asked.waitMs ?? 0,
      onProgress: asked.onProgress,
    },
    async (touched, { name: account, streams }) => {
      await triage(needs, { conversations: touched, isRescoring: false });
      const names = streams.map(streamName);
      const baseline = new Set(names.filter((stream) => !heardBefore.has(`${account} ${stream}`)));
      await afterHeard(parts, { account, touched, startedAt, baseline });
    },
  );
  const untold = await afterPoll(parts);
  return untold.length === 0 ? report : { ...report, untold };
}

/** Streams that were heard some time, by account and name. */
async function streamsHeard(parts: Parts): Promise<Set<string>> {
  const states = await (await parts.store()).read.streams.all();
  return new Set(states.flatMap((one) => (one.lastHeardAt === null ? [] : [`${one.account} ${one.stream}`])));
}

/** A platform is asked who we are before its first stream is heard, and again now and then. */
async function knowAccount(parts: Parts, account: AccountSettings): Promise<void> {
  const known = await (await parts.store()).read.accounts.byName(account.name);
  if (known?.checkedAt && parts.now() - known.checkedAt < IDENTITY_MAX_AGE_MS) return;
  await identify(await accountNeeds(parts), account, false);
}

async function openConversations(parts: Parts): Promise<number[]> {
  const { read } = await parts.store();
  const ids: number[] = [];
  let cursor: string | null = null;
  do {
    const query = { status: ['open', 'pending', 'snoozed'], limit: 1_000 } as const;
    const page = await read.conversations.list(cursor === null ? query : { ...query, cursor });
    ids.push(...page.items.map((conversation) => conversation.id));
    cursor = page.next;
  } while (cursor !== null);
  return ids;
}
