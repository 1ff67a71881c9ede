import { createHash } from 'node:crypto';
import twitterText from 'twitter-text';
import type { Person, Post, World } from '../world.ts';

/** Extra under which a reply keeps the ids of the people its author left out. */
export const EXCLUDED_EXTRA = 'x.excludedUserIds';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Places in a text, counted in code points, `end` not included. Empty lists are left out. */
export interface Entities {
  readonly mentions?: readonly (Span & { readonly username: string; readonly id?: string })[];
  readonly urls?: readonly (Span & {
    readonly url: string;
    readonly expanded_url: string;
    readonly display_url: string;
  })[];
  readonly hashtags?: readonly (Span & { readonly tag: string })[];
  readonly cashtags?: readonly (Span & { readonly tag: string })[];
}

/** A post's text as the API tells it: participants in front, links as t.co, `&`, `<` and `>` as HTML writes them. */
interface XText {
  readonly text: string;
  readonly entities: Entities;
  /** Where what the author wrote begins, in code points. */
  readonly ownStart: number;
  /** Everybody it mentions, those in front included. */
  readonly mentioned: readonly Person[];
}

/** Tells posts' texts, each worked out once. */
export interface XTexts {
  of(post: Post): XText;
  /** The people X would put in front of a reply to `target`. */
  participants(
    target: Post,
    reply: { readonly author: Person; readonly text: string; readonly excluded: readonly string[] },
  ): readonly Person[];
}

/** Texts of a world's posts. */
export function createXTexts(world: World): XTexts {
  const known = new WeakMap<Post, XText>();
  const texts: XTexts = {
    of(post) {
      const told = known.get(post) ?? tell(world, texts, post);
      known.set(post, told);
      return told;
    },
    participants(target, { author, text, excluded }) {
      const written = new Set(twitterText.extractMentions(text).map((handle) => handle.toLowerCase()));
      const everybody = new Set([target.author, ...texts.of(target).mentioned]);
      return [...everybody].filter(
        (person) =>
          person.id !== author.id && !excluded.includes(person.id) && !written.has(person.handle.toLowerCase()),
      );
    },
  };
  return texts;
}

/** The post something answers or quotes, also while reads do not show it yet. */
export function relatedPost(world: World, id: string | null): Post | null {
  if (id === null) return null;
  return world.find('x', id) ?? world.everything().find((post) => post.platform === 'x' && post.id === id) ?? null;
}

function tell(world: World, texts: XTexts, post: Post): XText {
  const parent = relatedPost(world, post.inReplyTo);
  const excluded = post.extras.get(EXCLUDED_EXTRA);
  // nothing is put in front of a private message
  const inFront =
    parent === null || post.visibility === 'private'
      ? []
      : texts.participants(parent, {
          author: post.author,
          text: post.text,
          excluded: Array.isArray(excluded) ? excluded.map(String) : [],
        });
  const prefix = inFront.map((person) => `@${person.handle} `).join('');
  const { text, urls } = withShortLinks(post, prefix);
  const entities = entitiesOf(world, text, urls);
  const people = (entities.mentions ?? []).map(({ username }) => world.personByHandle('x', username));
  return { text, entities, ownStart: length(prefix), mentioned: people.filter((person) => person !== null) };
}

type ShortLink = NonNullable<Entities['urls']>[number];

function withShortLinks(post: Post, prefix: string): { text: string; urls: readonly ShortLink[] } {
  let text = prefix;
  let from = 0;
  const urls: ShortLink[] = [];
  for (const { url: written, indices } of twitterText.extractUrlsWithIndices(post.text)) {
    text += escaped(post.text.slice(from, indices[0]));
    const url = `https://t.co/${shortCode(`${post.id} ${urls.length}`)}`;
    const expanded = /^https?:\/\//i.test(written) ? written : `http://${written}`;
    const start = length(text);
    text += url;
    urls.push({ start, end: start + url.length, url, expanded_url: expanded, display_url: displayed(expanded) });
    from = indices[1];
  }
  return { text: text + escaped(post.text.slice(from)), urls };
}

function entitiesOf(world: World, text: string, urls: readonly ShortLink[]): Entities {
  const span = ([start, end]: readonly [number, number]): Span => ({
    start: length(text.slice(0, start)),
    end: length(text.slice(0, end)),
  });
  const mentions = twitterText
    .extractMentionsWithIndices(text)
    .filter(({ screenName }) => /^[A-Za-z0-9_]{1,15}$/.test(screenName))
    .map(({ screenName, indices }) => {
      const person = world.personByHandle('x', screenName);
      return { ...span(indices), username: screenName, ...(person === null ? {} : { id: person.id }) };
    });
  const hashtags = twitterText
    .extractHashtagsWithIndices(text)
    .map((one) => ({ ...span(one.indices), tag: one.hashtag }));
  const cashtags = twitterText
    .extractCashtagsWithIndices(text)
    .map((one) => ({ ...span(one.indices), tag: one.cashtag }));
  return {
    ...(mentions.length > 0 && { mentions }),
    ...(urls.length > 0 && { urls }),
    ...(hashtags.length > 0 && { hashtags }),
    ...(cashtags.length > 0 && { cashtags }),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function shortCode(words: string): string {
  return createHash('sha256').update(words).digest('base64url').replaceAll(/[-_]/g, 'k').slice(0, 10);
}

function displayed(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return bare.length > 27 ? `${bare.slice(0, 26)}…` : bare;
}

function length(text: string): number {
  return [...text].length;
}
