import type { App } from '../app.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { NoticeLevel } from '../domain/settings.ts';
import { URGENCIES } from '../domain/triage.ts';
import { Arrivals } from './arrivals.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { calledLine } from './widgets/stranger-text.ts';

/** By what a person is told of new messages while they look elsewhere. */
export interface NoticeOutlets {
  ring(): void;
  /** Words that are safe and short, and tell nothing that somebody wrote. */
  notify(words: string): void;
}

type Source = Pick<App, 'list' | 'now'>;

/** What is looked at each time: the newest, not all. */
const LOOK_MAX = 50;
/** A storm of messages rings once. */
const QUIET_MS = 30_000;

/**
 * Rings, or puts a notice on the desktop, when somebody wrote whose urgency is at least the one set. Says who waits and how
 * urgently, never what was written: a notice shows over other people's shoulders, and on locked screens.
 */
export class Notices {
  readonly #source: Source;
  readonly #words: Pick<Catalogue, 'notices'>;
  readonly #levels: { readonly bell: NoticeLevel; readonly desktopNotice: NoticeLevel };
  readonly #outlets: NoticeOutlets;
  readonly #arrivals = new Arrivals();
  /** What came while it had to be quiet. */
  #waiting = new Map<number, Conversation>();
  #quietUntil = Number.NEGATIVE_INFINITY;
  #isLooking = false;

  constructor(
    source: Source,
    told: { words: Pick<Catalogue, 'notices'>; levels: Notices['levels'] },
    outlets: NoticeOutlets,
  ) {
    this.#source = source;
    this.#words = told.words;
    this.#levels = told.levels;
    this.#outlets = outlets;
  }

  get levels(): { readonly bell: NoticeLevel; readonly desktopNotice: NoticeLevel } {
    return this.#levels;
  }

  /** Whether anybody wants to be told of anything; else nothing is looked at. */
  get isWanted(): boolean {
    return this.#levels.bell !== 'off' || this.#levels.desktopNotice !== 'off';
  }

  /** Looks what came since the look before, and tells it; the first look tells nothing. Never throws. */
  async look(): Promise<void> {
    if (!this.isWanted || this.#isLooking) return;
    this.#isLooking = true;
    try {
      const { items, next } = await this.#source.list({ status: ['open'], sort: 'newest', limit: LOOK_MAX });
      for (const one of this.#arrivals.look(items, next === null)) this.#waiting.set(one.id, one);
    } catch {
      // a database that is busy now is looked at again at the next change
    } finally {
      this.#isLooking = false;
    }
    this.tell();
  }

  /** Tells what waits to be told, unless somebody was told a moment ago. */
  tell(): void {
    const now = this.#source.now();
    if (this.#waiting.size === 0 || now < this.#quietUntil) return;
    const arrived = [...this.#waiting.values()];
    this.#waiting = new Map();
    const { bell, desktopNotice } = this.#levels;
    const rung = arrived.filter((one) => isAtLeast(one, bell));
    const noticed = arrived.filter((one) => isAtLeast(one, desktopNotice));
    if (rung.length === 0 && noticed.length === 0) return;
    this.#quietUntil = now + QUIET_MS;
    if (rung.length > 0) this.#outlets.ring();
    if (noticed.length > 0) this.#outlets.notify(this.#wordsFor(noticed));
  }

  #wordsFor(arrived: readonly Conversation[]): string {
    const [first] = arrived.toSorted((a, b) => rankOf(a) - rankOf(b));
    if (first === undefined) return '';
    const who = calledLine(first.contact, 30);
    const { urgency: levels, one, several } = this.#words.notices;
    const urgency = levels[first.urgency.level];
    return arrived.length === 1 ? one(urgency, who) : several(arrived.length, urgency, who);
  }
}

function rankOf({ urgency }: Conversation): number {
  return URGENCIES.indexOf(urgency.level);
}

function isAtLeast(one: Conversation, level: NoticeLevel): boolean {
  return level !== 'off' && rankOf(one) <= URGENCIES.indexOf(level);
}
