import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { inLanguage } from '../../in-language.ts';
import { momentWords } from '../../time-words.ts';
import { besideWords } from '../../widgets/colleagues.ts';
import type { Line } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import type { ThreadLook } from './thread-look.ts';

/** Who else drafts here, and whether we may answer: which way, until when, at what price, why not. */
export function answerLines({ replies, eligibility }: ConversationDetail, look: ThreadLook): Line[] {
  const { columns, timezone, me, words } = look;
  const { thread } = words;
  const beside = besideWords(replies, me, thread).flatMap((text) => wrapLines(text, columns, { tone: 'warn' }));
  const until = eligibility.until === null ? '' : thread.until(momentWords(eligibility.until, timezone));
  const price = eligibility.priceUsd > 0 ? thread.price(eligibility.priceUsd.toFixed(3)) : '';
  const ways = thread.mayWe(eligibility.public, eligibility.private);
  const why = eligibility.why === '' ? '' : ` · ${strangerLine(inLanguage(words, eligibility.why))}`;
  return [...beside, ...wrapLines(`${ways}${until}${price}${why}`, columns, { tone: 'dim' })];
}
