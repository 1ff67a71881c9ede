import type { Operator } from './domain/operator.ts';
import type { Settings } from './domain/settings.ts';

/** Where things lie and what people decided: `kuulo.yaml`, the environment and the flags, checked and frozen. */
export interface Config {
  /** Workspace folder, absolute. */
  readonly folder: string;
  /** `kuulo.yaml`, absolute; null where there is none and the defaults hold. */
  readonly file: string | null;
  /** SQLite file, absolute. */
  readonly database: string;
  readonly settings: Settings;
  readonly operator: Operator;
  /** `credentials.json` of the workspace (0600). */
  readonly credentialsFile: string;
  /** What the environment (the workspace's `.env` included) says of one account's setting; undefined when it says nothing. */
  secretOf(account: string, env: string): string | undefined;
}
