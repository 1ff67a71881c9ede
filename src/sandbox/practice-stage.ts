import type { CustomerResult, HeardReply, Outcome, PracticeJudge, PracticeLanguage } from '../domain/practice.ts';
import { losePatience } from '../domain/practice-mood.ts';
import { readTone } from '../domain/practice-tone.ts';
import { opening } from './crowd.ts';
import { type ActingCustomer, castCustomers, hearAnswer, linesOf, resultOf, takeTurn } from './practice-customer.ts';
import type { PracticeScenario } from './practice-shape.ts';
import { SAID_ONCE } from './practice-warnings.ts';
import { addressed, inPrivate, inThread, isPage, takeTurns } from './speech.ts';
import type { Person, PlatformName, Post, World } from './world.ts';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 250;

export interface PracticeOptions {
  readonly scenario: PracticeScenario;
  readonly language: PracticeLanguage;
  readonly judge: PracticeJudge;
}

/** What somebody said, for whoever listens. */
export interface SaidThere {
  readonly key: string;
  readonly platform: PlatformName;
  /** The platform's id. */
  readonly id: string;
  /** What the company knows of the case, the first time they write; null afterwards or where nothing is known. */
  readonly know: string | null;
}

/** Simulated customers for training. Their time is not ours: it stands still unless it is moved, or runs by `live`. */
export interface PracticeStage {
  /** Milliseconds of the customers' time since the begin. */
  now(): number;
  /** Lets the customers' time go on to an instant: who is to come by then comes, who has no patience left says so. */
  advanceTo(atMs: number): void;
  /** Lets the time run, `speed` times as fast as ours; returns what stops it. */
  live(speed: number): () => void;
  /** Settles when every answer so far was taken in. */
  settled(): Promise<void>;
  /** All came, and each is content or gone. */
  isOver(): boolean;
  /** What was said since this was asked last. */
  takeSaid(): SaidThere[];
  /** What a customer said last, by the platform's id; null while they are not there. */
  newestOf(key: string): { readonly platform: PlatformName; readonly id: string } | null;
  /** From when a customer waits for us, which may be when they come; null for a key that nobody has. */
  waitsFrom(key: string): number | null;
  results(): CustomerResult[];
}

/** Plays a practice scenario into a world whose people otherwise keep silent. */
export function createPracticeStage(world: World, options: PracticeOptions): PracticeStage {
  return new Stage(world, options);
}

class Stage implements PracticeStage {
  readonly #world: World;
  readonly #judge: PracticeJudge;
  readonly #customers: readonly ActingCustomer[];
  readonly #commented: (platform: PlatformName) => Post;
  readonly #times = new Map<string, number>();
  readonly #said: SaidThere[] = [];
  #taken: Promise<void> = Promise.resolve();
  #pending = 0;
  #nowMs = 0;

  constructor(world: World, { scenario, language, judge }: PracticeOptions) {
    this.#world = world;
    this.#judge = judge;
    this.#customers = castCustomers(scenario, { language, random: (purpose) => world.random(purpose) });
    this.#commented = takeTurns(world);
    world.onBrandReply((reply, parent) => {
      const customer = this.#customers.find(({ person }) => person === parent.author);
      if (customer === undefined || customer.standing.status !== 'waiting') return;
      const heard = this.#heard(customer, reply, parent);
      const atMs = this.#nowMs;
      // from now on they read: the wait is over even while the answer is being judged
      customer.waitsSince = null;
      this.#pending += 1;
      this.#taken = this.#taken.then(() => this.#take(customer, reply, { heard, atMs }));
    });
    this.advanceTo(0);
  }

  now(): number {
    return this.#nowMs;
  }

  advanceTo(atMs: number): void {
    for (let due = this.#nextDue(atMs); due !== null; due = this.#nextDue(atMs)) {
      this.#nowMs = Math.max(this.#nowMs, due.atMs);
      due.happen();
    }
    this.#nowMs = Math.max(this.#nowMs, atMs);
  }

  live(speed: number): () => void {
    const began = performance.now();
    const from = this.#nowMs;
    const timer = setInterval(() => this.advanceTo(from + (performance.now() - began) * speed), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }

  async settled(): Promise<void> {
    while (this.#pending > 0) await this.#taken;
  }

  isOver(): boolean {
    return (
      this.#pending === 0 && this.#customers.every(({ person, standing }) => person && standing.status !== 'waiting')
    );
  }

  takeSaid(): SaidThere[] {
    return this.#said.splice(0);
  }

  newestOf(key: string): { platform: PlatformName; id: string } | null {
    const newest = this.#byKey(key)?.newest ?? null;
    return newest === null ? null : { platform: newest.platform, id: newest.id };
  }

  waitsFrom(key: string): number | null {
    const customer = this.#byKey(key);
    if (customer === null) return null;
    return customer.person === null ? customer.role.arrivesMinutes * MINUTE_MS : (customer.waitsSince ?? this.#nowMs);
  }

  results(): CustomerResult[] {
    return this.#customers.map(resultOf);
  }

  /** The earliest thing that is to happen by then: somebody comes, or loses patience. */
  #nextDue(untilMs: number): { atMs: number; happen: () => void } | null {
    const all = this.#customers.flatMap((customer) => {
      const { role, person, waitsSince, hasComplained } = customer;
      if (person === null) return [{ atMs: role.arrivesMinutes * MINUTE_MS, happen: () => this.#enter(customer) }];
      if (waitsSince === null) return [];
      const patienceMs = role.patienceMinutes * MINUTE_MS * (hasComplained ? 2 : 1);
      return [{ atMs: waitsSince + patienceMs, happen: () => this.#complain(customer) }];
    });
    const due = all.filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs);
    return due[0] ?? null;
  }

  #byKey(key: string): ActingCustomer | null {
    return this.#customers.find(({ role }) => role.key === key) ?? null;
  }

  #enter(customer: ActingCustomer): void {
    const { role, words, platform, language } = customer;
    const author = this.#world.addPerson({
      platform,
      handle: this.#freeHandle(words.handle ?? handleFrom(words.name), platform),
      name: words.name,
      followers: role.followers,
      isOpenToMessages: true,
    });
    customer.person = author;
    const way = role.heard === 'private' ? 'private' : 'public';
    const said = this.#filled(customer, words.opening);
    const post = opening(this.#world, author, { said, way, commented: this.#commented });
    this.#heardFrom(customer, this.#world.addPost({ author, language, ...post }), words.know ?? null);
    customer.waitsSince = this.#nowMs;
  }

  #complain(customer: ActingCustomer): void {
    const { newest } = customer;
    const isSecondTime = customer.hasComplained;
    const turn = losePatience(customer.standing, isSecondTime);
    customer.hasComplained = true;
    takeTurn(customer, turn);
    const brand = this.#world.brand(customer.platform);
    const words = this.#lineFor(customer, turn.outcome);
    const isPrivate = newest?.visibility === 'private';
    this.#say(customer, {
      text: isPrivate ? inPrivate(words, brand) : isPage(customer.platform) ? words : addressed(words, brand),
      isPrivate,
      inReplyTo: newest?.id ?? null,
    });
  }

  async #take(customer: ActingCustomer, reply: Post, said: { heard: HeardReply; atMs: number }): Promise<void> {
    const { heard, atMs } = said;
    const judgement = await this.#judge(heard).catch(() => ({
      findings: [],
      tone: readTone(heard.text),
      isWrongLanguage: false,
    }));
    this.#pending -= 1;
    if (customer.standing.status !== 'waiting') return;
    const outcome = hearAnswer(customer, heard, { judgement, atMs });
    const words = this.#lineFor(customer, outcome);
    const brand = this.#world.brand(customer.platform);
    const isAsked = judgement.tone.invitesPrivate && customer.role.wants.includes('private');
    const isPrivate = reply.visibility === 'private' || (isAsked && outcome !== 'leaves');
    this.#say(customer, {
      text: isPrivate ? inPrivate(words, brand) : inThread(words, brand),
      isPrivate,
      inReplyTo: isPrivate && reply.visibility !== 'private' ? null : reply.id,
    });
  }

  #heard({ language }: ActingCustomer, reply: Post, parent: Post): HeardReply {
    const customer = this.#customers.find(({ person }) => person === parent.author);
    const waitsSince = customer?.waitsSince ?? this.#nowMs;
    return {
      text: reply.text.replace(/^(?:@\S+\s+)+/, ''),
      visibility: reply.visibility,
      platform: reply.platform,
      answers: parent.id,
      customerText: parent.text,
      language,
      waitedMs: this.#nowMs - waitsSince,
    };
  }

  #lineFor(customer: ActingCustomer, outcome: Outcome): string {
    const mark = `${customer.role.key} ${outcome}`;
    const times = this.#times.get(mark) ?? (SAID_ONCE.has(outcome) ? customer.random.between(0, 99) : 0);
    this.#times.set(mark, times + 1);
    return this.#filled(customer, linesOf(customer, outcome, times));
  }

  #filled({ platform, order }: ActingCustomer, words: string): string {
    return words.replaceAll('{brand}', `@${this.#world.brand(platform).handle}`).replaceAll('{order}', order);
  }

  #say(customer: ActingCustomer, said: { text: string; isPrivate: boolean; inReplyTo: string | null }): void {
    const { person, language, platform } = customer;
    if (person === null) return;
    const { text, isPrivate, inReplyTo } = said;
    const post = this.#world.addPost({
      author: person,
      language,
      text,
      inReplyTo,
      visibility: isPrivate ? 'private' : 'public',
      to: isPrivate ? this.#world.brand(platform) : null,
    });
    this.#heardFrom(customer, post, null);
  }

  #heardFrom(customer: ActingCustomer, post: Post, know: string | null): void {
    customer.newest = post;
    const { platform, id } = post;
    this.#said.push({ key: customer.role.key, platform, id, know: know && this.#filled(customer, know) });
  }

  #freeHandle(stem: string, platform: PlatformName): string {
    const place = (handle: string): string =>
      platform === 'bluesky' ? `${handle.replaceAll('_', '-')}.sandbox` : handle;
    const isTaken = (handle: string): Person | null => this.#world.personByHandle(platform, place(handle));
    let handle = stem;
    for (let number = 2; isTaken(handle) !== null; number += 1) handle = `${stem.slice(0, 10)}${number}`;
    return place(handle);
  }
}

/** Letters that every platform takes. */
function handleFrom(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]+/g, '')
    .toLowerCase();
  return plain.slice(0, 12) || 'asiakas';
}
