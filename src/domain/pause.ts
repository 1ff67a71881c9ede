/** What a pause holds back: everything that goes out, what one account sends, or one bulk plan. */
export type PauseScope = 'all' | `account:${string}` | `plan:${number}`;

/** Nothing of its scope goes out until somebody resumes. */
export interface Pause {
  readonly scope: PauseScope;
  /** UTC milliseconds. */
  readonly at: number;
  /** Operator, or `system` where the platform refused the login. */
  readonly by: string;
  readonly reason: string;
}
