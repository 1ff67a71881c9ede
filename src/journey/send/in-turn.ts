import type { SentItem } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem-words.ts';
import type { Reply } from '../../domain/reply.ts';
import { call } from './call.ts';
import { type Claims, claim, type Line, NOTHING } from './claim.ts';
import { targetOf, whySpent } from './judge.ts';
import { type Looked, look } from './look.ts';
import type { Claimed, Outcome, SendNeeds } from './needs.ts';
import { concernsAccount, pauseAccount } from './pause-account.ts';
import { recordAlone, recordAndClaim } from './recorded.ts';
import { SENDABLE } from './sendable.ts';
import { endsTurn, paceMs, whyEnded } from './stops.ts';
import type { Tally } from './tally.ts';
import { rememberWait } from './throttled.ts';

const PATIENCE_MS = 20;
const FRESH_MS = 2_000;
/** One thread that cannot be read must not keep the others waiting; a platform that is down must not be asked about each. */
const BLIND_MAX = 3;

interface Work {
  readonly account: string;
  readonly replies: readonly Reply[];
  readonly tally: Tally;
  readonly tell: (item: SentItem) => void;
  readonly stopsAtUnknown: boolean;
  readonly isAdditional: boolean;
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
  private readonly line: Line;
  private stopped: ProblemError | null = null;
  /** Looks that failed one after another. */
  private blind = 0;
  private readonly needs: SendNeeds;
  private readonly work: Work;

  constructor(needs: SendNeeds, work: Work) {
    this.needs = needs;
    this.work = work;
    this.line = { queue: [...work.replies], isAdditional: work.isAdditional };
  }

  async run(): Promise<SentItem[]> {
    let next = await this.claimNext();
    while (next.claimed !== null) next = await this.sendOne(next.claimed);
    for (const reply of this.line.queue) {
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
    const [first] = (await paceMs(this.needs, this.work.account)) > 0 ? [] : this.line.queue;
    const ahead = first === undefined ? null : this.lookAhead(first);
    const outcome = await call(this.needs, claimed);
    this.needs.point('send:called');
    if ('failure' in outcome && endsTurn(outcome.failure, this.work.stopsAtUnknown)) {
      this.stopped = whyEnded(this.needs, this.work.account, outcome);
    }
    const both = await this.recordedWithNext({ claimed, outcome }, ahead);
    if (both === null) this.tell(await recordAlone(this.needs, { claimed, outcome }));
    this.needs.point('send:recorded');
    const next = both?.claimed ? both : await this.claimNext(both === null ? ahead : null);
    // nothing of this turn goes on behind its back
    await ahead?.over;
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
    if (ahead.told === null) await Promise.race([ahead.over, this.needs.wait(PATIENCE_MS)]);
    if (ahead.told !== 'told' || !isFresh(ahead)) return null;
    const both = await recordAndClaim(this.needs, done, this.line);
    if (both === null) return null;
    this.tell(both.item);
    this.keep(both.following);
    return both.following;
  }

  /** Looks around the next reply, then claims it; those that may not go are told on the way. */
  private async claimNext(ahead: Ahead | null = null): Promise<Claims> {
    let known = ahead;
    while (!this.isOver && this.line.queue[0] !== undefined) {
      const waitMs = await paceMs(this.needs, this.work.account);
      if (waitMs > 0) await this.needs.wait(waitMs);
      if (this.isOver) break;
      const head: Reply = this.line.queue[0];
      const isKnown = known !== null && known.reply === head.id && isFresh(known);
      const looked = isKnown && known !== null ? await known.looking : await this.around(head);
      known = null;
      if (looked !== 'told') {
        await this.setAside(head, looked);
        continue;
      }
      this.blind = 0;
      const claims = await this.needs.store.transact((tx) => claim(this.needs, tx, this.line));
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
    if (found instanceof ProblemError || (await whySpent(this.needs, read, { reply, plannedUsd: 0 }))) return 'told';
    return await look(this.needs, reply, found.target);
  }

  private lookAhead(reply: Reply): Ahead {
    const looking = this.around(reply);
    const ahead: Ahead = { reply: reply.id, since: performance.now(), told: null, looking, over: Promise.resolve() };
    // whoever takes the look up is told what went wrong with it
    ahead.over = looking.then(
      (looked) => {
        ahead.told = looked;
      },
      () => undefined,
    );
    return ahead;
  }

  /** What could not be looked at is not sent; it waits where it is, and says why. */
  private async setAside(reply: Reply, { problem, failure }: Exclude<Looked, 'told'>): Promise<void> {
    this.line.queue.shift();
    const { account } = reply;
    const at = this.needs.now();
    const error = { code: problem.code, message: problemWords(problem).message };
    const kept = await this.needs.store.transact(async (tx) => {
      await tx.replies.note(reply.id, { error }, at);
      if (failure !== null && concernsAccount(failure)) await pauseAccount(this.needs, tx, { account, failure });
      return await tx.replies.byId(reply.id);
    });
    await rememberWait(this.needs, reply, problem);
    this.tell({ reply: (await this.needs.store.read.replies.byId(reply.id)) ?? kept ?? reply, problem });
    this.blind += 1;
    const isAboutOne = failure?.kind === 'refused' || failure?.kind === 'unavailable';
    if (failure === null || concernsAccount(failure) || !isAboutOne || this.blind >= BLIND_MAX) this.stopped = problem;
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
}

/** A look at the next reply while the one before it is on its way. */
interface Ahead {
  readonly reply: number;
  /** When it began, by a clock that does not jump. */
  readonly since: number;
  told: Looked | null;
  readonly looking: Promise<Looked>;
  /** Never rejects. */
  over: Promise<void>;
}

/** A look is of its moment: while a call took long, somebody may have answered the next customer. */
function isFresh({ since }: Ahead): boolean {
  return performance.now() - since < FRESH_MS;
}
