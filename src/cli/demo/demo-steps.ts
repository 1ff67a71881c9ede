import { formatDuration } from '../../domain/duration.ts';
import type { ConversationDetail } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { safeLine, safeText } from '../../domain/safe-text.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { pollExitCode } from '../output/poll.ts';
import { reasonWords } from '../output/reasons.ts';
import { demoReply } from './demo-reply.ts';
import { type DemoCrew, postOnRecord } from './demo-world.ts';

/** What the demo followed, for its last line. */
export interface Followed {
  readonly conversation: number;
  readonly reply: number;
  readonly remoteId: string;
  readonly text: string;
}

/** How each step is told. */
export type Teller = (words: string) => void;

const DAY_MS = 86_400_000;
const SHOWN = 5;

/** The whole job once: poll, triage, list, draft, review, send, the customer's reaction, report. */
export async function runDemo(crew: DemoCrew, url: string, tell: Teller): Promise<Followed> {
  const step = numbered(tell);
  await listen(crew, step);
  const detail = await choose(crew, step);
  const reply = await answer(crew, detail, step);
  const sent = await send(crew, reply, step);
  const post = await postOnRecord(url, sent.platform, sent.remoteId);
  step('On the platform', [
    `post ${post.id} by ${safeLine(post.author)}, in reply to ${post.inReplyTo ?? '-'}`,
    quoted(post.text),
  ]);
  await hearReaction(crew, sent, step);
  await report(crew, sent, step);
  return { conversation: sent.conversation, reply: sent.id, remoteId: sent.remoteId, text: post.text };
}

type Step = (title: string, lines: readonly string[]) => void;
type SentReply = Reply & { readonly remoteId: string };

function numbered(tell: Teller): Step {
  let number = 0;
  return (title, lines) => {
    number += 1;
    tell([`${number}. ${title}`, ...lines.map((line) => line.replace(/^/gm, '   '))].join('\n'));
  };
}

async function listen({ listener }: DemoCrew, step: Step): Promise<void> {
  const polled = await listener.poll();
  const problem = polled.runs.find((run) => run.problem !== null)?.problem ?? null;
  if (pollExitCode(polled) !== 0 && problem !== null) throw problem;
  const heard = polled.runs.map(
    ({ account, stream, new: count }) => `${safeLine(account)} ${safeLine(stream)}: ${count} new`,
  );
  step('Poll: listen to every account', [
    ...heard,
    `${polled.totals.new} messages in ${polled.totals.requests} requests`,
  ]);
  const triaged = await listener.triage([]);
  step('Triage: language, sentiment, urgency', [`${triaged.triaged} conversations judged, ${triaged.changed} changed`]);
}

/** The most pressing conversation that may be answered the way the customer wrote. */
async function choose({ aino }: DemoCrew, step: Step): Promise<ConversationDetail> {
  const page = await aino.list({ status: ['open'], limit: 50 });
  const lines = page.items.slice(0, SHOWN).map(({ id, urgency, sentiment, contact, subject }) => {
    return `${id}  ${urgency.level}  ${sentiment.label}  @${safeLine(contact.handle)}: ${safeLine(subject)}`;
  });
  step('List: most pressing first', [...lines, `${page.total} open in all`]);
  for (const { id } of page.items) {
    const detail = await aino.show(id);
    const newest = newestInbound(detail);
    if (newest === undefined || !detail.eligibility[newest.visibility]) continue;
    step(`Show: conversation ${id}, message ${newest.remoteId}`, [quoted(newest.text), scoreWords(newest)]);
    return detail;
  }
  throw new ProblemError('UNEXPECTED', { words: 'no conversation of this world may be answered' });
}

async function answer({ aino, ville }: DemoCrew, detail: ConversationDetail, step: Step): Promise<Reply> {
  const { conversation } = detail;
  const draft = await aino.draft(conversation.id, { text: demoReply(conversation) });
  step(`Draft: reply ${draft.id} by ${draft.author}, ${draft.visibility}`, [quoted(draft.text)]);
  const submitted = await aino.submit(draft.id);
  const approved = submitted.status === 'inReview' ? await ville.approve(draft.id) : submitted;
  step(`Review: reply ${approved.id} approved by ${approved.approvedBy ?? '-'}`, [
    `${submitted.author} asked, ${approved.approvedBy ?? '-'} read the exact text; it is ${approved.status}`,
  ]);
  return approved;
}

async function send({ aino }: DemoCrew, reply: Reply, step: Step): Promise<SentReply> {
  const report = await aino.send({ replies: [reply.id] });
  const problem = report.items.find((item) => item.problem !== null)?.problem ?? null;
  if (problem !== null) throw problem;
  const sent = await aino.reply(reply.id);
  const { remoteId } = sent;
  if (remoteId === null) throw new ProblemError('OUTCOME_UNKNOWN', { reply: sent.id, account: sent.account });
  step(`Send: reply ${sent.id} is ${sent.status}`, [`${sent.account} published ${remoteId}`, safeLine(sent.url ?? '')]);
  return { ...sent, remoteId };
}

async function hearReaction({ listener, aino }: DemoCrew, sent: SentReply, step: Step): Promise<void> {
  const polled = await listener.poll();
  const { thread, conversation } = await aino.show(sent.conversation);
  const reaction = thread.findLast(({ direction, id }) => direction === 'inbound' && id > sent.targetMessage);
  const words = reaction === undefined ? ['no reaction yet'] : [quoted(reaction.text), scoreWords(reaction)];
  step(`Poll again: ${polled.totals.new} new, the customer reacts`, [
    ...words,
    `conversation ${conversation.id} is ${conversation.status}`,
  ]);
}

async function report({ aino }: DemoCrew, sent: SentReply, step: Step): Promise<void> {
  const until = aino.now() + 1;
  const { metrics, responses } = await aino.report({ since: until - 30 * DAY_MS, until, by: 'week' });
  const response = responses.find(({ reply }) => reply === sent.id);
  const took = response?.responseMs ?? null;
  const count = (id: string): string => String(metrics.find((metric) => metric.id === id)?.value ?? '-');
  step('Report: counted from events', [
    `${count('inbound')} heard, ${count('sent')} sent`,
    `reply ${sent.id} came ${took === null ? 'after an unknown time' : `${formatDuration(took)} after the message`} (event ${response?.event ?? '-'})`,
  ]);
}

function newestInbound({ thread }: ConversationDetail): StoredMessage | undefined {
  return thread.findLast(({ direction }) => direction === 'inbound');
}

function scoreWords({ score }: StoredMessage): string {
  if (score === null) return 'not scored';
  const { urgency, sentiment, language, reasons } = score;
  const why = safeLine(reasonWords(reasons).join('; ')) || 'nothing stands out';
  return `${urgency.level} ${urgency.score.toFixed(2)}, ${sentiment.label} ${sentiment.score.toFixed(2)}, ${language}; because: ${why}`;
}

function quoted(text: string): string {
  return safeText(text).replace(/^/gm, '> ');
}
