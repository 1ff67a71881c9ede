import type { ReplyReview } from '../../domain/outcomes.ts';
import { sinceWords, whyBack } from '../../domain/said-since.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { eligibilityLines, findingLines, measurePiece, ruleLine } from './check-lines.ts';
import { type Line, line, type Tone } from './line.ts';
import { calledLine, handleOf, strangerLine, strangerLines } from './stranger-text.ts';
import { spelledOut } from './visibility.ts';
import { wrapLines } from './wrap.ts';

/** Who answers whom, and in which way. */
export function reviewTitle(review: ReplyReview): Line {
  const { reply, target, from } = review;
  return [
    spelledOut(reply.visibility),
    { text: ` · ${handleOf(from, 30)} → ${calledLine(target.author, 30)}`, tone: 'title' },
    {
      text: ` · ${strangerLine(reply.platform)} · reply ${reply.id} by ${strangerLine(reply.author, 20)}`,
      tone: 'dim',
    },
  ];
}

/** Why it is back, what was asked and said since, what exactly would go out, and what speaks against it. Nothing is cut. */
export function reviewLines(review: ReplyReview, columns: number, writeTime: (at: number) => string): Line[] {
  const { reply, target, since, check } = review;
  const audience =
    reply.visibility === 'public' ? 'Everybody can read this reply.' : 'Only the customer can read this reply.';
  const ways =
    check.eligibility === null
      ? []
      : eligibilityLines(check.eligibility, { visibility: reply.visibility, columns, writeTime });
  const why = whyBack(reply);
  return [
    ...(why === null ? [] : strangerLines(why, columns, { tone: 'bad' })),
    ...wordLines(target, columns, 'dim'),
    ...(target.editedAt === null ? [] : [line(`│ edited ${writeTime(target.editedAt)}`, 'warn')]),
    ...since.flatMap((message) => sinceLines(message, columns, writeTime)),
    ruleLine(check.isSendable ? 'exactly this goes out' : 'NOT READY TO GO', columns, check.isSendable ? 'dim' : 'bad'),
    ...strangerLines(review.preview, columns),
    ruleLine('', columns),
    [spelledOut(reply.visibility), { text: `: ${audience}`, tone: 'plain' }],
    [measurePiece(check.measure)],
    ...findingLines(check.findings, columns),
    ...ways,
    ...(review.needsReview ? wrapLines('A second person approves it before it goes.', columns, { tone: 'dim' }) : []),
  ];
}

/** A message that came after the answered one. */
function sinceLines(message: StoredMessage, columns: number, writeTime: (at: number) => string): Line[] {
  const { direction, author, postedAt, editedAt, visibility } = message;
  const who = direction === 'inbound' ? `${calledLine(author, 30)} · ` : '';
  const edited = editedAt === null ? '' : ` · edited ${writeTime(editedAt)}`;
  const head = `${sinceWords(message)}: ${who}${writeTime(postedAt)} · ${visibility}${edited}`;
  return [...wrapLines(head, columns, { tone: 'warn' }), ...wordLines(message, columns, 'plain')];
}

function wordLines({ text, media }: StoredMessage, columns: number, tone: Tone): Line[] {
  const look = { tone, indent: '│ ' };
  return [
    ...strangerLines(text, columns, look),
    ...media.flatMap((one) => strangerLines(`${one.type}: ${one.alt ?? one.url}`, columns, look)),
  ];
}
