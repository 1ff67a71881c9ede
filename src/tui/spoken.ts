/** What the desk says of problems and outcomes, on one line. */
import type { PollReport, SentItem } from '../domain/outcomes.ts';
import { type ProblemCode, ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import type { Tone } from './widgets/line.ts';
import { strangerLine } from './widgets/stranger-text.ts';

export interface Spoken {
  readonly text: string;
  readonly tone: Tone;
}

/** A problem and its remedy in words; made safe, since facts may quote a platform. */
export function problemLine(problem: unknown): string {
  if (problem instanceof ProblemError) {
    const { message, hint } = problemWords(problem);
    return strangerLine(hint === '' ? message : `${message} ${hint}`);
  }
  return strangerLine(problem instanceof Error ? problem.message : String(problem));
}

/** What became of a reply. Only a reply that has the platform's id is ever said to be sent. */
export function sentLine({ reply, problem }: SentItem): Spoken {
  const name = `Reply ${reply.id}`;
  switch (reply.status) {
    case 'sent':
      return { text: strangerLine(`${name} was sent: ${reply.url ?? reply.remoteId ?? ''}`), tone: 'good' };
    case 'unknown':
      return {
        text: `${name}: nobody knows yet whether it was sent. It will be looked up; see the outbox (O).`,
        tone: 'warn',
      };
    case 'failed':
      return { text: `${name} failed: ${whyOf(reply.error?.message, problem)}`, tone: 'bad' };
    default: {
      const stopped = stoppedLine(name, problem);
      if (stopped !== null) return stopped;
      const why = whyOf(reply.error?.message, problem);
      return {
        text: `${name} is ${reply.status}${why === '' ? '' : `: ${why}`}`,
        tone: problem === null ? 'plain' : 'warn',
      };
    }
  }
}

/** A look before it went found that it must not go as it is: what was found, and where our own text is. */
function stoppedLine(name: string, problem: ProblemError | null): Spoken | null {
  if (hasCode(problem, 'ALREADY_ANSWERED')) {
    const { author, text } = problem.facts;
    const who = author === '' ? 'somebody' : author;
    const kept = `${name} was NOT SENT and is kept in the outbox (O; A sends it as an additional answer)`;
    return { text: strangerLine(`${kept}: ${who} answered already: “${text}”`), tone: 'bad' };
  }
  if (hasCode(problem, 'APPROVAL_VOID')) {
    const kept = `${name} was NOT SENT; its text is kept and waits for approval again (V)`;
    return { text: strangerLine(`${kept}: ${problem.facts.why}`), tone: 'bad' };
  }
  return null;
}

function hasCode<C extends ProblemCode>(problem: ProblemError | null, code: C): problem is ProblemError<C> {
  return problem?.code === code;
}

/** What a poll brought. */
export function pollLine(report: PollReport): Spoken {
  const problems = report.runs.filter((run) => run.problem !== null);
  const heard = `${report.totals.new} new, ${report.totals.updated} changed`;
  const first = problems[0];
  if (first === undefined) return { text: `Listened: ${heard}.`, tone: 'plain' };
  return { text: `Listened: ${heard}. ${first.account}: ${problemLine(first.problem)}`, tone: 'bad' };
}

function whyOf(message: string | undefined, problem: ProblemError | null): string {
  if (message !== undefined && message !== '') return strangerLine(message);
  return problem === null ? '' : problemLine(problem);
}
