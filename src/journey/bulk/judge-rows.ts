import { problemOfCheck } from '../../domain/check-problem.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { Finding } from '../../domain/eligibility.ts';
import { firstNameOf } from '../../domain/first-name.ts';
import type { Visibility } from '../../domain/message.ts';
import { signedBy } from '../../domain/operator.ts';
import { type OptOutWords, optOutIn } from '../../domain/opt-out.ts';
import type { BulkSource, PlanRow, RefusedRow } from '../../domain/plan.ts';
import { ProblemError } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem-words.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { messageToAnswer, newestInbound } from '../../domain/to-answer.ts';
import { answerTo } from '../../domain/unanswered.ts';
import { linksInName } from './links-in-name.ts';
import type { PlanNeeds } from './needs.ts';
import type { SameText } from './same-text.ts';
import type { SourceRow } from './source.ts';

/** What is asked of all rows, and what the rows before them brought. */
export interface Planning {
  readonly words: BulkSource['words'];
  /** For rows that do not say which way they go. */
  readonly visibility: Visibility | null;
  /** The person said yes to answering private messages in public. */
  readonly isConfirmed: boolean;
  readonly optOut: OptOutWords;
  readonly sameText: SameText;
  /** Nobody wrote the rows: a filter found them, and a conversation's number says more than its place. */
  readonly isFound: boolean;
  /** The row that named a conversation first. */
  readonly rows: Map<number, number>;
}

/** What is on record about some rows, read for all of them at once. */
interface Records {
  readonly numbers: ReadonlyMap<SourceRow, number | ProblemError>;
  readonly conversations: ReadonlyMap<number, Conversation>;
  readonly threads: ReadonlyMap<number, readonly StoredMessage[]>;
  readonly texts: ReadonlyMap<number, readonly string[]>;
}

/** Judges rows, in their order: each as it would go out, or why it cannot. Nothing is written. */
export async function judgeRows(
  needs: PlanNeeds,
  planning: Planning,
  rows: readonly SourceRow[],
): Promise<(PlanRow | RefusedRow)[]> {
  const records = await readRecords(needs, rows);
  const judged: (PlanRow | RefusedRow)[] = [];
  for (const row of rows) {
    try {
      judged.push(told(planning, row, await judgeRow(needs, planning, { row, records })));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      judged.push(told(planning, row, { row: row.row, why: problemWords(error).message }));
    }
  }
  return judged;
}

function told({ isFound }: Planning, { conversation }: SourceRow, judged: PlanRow | RefusedRow): PlanRow | RefusedRow {
  if ('text' in judged || !isFound) return judged;
  return { row: judged.row, why: `conversation ${conversation}: ${judged.why}` };
}

async function readRecords(needs: PlanNeeds, rows: readonly SourceRow[]): Promise<Records> {
  const { read } = needs.store;
  const isNumber = ({ conversation }: SourceRow): boolean => /^\d{1,15}$/.test(conversation);
  const named = rows.filter(isNumber).map(({ conversation }) => Number(conversation));
  const ours = await read.conversations.byIds([...new Set(named)]);
  const numbers = new Map<SourceRow, number | ProblemError>();
  for (const row of rows) {
    if (row.mistake !== null) continue;
    const number = Number(row.conversation);
    numbers.set(row, isNumber(row) && ours.has(number) ? number : await resolved(needs, row.conversation));
  }
  const ids = [...new Set([...numbers.values()].filter((one) => typeof one === 'number'))];
  const conversations = await read.conversations.byIds(ids);
  const contacts = [...conversations.values()].map(({ contact }) => contact.id);
  const [threads, texts] = [await read.messages.ofConversations(ids), await read.messages.textsOf(contacts)];
  return { numbers, conversations, threads, texts };
}

async function resolved(needs: PlanNeeds, id: string): Promise<number | ProblemError> {
  try {
    return await needs.resolve(id);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

async function judgeRow(
  needs: PlanNeeds,
  planning: Planning,
  { row, records }: { row: SourceRow; records: Records },
): Promise<PlanRow | RefusedRow> {
  const refused = (why: string): RefusedRow => ({ row: row.row, why });
  const number = records.numbers.get(row);
  if (row.mistake !== null || number === undefined) return refused(row.mistake ?? 'it names no conversation');
  if (typeof number !== 'number') throw number;
  const conversation = records.conversations.get(number);
  if (conversation === undefined) throw new ProblemError('UNKNOWN_CONVERSATION', { id: row.conversation });
  const first = planning.rows.get(number);
  if (first !== undefined) return refused(`conversation ${number} is in row ${first} already`);
  planning.rows.set(number, row.row);

  const thread = records.threads.get(number) ?? [];
  const target = messageToAnswer(thread);
  if (target === null) return refused('the customer has not written');
  const optedOut = (records.texts.get(conversation.contact.id) ?? []).map((text) => optOutIn(text, planning.optOut));
  const stop = optedOut.find((words) => words !== null);
  if (stop) throw new ProblemError('OPTED_OUT', { contact: target.author.handle, words: stop });
  const answer = answerTo(thread, target.remoteId) ?? (await needs.store.read.replies.occupying(target.id));
  if (answer !== null) return refused(`it has an answer already, there or on its way: ${answer.text.slice(0, 80)}`);

  const visibility = wayOf(row, planning, target);
  if (visibility === null) return refused(`"visibility" is ${row.visibility}; write public or private`);
  if (isMadePublic(target, visibility) && !planning.isConfirmed) {
    return refused('the customer wrote in private; to answer in public, say public and plan with --yes');
  }
  const said = await saidTo(needs, planning, { row, conversation });
  if (said === null) return refused('there is no text and no answer for it');
  return await planned(needs, planning, { row, conversation, thread, target, visibility, ...said });
}

interface Draft {
  readonly row: SourceRow;
  readonly conversation: Conversation;
  readonly thread: readonly StoredMessage[];
  readonly target: StoredMessage;
  readonly visibility: Visibility;
  readonly text: string;
  readonly answer: string | null;
}

async function planned(needs: PlanNeeds, planning: Planning, draft: Draft): Promise<PlanRow> {
  const { row, conversation, thread, target, visibility, text, answer } = draft;
  const check = await needs.judgeAnswer({ text, visibility, target, thread });
  const problem = problemOfCheck(check, { visibility, platform: conversation.platform });
  if (problem !== null) throw problem;
  const same = planning.sameText.finding(await needs.platform(conversation.platform), text);
  const newest = newestInbound(thread);
  return {
    row: row.row,
    conversation: conversation.id,
    targetMessage: target.id,
    targetRemoteId: target.remoteId,
    platform: conversation.platform,
    account: conversation.account,
    to: target.author.handle,
    visibility,
    text,
    ...(answer === null ? {} : { answer }),
    priceUsd: check.eligibility?.priceUsd ?? 0,
    until: check.eligibility?.until ?? null,
    why: check.eligibility?.why ?? '',
    findings: [
      ...check.findings,
      ...linksInName(text, conversation.contact.name),
      ...(same === null ? [] : [same]),
      ...(isMadePublic(target, visibility) ? [MADE_PUBLIC] : []),
    ],
    newestInbound: newest?.id ?? 0,
    newestEditedAt: newest?.editedAt ?? null,
    accountId: (await needs.account(conversation.account)).remoteId,
    host: needs.host(conversation.account),
  };
}

/** Whoever approves the plan sees it too. */
const MADE_PUBLIC: Finding = {
  rule: 'private-to-public',
  severity: 'warn',
  words: '',
  start: 0,
  end: 0,
  why: 'The customer wrote in private and would be answered in public.',
  suggestion: 'Answer in private.',
};

function isMadePublic(target: StoredMessage, visibility: Visibility): boolean {
  return target.visibility === 'private' && visibility === 'public';
}

function wayOf(row: SourceRow, planning: Planning, target: StoredMessage): Visibility | null {
  if (row.visibility === null) return planning.visibility ?? target.visibility;
  return row.visibility === 'public' || row.visibility === 'private' ? row.visibility : null;
}

/** What the row says itself, else what all are told; a customer's own words are only ever filled in, never read as blanks. */
async function saidTo(
  needs: PlanNeeds,
  { words }: Planning,
  { row, conversation }: { row: SourceRow; conversation: Conversation },
): Promise<Pick<Draft, 'text' | 'answer'> | null> {
  const own = row.text !== null || row.answer !== null;
  const text = row.text ?? (!own && words !== null && 'text' in words ? words.text : null);
  if (row.text !== null && row.answer !== null) {
    throw new ProblemError('USAGE', { problem: 'it has a text and an answer', remedy: 'Leave one of them out.' });
  }
  if (text !== null) return { text, answer: null };
  const answer = row.answer ?? (words !== null && 'answer' in words ? words.answer : null);
  if (answer === null) return null;
  const { contact } = conversation;
  const firstName = firstNameOf(contact);
  const about = {
    name: contact.name.trim() || contact.handle,
    ...(firstName === null ? {} : { firstName }),
    handle: contact.handle,
    brand: needs.settings.brand.name,
    operator: signedBy(needs.operator),
    scale: String(needs.settings.survey.scale),
  };
  return { text: (await needs.answer(answer))({ ...about, ...Object.fromEntries(row.values) }), answer };
}
