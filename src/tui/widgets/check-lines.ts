import type { Eligibility, Finding, Measure } from '../../domain/eligibility.ts';
import type { Visibility } from '../../domain/message.ts';
import type { GuardRule } from '../../domain/service-settings.ts';
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
  /** Names of the guard's rules. */
  readonly rules: Readonly<Record<GuardRule, string>>;
  /** How many findings are not shown. */
  readonly others: (count: number) => string;
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

/** All that the guard found, gravest first. */
export function findingLines(findings: readonly Finding[], columns: number, words: CheckWords): Line[] {
  return gravestFirst(findings).flatMap((finding) => oneFinding(finding, '', { columns, words }));
}

/** The gravest of what the guard found, and how many there are besides. */
export function gravestLines(findings: readonly Finding[], columns: number, words: CheckWords): Line[] {
  const [gravest, ...others] = gravestFirst(findings);
  if (gravest === undefined) return [];
  return oneFinding(gravest, others.length === 0 ? '' : ` (${words.others(others.length)})`, { columns, words });
}

/** A text in pieces: what the guard marks stands out by how grave it is. `from` is where in the judged text it begins. */
export function markedLine(text: string, from: number, findings: readonly Finding[]): Line {
  const marks = gravestFirst(findings).filter(({ start, end }) => end > from && start < from + text.length);
  if (marks.length === 0) return line(text);
  const edges = [0, text.length, ...marks.flatMap(({ start, end }) => [start - from, end - from])];
  const cuts = [...new Set(edges.map((at) => Math.min(Math.max(at, 0), text.length)))].sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at] ?? 0;
    const mark = marks.find((one) => one.start - from <= start && one.end - from >= end);
    return { text: text.slice(start, end), tone: mark === undefined ? 'plain' : RANK[mark.severity].mark };
  });
}

function gravestFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => RANK[a.severity].rank - RANK[b.severity].rank);
}

/** How grave, by which rule, of which words, why, and what to do; `more` stands where it is not cut off first. */
function oneFinding(finding: Finding, more: string, look: { columns: number; words: CheckWords }): Line[] {
  const { words, columns } = look;
  const rules: Readonly<Record<string, string>> = words.rules;
  const rule = Object.hasOwn(rules, finding.rule) ? ` · ${rules[finding.rule] ?? ''}` : '';
  const quoted = finding.words === '' ? '' : ` ${words.quote(strangerLine(finding.words, 40))}`;
  const [why, suggestion] = [words.say(finding.why), words.say(finding.suggestion)];
  const advice = suggestion === '' ? '' : ` → ${strangerLine(suggestion)}`;
  const said = `${words.severity[finding.severity]}${rule}${more}${quoted}: ${strangerLine(why)}${advice}`;
  return wrapLines(said, columns, { tone: RANK[finding.severity].tone });
}

/** A rule across with a word in it. */
export function ruleLine(word: string, columns: number, tone: Tone = 'dim'): Line {
  const head = word === '' ? '' : `── ${word} `;
  return line(head + '─'.repeat(Math.max(0, columns - head.length)), tone);
}

const RANK: Readonly<Record<Finding['severity'], { rank: number; tone: Tone; mark: Tone }>> = {
  block: { rank: 0, tone: 'bad', mark: 'bad' },
  warn: { rank: 1, tone: 'warn', mark: 'note' },
  hint: { rank: 2, tone: 'dim', mark: 'key' },
};
