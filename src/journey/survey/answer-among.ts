import { isThanks, understandRating } from '../../domain/rating.ts';
import type { StoredMessage } from '../../domain/stored.ts';

/** Some platforms tell whole seconds: within one, nobody knows what was said first. */
const SAME_TIME_MS = 1_000;

/**
 * The message that answers how it went: the first thing a customer says in private once they were asked, thanks aside, and
 * before we say anything more. What they say after that may answer another question, so a person has to read it. Null where
 * there is none, or none that answers for certain.
 * @param said what was said with them since, theirs and ours, oldest first
 * @param asked who was asked, to judge up to what, and the platform's id of the question; null where it did not tell it
 */
export function answerAmong(said: readonly StoredMessage[], { contact, scale, question }: Asked): StoredMessage | null {
  const first = nextWord(said, {
    contact,
    question,
    isPassed: ({ text }) => isThanks(text) && understandRating(text, scale) === null,
  });
  const isElsewhere = question !== null && first !== null && first.inReplyTo !== null && first.inReplyTo !== question;
  return isElsewhere ? null : first;
}

/**
 * What a customer says next, thanks aside, after the message that judged us and before we say anything: a mark there corrects
 * theirs, and words belong to it. Null where there is none.
 */
export function secondWord(
  said: readonly StoredMessage[],
  { contact, question, answer }: Omit<Asked, 'scale'> & { readonly answer: number },
): StoredMessage | null {
  const at = said.findIndex(({ id }) => id === answer);
  const passed = new Set(said.slice(0, at + 1));
  const second =
    at < 0 ? null : nextWord(said, { contact, question, isPassed: (one) => passed.has(one) || isThanks(one.text) });
  const threads = [null, question, said[at]?.remoteId];
  return second !== null && threads.includes(second.inReplyTo) ? second : null;
}

interface Asked {
  readonly contact: number;
  readonly scale: number;
  readonly question: string | null;
}

/** Their first message that is not passed over, where they wrote it in private and nobody of us wrote before it. */
function nextWord(
  said: readonly StoredMessage[],
  { contact, question, isPassed }: Omit<Asked, 'scale'> & { readonly isPassed: (message: StoredMessage) => boolean },
): StoredMessage | null {
  const asking = said.find((one) => one.direction === 'outbound' && one.remoteId === question);
  const ours = said.filter((one) => one.direction === 'outbound' && one !== asking && one.id > (asking?.id ?? 0));
  const theirs = said.filter((one) => one.contact === contact && one.direction === 'inbound' && one.deletedAt === null);
  const first = theirs.find((one) => !isPassed(one));
  if (first === undefined || first.visibility === 'public') return null;
  const { id, postedAt } = first;
  return ours.some((one) => one.id < id || one.postedAt <= postedAt + SAME_TIME_MS) ? null : first;
}
