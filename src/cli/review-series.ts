import type { App } from '../app.ts';
import type { ReplyReview } from '../domain/outcomes.ts';
import { nameAndHandle } from '../domain/person-words.ts';
import { ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import type { Reply } from '../domain/reply.ts';
import { safeLine, safeText } from '../domain/safe-text.ts';
import { sinceWords, whyBack } from '../domain/said-since.ts';
import type { Several } from './base-command.ts';
import { messageText } from './output/conversation-text.ts';
import { paint } from './output/paint.ts';
import { checkText, goesWords, replyLine } from './output/reply.ts';
import type { Screen } from './output/screen.ts';

/** How the series talks with the approver. */
export interface Talk {
  readonly screen: Screen;
  readonly tell: (words: string) => void;
  /** One line of what the person says; null when they want no more of it. */
  readonly ask: (question: string) => Promise<string | null>;
}

/**
 * Shows every reply in review, one after the other and each once, and does what the approver says of it. What is approved
 * is what was on the screen: a reply that changed meanwhile is not.
 */
export async function reviewSeries(app: App, talk: Talk): Promise<Several<Reply>> {
  const done: Reply[] = [];
  const problems: { id: string; problem: ProblemError }[] = [];
  const seen = new Set<number>();
  for (;;) {
    const waiting = await app.replies(['inReview']);
    const next = waiting.find(({ id }) => !seen.has(id));
    if (next === undefined) break;
    seen.add(next.id);
    try {
      const review = await app.review(next.id);
      talk.tell(reviewText(review, talk.screen, waiting.filter(({ id }) => !seen.has(id)).length));
      const decided = await decide(app, talk, review);
      if (decided === 'quit') break;
      if (decided === 'skip') continue;
      talk.tell(replyLine(decided));
      done.push(decided);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { message, hint } = problemWords(error, talk.screen.writeTime);
      talk.tell(`${paint.bad(message)} ${hint}`);
      problems.push({ id: String(next.id), problem: error });
    }
  }
  return { done, problems };
}

/**
 * What somebody who approves a reply by its number has not been shown: why it came back, and what was said since the message
 * it answers. Empty where it cannot be looked at: approving says why.
 */
export async function sinceNotes(app: App, id: number, writeTime: Screen['writeTime']): Promise<string[]> {
  try {
    const { reply, since } = await app.review(id);
    if (!['draft', 'inReview'].includes(reply.status)) return [];
    const why = whyBack(reply);
    const said = since.map((one) => `${sinceWords(one, 'again')} at ${writeTime(one.postedAt)}: ${safeLine(one.text)}`);
    return [...(why === null ? [] : [safeLine(`reply ${id}: ${why}`)]), ...said];
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}

/** A reply in full, as an approver has to see it: what goes, from whom, to whom, in answer to what, and what speaks against it. */
function reviewText(
  { reply, preview, check, target, since, from }: ReplyReview,
  screen: Screen,
  others: number,
): string {
  const way = reply.visibility === 'public' ? paint.strong('PUBLIC') : paint.strong('PRIVATE');
  const goes = goesWords(reply, screen);
  const why = whyBack(reply);
  return [
    '',
    `${paint.strong(`Reply ${reply.id}`)}  ${way}  conversation ${reply.conversation}${others === 0 ? '' : `  (${others} more)`}`,
    ...(why === null ? [] : [paint.bad(safeText(why))]),
    `from      ${safeLine(from)} (${safeLine(reply.account)})`,
    `to        ${safeLine(nameAndHandle(target.author))}`,
    `written   by ${safeLine(reply.author)} ${screen.writeTime(reply.updatedAt)}${reply.isAdditional ? ', a second answer' : ''}`,
    ...(goes === null ? [] : [`when      ${goes}`]),
    paint.faint('answers:'),
    messageText(target, screen),
    ...since.flatMap((message) => [paint.warning(`${sinceWords(message)}:`), messageText(message, screen)]),
    paint.faint('text:'),
    safeText(preview).replace(/^/gm, '  '),
    checkText(check, screen.writeTime),
  ].join('\n');
}

async function decide(app: App, talk: Talk, review: ReplyReview): Promise<Reply | 'skip' | 'quit'> {
  const { reply, newestInbound, newestEditedAt } = review;
  for (;;) {
    const said = (await talk.ask(`Approve reply ${reply.id}? y(es), n(o), s(kip), q(uit) `))?.toLowerCase() ?? 'q';
    if (['y', 'yes', 'k', 'kyllä'].includes(said)) {
      return await app.approve(reply.id, { version: reply.version, newestInbound, newestEditedAt });
    }
    if (['s', 'skip'].includes(said)) return 'skip';
    if (['q', 'quit'].includes(said)) return 'quit';
    if (!['n', 'no', 'e', 'ei'].includes(said)) continue;
    const note = await talk.ask(`Why? ${reply.author} reads it; empty to think again: `);
    if (note === null) return 'quit';
    if (note !== '') return await app.reject(reply.id, note);
  }
}
