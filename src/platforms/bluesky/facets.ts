/** Links, tags and the mention of a reply, as byte ranges: https://docs.bsky.app/docs/advanced-guides/post-richtext. Pure. */
import type { Author, Json } from '../../domain/message.ts';

const LINK = /https?:\/\/[^\s<>"]+/giu;
const TAG = /(?<=^|\s)[#＃](?=[^\s]*[\p{L}_])[\p{L}\p{M}\p{N}_]{1,64}/gu;

interface Range {
  readonly start: number;
  readonly end: number;
  readonly feature: Json;
}

/**
 * Facets of a text, in order. Without a mention facet nobody is notified by "@name"; only the author we answer is
 * mentioned, since only of them we know the DID without asking the network.
 */
export function facetsOf(text: string, author: Author): readonly Json[] {
  const ranges = [...links(text), ...mentions(text, author), ...tags(text)].sort((a, b) => a.start - b.start);
  return ranges.map(({ start, end, feature }) => ({
    $type: 'app.bsky.richtext.facet',
    index: { byteStart: Buffer.byteLength(text.slice(0, start)), byteEnd: Buffer.byteLength(text.slice(0, end)) },
    features: [feature],
  }));
}

function* links(text: string): Generator<Range> {
  for (const match of text.matchAll(LINK)) {
    const uri = trimmed(match[0]);
    if (!URL.canParse(uri)) continue;
    const feature = { $type: 'app.bsky.richtext.facet#link', uri };
    yield { start: match.index, end: match.index + uri.length, feature };
  }
}

/** Marks that end the sentence do not end the address; a closing bracket does only if it was opened in it. */
function trimmed(uri: string): string {
  const bare = uri.replace(/[.,;:!?'*_]+$/u, '');
  if (bare.endsWith(')') && !bare.includes('(')) return trimmed(bare.slice(0, -1));
  return bare;
}

function* mentions(text: string, author: Author): Generator<Range> {
  // Handles are domain names; anything else cannot be mentioned (and would be a pattern of a stranger's making).
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(author.handle)) return;
  const name = new RegExp(`(?<![\\w@.-])@${author.handle.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)`, 'gi');
  for (const match of text.matchAll(name)) {
    const feature = { $type: 'app.bsky.richtext.facet#mention', did: author.remoteId };
    yield { start: match.index, end: match.index + match[0].length, feature };
  }
}

function* tags(text: string): Generator<Range> {
  for (const match of text.matchAll(TAG)) {
    const feature = { $type: 'app.bsky.richtext.facet#tag', tag: match[0].slice(1) };
    yield { start: match.index, end: match.index + match[0].length, feature };
  }
}
