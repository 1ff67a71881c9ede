import type { Visibility } from '../../domain/message.ts';
import type { ReplyReview } from '../../domain/outcomes.ts';
import type { Reply } from '../../domain/reply.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { type CheckLook, eligibilityLines, findingLines, measurePiece, ruleLine } from './check-lines.ts';
import { type Line, line, type Tone } from './line.ts';
import { calledLine, handleOf, strangerLine, strangerLines } from './stranger-text.ts';
import { spelledOut, type WayWords } from './visibility.ts';
import { wrapLines } from './wrap.ts';

/** What a review says, in the person's language. */
export interface ReviewWords {
  readonly reply: (id: number, author: string) => string;
  readonly audience: Readonly<Record<Visibility, string>>;
  readonly from: (account: string, platform: string) => string;
  readonly since: Readonly<Record<StoredMessage['direction'], string>>;
  readonly edited: (when: string) => string;
  readonly ready: string;
  readonly notReady: string;
  readonly secondPerson: string;
  readonly rejected: (note: string) => string;
  readonly cameBack: (why: string) => string;
  readonly media: Readonly<Record<StoredMessage['media'][number]['type'], string>>;
}

/** Around a review: as around a check, with the words of the review and of the two ways. */
export interface ReviewLook extends CheckLook {
  readonly review: ReviewWords;
  readonly way: WayWords;
}

/** Who answers whom, and in which way. */
export function reviewTitle(review: ReplyReview, look: Pick<ReviewLook, 'review' | 'way'>): Line {
  const { reply, target, from } = review;
  return [
    spelledOut(reply.visibility, look.way),
    { text: ` · ${handleOf(from, 30)} → ${calledLine(target.author, 30)}`, tone: 'title' },
    {
      text: ` · ${strangerLine(reply.platform)} · ${look.review.reply(reply.id, strangerLine(reply.author, 20))}`,
      tone: 'dim',
    },
  ];
}

/** Why it is back, what was asked and said since, what exactly would go out, and what speaks against it. Nothing is cut. */
export function reviewLines(review: ReplyReview, look: ReviewLook): Line[] {
  const { reply, target, since, check } = review;
  const { columns, words, review: said } = look;
  const { visibility } = reply;
  const ways = check.eligibility === null ? [] : eligibilityLines(check.eligibility, { ...look, visibility });
  const why = whyBack(reply, look);
  const from = said.from(strangerLine(reply.account, 30), strangerLine(reply.platform, 20));
  return [
    ...(why === null ? [] : strangerLines(why, columns, { tone: 'bad' })),
    ...wordLines(target, look, 'dim'),
    ...(target.editedAt === null ? [] : [line(`│ ${said.edited(look.writeTime(target.editedAt))}`, 'warn')]),
    ...since.flatMap((message) => sinceLines(message, look)),
    ruleLine(check.isSendable ? said.ready : said.notReady, columns, check.isSendable ? 'dim' : 'bad'),
    ...strangerLines(review.preview, columns),
    ruleLine('', columns),
    [spelledOut(visibility, look.way), { text: `: ${said.audience[visibility]}`, tone: 'plain' }],
    ...wrapLines(from, columns, { tone: 'dim' }),
    [measurePiece(check.measure, words)],
    ...findingLines(check.findings, columns, words),
    ...ways,
    ...(review.needsReview ? wrapLines(said.secondPerson, columns, { tone: 'dim' }) : []),
  ];
}

/** Why a reply is not on its way, for whoever decides on it; null where nothing is on record. */
function whyBack({ status, error }: Reply, { review: said, words }: ReviewLook): string | null {
  if (error === null) return null;
  // the note is a colleague's, the rest are sentences of ours
  if (error.code === 'REJECTED') return said.rejected(error.message);
  const why = words.say(error.message);
  return status === 'inReview' ? said.cameBack(why) : why;
}

/** A message that came after the answered one. */
function sinceLines(message: StoredMessage, look: ReviewLook): Line[] {
  const { direction, author, postedAt, editedAt, visibility } = message;
  const { columns, writeTime, review: said, way } = look;
  const who = direction === 'inbound' ? `${calledLine(author, 30)} · ` : '';
  const edited = editedAt === null ? '' : ` · ${said.edited(writeTime(editedAt))}`;
  const head = `${said.since[direction]}: ${who}${writeTime(postedAt)} · ${way[visibility]}${edited}`;
  return [...wrapLines(head, columns, { tone: 'warn' }), ...wordLines(message, look, 'plain')];
}

function wordLines({ text, media }: StoredMessage, { columns, review }: ReviewLook, tone: Tone): Line[] {
  const look = { tone, indent: '│ ' };
  return [
    ...strangerLines(text, columns, look),
    ...media.flatMap((one) => strangerLines(`${review.media[one.type]}: ${one.alt ?? one.url}`, columns, look)),
  ];
}
