/**
 * The network of one account (https://docs.x.com/x-api). twitter-api-v2 signs and calls; our agents give it its
 * transport. Answers are handed on as they came.
 */
import { ApiResponseError, TwitterApi, type TwitterApiTokens } from 'twitter-api-v2';
import { type Answer, BODY_MAX_BYTES, DEADLINE_MS, networkFailure, wireAgent } from '../http.ts';
import { PlatformError, type RateLimit } from '../platform.ts';
import { failureOf, rateLimitOf } from './failure.ts';

export interface ClientOptions {
  /** OAuth 1.0a values of the account, or a bearer token that can only read. */
  readonly login: TwitterApiTokens | string;
  readonly baseUrl: string | null;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

type Query = Readonly<Record<string, string>>;

/** Everything throws PlatformError. */
export class XClient {
  /** Whether we act as the account, not as an app that may only read. */
  readonly isUser: boolean;
  readonly #read: TwitterApi;
  readonly #write: TwitterApi;
  readonly #now: () => number;
  #requests = 0;
  #answer: Answer | null = null;
  #fields: 'tweet' | 'post' = 'tweet';

  constructor({ login, baseUrl, signal, now }: ClientOptions) {
    const agentOf = (isSend: boolean) => {
      const onAnswer = (answer: Answer) => {
        this.#answer = answer;
      };
      return wireAgent({ baseUrl, signal, isSend, onAnswer, deadlineMs: DEADLINE_MS, bodyMaxBytes: BODY_MAX_BYTES });
    };
    const open = (isSend: boolean) => {
      const rules = { httpAgent: agentOf(isSend), compression: 'identity' } as const;
      return typeof login === 'string' ? new TwitterApi(login, rules) : new TwitterApi(login, rules);
    };
    this.isUser = typeof login !== 'string';
    this.#read = open(false);
    this.#write = open(true);
    this.#now = now;
  }

  /** How many requests were made so far. */
  get requests(): number {
    return this.#requests;
  }

  /** What the newest answer said about itself. */
  get answer(): Answer | null {
    return this.#answer;
  }

  /** What is left by the newest answer. */
  get rateLimit(): RateLimit | null {
    return this.#answer && rateLimitOf(this.#answer, this.#now());
  }

  async user(path: string): Promise<unknown> {
    return this.#get(path, { 'user.fields': USER_FIELDS });
  }

  /** A page of posts with all fields kuulo reads. */
  async posts(path: string, query: Query): Promise<unknown> {
    try {
      return await this.#get(path, { ...query, ...fieldsOf(this.#fields) });
    } catch (error) {
      // The API is being renamed: a server that no longer knows one spelling says so, and is asked in the other.
      const isUnknownName = error instanceof PlatformError && error.failure.status === 400;
      if (!isUnknownName || this.#fields === 'post' || !/tweet\.fields|referenced_tweets/.test(error.failure.words)) {
        throw error;
      }
      this.#fields = 'post';
      return this.#get(path, { ...query, ...fieldsOf('post') });
    }
  }

  /** Publishes. There is no idempotency key. */
  async create(payload: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.#call(true, () => this.#write.v2.post<unknown>('tweets', { ...payload }));
  }

  /** The failure of an answer that lacks what was asked for. */
  spoilt(data: unknown, isSend: boolean): PlatformError {
    const { status, headers, dateSkewMs } = this.#answer ?? { status: 200, headers: {}, dateSkewMs: null };
    return new PlatformError(failureOf({ status, headers, dateSkewMs, data, isSend, now: this.#now() }));
  }

  #get(path: string, query: Query): Promise<unknown> {
    return this.#call(false, () => this.#read.v2.get<unknown>(path, { ...query }));
  }

  async #call(isSend: boolean, ask: () => Promise<unknown>): Promise<unknown> {
    this.#requests += 1;
    this.#answer = null;
    try {
      return await ask();
    } catch (error) {
      throw new PlatformError(this.#failureOf(error, isSend), { cause: error });
    }
  }

  #failureOf(error: unknown, isSend: boolean): PlatformError['failure'] {
    if (error instanceof ApiResponseError) {
      const { code: status, data } = error;
      const { headers = {}, dateSkewMs = null } = this.#answer ?? {};
      return failureOf({ status, headers, dateSkewMs, data, isSend, now: this.#now() });
    }
    const failure = networkFailure(error, isSend);
    return { ...failure, status: failure.status ?? this.#answer?.status ?? null };
  }
}

const USER_FIELDS = 'username,name,verified,verified_type,public_metrics,protected,receives_your_dm';
const POST_FIELDS =
  'created_at,author_id,conversation_id,in_reply_to_user_id,lang,entities,public_metrics,attachments,edit_controls,reply_settings,possibly_sensitive';

/** One spelling of the fields to ask for; a field that is not asked for is not in the answer. */
function fieldsOf(name: 'tweet' | 'post'): Query {
  return {
    [`${name}.fields`]: `${POST_FIELDS},referenced_${name}s,note_${name}`,
    expansions: `author_id,attachments.media_keys,referenced_${name}s.id`,
    'user.fields': USER_FIELDS,
    'media.fields': 'alt_text,type,url,preview_image_url',
  };
}
