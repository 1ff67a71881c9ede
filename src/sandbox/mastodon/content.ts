import type { Person, World } from '../world.ts';

/** Mentions `@user` and `@user@host`, hashtags and URLs, as Mastodon finds them in a plain text. */
const PARTS = /(?<![\w/@])@(\w+)(?:@([\w.-]+\w))?|(?<![\w/#])#(\w*\p{L}\w*)|https?:\/\/[^\s<>"']+/giu;
const URL_UNITS = 23;

/** What a status says, in the forms Mastodon gives it. */
export interface Content {
  readonly html: string;
  /** As a person reads it: of `@user@host` only `@user` shows. */
  readonly plain: string;
  readonly mentioned: readonly Person[];
  readonly tags: readonly string[];
}

/** Renders a source text as Mastodon does: paragraphs, line breaks, linked mentions, tags and URLs, all else escaped. */
export function renderContent(world: World, source: string, base: string): Content {
  const mentioned = new Map<string, Person>();
  const tags = new Set<string>();
  let plain = '';
  let html = '';
  let end = 0;
  const add = (text: string, markup: string): void => {
    plain += text;
    html += markup;
  };
  for (const match of source.matchAll(PARTS)) {
    const before = source.slice(end, match.index);
    add(before, escapeHtml(before));
    end = match.index + match[0].length;
    const [whole, user, host, tag] = match;
    const person = user === undefined ? null : findMentioned(world, user, host);
    if (person !== null) {
      mentioned.set(person.id, person);
      add(`@${user}`, mentionLink(person, base));
    } else if (tag !== undefined) {
      tags.add(tag.toLowerCase());
      const href = escapeHtml(`${base}/tags/${encodeURIComponent(tag.toLowerCase())}`);
      add(whole, `<a href="${href}" class="mention hashtag" rel="tag">#<span>${escapeHtml(tag)}</span></a>`);
    } else add(whole, user === undefined ? urlLink(whole) : escapeHtml(whole));
  }
  add(source.slice(end), escapeHtml(source.slice(end)));
  const paragraphs = html.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`);
  return { html: paragraphs.join(''), plain, mentioned: [...mentioned.values()], tags: [...tags] };
}

/** Characters as the server counts them: a URL is 23, of `@user@host` only `@user` counts. */
export function countCharacters(source: string): number {
  const counted = source.replaceAll(PARTS, (whole, user?: string) => {
    if (user !== undefined) return `@${user}`;
    return whole.startsWith('#') ? whole : 'u'.repeat(URL_UNITS);
  });
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(counted)].length;
}

/** Where a person's profile is: at their own server. */
export function profileUrl(person: Person, base: string): string {
  const [user, host] = person.handle.split('@');
  return host === undefined ? `${base}/@${user}` : `https://${host}/@${user}`;
}

/** The address a person's account is known by for good, whatever it is called. */
export function actorUri({ firstHandle }: Person, base: string): string {
  const [user, host] = firstHandle.split('@');
  return `${host === undefined ? base : `https://${host}`}/users/${user}`;
}

function findMentioned(world: World, user: string, host: string | undefined): Person | null {
  const handle = host === undefined ? user : `${user}@${host}`;
  return world.personByHandle('mastodon', handle);
}

function mentionLink(person: Person, base: string): string {
  const [user = ''] = person.handle.split('@');
  const href = escapeHtml(profileUrl(person, base));
  return `<span class="h-card" translate="no"><a href="${href}" class="u-url mention">@<span>${user}</span></a></span>`;
}

/** The scheme is hidden, and what is longer than 30 characters after it, too. */
function urlLink(url: string): string {
  const scheme = url.slice(0, url.indexOf('//') + 2);
  const shown = url.slice(scheme.length, scheme.length + 30);
  const rest = url.slice(scheme.length + 30);
  const kind = rest === '' ? '' : 'ellipsis';
  return (
    `<a href="${escapeHtml(url)}" target="_blank" rel="nofollow noopener" translate="no">` +
    `<span class="invisible">${escapeHtml(scheme)}</span><span class="${kind}">${escapeHtml(shown)}</span>` +
    `<span class="invisible">${escapeHtml(rest)}</span></a>`
  );
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
