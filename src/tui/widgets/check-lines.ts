import type { Eligibility, Finding, Measure } from '../../domain/eligibility.ts';
import type { Visibility } from '../../domain/message.ts';
import { type Line, line, type Piece, type Tone } from './line.ts';
import { strangerLine } from './stranger-text.ts';
import { wrapLines } from './wrap.ts';

/** `57 of 280 characters`, and by how much it is too long. */
export function measurePiece(measure: Measure | null): Piece {
  if (measure === null) return { text: 'length not known here', tone: 'dim' };
  const unit = measure.unit === 'weighted' ? 'characters as X counts them' : measure.unit;
  const over = measure.units - measure.max;
  const text = `${measure.units} of ${measure.max} ${unit}`;
  return over > 0 ? { text: `${text}: ${over} TOO LONG`, tone: 'bad' } : { text, tone: 'plain' };
}

/** Whether the platform lets us answer this way, until when (in the words of `writeTime`), and why not. */
export function eligibilityLines(
  eligibility: Eligibility,
  look: { visibility: Visibility; columns: number; writeTime: (at: number) => string },
): Line[] {
  const isAllowed = eligibility[look.visibility];
  const why = eligibility.why === '' ? '' : `: ${strangerLine(eligibility.why)}`;
  const other: Visibility = look.visibility === 'public' ? 'private' : 'public';
  const hint = !isAllowed && eligibility[other] ? ` (a ${other} answer is allowed)` : '';
  if (!isAllowed) {
    return wrapLines(`Not answerable in ${look.visibility}${why}${hint}`, look.columns, { tone: 'bad' });
  }
  const until = eligibility.until === null ? '' : ` until ${look.writeTime(eligibility.until)}`;
  const price = eligibility.priceUsd > 0 ? ` · ${eligibility.priceUsd.toFixed(3)} USD` : ' · free of charge';
  return wrapLines(`Answerable in ${look.visibility}${until}${price}`, look.columns, { tone: 'dim' });
}

/** What the guard found, gravest first. */
export function findingLines(findings: readonly Finding[], columns: number): Line[] {
  const order = findings.toSorted((a, b) => RANK[a.severity].rank - RANK[b.severity].rank);
  return order.flatMap((finding) => {
    const { word, tone } = RANK[finding.severity];
    const words = finding.words === '' ? '' : ` “${strangerLine(finding.words, 40)}”`;
    const advice = finding.suggestion === '' ? '' : ` → ${strangerLine(finding.suggestion)}`;
    return wrapLines(`${word}${words}: ${strangerLine(finding.why)}${advice}`, columns, { tone });
  });
}

/** A rule across with a word in it. */
export function ruleLine(word: string, columns: number, tone: Tone = 'dim'): Line {
  const head = word === '' ? '' : `── ${word} `;
  return line(head + '─'.repeat(Math.max(0, columns - head.length)), tone);
}

const RANK: Readonly<Record<Finding['severity'], { rank: number; word: string; tone: Tone }>> = {
  block: { rank: 0, word: 'STOP', tone: 'bad' },
  warn: { rank: 1, word: 'Warning', tone: 'warn' },
  hint: { rank: 2, word: 'Hint', tone: 'dim' },
};
