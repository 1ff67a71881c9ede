/** Where one value of an account comes from, without the value. */
export interface SecretPlace {
  /** The setting's name; `session` for what a login remembers between runs. */
  readonly name: string;
  /** The setting's part of its environment name; null for what never stands in the environment. */
  readonly env: string | null;
  /** Null when it is nowhere. */
  readonly from: 'environment' | '.env' | 'keyring' | 'credentials.json' | null;
  /** False too for what lies in a keyring that does not answer. */
  readonly isThere: boolean;
}
