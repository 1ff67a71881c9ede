import { ProblemError } from '../domain/problem.ts';
import type { AccountSettings } from '../domain/settings.ts';
import { hideSecret, withoutSecrets } from '../log.ts';
import type { AccountFacts, Platform, PlatformFailure, Session, Setting, TokenVault } from '../platforms/platform.ts';
import { PlatformError, ReplyRefusedError } from '../platforms/platform.ts';
import { loadPlatform, PLATFORMS } from '../platforms/registry.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Store } from '../store/store.ts';

export interface ConnectionNeeds {
  readonly accounts: readonly AccountSettings[];
  readonly secrets: Secrets;
  readonly store: () => Promise<Store>;
  readonly environmentName: (account: string, env: string) => string;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Platforms and sessions, loaded and opened once, when first asked for. */
export class Connections {
  private readonly needs: ConnectionNeeds;
  private readonly sessions = new Map<string, Promise<Session>>();

  constructor(needs: ConnectionNeeds) {
    this.needs = needs;
  }

  /** @throws {ProblemError} UNKNOWN_PLATFORM */
  async platform(id: string): Promise<Platform> {
    const known: string[] = PLATFORMS.map((platform) => platform.id);
    if (!known.includes(id)) throw new ProblemError('UNKNOWN_PLATFORM', { name: id, known });
    return await loadPlatform(id);
  }

  /** @throws {ProblemError} UNKNOWN_ACCOUNT */
  account(name: string): AccountSettings {
    const found = this.needs.accounts.find((account) => account.name === name);
    if (found) return found;
    throw new ProblemError('UNKNOWN_ACCOUNT', { name, known: this.needs.accounts.map((account) => account.name) });
  }

  /** What the platform last told of an account; its limits are null until it was asked. */
  async facts(name: string): Promise<AccountFacts> {
    const known = await (await this.needs.store()).read.accounts.byName(name);
    const handle = this.needs.accounts.find((account) => account.name === name)?.handle ?? known?.handle ?? name;
    return { name, handle, remoteId: known?.remoteId ?? null, limits: known?.limits ?? null };
  }

  async missing(account: AccountSettings): Promise<Setting[]> {
    return await this.needs.secrets.missing(account.name, (await this.platform(account.platform)).settings);
  }

  /** The account's connection. @throws {ProblemError} CREDENTIALS_MISSING */
  async session(account: AccountSettings): Promise<Session> {
    const open = this.sessions.get(account.name);
    if (open) return await open;
    const opening = this.open(account);
    this.sessions.set(account.name, opening);
    opening.catch(() => this.sessions.delete(account.name));
    return await opening;
  }

  private async open(account: AccountSettings): Promise<Session> {
    const platform = await this.platform(account.platform);
    const missing = await this.missing(account);
    if (missing.length > 0) {
      throw new ProblemError('CREDENTIALS_MISSING', {
        account: account.name,
        missing: await this.namesOf(account, missing),
      });
    }
    const credentials = await this.needs.secrets.credentials(account.name, platform.settings);
    for (const { name, isSecret } of platform.settings) if (isSecret) hideSecret(credentials[name] ?? '');
    return await platform.open(credentials, {
      account: await this.facts(account.name),
      baseUrl: account.baseUrl,
      signal: this.needs.signal,
      vault: hidingVault(this.vault(account.name)),
      now: this.needs.now,
    });
  }

  /** A session loads it once: one that could not is not used again, since the keyring may be unlocked by the next poll. */
  private vault(account: string): TokenVault {
    const vault = this.needs.secrets.vault(account);
    const load = async (): Promise<string | null> => {
      try {
        return await vault.load();
      } catch (error) {
        this.sessions.delete(account);
        throw error;
      }
    };
    return { ...vault, load };
  }

  private async namesOf(account: AccountSettings, missing: readonly Setting[]): Promise<string[]> {
    const places = await this.needs.secrets.places(account.name, missing, 'us');
    return missing.map(({ name, env }) => {
      const isKept = places.some((place) => place.name === name && place.from === 'keyring');
      return `${this.needs.environmentName(account.name, env)}${isKept ? OUT_OF_REACH : ''}`;
    });
  }
}

/** Lies in a keyring, which other sessions may well have. */
const OUT_OF_REACH = ' (it lies in a keyring that does not answer here)';

/** A vault whose tokens are never printed: those it held, and those it is given. */
export function hidingVault(vault: TokenVault): TokenVault {
  return {
    async load() {
      const text = await vault.load();
      hideTokens(text ?? '');
      return text;
    },
    async save(text) {
      hideTokens(text);
      await vault.save(text);
    },
    renew: async (change) =>
      await vault.renew(async (kept) => {
        hideTokens(kept ?? '');
        const text = await change(kept);
        hideTokens(text);
        return text;
      }),
  };
}

/** What is kept is a text of the session's own: the whole of it, and what it names a token, each on its own. */
function hideTokens(text: string): void {
  hideSecret(text);
  for (const [token] of text.matchAll(TOKEN)) hideSecret(token);
}

const TOKEN = /(?<="\w*(?:jwt|token|secret|password)"\s*:\s*")[^"\\]+/gi;

/** A failed call in kuulo's words, with the platform's own failure where there is one; no secret is in them. */
export function problemOf(account: string, error: unknown): { problem: ProblemError; failure: PlatformFailure | null } {
  if (error instanceof ProblemError) return { problem: error, failure: null };
  if (error instanceof ReplyRefusedError) {
    return { problem: new ProblemError('NOT_ANSWERABLE', { why: withoutSecrets(error.message) }), failure: null };
  }
  if (!(error instanceof PlatformError)) {
    const words = withoutSecrets(error instanceof Error ? error.message : String(error));
    return { problem: new ProblemError('UNEXPECTED', { words }, { cause: error }), failure: null };
  }
  const failure = { ...error.failure, words: withoutSecrets(error.failure.words) };
  return { problem: platformProblem(account, failure, error), failure };
}

function platformProblem(account: string, failure: PlatformFailure, cause: PlatformError): ProblemError {
  const { kind, words, until, reason } = failure;
  const options = { cause };
  switch (kind) {
    case 'auth':
      return new ProblemError('AUTH_FAILED', { account, words }, options);
    case 'throttled':
      return new ProblemError('THROTTLED', { account, until }, options);
    case 'refused':
      return new ProblemError('REFUSED_BY_PLATFORM', { account, reason: reason ?? 'invalid', words }, options);
    case 'unavailable':
    case 'unknown':
      return new ProblemError('PLATFORM_DOWN', { account, words }, options);
    default:
      return kind satisfies never;
  }
}
