import { safeLine } from '../../domain/safe-text.ts';
import type { Reason, Score } from '../../domain/triage.ts';
import { paint } from './paint.ts';

/** A score for people, with the cue behind each part. */
export function scoreText(text: string, score: Score): string {
  return [safeLine(text), `  ${scoreHead(score)}`, ...score.reasons.map(reasonLine)].join('\n');
}

/** A score on one line. */
export function scoreHead({ sentiment, urgency, language, topics, flags }: Score): string {
  const head = `${paint.urgency(urgency.level)} ${urgency.score.toFixed(2)}  ${paint.sentiment(sentiment.label)} ${sentiment.score.toFixed(2)} (confidence ${sentiment.confidence.toFixed(2)})  ${safeLine(language)}`;
  return `${head}${tags('topics', topics)}${tags('flags', flags)}`;
}

function tags(title: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `  ${title}: ${names.map(safeLine).join(', ')}`;
}

function reasonLine({ cue, effect, weight, name }: Reason): string {
  const what = name === undefined ? effect : `${effect} ${safeLine(name)}`;
  return `  ${weight >= 0 ? '+' : '-'}${Math.abs(weight).toFixed(2)} ${what}  ${safeLine(cue)}`;
}
