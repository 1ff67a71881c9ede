import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepCached, readCached } from '../config/cache.ts';
import { secretName } from '../config/secret-name.ts';
import type { Config } from '../config.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Prior, Score, Scorer, Tuning } from '../domain/triage.ts';
import { UNTUNED } from '../domain/triage.ts';
import type { Calendar } from '../domain/working-hours.ts';
import { Secrets } from '../secrets/secrets.ts';
import type { Store } from '../store/store.ts';
import { Connections } from './connections.ts';
import { exclusively } from './exclusively.ts';
import { lateKeyring } from './late-keyring.ts';

/** What `scoring` was trained to; written by `npm run train`. */
const MODEL = new URL('../scoring/model.bin', import.meta.url);
/** Longest wait that `setTimeout` takes as such; longer ones would fire at once. */
const WAIT_MAX_MS = 2 ** 31 - 1;
/** Answers of the working calendar remembered at once. */
const ANSWERS_MAX = 10_000;

/** The working calendar around one year, and what it was asked. */
interface Clockwork {
  readonly year: number;
  readonly answers: Map<string, number | null>;
  readonly reading: Promise<NamedCalendar>;
}

/** The working calendar; its holidays are called by name. */
interface NamedCalendar extends Calendar {
  readonly holidays: ReadonlyMap<string, string>;
}

/** What the steps are wired from; each part is loaded or opened when it is first needed. */
export class Parts {
  readonly config: Config;
  readonly signal: AbortSignal;
  readonly secrets: Secrets;
  readonly connections: Connections;
  /** Sending is never cut off by a signal: the call in flight ends or meets its deadline. */
  readonly sending: Connections;
  private opened: Promise<Store> | null = null;
  /** The scorer by the tuning that holds, and that tuning. */
  private scoring: { readonly tuning: string; readonly scorer: Promise<Scorer> } | null = null;
  private shipped: Promise<Scorer> | null = null;
  private clockwork: Clockwork | null = null;

  constructor(config: Config, signal: AbortSignal) {
    this.config = config;
    this.signal = signal;
    this.secrets = new Secrets(config.credentialsFile, {
      environment: config.secretOf,
      exclusive: async (turn, work) => exclusively(await this.store(), turn, work),
      keyring: lateKeyring('ours'),
      keyringAtCron: lateKeyring('cron'),
    });
    const shared = {
      accounts: config.settings.accounts,
      secrets: this.secrets,
      store: () => this.store(),
      environmentName,
      now: this.now,
    };
    this.connections = new Connections({ ...shared, signal });
    this.sending = new Connections({ ...shared, signal: new AbortController().signal });
  }

  readonly now = (): number => Date.now();

  readonly sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  /** Ends early, without complaint, when `signal` says stop. */
  readonly wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    await sleep(Math.min(ms, WAIT_MAX_MS), undefined, { signal }).catch(() => undefined);
  };

  async store(): Promise<Store> {
    const { database, stateFolder } = this.config;
    if (!existsSync(dirname(database))) {
      throw new ProblemError('DATABASE_UNWRITABLE', { file: database, words: 'its folder does not exist' });
    }
    // an emptied file is a damaged database, not a new one
    const mode = existsSync(database) ? 'readWrite' : 'create';
    this.opened ??= import('../store/open.ts').then(({ openStore }) => openStore(database, { mode, stateFolder }));
    return await this.opened;
  }

  /** A scorer with the brand's names and words, by the tuning that holds in this database unless another is given. */
  async scorer(options: { readonly prior?: Prior; readonly tuning?: Tuning } = {}): Promise<Scorer> {
    const { openScorer } = await import('../scoring/scorer.ts');
    const { brand, accounts, triage } = this.config.settings;
    const [language] = brand.languages;
    const home = language === undefined ? {} : { home: language };
    const brandNames = [brand.name, ...accounts.map((account) => account.handle)];
    const tuning = options.tuning ?? (await this.heldTuning());
    return openScorer(await readFile(MODEL), { ...options, tuning, brandNames, cues: triage.cues, ...home });
  }

  /** The scorer as shipped, for what needs no database. */
  readonly untuned = (): Promise<Scorer> => {
    if (this.shipped !== null) return this.shipped;
    const opening = this.scorer({ tuning: UNTUNED });
    this.shipped = opening;
    // what failed once is tried again, not told for ever
    opening.catch(() => {
      this.shipped = null;
    });
    return opening;
  };

  /** Scores a text by the tuning that holds; the words it scores by are loaded with the first one. */
  readonly score = async (text: string, language: string | null): Promise<Score> => {
    this.scoring ??= this.scorerBy(await this.heldTuning());
    return (await this.scoring.scorer).score(text, language);
  };

  /** Scores by what was learnt since, here or by another process: a long run calls it before each round. */
  async takeTuning(): Promise<void> {
    if (this.scoring === null) return;
    const tuning = await this.heldTuning();
    if (this.scoring.tuning !== JSON.stringify(tuning)) this.scoring = this.scorerBy(tuning);
  }

  private scorerBy(tuning: Tuning) {
    const scoring = { tuning: JSON.stringify(tuning), scorer: this.scorer({ tuning }) };
    scoring.scorer.catch(() => {
      if (this.scoring === scoring) this.scoring = null;
    });
    return scoring;
  }

  private async heldTuning(): Promise<Tuning> {
    return (await (await this.store()).read.learning.tuning())?.tuning ?? UNTUNED;
  }

  /** The instant some working time after another; calendars and time zones are loaded with the first question. */
  readonly addWorkingTime = async (from: number, durationMs: number): Promise<number | null> => {
    const { answers, reading } = this.clockworkNow();
    const question = `${from} ${durationMs}`;
    const known = answers.get(question);
    if (known !== undefined) return known;
    const { addWorkingTime } = await import('../domain/working-hours.ts');
    const at = addWorkingTime(from, durationMs, await reading);
    // poll asks, then triage asks the same again
    if (answers.size >= ANSWERS_MAX) answers.clear();
    answers.set(question, at);
    return at;
  };

  /** Working milliseconds between two instants. */
  readonly workingTimeBetween = async (from: number, until: number): Promise<number> => {
    const { workingTimeBetween } = await import('../domain/working-hours.ts');
    return workingTimeBetween(from, until, await this.calendar());
  };

  /** The working calendar of this year and those around it. */
  readonly calendar = async (): Promise<NamedCalendar> => await this.clockworkNow().reading;

  /** The same, with the holidays from the year before that instant on. */
  readonly calendarSince = async (since: number): Promise<NamedCalendar> => {
    const { year, reading } = this.clockworkNow();
    const near = await reading;
    const { holidays: country } = near.hours;
    const holidays = new Map(near.holidays);
    if (country === null) return near;
    // each answer holds the year before and the year after
    for (let one = new Date(since).getUTCFullYear(); one < year; one += 3)
      for (const [date, name] of await this.holidays(country, one)) holidays.set(date, name);
    return { ...near, holidays };
  };

  async end(): Promise<void> {
    const opening = this.opened;
    this.opened = null;
    // what could not be opened was told when it was asked for
    const store = await opening?.catch(() => null);
    await store?.close();
  }

  private clockworkNow(): Clockwork {
    const year = new Date(this.now()).getUTCFullYear();
    if (this.clockwork?.year !== year) this.clockwork = { year, answers: new Map(), reading: this.readCalendar(year) };
    return this.clockwork;
  }

  private async readCalendar(year: number): Promise<NamedCalendar> {
    const { hours, timezone } = this.config.settings;
    const holidays = hours.holidays === null ? [] : await this.holidays(hours.holidays, year);
    return { hours, timezone, holidays: new Map(holidays) };
  }

  /** Worked out once a year and kept: the rules of all countries take longer to load than a poll takes otherwise. */
  private async holidays(country: string, year: number): Promise<readonly (readonly [date: string, name: string])[]> {
    const { cache, settings } = this.config;
    const name = `holidays-${country.toLowerCase()}-${settings.language}-${year}`;
    const kept = cache === null ? null : readCached(cache, name);
    if (Array.isArray(kept) && kept.every(isNamedDay)) return kept;
    const { publicHolidays } = await import('../domain/holidays.ts');
    const worked = [...publicHolidays(country, [year - 1, year, year + 1], [settings.language])];
    if (cache !== null) keepCached(cache, name, worked);
    return worked;
  }
}

/** `KUULO_<ACCOUNT>_<SETTING>`. */
export function environmentName(account: string, env: string): string {
  return `KUULO_${secretName(account)}_${env}`;
}

function isNamedDay(value: unknown): value is readonly [date: string, name: string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
