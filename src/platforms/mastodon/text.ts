/**
 * Mastodon's HTML as the plain text a person reads (https://docs.joinmastodon.org/spec/activitypub/#sanitization).
 * Servers send a small, sanitised subset; whatever else comes is read as its text.
 */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The text of a status: paragraphs apart by an empty line, `br` as a line end, shortened links in full. */
export function textOf(html: string): string {
  const text = readAll(parseFragment(html).childNodes);
  return (
    text
      // Only from where a run of blanks begins: megabytes of them must not take a day.
      .replace(/(?<![ \t])[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+/, '')
      .trimEnd()
      .toWellFormed()
  );
}

const DROPPED = new Set(['script', 'style', 'template', 'head', 'title']);
const BLOCKS = new Set(['p', 'div', 'blockquote', 'pre', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table']);

function readAll(nodes: readonly Node[]): string {
  return nodes.map(read).join('');
}

function read(node: Node): string {
  if ('value' in node) return isBetweenBlocks(node) ? '' : node.value;
  if (!('tagName' in node)) return '';
  const { tagName } = node;
  const classes = classesOf(node);
  // `quote-inline` repeats the quoted post's address for servers that cannot show quotes.
  if (DROPPED.has(tagName) || classes.has('invisible') || classes.has('quote-inline')) return '';
  if (tagName === 'br') return '\n';
  if (tagName === 'img') return attribute(node, 'alt') ?? '';
  if (tagName === 'a') return readLink(node, classes);
  if (tagName === 'li') return `\n- ${readAll(node.childNodes)}`;
  const inner = readAll(node.childNodes);
  if (classes.has('ellipsis')) return `${inner}…`;
  return BLOCKS.has(tagName) ? `\n\n${inner}\n\n` : inner;
}

/** Mentions and hashtags keep their words; a shortened link is told in full; words that hide another address tell both. */
function readLink(link: Element, classes: ReadonlySet<string>): string {
  const shown = readAll(link.childNodes);
  const href = attribute(link, 'href') ?? '';
  const isName = classes.has('mention') || classes.has('hashtag') || /^[@#]/.test(shown);
  if (isName || !/^https?:\/\//i.test(href)) return shown;
  if (link.childNodes.some(isShortened) || isSameAddress(shown, href)) return href;
  return shown.trim() === '' ? href : `${shown} (${href})`;
}

function isShortened(node: Node): boolean {
  if (!('tagName' in node)) return false;
  const classes = classesOf(node);
  return classes.has('invisible') || classes.has('ellipsis');
}

function isSameAddress(shown: string, href: string): boolean {
  const bare = (address: string) =>
    address
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '');
  return bare(shown) === bare(href);
}

/** Line ends of the source between paragraphs are not part of the text; inside a paragraph Mastodon shows them. */
function isBetweenBlocks(node: DefaultTreeAdapterTypes.TextNode): boolean {
  if (/\S/.test(node.value) || node.parentNode === null) return false;
  return node.parentNode.childNodes.some((sibling) => 'tagName' in sibling && BLOCKS.has(sibling.tagName));
}

function classesOf(element: Element): ReadonlySet<string> {
  return new Set((attribute(element, 'class') ?? '').split(/\s+/));
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}
