import type { Credentials, Setting, TokenVault } from '../platforms/platform.ts';
import { CredentialsFile, type Exclusive } from './credentials-file.ts';

export interface SecretsNeeds {
  /** What the environment says of one account's setting. */
  readonly environment: (account: string, env: string) => string | undefined;
  readonly exclusive: Exclusive;
}

/** Where an account's secrets come from: the environment first, then `credentials.json`. */
export class Secrets {
  private readonly file: CredentialsFile;
  private readonly environment: (account: string, env: string) => string | undefined;

  constructor(file: string, needs: SecretsNeeds) {
    this.file = new CredentialsFile(file, needs.exclusive);
    this.environment = needs.environment;
  }

  /** Everything known of an account's settings, by setting name. */
  async credentials(account: string, settings: readonly Setting[]): Promise<Credentials> {
    const found: Record<string, string> = {};
    for (const setting of settings) {
      const value = this.environment(account, setting.env) ?? (await this.file.get(account, setting.name));
      if (value !== undefined && value !== '') found[setting.name] = value;
    }
    return found;
  }

  /** Settings that are required and nowhere to be found. */
  async missing(account: string, settings: readonly Setting[]): Promise<Setting[]> {
    const found = await this.credentials(account, settings);
    return settings.filter((setting) => setting.isRequired && found[setting.name] === undefined);
  }

  async save(account: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.file.set(account, values);
  }

  async remove(account: string): Promise<void> {
    await this.file.remove(account);
  }

  /** What a session of this account remembers between runs. */
  vault(account: string): TokenVault {
    return {
      load: async () => (await this.file.get(account, 'session')) ?? null,
      save: async (text) => await this.file.set(account, { session: text }),
    };
  }
}
