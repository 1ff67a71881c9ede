import type { Json } from '../../domain/message.ts';
import { invalidRequest } from './problem.ts';
import { isJsonObject } from './records.ts';

/** A checked message, with what the world needs of it. */
export interface MessageInput {
  readonly text: string;
  /** Id of the message it answers, or null. */
  readonly replyTo: string | null;
  readonly facets: readonly Json[] | null;
  readonly embed: { readonly [key: string]: Json } | null;
}

const GRAPHEMES_MAX = 1000;
const BYTES_MAX = 10_000;

/**
 * Checks a message against `chat.bsky.convo.defs#messageInput`: 1,000 graphemes and 10,000 bytes.
 * @throws {XrpcError} 400 `InvalidRequest`
 */
export function checkMessage(value: unknown): MessageInput {
  if (!isJsonObject(value)) throw wrong('message must be an object');
  const { text, replyTo, facets, embed } = value;
  if (typeof text !== 'string') throw wrong('message must have the property "text"');
  if (Buffer.byteLength(text) > BYTES_MAX) throw wrong(`message/text must not be longer than ${BYTES_MAX} characters`);
  if ([...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length > GRAPHEMES_MAX) {
    throw wrong(`message/text must not be longer than ${GRAPHEMES_MAX} graphemes`);
  }
  if (text === '' && embed === undefined) throw wrong('message/text must not be empty');
  if (facets !== undefined && !Array.isArray(facets)) throw wrong('message/facets must be an array');
  if (embed !== undefined && !isJsonObject(embed)) throw wrong('message/embed must be an object');
  const target = isJsonObject(replyTo) ? replyTo.messageId : undefined;
  if (replyTo !== undefined && typeof target !== 'string') throw wrong('message/replyTo must have a messageId');
  return {
    text,
    replyTo: typeof target === 'string' ? target : null,
    facets: Array.isArray(facets) ? facets : null,
    embed: isJsonObject(embed) ? embed : null,
  };
}

function wrong(words: string): Error {
  return invalidRequest(`Error: Input/${words}`);
}
