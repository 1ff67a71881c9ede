import { judgedMessages } from '../../domain/judged-message.ts';
import type { ConversationDetail } from '../../domain/outcomes.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Reason, Score } from '../../domain/triage.ts';
import { markedText, SIGNS, type Sign } from './marked-text.ts';
import { paint } from './paint.ts';
import { type PlacedReason, placed } from './placed-reason.ts';
import { scoreHead } from './score.ts';

/** What moved a conversation beside its words. */
export interface Beside {
  /** Waiting, reach, repeat contact, many alike: what only the store knows. */
  readonly circumstances: readonly Reason[];
  /** What a person set; it wins over everything else. */
  readonly corrections: readonly Reason[];
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
    ...besideOf(detail),
    decisive: decisive(detail),
    messages,
  };
}

/** The same of one text. */
export function textExplanationJson(text: string, score: Score) {
  return { text, ...score, reasons: placed(text, score.reasons) };
}

/** The same for people. */
export function explanationText(detail: ConversationDetail): string {
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
    ...group('set by a person, which wins', corrections),
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
function besideOf({ conversation, thread }: ConversationDetail): Beside {
  const key = ({ cue, effect, weight }: Reason): string => JSON.stringify([cue, effect, weight]);
  const ofWords = new Set(thread.flatMap(({ score }) => (score?.reasons ?? []).map(key)));
  const others = conversation.reasons.filter((reason) => !ofWords.has(key(reason)));
  const isSet = ({ cue, weight }: Reason): boolean => weight === 1 && cue.startsWith('set by ');
  return { circumstances: others.filter((one) => !isSet(one)), corrections: others.filter(isSet) };
}

/** Whose words count: numbers of messages. */
function decisive({ conversation, thread }: ConversationDetail) {
  const { sentiment, urgency } = judgedMessages(thread, conversation.waitingSince);
  return { sentiment: sentiment?.id ?? null, urgency: urgency?.id ?? null };
}

/** How words and circumstances make the urgency, where no person set it. */
function sumLines(detail: ConversationDetail, { circumstances, corrections }: Beside): string[] {
  const words = judgedMessages(detail.thread, detail.conversation.waitingSince).urgency?.score?.urgency.score;
  if (words === undefined || circumstances.length === 0 || corrections.some(({ effect }) => effect === 'urgency'))
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
    ...group('words of urgency', of('urgency')),
    ...besideWords('topic', of('topic')),
    ...besideWords('flag', of('flag')),
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

function besideWords(title: string, reasons: readonly Reason[]): string[] {
  const telling = reasons.filter(({ weight }) => weight !== 0);
  const cues = [...new Set(telling.map(({ cue }) => safeLine(cue)))].filter((cue) => cue !== '');
  return cues.length === 0 ? [] : [`  ${paint.faint(`told its ${title}:`)} ${cues.join(', ')}`];
}

/** The cue family, where the judge tells it. */
function familyOf(reason: Reason): string | null {
  return 'family' in reason && typeof reason.family === 'string' ? safeLine(reason.family) : null;
}

function signed(weight: number): string {
  return `${weight >= 0 ? '+' : '-'}${Math.abs(weight).toFixed(2)}`;
}

function legend(signs: ReadonlySet<Sign>): string[] {
  const told = [...signs].map((sign) => `[${sign}word] ${SIGNS[sign]}`);
  return told.length === 0 ? [] : ['', paint.faint(told.join(' · '))];
}
