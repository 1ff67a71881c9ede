/** What the desk says of problems and outcomes, on one line. */
import type { PollReport, SentItem } from '../domain/outcomes.ts';
import { type ProblemCode, ProblemError } from '../domain/problem.ts';
import { problemWords } from '../domain/problem-words.ts';
import type { Reply } from '../domain/reply.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { problemKeys } from './catalogue/problem-keys.ts';
import { errorWords, inLanguage } from './in-language.ts';
import { Keymap } from './keymap.ts';
import { momentWords } from './time-words.ts';
import type { Tone } from './widgets/line.ts';
import { strangerLine } from './widgets/stranger-text.ts';

export interface Spoken {
  readonly text: string;
  readonly tone: Tone;
}

/** The person's language, and their keys where words name one. The desk is one. */
export interface Voice {
  readonly words: Catalogue;
  readonly keymap: Keymap;
}

/**
 * In whose language, with whose keys, and in which zone a problem is told; without keys it names those of the table, and
 * without a zone its times are UTC. The desk is one.
 */
export interface Telling {
  readonly words: Catalogue;
  readonly keymap?: Keymap;
  readonly timezone?: string;
}

/** A problem and its remedy in words; made safe, since facts may quote a platform. */
export function problemLine(problem: unknown, { words, keymap, timezone }: Telling): string {
  if (problem instanceof ProblemError) {
    const { message, hint } = problemWords(
      problem,
      timezone === undefined ? undefined : (at) => momentWords(at, timezone),
      words.problems(problemKeys(keymap ?? new Keymap())),
    );
    return strangerLine(hint === '' ? message : `${message} ${hint}`);
  }
  return strangerLine(problem instanceof Error ? problem.message : String(problem));
}

/** What became of a reply. Only a reply that has the platform's id is ever said to be sent. */
export function sentLine({ reply, problem }: SentItem, voice: Voice): Spoken {
  const { spoken } = voice.words;
  const why = whyOf(reply.error, problem, voice);
  switch (reply.status) {
    case 'sent':
      return { text: strangerLine(spoken.sent(reply.id, reply.url ?? reply.remoteId ?? '')), tone: 'good' };
    case 'unknown':
      return { text: spoken.unknown(reply.id, { outbox: voice.keymap.keyFor('everywhere', 'outbox') }), tone: 'warn' };
    case 'failed':
      return { text: spoken.failed(reply.id, why), tone: 'bad' };
    default: {
      const stopped = stoppedLine(reply.id, problem, voice);
      if (stopped !== null) return stopped;
      const text = spoken.stands(reply.id, spoken.status[reply.status], why);
      return { text, tone: problem === null ? 'plain' : 'warn' };
    }
  }
}

/** A look before it went found that it must not go as it is: what was found, and where our own text is. */
function stoppedLine(reply: number, problem: ProblemError | null, { words, keymap }: Voice): Spoken | null {
  if (hasCode(problem, 'ALREADY_ANSWERED')) {
    const { author, text } = problem.facts;
    const keys = {
      outbox: keymap.keyFor('everywhere', 'outbox'),
      additional: keymap.keyFor('outbox', 'additional'),
    };
    return { text: strangerLine(words.spoken.answered(reply, { author, text }, keys)), tone: 'bad' };
  }
  if (hasCode(problem, 'APPROVAL_VOID')) {
    const keys = { approvals: keymap.keyFor('everywhere', 'approvals') };
    return { text: strangerLine(words.spoken.void(reply, inLanguage(words, problem.facts.why), keys)), tone: 'bad' };
  }
  return null;
}

function hasCode<C extends ProblemCode>(problem: ProblemError | null, code: C): problem is ProblemError<C> {
  return problem?.code === code;
}

/** What a poll brought. */
export function pollLine(report: PollReport, telling: Telling): Spoken {
  const { words } = telling;
  const heard = words.spoken.heard(report.totals.new, report.totals.updated);
  const failed = report.runs.find((run) => run.problem !== null);
  if (failed === undefined) return { text: heard, tone: 'plain' };
  return { text: `${heard} ${strangerLine(failed.account)}: ${problemLine(failed.problem, telling)}`, tone: 'bad' };
}

function whyOf(error: Reply['error'], problem: ProblemError | null, telling: Telling): string {
  if (error !== null && error.message !== '') return strangerLine(errorWords(telling.words, error));
  return problem === null ? '' : problemLine(problem, telling);
}
