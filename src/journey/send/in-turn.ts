import type { SentItem } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem-words.ts';
import type { Reply } from '../../domain/reply.ts';
import type { PlatformFailure, RefusedReason } from '../../platforms/platform.ts';
import { call } from './call.ts';
import { type Claims, claim, NOTHING } from './claim.ts';
import { targetOf } from './judge.ts';
import { type Looked, look } from './look.ts';
import type { Claimed, Outcome, SendNeeds } from './needs.ts';
import { concernsAccount, pauseAccount } from './pause-account.ts';
import { recordAlone, recordAndClaim } from './recorded.ts';
import { SENDABLE } from './sendable.ts';
import type { Tally } from './tally.ts';

const MINUTE_MS = 60_000;
const PATIENCE_MS = 20;

interface Work {
  readonly account: string;
  readonly replies: readonly Reply[];
  readonly tally: Tally;
  readonly tell: (item: SentItem) => void;
  readonly stopsAtUnknown: boolean;
}

/**
 * Sends an account's replies one after another; one at most is ever on its way. Each is looked around before its claim. Its
 * outcome and the claim of the next are one transaction where the next has been looked around meanwhile; else an outcome is
 * never kept waiting.
 */
export async function sendInTurn(needs: SendNeeds, work: Work): Promise<SentItem[]> {
  const turn = new AccountTurn(needs, work);
  // loaded here: nothing is fetched from the disk while a transaction is open
  for (const id of new Set(work.replies.map((reply) => reply.platform))) await needs.platform(id);
  return await turn.run();
}

/** One account's turn, and what its steps share. */
class AccountTurn {
  private readonly items: SentItem[] = [];
  private readonly queue: Reply[];
  private stopped: ProblemError | null = null;
  private readonly needs: SendNeeds;
  private readonly work: Work;

  constructor(needs: SendNeeds, work: Work) {
    this.needs = needs;
    this.work = work;
    this.queue = [...work.replies];
  }

  async run(): Promise<SentItem[]> {
    let next = await this.claimNext();
    while (next.claimed !== null) next = await this.sendOne(next.claimed);
    for (const reply of this.queue) {
      const now = (await this.needs.store.read.replies.byId(reply.id)) ?? reply;
      this.items.push({ reply: now, problem: this.stopped });
    }
    return this.items;
  }

  /** One call and its record; returns the claim of the next. */
  private async sendOne(claimed: Claimed): Promise<Claims> {
    this.needs.point('send:claimed');
    await this.needs.store.mark.keep();
    this.needs.point('send:marked');
    // asked before the call: between a call and its record nothing may go wrong
    const [first] = (await this.paceMs()) > 0 ? [] : this.queue;
    const ahead = first === undefined ? null : this.lookAhead(first);
    const outcome = await call(this.needs, claimed);
    this.needs.point('send:called');
    if ('failure' in outcome && this.endsTurn(outcome.failure)) this.stopped = this.whyStopped(outcome);
    const both = await this.recordedWithNext({ claimed, outcome }, ahead);
    if (both === null) this.tell(await recordAlone(this.needs, { claimed, outcome }));
    this.needs.point('send:recorded');
    const next = both?.claimed ? both : await this.claimNext(both === null ? ahead : null);
    // nothing of this turn goes on behind its back
    await ahead?.looking;
    return next;
  }

  /** The outcome and the next claim in one commit, where the next has been looked around by now; else null. */
  private async recordedWithNext(
    done: { readonly claimed: Claimed; readonly outcome: Outcome },
    ahead: Ahead | null,
  ): Promise<Claims | null> {
    // what did not go is counted before another one is claimed
    if (ahead === null || this.isOver || !('sent' in done.outcome)) return null;
    // a moment more spares a second commit; no longer, since until then a crash leaves the outcome unknown
    if (ahead.told === null) await Promise.race([ahead.looking, this.needs.wait(PATIENCE_MS)]);
    if (ahead.told !== 'told') return null;
    const both = await recordAndClaim(this.needs, done, this.queue);
    if (both === null) return null;
    this.tell(both.item);
    this.keep(both.following);
    return both.following;
  }

  /** Looks around the next reply, then claims it; those that may not go are told on the way. */
  private async claimNext(ahead: Ahead | null = null): Promise<Claims> {
    let known = ahead;
    while (!this.isOver && this.queue[0] !== undefined) {
      const waitMs = await this.paceMs();
      if (waitMs > 0) await this.needs.wait(waitMs);
      if (this.isOver) break;
      const head: Reply = this.queue[0];
      const looked = known?.reply === head.id ? await known.looking : await this.around(head);
      known = null;
      if (looked !== 'told') {
        await this.setAside(head, looked);
        continue;
      }
      const claims = await this.needs.store.transact((tx) => claim(this.needs, tx, this.queue));
      this.keep(claims);
      if (claims.claimed !== null) return claims;
    }
    return NOTHING;
  }

  /** Nothing is looked up for a reply that is known not to go: its claim says why. */
  private async around({ id }: Reply): Promise<Looked> {
    const { read } = this.needs.store;
    const reply = await read.replies.byId(id);
    if (reply === null || !SENDABLE.includes(reply.status)) return 'told';
    const found = await targetOf(this.needs, read, { reply, isApproved: true });
    return found instanceof ProblemError ? 'told' : await look(this.needs, reply, found.target);
  }

  private lookAhead(reply: Reply): Ahead {
    const ahead: Ahead = { reply: reply.id, told: null, looking: this.around(reply) };
    void ahead.looking.then((looked) => {
      ahead.told = looked;
    });
    return ahead;
  }

  /** What could not be looked at is not sent; it waits where it is, and says why. */
  private async setAside(reply: Reply, { problem, failure }: Exclude<Looked, 'told'>): Promise<void> {
    this.queue.shift();
    const { account } = reply;
    const at = this.needs.now();
    const error = { code: problem.code, message: problemWords(problem).message };
    const kept = await this.needs.store.transact(async (tx) => {
      if (failure?.kind === 'refused') await tx.replies.note(reply.id, { error }, at);
      if (failure !== null && concernsAccount(failure)) await pauseAccount(this.needs, tx, { account, failure });
      return await tx.replies.byId(reply.id);
    });
    this.tell({ reply: kept ?? reply, problem });
    if (failure?.kind !== 'refused' || concernsAccount(failure)) this.stopped = problem;
  }

  private keep(claims: Claims): void {
    for (const item of claims.items) this.tell(item);
    if (claims.stopped !== null) this.stopped = claims.stopped;
  }

  private tell(item: SentItem): void {
    this.items.push(item);
    this.work.tell(item);
  }

  private get isOver(): boolean {
    return this.stopped !== null || this.work.tally.isFull || this.needs.signal.aborted;
  }

  private endsTurn(failure: PlatformFailure): boolean {
    if (failure.kind === 'unknown') return this.work.stopsAtUnknown;
    return failure.kind !== 'refused' || concernsAccount(failure) || STOPPING.has(failure.reason ?? 'invalid');
  }

  /** Why the rest of the account's replies were not tried; nothing is unknown about those. */
  private whyStopped({ failure, problem }: { failure: PlatformFailure; problem: ProblemError }): ProblemError {
    const { account } = this.work;
    if (concernsAccount(failure))
      return new ProblemError('ACCOUNT_PAUSED', { account, since: this.needs.now(), reason: failure.words });
    return failure.kind === 'unknown' ? new ProblemError('PLATFORM_DOWN', { account, words: failure.words }) : problem;
  }

  /** How long until the account may send again. */
  private async paceMs(): Promise<number> {
    const most = this.needs.settings.send.perAccountPerMinute;
    if (most === 0) return 0;
    const now = this.needs.now();
    const recent = await this.needs.store.read.replies.attemptsSince(this.work.account, now - MINUTE_MS);
    const oldest = recent.toSorted((a, b) => a - b).at(-most);
    if (recent.length < most || oldest === undefined) return 0;
    return Math.min(MINUTE_MS, Math.max(0, oldest + MINUTE_MS - now));
  }
}

/** A look at the next reply while the one before it is on its way. */
interface Ahead {
  readonly reply: number;
  told: Looked | null;
  readonly looking: Promise<Looked>;
}

/** Refusals that the next reply would meet too. */
const STOPPING: ReadonlySet<RefusedReason> = new Set(['money', 'redirect', 'certificate']);
