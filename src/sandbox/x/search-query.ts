import type { Post, World } from '../world.ts';
import type { XTexts } from './post-text.ts';
import { invalidParameter } from './problem.ts';

/** What self-serve plans may ask. */
const QUERY_MAX = 512;

/** Says whether a post is found. */
export type Matcher = (post: Post) => boolean;

interface Node {
  readonly matches: Matcher;
  /** Whether it finds anything by itself: X refuses queries made only of filters and negations. */
  readonly standsAlone: boolean;
}

/**
 * Reads a search query: words, "phrases", @handles, #tags, operators, `-`, `OR` and parentheses.
 * https://docs.x.com/x-api/posts/search/integrate/overview
 * @throws {XProblem} 400 for what X would not take
 */
export function readQuery(text: string, sources: { readonly world: World; readonly texts: XTexts }): Matcher {
  const refuse = (why: string): Error =>
    invalidParameter('query', text, `There were errors processing your request: ${why}`);
  if (text.length > QUERY_MAX) throw refuse(`query is longer than ${QUERY_MAX} characters`);
  const tokens = text.match(/"[^"]*"|\(|\)|-?[^\s()"]+"[^"]*"|[^\s()"]+/g) ?? [];
  let at = 0;

  const any = (): Node => {
    const parts = [all()];
    while (tokens[at] === 'OR') {
      at += 1;
      parts.push(all());
    }
    return {
      matches: (post) => parts.some((part) => part.matches(post)),
      standsAlone: parts.every((part) => part.standsAlone),
    };
  };
  const all = (): Node => {
    const parts: Node[] = [];
    while (at < tokens.length && tokens[at] !== ')' && tokens[at] !== 'OR') parts.push(one());
    if (parts.length === 0) throw refuse('missing a term');
    return {
      matches: (post) => parts.every((part) => part.matches(post)),
      standsAlone: parts.some((part) => part.standsAlone),
    };
  };
  const one = (): Node => {
    const token = tokens[at++] ?? '';
    if (token === '-') return negated(one());
    if (token !== '(') return term(token, sources, refuse);
    const inner = any();
    if (tokens[at++] !== ')') throw refuse("missing ')'");
    return inner;
  };

  const query = any();
  if (at < tokens.length) throw refuse(`no viable alternative at '${tokens[at]}'`);
  if (!query.standsAlone) throw refuse('the query must have at least one standalone operator');
  return query.matches;
}

type Sources = Parameters<typeof readQuery>[1];

function term(token: string, sources: Sources, refuse: (why: string) => Error): Node {
  if (token.startsWith('-')) return negated(term(token.slice(1), sources, refuse));
  const [, name, value] = /^([a-z_]+):(.+)$/.exec(token) ?? [];
  if (name !== undefined && value !== undefined) {
    const found = operator(name, unquoted(value), sources);
    if (found === null) throw refuse(`Reference to invalid operator '${name}'`);
    return found;
  }
  if (/^@\w+$/.test(token)) return standing((post) => mentions(sources.texts, post, token.slice(1)));
  if (/^#./.test(token)) return standing((post) => hasTag(sources.texts, post, token.slice(1)));
  const wanted = wordsOf(unquoted(token));
  if (wanted.length === 0) throw refuse(`no viable alternative at '${token}'`);
  return standing((post) => ` ${wordsOf(post.text).join(' ')} `.includes(` ${wanted.join(' ')} `));
}

function operator(name: string, value: string, { world, texts }: Sources): Node | null {
  const isNamed = (handle: string): boolean => handle.toLowerCase() === value.replace(/^@/, '').toLowerCase();
  switch (name) {
    case 'from':
      return standing((post) => isNamed(post.author.handle) || post.author.id === value);
    case 'to':
      return standing((post) => {
        const parent = post.inReplyTo === null ? null : world.find('x', post.inReplyTo);
        return parent !== null && isNamed(parent.author.handle);
      });
    case 'conversation_id':
      return standing((post) => post.threadRoot === value);
    case 'in_reply_to_tweet_id':
      return standing((post) => post.inReplyTo === value);
    case 'quotes_of_tweet_id':
      return standing((post) => post.quotes === value);
    case 'url':
      return standing((post) => (texts.of(post).entities.urls ?? []).some((link) => link.expanded_url.includes(value)));
    case 'lang':
      return filter((post) => (post.language ?? 'und') === value.toLowerCase());
    case 'is':
      return kindFilter(value);
    default:
      return null;
  }
}

function kindFilter(kind: string): Node | null {
  if (kind === 'retweet' || kind === 'nullcast') return filter(() => false);
  if (kind === 'reply') return filter((post) => post.inReplyTo !== null);
  if (kind === 'quote') return filter((post) => post.quotes !== null);
  if (kind === 'verified') return filter((post) => post.author.isBrand);
  return null;
}

function standing(matches: Matcher): Node {
  return { matches, standsAlone: true };
}

function filter(matches: Matcher): Node {
  return { matches, standsAlone: false };
}

function negated(node: Node): Node {
  return filter((post) => !node.matches(post));
}

function mentions(texts: XTexts, post: Post, handle: string): boolean {
  const wanted = handle.toLowerCase();
  return (texts.of(post).entities.mentions ?? []).some(({ username }) => username.toLowerCase() === wanted);
}

function hasTag(texts: XTexts, post: Post, tag: string): boolean {
  const wanted = tag.toLowerCase();
  return (texts.of(post).entities.hashtags ?? []).some((one) => one.tag.toLowerCase() === wanted);
}

/** X compares whole words, without regard to case. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  );
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/s, '$1');
}
