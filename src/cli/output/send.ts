import type { SendReport, SentItem } from '../../domain/outcomes.ts';
import { problemJson } from './problem.ts';
import { replyJson, replyLine, sentWords } from './reply.ts';

/** `send --json`: the reply when one was named, else `{items, settled}`. */
export function sendJson(report: SendReport, ids: readonly number[] | null) {
  const [only] = report.items;
  if (ids?.length === 1 && only !== undefined) return itemJson(only);
  return { items: report.items.map(itemJson), settled: report.settled.map(itemJson) };
}

/** A send for people: a line a reply, and how many became what. */
export function sendText(report: SendReport): string {
  const settled = report.settled.map(({ reply }) => `looked up: ${replyLine(reply)}`);
  const sent = report.items.map(({ reply }) => replyLine(reply));
  return [...settled, ...sent, sentWords(report.items)].join('\n');
}

/** The reply, and its problem where the reply itself does not carry it. */
function itemJson({ reply, problem }: SentItem) {
  const json = replyJson(reply);
  return problem === null || json.error !== null ? json : { ...json, error: problemJson(problem).error };
}
