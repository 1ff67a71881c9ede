/** Who works on a conversation, told to colleagues. It ends by itself; the rule that nobody answers twice is the store's. */
export interface Claim {
  readonly conversation: number;
  readonly operator: string;
  /** The operating system's login beside it. */
  readonly login: string;
  /** UTC milliseconds. */
  readonly claimedAt: number;
  readonly until: number;
}
