import { eventBy } from '../../domain/event.ts';
import { optOutIn, optOutWords } from '../../domain/opt-out.ts';
import type { Plan, PlanRow } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem-words.ts';
import { type ApprovalFacts, approvalFacts, approvalText, type Reply, type ReplyStatus } from '../../domain/reply.ts';
import type { Tx } from '../../store/store.ts';
import { approvedNow, goesAt, type Ready } from './may-go.ts';
import type { ApplyNeeds } from './needs.ts';

/** A row with its reply. The problem says why it was taken back before it could go. */
export interface Made {
  readonly row: PlanRow;
  readonly reply: Reply;
  readonly problem: ProblemError | null;
}

/** A row that is to go, and the reply that an earlier run made for it. */
export interface Due {
  readonly row: PlanRow;
  readonly reply: Reply | null;
}

type Whence = Pick<ApprovalFacts, 'accountId' | 'host'>;

/**
 * Makes replies of rows, approved by the plan's approval and bound to the account, thread and text as they were planned; all
 * in one transaction. One whose customer opted out since, or has an answer on its way, is taken back at once.
 * @throws {ProblemError} PLAN_UNREVIEWED when the plan was rejected, or its approval ended, since the run began; nothing is made
 */
export async function makeReplies(needs: ApplyNeeds, ready: Ready, due: readonly Due[]): Promise<Made[]> {
  const whence = new Map<string, Whence>();
  for (const { row } of due) {
    if (!whence.has(row.account)) whence.set(row.account, await needs.whence(row.account));
  }
  const whenceOf = (row: PlanRow): Whence => {
    const now = whence.get(row.account);
    // an account whose id nobody knew as it was planned is the one that is there now
    return { accountId: row.accountId ?? now?.accountId ?? null, host: row.host };
  };
  return await needs.store.transact(async (tx) => {
    // the run has had the plan for long: what counts is how it stands now
    const plan = await approvedNow(needs, tx, ready);
    const optedOut = await optedOutOf(needs, tx, due);
    const made: Made[] = [];
    for (const { row, reply: before } of due) {
      const reply = before === null ? null : await tx.replies.byId(before.id);
      const maker = new Maker(needs, tx, { plan, row, whence: whenceOf(row) });
      made.push(await maker.make(reply, optedOut.get(row.row) ?? null));
    }
    return made;
  });
}

/** Why customers do not want to be written to, by row. */
async function optedOutOf(needs: ApplyNeeds, tx: Tx, due: readonly Due[]): Promise<Map<number, ProblemError>> {
  const words = optOutWords(needs.settings.bulk.optOut);
  const conversations = await tx.conversations.byIds(due.map(({ row }) => row.conversation));
  const contactOf = ({ conversation }: PlanRow): number => conversations.get(conversation)?.contact.id ?? 0;
  const texts = await tx.messages.textsOf(due.map(({ row }) => contactOf(row)));
  const found = new Map<number, ProblemError>();
  for (const { row } of due) {
    const said = (texts.get(contactOf(row)) ?? []).map((text) => optOutIn(text, words)).find((one) => one !== null);
    if (said) found.set(row.row, new ProblemError('OPTED_OUT', { contact: row.to, words: said }));
  }
  return found;
}

/** Replies in these states wait to go by the plan's word. */
const SENDABLE: readonly ReplyStatus[] = ['approved', 'queued'];

/** Makes one reply inside the transaction. */
class Maker {
  private readonly needs: ApplyNeeds;
  private readonly tx: Tx;
  private readonly of: { readonly plan: Plan; readonly row: PlanRow; readonly whence: Whence };

  constructor(needs: ApplyNeeds, tx: Tx, of: Maker['of']) {
    this.needs = needs;
    this.tx = tx;
    this.of = of;
  }

  async make(earlier: Reply | null, optedOut: ProblemError | null): Promise<Made> {
    const { row } = this.of;
    // somebody has taken it up meanwhile: whether it may go is asked as it goes
    if (earlier !== null && !SENDABLE.includes(earlier.status)) return { row, reply: earlier, problem: null };
    if (earlier !== null && optedOut === null) return { row, reply: await this.renewed(earlier), problem: null };
    const reply = earlier ?? (await this.drafted());
    const problem = optedOut ?? (await this.whyOccupied(reply));
    return {
      row,
      reply: problem === null ? await this.approved(reply) : await this.takenBack(reply, problem),
      problem,
    };
  }

  private async drafted(): Promise<Reply> {
    const { plan, row } = this.of;
    const at = this.needs.now();
    const reply = await this.tx.replies.insert({
      conversation: row.conversation,
      targetMessage: row.targetMessage,
      targetRemoteId: row.targetRemoteId,
      platform: row.platform,
      account: row.account,
      visibility: row.visibility,
      text: row.text,
      language: this.needs.language(row.text),
      author: plan.author,
      isAdditional: false,
      sendAt: null,
      sendAfter: Math.max(at, goesAt(this.needs, plan)),
      createdAt: at,
      plan: { id: plan.id, row: row.row },
      answer: row.answer ?? null,
    });
    await this.say('reply.drafted', reply, { visibility: row.visibility });
    return reply;
  }

  private async whyOccupied(reply: Reply): Promise<ProblemError | null> {
    const first = await this.tx.replies.occupying(reply.targetMessage);
    if (first === null) return null;
    return new ProblemError('ALREADY_ANSWERED', { reply: reply.id, text: first.text, author: first.author });
  }

  private async approved(reply: Reply): Promise<Reply> {
    const approval = this.approval();
    const step = { from: ['draft'], to: 'approved', at: this.needs.now(), version: reply.version } as const;
    const after = await this.tx.replies.move(reply.id, step, { ...approval, key: this.needs.newKey(), error: null });
    if (after === null) throw new ProblemError('WRONG_STATUS', { reply: reply.id, status: 'draft', wanted: ['draft'] });
    await this.say('reply.approved', after, { hash: approval.approvalHash, expiresAt: approval.approvalExpiresAt });
    return after;
  }

  /** A plan that was approved once more takes along what its first approval had begun. */
  private async renewed(reply: Reply): Promise<Reply> {
    const { plan } = this.of;
    const { approvalExpiresAt: expiredAt } = reply;
    const isOver = expiredAt !== null && expiredAt <= this.needs.now() && expiredAt !== plan.approvalExpiresAt;
    // one that somebody edited or approved by hand is theirs: the plan's approval says nothing of it
    if (!isOver || reply.version !== 1 || reply.approvalHash !== this.approval(expiredAt).approvalHash) return reply;
    const approval = this.approval();
    const sendAfter = Math.max(reply.sendAfter, goesAt(this.needs, plan));
    await this.tx.replies.note(reply.id, { ...approval, sendAfter }, this.needs.now());
    await this.say('reply.approved', reply, { hash: approval.approvalHash, expiresAt: approval.approvalExpiresAt });
    return (await this.tx.replies.byId(reply.id)) ?? reply;
  }

  /** The plan's approval as the row's, until its own end or, to tell one that it gave before, until another. */
  private approval(until: number | null = null) {
    const { plan, row, whence } = this.of;
    const at = this.needs.now();
    const expiresAt = until ?? plan.approvalExpiresAt ?? at + this.needs.settings.review.expiresMs;
    const { newestInbound, newestEditedAt } = row;
    const facts = approvalFacts({ ...row, sendAt: null }, whence, { expiresAt, newestInbound, newestEditedAt });
    return {
      approvedBy: plan.approvedBy,
      approvedAt: plan.approvedAt ?? at,
      approvalHash: this.needs.sha256(approvalText(facts)),
      approvalExpiresAt: expiresAt,
    };
  }

  private async takenBack(reply: Reply, problem: ProblemError): Promise<Reply> {
    const at = this.needs.now();
    const error = { code: problem.code, message: problemWords(problem).message };
    const step = { from: ['draft', 'approved', 'queued'], to: 'cancelled', at } as const;
    const after = await this.tx.replies.move(reply.id, step, { error });
    if (after !== null) await this.say('reply.cancelled', after, error);
    return after ?? reply;
  }

  private async say(kind: 'reply.drafted' | 'reply.approved' | 'reply.cancelled', reply: Reply, data: EventData) {
    const { operator, now } = this.needs;
    const { plan, row } = this.of;
    const about = { conversation: reply.conversation, reply: reply.id, message: reply.targetMessage };
    const said = { ...about, data: { ...data, plan: plan.id, row: row.row } };
    await this.tx.events.append([eventBy({ operator, at: now() }, kind, said)]);
  }
}

type EventData = Readonly<Record<string, string | number | null>>;
