import type { SentItem } from '../../domain/outcomes.ts';

/** After how many bad outcomes a send stops: a platform that eats one answer eats the next five hundred too. */
export interface SendLimits {
  readonly failedMax: number;
  readonly unknownMax: number;
}

/** What came of a send so far, over all its accounts. */
export class Tally {
  private failed = 0;
  private unknown = 0;
  private readonly limits: SendLimits;

  constructor(limits: SendLimits) {
    this.limits = limits;
  }

  count({ reply }: SentItem): void {
    if (reply.status === 'failed') this.failed += 1;
    if (reply.status === 'unknown') this.unknown += 1;
  }

  /** Nothing more is to be tried. */
  get isFull(): boolean {
    return this.failed >= this.limits.failedMax || this.unknown >= this.limits.unknownMax;
  }
}
