import { formatDuration } from '../../domain/duration.ts';
import type { Visibility } from '../../domain/message.ts';
import type { ConversationDetail } from '../../domain/outcomes.ts';
import { calledBy } from '../../domain/person-words.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { safeLine, safeText } from '../../domain/safe-text.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { pollExitCode } from '../output/poll.ts';
import { reasonWords } from '../output/reasons.ts';
import { demoReply } from './demo-reply.ts';
import { type DemoCrew, postOnRecord, type SandboxPost } from './demo-world.ts';

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

/**
 * The whole job once: poll, triage, list, draft, review, send, the customer's reaction, report. One customer is answered
 * in public and one in private; the first of them is the one that the last line names.
 */
export async function runDemo(crew: DemoCrew, url: string, tell: Teller): Promise<Followed> {
  const step = numbered(tell);
  await listen(crew, step);
  const details = await choose(crew, step);
  const replies = await answer(crew, details, step);
  const [sent, ...more] = await send(crew, replies, step);
  const posts: SandboxPost[] = [];
  for (const { platform, remoteId } of [sent, ...more]) posts.push(await postOnRecord(url, platform, remoteId));
  step(
    'On the platform',
    posts.flatMap((post) => [
      `${post.visibility} post ${post.id} by ${safeLine(post.author)}, in reply to ${post.inReplyTo ?? '-'}`,
      quoted(post.text),
    ]),
  );
  await hearReactions(crew, [sent, ...more], step);
  await report(crew, sent, step);
  return { conversation: sent.conversation, reply: sent.id, remoteId: sent.remoteId, text: posts[0]?.text ?? '' };
}

type Step = (title: string, lines: readonly string[]) => void;
type SentReply = Reply & { readonly remoteId: string };
type Some<T> = readonly [T, ...T[]];

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
  const perAccount = Map.groupBy(polled.runs, ({ account }) => account);
  const heard = [...perAccount].map(
    ([account, runs]) => `${safeLine(account)}: ${runs.map((run) => `${safeLine(run.stream)} ${run.new}`).join(', ')}`,
  );
  step('Poll: listen to every account', [
    ...heard,
    `${polled.totals.new} new messages in ${polled.totals.requests} requests`,
  ]);
  const triaged = await listener.triage([]);
  step('Triage: language, sentiment, urgency', [`${triaged.triaged} conversations judged, ${triaged.changed} changed`]);
}

/** The most pressing public conversation and the most pressing private one that may be answered the way they came. */
async function choose({ aino }: DemoCrew, step: Step): Promise<Some<ConversationDetail>> {
  const page = await aino.list({ status: ['open'], limit: 50 });
  const lines = page.items.slice(0, SHOWN).map(({ id, urgency, sentiment, contact, subject, platform, visibility }) => {
    const which = `${id}  ${urgency.level}  ${sentiment.label}  ${platform} ${visibility}`;
    return `${which}  ${safeLine(calledBy(contact))}: ${safeLine(subject)}`;
  });
  step('List: most pressing first', [...lines, `${page.total} open in all`]);
  const found: Partial<Record<Visibility, ConversationDetail>> = {};
  for (const { id, visibility } of page.items) {
    if (found[visibility] !== undefined) continue;
    const detail = await aino.show(id);
    if (newestInbound(detail)?.visibility === visibility && detail.eligibility[visibility]) found[visibility] = detail;
  }
  const [first, ...more] = [found.public, found.private].filter((one) => one !== undefined);
  if (first === undefined) {
    throw new ProblemError('UNEXPECTED', { words: 'no conversation of this world may be answered' });
  }
  const ids = [first, ...more].map(({ conversation }) => `${conversation.visibility} conversation ${conversation.id}`);
  step(`Show: ${ids.join(' and ')}`, [first, ...more].flatMap(shown));
  return [first, ...more];
}

function shown(detail: ConversationDetail): string[] {
  const newest = newestInbound(detail);
  if (newest === undefined) return [];
  const { conversation, parent } = detail;
  const under = parent === null ? [] : [`under: ${safeLine(parent.text)}`];
  return [
    `${conversation.platform} message ${safeLine(newest.remoteId)} by ${safeLine(calledBy(newest.author))}`,
    ...under,
    quoted(newest.text),
    scoreWords(newest),
  ];
}

async function answer({ aino, ville }: DemoCrew, details: Some<ConversationDetail>, step: Step): Promise<Reply[]> {
  const drafts: Reply[] = [];
  for (const { conversation } of details) {
    drafts.push(await aino.draft(conversation.id, { text: demoReply(conversation) }));
  }
  const named = drafts.map((draft) => `reply ${draft.id} by ${draft.author}, ${draft.visibility}`);
  step(
    `Draft: ${named.join('; ')}`,
    drafts.map((draft) => quoted(draft.text)),
  );
  const approved: Reply[] = [];
  for (const draft of drafts) {
    const submitted = await aino.submit(draft.id);
    approved.push(submitted.status === 'inReview' ? await ville.approve(draft.id) : submitted);
  }
  step(
    `Review: ${approved.map(({ id, approvedBy }) => `reply ${id} approved by ${approvedBy ?? '-'}`).join('; ')}`,
    approved.map(
      ({ id, author, approvedBy, status }) =>
        `${author} asked, ${approvedBy ?? '-'} read the exact text of reply ${id}; it is ${status}`,
    ),
  );
  return approved;
}

async function send({ aino }: DemoCrew, replies: readonly Reply[], step: Step): Promise<Some<SentReply>> {
  const { items } = await aino.send({ replies: replies.map(({ id }) => id) });
  const problem = items.find((item) => item.problem !== null)?.problem ?? null;
  if (problem !== null) throw problem;
  const all: SentReply[] = [];
  for (const { id } of replies) {
    const sent = await aino.reply(id);
    const { remoteId } = sent;
    if (remoteId === null) throw new ProblemError('OUTCOME_UNKNOWN', { reply: sent.id, account: sent.account });
    all.push({ ...sent, remoteId });
  }
  step(
    `Send: ${all.map(({ id, status }) => `reply ${id} is ${status}`).join('; ')}`,
    all.flatMap(({ account, remoteId, url }) => [
      `${safeLine(account)} published ${safeLine(remoteId)}`,
      safeLine(url ?? ''),
    ]),
  );
  const [first, ...more] = all;
  if (first === undefined) throw new ProblemError('UNEXPECTED', { words: 'nothing was sent' });
  return [first, ...more];
}

async function hearReactions({ listener, aino }: DemoCrew, all: Some<SentReply>, step: Step): Promise<void> {
  const polled = await listener.poll();
  const lines: string[] = [];
  for (const sent of all) {
    const { thread, conversation } = await aino.show(sent.conversation);
    const reaction = thread.findLast(({ direction, id }) => direction === 'inbound' && id > sent.targetMessage);
    lines.push(...(reaction === undefined ? ['no reaction yet'] : [quoted(reaction.text), scoreWords(reaction)]));
    lines.push(`conversation ${conversation.id} is ${conversation.status}`);
  }
  step(`Poll again: ${polled.totals.new} new, the customers react`, lines);
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
