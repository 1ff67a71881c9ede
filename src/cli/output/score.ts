import type { ConversationDetail } from '../../domain/outcomes.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Reason, Score } from '../../domain/triage.ts';
import { paint } from './paint.ts';

/** A score for people, with the cue behind each part. */
export function scoreText(text: string, score: Score): string {
  const { sentiment, urgency, language, topics, flags, reasons } = score;
  const head = `${paint.urgency(urgency.level)} ${urgency.score.toFixed(2)}  ${paint.sentiment(sentiment.label)} ${sentiment.score.toFixed(2)} (confidence ${sentiment.confidence.toFixed(2)})  ${language}`;
  const tags = [...topics, ...flags].join(', ');
  return [safeLine(text), `  ${head}${tags === '' ? '' : `  ${tags}`}`, ...reasons.map(reasonLine)].join('\n');
}

/** `triage explain --json`: a conversation's scores and what moved them, message by message. */
export function explanationJson({ conversation, thread }: ConversationDetail) {
  const { id, language, sentiment, urgency, topics, reasons } = conversation;
  const messages = thread.flatMap((message) => {
    return message.score === null ? [] : [{ id: message.id, text: message.text, ...message.score }];
  });
  return { id, language, sentiment, urgency, topics, reasons, messages };
}

/** The same for people. */
export function explanationText({ conversation, thread }: ConversationDetail): string {
  const { id, urgency, sentiment } = conversation;
  const head = `Conversation ${id}: ${paint.urgency(urgency.level)} ${urgency.score.toFixed(2)}, ${paint.sentiment(sentiment.label)} ${sentiment.score.toFixed(2)}`;
  const scores = thread.flatMap(({ text, score }) => (score === null ? [] : ['', scoreText(text, score)]));
  return [head, ...conversation.reasons.map(reasonLine), ...scores].join('\n');
}

function reasonLine({ cue, effect, weight }: Reason): string {
  return `  ${weight >= 0 ? '+' : '-'}${Math.abs(weight).toFixed(2)} ${effect}  ${safeLine(cue)}`;
}
