/**
 * Beside the steps: handing a conversation to e-mail or phone.
 * Takes: a conversation and a person's word. Leaves: an e-mail with the transcript at the configured address, or a call note
 * with its time; then its outcome. The conversation stays as it is: who waits goes on waiting, and its clock runs on.
 * The rule that matters most: what may have been sent is never sent again unasked.
 */
import { type EventKind, eventBy } from '../domain/event.ts';
import {
  HANDED_OVER,
  type Handover,
  type HandoverGiven,
  type HandoverPlan,
  type HandoverStatus,
  STANDING,
} from '../domain/handover.ts';
import type { Json } from '../domain/message.ts';
import { demand, type Operator } from '../domain/operator.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Settings } from '../domain/settings.ts';
import { transcript, transcriptSubject } from '../domain/transcript.ts';
import type { HandoverPatch, Store, Tx } from '../store/store.ts';
import { callable, theirNumber } from './handover/number.ts';

export interface HandoverNeeds {
  readonly store: Store;
  readonly settings: Pick<Settings, 'handover' | 'brand'>;
  /** Null where no mail server is named. */
  readonly mail: MailWay | null;
  /** An instant in working hours, as early as may be after another. */
  readonly inWorkingHours: (at: number) => Promise<number>;
  /** Some working time after now. */
  readonly writeTime: (at: number) => string;
  /** A labelled place where a drill may kill the process. */
  readonly crashPoint: (label: string) => void;
  readonly operator: Operator;
  readonly now: () => number;
}

/** How an e-mail goes out. */
export interface MailWay {
  readonly newMessageId: () => string;
  /** What became of it; it throws only what nobody foresaw. */
  readonly send: (mail: OutgoingMail) => Promise<'sent' | NotSent>;
}

interface NotSent {
  readonly words: string;
  readonly isPerhapsSent: boolean;
  /** The server will say the same again. */
  readonly isFinal: boolean;
}

interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

/** A call is to be made within this when nobody says when. */
const CALL_WITHIN_MS = 3_600_000;
const LOCK = 'handover';

/** What would go out, or be noted. @throws NO_HANDOVER_ADDRESS, NO_MAIL_SERVER, USAGE where a number is none */
export async function planHandover(needs: HandoverNeeds, id: number, given: HandoverGiven): Promise<HandoverPlan> {
  const { read } = needs.store;
  const { way } = given;
  const conversation = await read.conversations.byId(id);
  if (conversation === null) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
  if (way === 'phone') {
    const number = given.to === null ? await theirNumber(read, conversation, needs.now()) : callable(given.to);
    const wanted = given.callBackAt ?? needs.now() + CALL_WITHIN_MS;
    return { way, address: number ?? '', callBackAt: await needs.inWorkingHours(wanted), mail: null };
  }
  const address = given.to ?? needs.settings.handover.email;
  if (address === null) throw new ProblemError('NO_HANDOVER_ADDRESS', { way });
  if (needs.mail === null) throw new ProblemError('NO_MAIL_SERVER', {});
  const thread = await read.messages.ofConversation(id);
  const notes = given.hasNotes ? await read.notes.of(id) : [];
  const [language = 'en'] = needs.settings.brand.languages;
  const about = { conversation, thread, notes, note: noteOf(given), from: needs.operator.name };
  const text = transcript(about, { writeTime: needs.writeTime, language: language === 'fi' ? 'fi' : 'en' });
  return { way, address, callBackAt: null, mail: { subject: transcriptSubject(conversation), text } };
}

/**
 * Hands it over. An e-mail is on record before the server is called, so that one that was cut off is never taken for one that
 * did not go.
 * @throws HANDED_OVER where one stands and `isAgain` is not said; HANDOVER_FAILED; NO_HANDOVER_ADDRESS, NO_MAIL_SERVER
 */
export async function handOver(needs: HandoverNeeds, id: number, given: HandoverGiven): Promise<Handover> {
  demand(needs.operator, 'work');
  const lock = await needs.store.lock(LOCK);
  if (lock === null) throw new ProblemError('LOCKED', { what: 'hand-overs', holder: 'another hand-over' });
  try {
    await forgetNothing(needs);
    const plan = await planHandover(needs, id, given);
    const made = await write(needs, id, { given, plan });
    if (plan.mail === null || made.messageId === null || needs.mail === null) return made;
    needs.crashPoint('handover:written');
    const outcome = await needs.mail.send({ to: plan.address, ...plan.mail, messageId: made.messageId });
    needs.crashPoint('handover:called');
    return await record(needs, made, outcome);
  } finally {
    await lock.release();
  }
}

/** The outcome, in a person's words: then it is over, and its call is made. @throws HANDOVER_DONE, USAGE without words */
export async function endHandover(needs: HandoverNeeds, id: number, said: { outcome: string }): Promise<Handover> {
  demand(needs.operator, 'work');
  const outcome = said.outcome.trim();
  if (outcome === '') throw new ProblemError('EMPTY_TEXT', {});
  return await needs.store.transact(async (tx) => {
    const before = await known(tx, id);
    if (before.status === 'done') throw new ProblemError('HANDOVER_DONE', { handover: id });
    const at = needs.now();
    await tx.handovers.patch(id, { status: 'done', doneAt: at, outcome });
    await tell(needs, tx, { kind: 'handover.done', of: before, data: { outcome, way: before.way } });
    await keepCall(needs, tx, before);
    await unlabel(tx, before.conversation);
    return await known(tx, id);
  });
}

/** Those in these states, oldest first; what a process that died left half sent is told as unknown. */
export async function handovers(needs: HandoverNeeds, statuses: readonly HandoverStatus[]): Promise<Handover[]> {
  const lock = await needs.store.lock(LOCK);
  try {
    if (lock !== null) await forgetNothing(needs);
  } finally {
    await lock?.release();
  }
  return await needs.store.read.handovers.inStatus(statuses);
}

/** Under the lock nobody sends: what stands as being sent was cut off, and may have arrived. */
async function forgetNothing(needs: HandoverNeeds): Promise<void> {
  const cut = await needs.store.read.handovers.inStatus(['sending']);
  if (cut.length === 0) return;
  await needs.store.transact(async (tx) => {
    for (const one of cut) {
      await tx.handovers.patch(one.id, { status: 'unknown', error: CUT_OFF });
      await tell(needs, tx, { kind: 'handover.failed', of: one, data: { words: CUT_OFF, isPerhapsSent: true } });
    }
  });
}

const CUT_OFF = 'kuulo was stopped while it was being sent';

async function write(
  needs: HandoverNeeds,
  conversation: number,
  { given, plan }: { given: HandoverGiven; plan: HandoverPlan },
): Promise<Handover> {
  const { way, address, callBackAt } = plan;
  const at = needs.now();
  return await needs.store.transact(async (tx) => {
    if (!given.isAgain) await refuseSecond(tx, conversation);
    const made = await tx.handovers.add({
      ...{ conversation, way, address, callBackAt },
      note: noteOf(given),
      status: way === 'email' ? 'sending' : 'open',
      messageId: way === 'email' ? (needs.mail?.newMessageId() ?? null) : null,
      author: needs.operator.name,
      createdAt: at,
    });
    const followUp = callBackAt === null ? null : await addCall(needs, tx, { made, callBackAt });
    const data = { way, address, callBackAt, note: made.note, hasNotes: given.hasNotes, followUp };
    await tell(needs, tx, { kind: 'handover.made', of: made, data });
    await tx.conversations.addLabels(conversation, [HANDED_OVER]);
    return made;
  });
}

async function refuseSecond(tx: Tx, conversation: number): Promise<void> {
  const [last] = (await tx.handovers.ofConversations([conversation])).filter(({ status }) => STANDING.includes(status));
  if (last !== undefined)
    throw new ProblemError('HANDED_OVER', { conversation, handover: last.id, status: last.status });
}

async function addCall(
  needs: HandoverNeeds,
  tx: Tx,
  { made, callBackAt }: { made: Handover; callBackAt: number },
): Promise<number> {
  const { conversation, address, note } = made;
  const ours = needs.settings.handover.phone;
  const words = [
    address === '' ? 'Call the customer: the number is not known, ask for it' : `Call ${address}`,
    ...(ours === null ? [] : [`(calls: ${ours})`]),
    ...(note === null ? [] : [`– ${note}`]),
  ].join(' ');
  const at = needs.now();
  const author = needs.operator.name;
  const followUp = await tx.followUps.add({ conversation, dueAt: callBackAt, words, author, at });
  await tell(needs, tx, { kind: 'followUp.added', of: made, data: { followUp, dueAt: callBackAt, words } });
  return followUp;
}

/** The call was made: what reminded of it is kept. */
async function keepCall(needs: HandoverNeeds, tx: Tx, of: Handover): Promise<void> {
  const events = await tx.events.ofConversation(of.conversation);
  const made = events.find(({ kind, data }) => kind === 'handover.made' && data.handover === of.id);
  const id = made?.data.followUp;
  if (typeof id !== 'number') return;
  const followUp = await tx.followUps.byId(id);
  if (followUp?.status !== 'open') return;
  await tx.followUps.patch(id, { status: 'kept', keptAt: needs.now() });
  await tell(needs, tx, { kind: 'followUp.kept', of, data: { followUp: id } });
}

async function record(
  needs: HandoverNeeds,
  made: Handover,
  outcome: Awaited<ReturnType<MailWay['send']>>,
): Promise<Handover> {
  const at = needs.now();
  const after = await needs.store.transact(async (tx) => {
    const isSent = outcome === 'sent';
    const patch: HandoverPatch = isSent
      ? { status: 'open', sentAt: at }
      : { status: outcome.isPerhapsSent ? 'unknown' : 'failed', error: outcome.words };
    await tx.handovers.patch(made.id, patch);
    const data = isSent ? { way: made.way, address: made.address } : { ...outcome };
    await tell(needs, tx, { kind: isSent ? 'handover.sent' : 'handover.failed', of: made, data });
    if (patch.status === 'failed') await unlabel(tx, made.conversation);
    return await known(tx, made.id);
  });
  if (outcome === 'sent') return after;
  throw new ProblemError('HANDOVER_FAILED', { handover: made.id, address: made.address, ...outcome });
}

/** Unless another hand-over of it stands. */
async function unlabel(tx: Tx, conversation: number): Promise<void> {
  const all = await tx.handovers.ofConversations([conversation]);
  if (!all.some(({ status }) => STANDING.includes(status)))
    await tx.conversations.removeLabels(conversation, [HANDED_OVER]);
}

function noteOf({ note }: HandoverGiven): string | null {
  return note?.trim() || null;
}

async function known(tx: Tx, id: number): Promise<Handover> {
  const found = await tx.handovers.byId(id);
  if (found === null) throw new ProblemError('UNKNOWN_HANDOVER', { id: String(id) });
  return found;
}

async function tell(
  needs: HandoverNeeds,
  tx: Tx,
  what: { readonly kind: EventKind; readonly of: Handover; readonly data: Readonly<Record<string, Json>> },
): Promise<void> {
  const { id: handover, conversation } = what.of;
  const who = { operator: needs.operator, at: needs.now() };
  await tx.events.append([eventBy(who, what.kind, { conversation, data: { handover, ...what.data } })]);
}
