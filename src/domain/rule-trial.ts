/** What a rule would have done on what customers really wrote. */
export interface RuleTried {
  readonly name: string;
  /** Messages it would have acted on. */
  readonly acts: number;
  /** What it does, in short: `label refunds, draft refund`. */
  readonly does: readonly string[];
  /** Drafts it would have laid ready. */
  readonly drafts: number;
  /** Messages it fits that were too old when they were heard. */
  readonly tooOld: number;
  /** Messages it fits that it would have left alone, having acted on the conversation so often. */
  readonly goingRound: number;
  /** Drafts it would not have laid ready: the person had one, or there were too many acts in the hour. */
  readonly draftsHeldBack: number;
  /** Drafts it could not have laid ready, by why: the same judgement as when it really acts. */
  readonly draftsRefused: readonly { readonly why: string; readonly count: number }[];
  /** Some of the messages it would have acted on, newest first. */
  readonly examples: readonly RuleExample[];
}

/** A message as an example. */
export interface RuleExample {
  readonly message: number;
  readonly conversation: number;
  readonly handle: string;
  readonly text: string;
  /** UTC milliseconds. */
  readonly postedAt: number;
}

/** All rules, in their order, tried on what was heard. Times are UTC milliseconds. */
export interface RuleTrial {
  readonly since: number;
  readonly until: number;
  /** Customers' messages of that time. */
  readonly messages: number;
  /** Those that no rule fits. */
  readonly unmatched: number;
  readonly rules: readonly RuleTried[];
}
