import { nearestWord } from '../domain/nearest-word.ts';
import type { Stream } from '../domain/stream.ts';
import { ValueError } from './mistake.ts';

const PLAIN = ['mentions', 'comments', 'messages'] as const;
const KNOWN = [...PLAIN, 'search', 'hashtag'] as const;
const SHAPE = 'write mentions, comments, messages, { search: words } or { hashtag: word }';

/** What an account listens to where nothing is said: those who address it, in every way its platform has. */
export const DEFAULT_STREAMS: readonly Stream[] = PLAIN.map((kind) => ({ kind }));

/**
 * Reads one entry of `streams`. The account's own posts are always heard and not named here.
 * @throws {ValueError}
 */
export function parseStream(value: unknown): Stream {
  const plain = PLAIN.find((kind) => kind === value);
  if (plain !== undefined) return { kind: plain };
  if (value === 'own') throw new ValueError('the account’s own posts are always heard', 'remove own');
  if (typeof value === 'string') throw unknown(value);
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const [entry, ...more] = entries;
  if (entry === undefined || more.length > 0) throw new ValueError('a stream has one kind', SHAPE);
  const [kind, words] = entry;
  if (kind !== 'search' && kind !== 'hashtag') throw unknown(kind);
  const text = typeof words === 'number' ? String(words) : words;
  if (typeof text !== 'string' || text.trim() === '') throw new ValueError(`${kind} has no words`, SHAPE);
  if (kind === 'search') return { kind, query: text.trim() };
  const tag = text.trim().replace(/^#/, '');
  if (/[\s#]/.test(tag) || tag === '') throw new ValueError('a hashtag is one word', 'write it without # and spaces');
  return { kind, tag };
}

function unknown(kind: string): ValueError {
  const near = nearestWord(kind, KNOWN);
  const remedy = near ? `did you mean ${near}?` : SHAPE;
  return new ValueError(`unknown stream "${kind}"; known are ${KNOWN.join(', ')}`, remedy);
}
