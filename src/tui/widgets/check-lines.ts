import type { Eligibility, Finding, Measure } from '../../domain/eligibility.ts';
import type { Visibility } from '../../domain/message.ts';
import { type Line, line, type Piece, type Tone } from './line.ts';
import { strangerLine } from './stranger-text.ts';
import { wrapLines } from './wrap.ts';

/** What a check of a text says, in the person's language. */
export interface CheckWords {
  readonly lengthUnknown: string;
  /** `57 of 280 characters`. */
  readonly measured: (measure: Measure) => string;
  readonly tooLong: (over: number) => string;
  /** `when` is a moment; `left` the time until then, as `leftWords` has it. */
  readonly answerable: (way: Visibility, until: { when: string; left: string } | null) => string;
  readonly notAnswerable: (way: Visibility) => string;
  readonly otherWayOpen: (way: Visibility) => string;
  readonly free: string;
  /** A span in whole minutes, hours and days. */
  readonly left: (minutes: number) => string;
  readonly severity: Readonly<Record<Finding['severity'], string>>;
  /** In quotation marks. */
  readonly quote: (words: string) => string;
  /** A sentence of a platform's rules or of the guard, in the person's language. */
  readonly say: (text: string) => string;
}

/** Around the lines of a check: width, the clock, and how a moment is written. */
export interface CheckLook {
  readonly columns: number;
  /** UTC milliseconds. */
  readonly now: number;
  readonly writeTime: (at: number) => string;
  readonly words: CheckWords;
}

/** `57 of 280 characters`, and by how much it is too long. */
export function measurePiece(measure: Measure | null, words: CheckWords): Piece {
  if (measure === null) return { text: words.lengthUnknown, tone: 'dim' };
  const over = measure.units - measure.max;
  const text = words.measured(measure);
  return over > 0 ? { text: `${text}: ${words.tooLong(over)}`, tone: 'bad' } : { text, tone: 'plain' };
}

/** Whether the platform lets us answer this way, until when and for how long yet, at what price, and why not. */
export function eligibilityLines(eligibility: Eligibility, look: CheckLook & { visibility: Visibility }): Line[] {
  const { words, visibility, columns, now } = look;
  const other: Visibility = visibility === 'public' ? 'private' : 'public';
  if (!eligibility[visibility]) {
    const why = eligibility.why === '' ? '' : `: ${strangerLine(words.say(eligibility.why))}`;
    const hint = eligibility[other] ? ` (${words.otherWayOpen(other)})` : '';
    return wrapLines(`${words.notAnswerable(visibility)}${why}${hint}`, columns, { tone: 'bad' });
  }
  const { until, priceUsd } = eligibility;
  const minutes = until === null ? null : Math.max(0, Math.floor((until - now) / MINUTE_MS));
  const window = until === null || minutes === null ? null : { when: look.writeTime(until), left: words.left(minutes) };
  const price = priceUsd > 0 ? `${priceUsd.toFixed(3)} USD` : words.free;
  const isClosing = minutes !== null && minutes < CLOSING_MINUTES;
  const tone = isClosing ? 'warn' : 'dim';
  return wrapLines(`${words.answerable(visibility, window)} · ${price}`, columns, { tone });
}

const MINUTE_MS = 60_000;
/** A window with less time left than this is told in another tone. */
const CLOSING_MINUTES = 60;

/** What the guard found, gravest first. */
export function findingLines(findings: readonly Finding[], columns: number, words: CheckWords): Line[] {
  const order = findings.toSorted((a, b) => RANK[a.severity].rank - RANK[b.severity].rank);
  return order.flatMap((finding) => {
    const { tone } = RANK[finding.severity];
    const [why, suggestion] = [words.say(finding.why), words.say(finding.suggestion)];
    const quoted = finding.words === '' ? '' : ` ${words.quote(strangerLine(finding.words, 40))}`;
    const advice = suggestion === '' ? '' : ` → ${strangerLine(suggestion)}`;
    const said = `${words.severity[finding.severity]}${quoted}: ${strangerLine(why)}${advice}`;
    return wrapLines(said, columns, { tone });
  });
}

/** A rule across with a word in it. */
export function ruleLine(word: string, columns: number, tone: Tone = 'dim'): Line {
  const head = word === '' ? '' : `── ${word} `;
  return line(head + '─'.repeat(Math.max(0, columns - head.length)), tone);
}

const RANK: Readonly<Record<Finding['severity'], { rank: number; tone: Tone }>> = {
  block: { rank: 0, tone: 'bad' },
  warn: { rank: 1, tone: 'warn' },
  hint: { rank: 2, tone: 'dim' },
};
