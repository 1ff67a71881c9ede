import { judgedMessages } from '../../domain/judged-message.ts';
import type { ConversationDetail } from '../../domain/outcomes.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Reason, Score } from '../../domain/triage.ts';
import { correctionJson, correctionsOf, correctionWords, isCorrection, type SetByPerson } from './correction.ts';
import { markedText, SIGNS, type Sign } from './marked-text.ts';
import { paint } from './paint.ts';
import { type PlacedReason, placed } from './placed-reason.ts';
import { scoreHead } from './score.ts';

/** What moved a conversation beside its words. */
export interface Beside {
  /** Waiting, reach, repeat contact, many alike: what only the store knows. */
  readonly circumstances: readonly Reason[];
  /** What a person set; it wins over everything else. */
  readonly corrections: readonly SetByPerson[];
}

const BAR = 10;

/** `triage explain --json`: a conversation's scores and what moved them, message by message. */
export function explanationJson(detail: ConversationDetail) {
  const { id, language, sentiment, urgency, topics, reasons } = detail.conversation;
  const messages = detail.thread.flatMap(({ id: number, text, score }) => {
    return score === null ? [] : [{ id: number, text, ...score, reasons: placed(text, score.reasons) }];
  });
  return {
    id,
    language,
    sentiment,
    urgency,
    topics,
    reasons,
    circumstances: besideOf(detail).circumstances,
    corrections: besideOf(detail).corrections.map(correctionJson),
    decisive: decisive(detail),
    messages,
  };
}

/** The same of one text. */
export function textExplanationJson(text: string, score: Score) {
  return { text, ...score, reasons: placed(text, score.reasons) };
}

/** The same for people. @param writeTime writes instants */
export function explanationText(detail: ConversationDetail, writeTime: (at: number) => string): string {
  const { conversation, thread } = detail;
  const { id, urgency, sentiment } = conversation;
  const head = `Conversation ${id}: ${paint.urgency(urgency.level)} ${urgency.score.toFixed(2)}, ${paint.sentiment(sentiment.label)} ${sentiment.score.toFixed(2)}`;
  const { circumstances, corrections } = besideOf(detail);
  const signs = new Set<Sign>();
  const { sentiment: mood, urgency: press } = decisive(detail);
  const messages = thread.flatMap(({ id: number, text, score }) => {
    if (score === null) return [];
    const said = [
      ...(number === mood ? ['its sentiment counts'] : []),
      ...(number === press ? ['its urgency counts'] : []),
    ];
    const of = said.length === 0 ? '' : paint.faint(` (${said.join(', ')})`);
    return ['', `Message ${number}${of}`, ...scoreLines(text, score, signs)];
  });
  return [
    head,
    ...correctionLines(corrections, writeTime),
    ...sumLines(detail, { circumstances, corrections }),
    ...group('circumstances, beside the words', circumstances),
    ...messages,
    ...legend(signs),
  ].join('\n');
}

/** The same of one text, for people. */
export function textExplanationText(text: string, score: Score): string {
  const signs = new Set<Sign>();
  return [...scoreLines(text, score, signs), ...legend(signs)].join('\n');
}

/** What no message's words say is a circumstance; what a person set is told by who set it. */
function besideOf(detail: ConversationDetail): Beside {
  const { conversation, thread } = detail;
  const key = ({ cue, effect, weight }: Reason): string => JSON.stringify([cue, effect, weight]);
  const ofWords = new Set(thread.flatMap(({ score }) => (score?.reasons ?? []).map(key)));
  const circumstances = conversation.reasons.filter((reason) => !ofWords.has(key(reason)) && !isCorrection(reason));
  return { circumstances, corrections: correctionsOf(detail) };
}

/** Whose words count: numbers of messages. */
function decisive({ conversation, thread }: ConversationDetail) {
  const { sentiment, urgency } = judgedMessages(thread, conversation.waitingSince);
  return { sentiment: sentiment?.id ?? null, urgency: urgency?.id ?? null };
}

/** How words and circumstances make the urgency, where no person set it. */
function sumLines(detail: ConversationDetail, { circumstances, corrections }: Beside): string[] {
  const words = judgedMessages(detail.thread, detail.conversation.waitingSince).urgency?.score?.urgency.score;
  if (words === undefined || circumstances.length === 0 || corrections.some(({ aspect }) => aspect === 'urgency'))
    return [];
  const beside = circumstances.reduce((sum, { weight }) => sum + weight, 0);
  const { score } = detail.conversation.urgency;
  const isHeld = Math.min(1, words + beside) > score + 0.005;
  const held = isHeld ? '; held there, since circumstances alone never make it high' : '';
  return [`  urgency ${score.toFixed(2)}: words ${words.toFixed(2)}, circumstances +${beside.toFixed(2)}${held}`];
}

function scoreLines(text: string, score: Score, signs: Set<Sign>): string[] {
  const reasons = placed(text, score.reasons);
  const marked = markedText(text, reasons);
  for (const sign of marked.signs) signs.add(sign);
  const of = (effect: Reason['effect']): PlacedReason[] => reasons.filter((reason) => reason.effect === effect);
  return [
    marked.text.replace(/^/gm, '  │ '),
    `  ${scoreHead(score)}`,
    ...group('words of sentiment', of('sentiment')),
    ...group('words of urgency', byFamily(of('urgency'))),
    ...namedWords('topics', score.topics, of('topic')),
    ...namedWords('flags', score.flags, of('flag')),
    ...besideWords('language', of('language')),
    // what is no word of the text but told of how it was read
    ...of('language').flatMap(({ cue, weight }) => (weight === 0 ? [`  ${paint.faint(safeLine(cue))}`] : [])),
  ];
}

/** One line for each reason: its weight as a bar, its share of the group, its words. */
function group(title: string, reasons: readonly Reason[]): string[] {
  if (reasons.length === 0) return [];
  const sum = reasons.reduce((total, { weight }) => total + Math.abs(weight), 0);
  const lines = reasons.map((reason) => {
    const { cue, weight } = reason;
    if (weight === 0) return `    ${safeLine(cue)}`;
    const full = Math.min(BAR, Math.max(1, Math.round(Math.abs(weight) * BAR)));
    const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`;
    const share = `${Math.round((100 * Math.abs(weight)) / sum)} %`.padStart(5);
    const family = familyOf(reason);
    return `    ${bar} ${signed(weight)} ${share}  ${safeLine(cue)}${family === null ? '' : paint.faint(`  ${family}`)}`;
  });
  return [`  ${paint.faint(title)}`, ...lines];
}

function correctionLines(corrections: readonly SetByPerson[], writeTime: (at: number) => string): string[] {
  if (corrections.length === 0) return [];
  const lines = corrections.map((one) => `    ${correctionWords(one, writeTime)}`);
  return [`  ${paint.faint('set by a person, which wins')}`, ...lines];
}

/** Words of one family stand together, the family that weighs most first; what has none comes last. */
function byFamily(reasons: readonly Reason[]): Reason[] {
  const sums = new Map<string | null, number>();
  for (const one of reasons) sums.set(familyOf(one), (sums.get(familyOf(one)) ?? 0) + Math.abs(one.weight));
  const families = [...sums].toSorted(([a, left], [b, right]) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : right - left,
  );
  return families.flatMap(([family]) => reasons.filter((one) => familyOf(one) === family));
}

/** Each topic or flag by its name, with the words that told it. */
function namedWords(title: string, names: readonly string[], reasons: readonly Reason[]): string[] {
  const telling = reasons.filter(({ cue, weight }) => weight !== 0 && cue !== '');
  const told = names.map((name) => {
    const cues = new Set(telling.filter((one) => one.name === name).map(({ cue }) => safeLine(cue)));
    return `    ${safeLine(name)}${cues.size === 0 ? '' : `: ${[...cues].join(', ')}`}`;
  });
  return told.length === 0 ? [] : [`  ${paint.faint(title)}`, ...told];
}

function besideWords(title: string, reasons: readonly Reason[]): string[] {
  const telling = reasons.filter(({ weight }) => weight !== 0);
  const cues = [...new Set(telling.map(({ cue }) => safeLine(cue)))].filter((cue) => cue !== '');
  return cues.length === 0 ? [] : [`  ${paint.faint(`told its ${title}:`)} ${cues.join(', ')}`];
}

/** The cue family, where the judge tells it. */
function familyOf(reason: Reason): string | null {
  return reason.family === undefined ? null : safeLine(reason.family);
}

function signed(weight: number): string {
  return `${weight >= 0 ? '+' : '-'}${Math.abs(weight).toFixed(2)}`;
}

/** A score is more than what is listed: nobody shall add it up. */
const SHARES =
  '% is a share of what is listed under the same heading. Small words and where the scale starts count too and are not listed: the weights do not add up to the score.';

function legend(signs: ReadonlySet<Sign>): string[] {
  if (signs.size === 0) return [];
  const told = [...signs].map((sign) => `[${sign}word] ${SIGNS[sign]}`);
  return ['', paint.faint(told.join(' · ')), paint.faint(SHARES)];
}
