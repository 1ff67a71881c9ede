import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { SecretPlace } from '../domain/secret-place.ts';
import type { Credentials, Setting, TokenVault } from '../platforms/platform.ts';
import { type Changes, CredentialsFile, type Exclusive, notEmpty } from './credentials-file.ts';
import type { Keyring } from './keyring.ts';

export interface SecretsNeeds {
  /** What the environment says of one account's setting, the workspace's `.env` included, or that file alone. */
  readonly environment: (account: string, env: string, from?: 'envFile') => string | undefined;
  readonly exclusive: Exclusive;
  /** The keyring of this session, and as a cron job finds it. */
  readonly keyring: Keyring;
  readonly keyringAtCron: Keyring;
}

/** What a session remembers between runs, kept beside the settings. */
const SESSION = 'session';
/** Which names of an account lie in the keyring, so that nobody else's runs have to ask it. No secret is in it. */
const IN_KEYRING = 'keyring';
/** Longer than a call to a platform may take, since that is what the holder does meanwhile. */
const RENEW_WAIT_MS = 45_000;

/** Where an account's secrets come from: the environment first, then the system's keyring, then `credentials.json`. */
export class Secrets {
  private readonly file: CredentialsFile;
  private readonly needs: SecretsNeeds;
  private readonly workspace: string;
  /** What the keyring said, asked once for all settings of an account. */
  private readonly heard = new Map<string, Promise<ReadonlyMap<string, string>>>();

  constructor(file: string, needs: SecretsNeeds) {
    this.file = new CredentialsFile(file, needs.exclusive);
    this.needs = needs;
    this.workspace = createHash('sha256').update(dirname(file)).digest('hex').slice(0, 16);
  }

  /** Everything known of an account's settings, by setting name. */
  async credentials(account: string, settings: readonly Setting[]): Promise<Credentials> {
    const found = await this.find(account, settings, 'us');
    return Object.fromEntries(found.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
  }

  /** Settings that are required and nowhere to be found. */
  async missing(account: string, settings: readonly Setting[]): Promise<Setting[]> {
    const found = await this.credentials(account, settings);
    return settings.filter((setting) => setting.isRequired && found[setting.name] === undefined);
  }

  /**
   * Where each value of an account comes from, the remembered session included where one is kept; without the values.
   * @param seenBy us, or a cron job: no exported variable, and the keyring only if it answers there
   */
  async places(account: string, settings: readonly Setting[], seenBy: 'us' | 'cron'): Promise<SecretPlace[]> {
    const places = (await this.find(account, settings, seenBy)).map(({ value, ...place }) => place);
    const kept = await this.file.of(account);
    const isInKeyring = namesInKeyring(kept).includes(SESSION);
    if (!isInKeyring && !kept.has(SESSION)) return places;
    const isThere = !isInKeyring || (await this.ring(account, [SESSION], seenBy)).has(SESSION);
    return [...places, { name: SESSION, env: null, from: isInKeyring ? 'keyring' : 'credentials.json', isThere }];
  }

  /**
   * Keeps values of an account, all or none; null takes one away. Waits for a renewal that is under way, which would
   * otherwise put its older token in place of this one.
   */
  async save(account: string, values: Changes, to: 'keyring' | 'credentials.json' = 'credentials.json'): Promise<void> {
    for (const value of Object.values(values)) if (value !== null) notEmpty(account, value);
    await this.needs.exclusive(renewTurn(account), async () => await this.keep(account, values, to));
  }

  /**
   * Forgets an account.
   * @returns false when a keyring that does not answer keeps what it has, though nobody asks for it any more
   */
  async remove(account: string): Promise<boolean> {
    return await this.needs.exclusive(renewTurn(account), async () => {
      const names = namesInKeyring(await this.file.of(account));
      await this.file.remove(account);
      return await this.dropFromKeyring(account, names);
    });
  }

  /**
   * Whether values can be kept there, tried without any: before a person is sent to log in, or a token is spent.
   * @throws {ProblemError} KEYRING_UNAVAILABLE, CREDENTIALS_EXPOSED, CONFIG_INVALID
   */
  async tryPlace(account: string, to: 'keyring' | 'credentials.json'): Promise<void> {
    // which names the keyring has is kept in the file
    await this.file.tryWriting();
    if (to === 'credentials.json') return;
    const name = this.entry(account, 'trial');
    await this.needs.keyring.write({ [name]: 'trial' });
    await this.needs.keyring.remove([name]);
  }

  /**
   * What a session of this account remembers between runs: where it is, or else where the account's secrets are. `renew`
   * calls nobody when what comes of it could not be kept: a refresh token may be spent by its use.
   * @throws {ProblemError} from every method as `tryPlace`; KEYRING_UNAVAILABLE, not null, when it cannot be asked for it
   */
  vault(account: string): TokenVault {
    const load = async (): Promise<string | null> => {
      const kept = await this.file.of(account);
      if (!namesInKeyring(kept).includes(SESSION)) return kept.get(SESSION) ?? null;
      const [text] = await this.needs.keyring.read([this.entry(account, SESSION)]);
      return text || null;
    };
    const place = async () => sessionPlace(await this.file.of(account));
    const save = async (text: string): Promise<void> => {
      notEmpty(account, text);
      await this.keep(account, { [SESSION]: text }, await place());
    };
    return {
      load,
      save,
      renew: async (change) =>
        await this.needs.exclusive(renewTurn(account), async () => {
          const kept = await load();
          await this.tryPlace(account, await place());
          const text = await change(kept);
          if (text !== kept) await save(text);
          return text;
        }),
    };
  }

  private async keep(account: string, values: Changes, to: 'keyring' | 'credentials.json'): Promise<void> {
    this.heard.delete(account);
    const names = Object.keys(values);
    if (to === 'keyring') {
      const given = Object.entries(values).flatMap(([name, value]) =>
        value === null ? [] : [[this.entry(account, name), value]],
      );
      // a file that does not take the names must not leave the keyring with other values than before
      await this.file.tryWriting();
      await this.needs.keyring.write(Object.fromEntries(given));
    }
    let left: string[] = [];
    await this.file.change(account, (kept) => {
      const before = namesInKeyring(kept);
      const inKeyring = new Set(before);
      for (const name of names) {
        if (to === 'keyring' && values[name] !== null) inKeyring.add(name);
        else inKeyring.delete(name);
      }
      left = before.filter((name) => !inKeyring.has(name));
      const inFile = to === 'keyring' ? Object.fromEntries(names.map((name) => [name, null])) : values;
      return { ...inFile, [IN_KEYRING]: inKeyring.size === 0 ? null : [...inKeyring].join(' ') };
    });
    await this.dropFromKeyring(account, left);
  }

  /** What lies there still is found by nobody; that it cannot be removed is no reason to fail. */
  private async dropFromKeyring(account: string, names: readonly string[]): Promise<boolean> {
    this.heard.delete(account);
    if (names.length === 0) return true;
    const removing = this.needs.keyring.remove(names.map((name) => this.entry(account, name)));
    return await removing.then(
      () => true,
      () => false,
    );
  }

  private async find(account: string, settings: readonly Setting[], seenBy: 'us' | 'cron'): Promise<Found[]> {
    const found = settings.map((setting) => this.inEnvironment(account, setting, seenBy));
    // what the environment knows needs no file at all
    if (found.every(({ isThere }) => isThere)) return found;
    const kept = await this.file.of(account);
    const marked = namesInKeyring(kept).filter((name) => name !== SESSION);
    const isAsked = found.some(({ name, isThere }) => !isThere && marked.includes(name));
    const ring = isAsked ? await this.askRing(account, marked, seenBy) : new Map<string, string>();
    return found.map((one) => {
      if (one.isThere) return one;
      const value = ring.get(one.name) ?? kept.get(one.name) ?? null;
      const isInFile = !ring.has(one.name) && kept.has(one.name);
      const from = isInFile ? 'credentials.json' : marked.includes(one.name) ? 'keyring' : null;
      return { ...one, value, from, isThere: value !== null };
    });
  }

  private inEnvironment(account: string, { name, env }: Setting, seenBy: 'us' | 'cron'): Found {
    const inFile = this.needs.environment(account, env, 'envFile') || null;
    const value = seenBy === 'cron' ? inFile : this.needs.environment(account, env) || null;
    const from = value === null ? null : value === inFile ? '.env' : 'environment';
    return { name, env, value, from, isThere: value !== null };
  }

  private async askRing(account: string, names: readonly string[], seenBy: 'us' | 'cron') {
    if (seenBy === 'cron') return await this.ring(account, names, seenBy);
    const asked = this.heard.get(account) ?? this.ring(account, names, seenBy);
    this.heard.set(account, asked);
    const found = await asked;
    // one that is locked may be unlocked by the time of the next poll
    if (found.size === 0) this.heard.delete(account);
    return found;
  }

  /** What the keyring holds of these; one that does not answer holds nothing. */
  private async ring(account: string, names: readonly string[], seenBy: 'us' | 'cron') {
    const keyring = seenBy === 'cron' ? this.needs.keyringAtCron : this.needs.keyring;
    const values = await keyring.read(names.map((name) => this.entry(account, name))).catch(() => []);
    return new Map(names.flatMap((name, index) => (values[index] ? [[name, values[index]] as const] : [])));
  }

  /** Two workspaces with an account of the same name do not collide. */
  private entry(account: string, name: string): string {
    return `${this.workspace}/${account}/${name}`;
  }
}

interface Found extends SecretPlace {
  readonly value: string | null;
}

function renewTurn(account: string): { name: string; waitMs: number } {
  return { name: `renew:${account}`, waitMs: RENEW_WAIT_MS };
}

/** A session in the file stays there, whatever else the keyring has: a job of cron may live on it. */
function sessionPlace(kept: ReadonlyMap<string, string>): 'keyring' | 'credentials.json' {
  const names = namesInKeyring(kept);
  const isInFile = kept.has(SESSION) && !names.includes(SESSION);
  return names.length > 0 && !isInFile ? 'keyring' : 'credentials.json';
}

function namesInKeyring(kept: ReadonlyMap<string, string>): string[] {
  return (kept.get(IN_KEYRING) ?? '').split(' ').filter((name) => name !== '');
}
