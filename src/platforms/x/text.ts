/** The text of a post as a person reads it on X (https://docs.x.com/x-api/fundamentals/data-dictionary). */

/** A link as X lists it: `url` is the t.co address that stands in the text. */
export interface LinkEntity {
  readonly url: string;
  readonly expandedUrl: string | null;
  /** The link stands for an attached picture or the quoted post, which X shows instead of it. */
  readonly isAttachment: boolean;
}

/** Links in full instead of t.co, attachments' links gone, `&amp; &lt; &gt;` decoded. */
export function textOf(raw: string, links: readonly LinkEntity[]): string {
  let text = decoded(raw.toWellFormed());
  // The longer first: one address may begin like another.
  for (const link of links.toSorted((a, b) => b.url.length - a.url.length)) {
    if (link.url === '') continue;
    const shown = link.isAttachment ? '' : (link.expandedUrl ?? link.url);
    text = text.split(link.url).join(shown);
  }
  // Only from where a run of blanks begins: a long one must not take forever.
  return text.replace(/(?<![ \t])[ \t]+$/gm, '').trimEnd();
}

/** A text in the form in which what we sent and what X made of it are equal. */
export function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** In one pass, so that `&amp;lt;` becomes `&lt;` and not `<`. */
function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
