import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Temporal } from 'temporal-polyfill';
import { onTestFinished } from 'vitest';
import type { EventKind, NewEvent } from '../../src/domain/event.ts';
import type { MetricId } from '../../src/domain/metrics.ts';
import type { Report, ReportInput, Trace } from '../../src/domain/report.ts';
import type { SentimentLabel, UrgencyLevel } from '../../src/domain/triage.ts';
import { workingClock } from '../../src/domain/working-clock.ts';
import type { Calendar } from '../../src/domain/working-hours.ts';
import { report, trace } from '../../src/journey/report.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { author, newConversation, newMessage, SCORE, stateFolder } from '../store/workbench.ts';

export const ZONE = 'Europe/Helsinki';
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** UTC milliseconds of a local time. */
export const at = (text: string): number => Temporal.ZonedDateTime.from(`${text}[${ZONE}]`).epochMilliseconds;

/** Weekdays from 8 to 16. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from: 8 * 60, until: 16 * 60 }]]);
const CALENDAR: Calendar = {
  hours: { days: { ...Object.fromEntries(WEEKDAYS), sat: [], sun: [] }, holidays: null, exceptions: {} },
  timezone: ZONE,
  holidays: new Map(),
};

interface Facts {
  readonly account?: string;
  readonly platform?: string;
  readonly language?: string;
  readonly urgency?: UrgencyLevel;
  readonly topics?: readonly string[];
}

/** A database in which things happened when a test says, and the report of it. */
export class ReportDesk {
  readonly store: Store;
  readonly file: string;
  private count = 0;
  private readonly facts = new Map<number, Required<Facts> & { contact: number }>();

  constructor(store: Store, file: string) {
    this.store = store;
    this.file = file;
  }

  /** A conversation that was first heard then. */
  async opened(moment: string, facts: Facts = {}, data: NewEvent['data'] = { isBackfill: false }): Promise<number> {
    const whole = {
      account: 'acme',
      platform: 'bluesky',
      language: 'en',
      urgency: 'normal',
      topics: [],
      ...facts,
    } as const;
    const name = `c${++this.count}`;
    const conversation = await this.store.transact(async (tx) => {
      const contacts = await tx.conversations.upsertContacts(whole.platform, [author(name)], at(moment));
      const contact = contacts.get(name) ?? 0;
      const { account, platform, language, urgency, topics } = whole;
      const id = await tx.conversations.insert(
        newConversation(contact, { account, platform, threadId: name, createdAt: at(moment) }),
      );
      await tx.conversations.patch(id, { language, topics, urgency: { level: urgency, score: 0.5 } });
      this.facts.set(id, { ...whole, contact });
      return id;
    });
    await this.event('conversation.opened', moment, { conversation, data });
    return conversation;
  }

  /** The customer writes; the message's number. */
  async says(conversation: number, moment: string, label: SentimentLabel = 'neutral'): Promise<number> {
    const score = SCORES[label];
    const facts = this.facts.get(conversation);
    if (facts === undefined) throw new Error('no such conversation');
    const { account, platform, contact, language, urgency, topics } = facts;
    const change = { ...SCORE, language, topics: topics as typeof SCORE.topics };
    const message = newMessage(`m${++this.count}`, {
      account,
      platform,
      conversation,
      contact,
      score: { ...change, sentiment: { label, score, confidence: 1 }, urgency: { level: urgency, score: 0.5 } },
      heard: { postedAt: at(moment), threadId: `c${conversation}` },
    });
    const [id] = await this.store.transact((tx) => tx.messages.insert([message]));
    return id ?? 0;
  }

  async event(kind: EventKind, moment: string, about: Partial<NewEvent> = {}): Promise<void> {
    const event = {
      at: at(moment),
      kind,
      actor: 'aino',
      login: '',
      conversation: null,
      reply: null,
      message: null,
      data: {},
    };
    await this.store.transact((tx) => tx.events.append([{ ...event, ...about }]));
  }

  /** An answer to somebody who had waited since; due by then. */
  async answered(
    conversation: number,
    moment: string,
    more: {
      since?: string;
      due?: string;
      message?: number;
      by?: string;
      actor?: string;
      data?: NewEvent['data'];
      about?: Partial<NewEvent>;
    } = {},
  ): Promise<void> {
    const waitingSince = more.since === undefined ? null : at(more.since);
    const responseMs = waitingSince === null ? null : at(moment) - waitingSince;
    const dueAt = more.due === undefined ? null : at(more.due);
    const data = {
      waitingSince,
      responseMs,
      dueAt,
      author: more.by ?? 'aino',
      purpose: 'answer',
      plan: null,
      ...more.data,
    };
    const { actor = 'aino', message = null } = more;
    await this.event('reply.sent', moment, { conversation, message, actor, data, ...more.about });
  }

  /** Asked in private and answered with this rating; without one still waiting for it. */
  async rated(conversation: number, moment: string, said: { rating?: number; scale?: number } = {}): Promise<void> {
    const { rating = null, scale = 5 } = said;
    this.sql(
      `insert into surveys (conversation, contact, account, channel, status, scale, asked_at, asked_by, rating, answered_at)
        values (?, ?, 'acme', 'private', ?, ?, ?, 'aino', ?, ?)`,
      ...[conversation, this.facts.get(conversation)?.contact ?? 0, rating === null ? 'asked' : 'answered', scale],
      ...[at(moment) - HOUR_MS, rating, rating === null ? null : at(moment)],
    );
  }

  /** Runs SQL in the database. */
  sql(text: string, ...values: readonly (string | number | null)[]): unknown[] {
    const db = new SQLite(this.file);
    try {
      const statement = db.prepare(text);
      return statement.reader ? statement.all(...values) : [statement.run(...values)];
    } finally {
      db.close();
    }
  }

  async report(input: ReportInput, now = input.until): Promise<Report> {
    return await report(this.needs(now), input);
  }

  async trace(input: ReportInput, id: MetricId, now = input.until): Promise<Trace> {
    return await trace(this.needs(now), input, id);
  }

  private needs(now: number) {
    const workingTime = workingClock(CALENDAR);
    return { store: this.store, settings: { timezone: ZONE, survey: { scale: 5 } }, workingTime, now: () => now };
  }
}

const SCORES = { negative: -0.7, neutral: 0, positive: 0.8 } as const;

/** An empty desk; `end` takes it away, as the end of a test does where it is opened in one. */
export async function makeDesk(): Promise<{ desk: ReportDesk; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-report-'));
  const file = join(folder, 'kuulo.db');
  const store = await openStore(file, { mode: 'create', stateFolder: stateFolder(file) });
  const end = async (): Promise<void> => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { desk: new ReportDesk(store, file), end };
}

export async function openDesk(): Promise<ReportDesk> {
  const { desk, end } = await makeDesk();
  onTestFinished(end);
  return desk;
}

/** A report's values by metric. */
export function valuesOf({ metrics }: { readonly metrics: readonly { id: MetricId; value: number | null }[] }) {
  return Object.fromEntries(metrics.map(({ id, value }) => [id, value])) as Record<MetricId, number | null>;
}
