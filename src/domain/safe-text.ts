import { bidiName, type HiddenKind, visitHidden } from './hidden-characters.ts';

const TAB = '    ';
const LINE_BREAK = ' ⏎ ';

/**
 * A stranger's text made fit for a terminal, over several lines: no control character but the newline, no bidirectional
 * control, no invisible character is left. What was a control is shown as a picture (␛, ⟦9B⟧, ⟦RLO⟧); what was
 * invisible is counted at the end (`⟦+12 hidden⟧`); a base keeps at most four combining marks.
 * Applying it twice changes nothing more; never throws; linear time.
 */
export function safeText(text: string): string {
  const { body, hiddenCount } = clean(text);
  return withCount(body, hiddenCount);
}

/** As `safeText`, on one line: line breaks become ` ⏎ `, blank lines and outer spaces go. */
export function safeLine(text: string): string {
  const { body, hiddenCount } = clean(text);
  const line = body
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(withBase)
    .join(LINE_BREAK);
  return withCount(line, hiddenCount);
}

/** Whether the text holds anything a reader would not see: controls, bidi controls, invisibles, broken characters. */
export function hasHidden(text: string): boolean {
  let isFound = false;
  visitHidden(text.replaceAll('\r\n', '\n'), () => {
    isFound = true;
  });
  return isFound;
}

function clean(text: string): { body: string; hiddenCount: number } {
  const source = text.toWellFormed().replace(/\r\n?/g, '\n');
  let body = '';
  let copied = 0;
  let hiddenCount = 0;
  visitHidden(source, (kind, start, end) => {
    const shown = picture(kind, source.codePointAt(start) ?? 0);
    if (shown === '') hiddenCount += 1;
    body += source.slice(copied, start) + shown;
    copied = end;
  });
  body += source.slice(copied);
  if (body.includes('\t')) body = body.replaceAll('\t', TAB);
  if (body.includes('\u2800')) body = body.replaceAll('\u2800', ' ');
  return { body: rest(body), hiddenCount };
}

function picture(kind: HiddenKind, code: number): string {
  if (kind === 'control') {
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '␡' : `⟦${code.toString(16).toUpperCase()}⟧`;
  }
  if (kind === 'bidi') return `⟦${bidiName(code) ?? ''}⟧`;
  return kind === 'broken' ? '\ufffd' : '';
}

/** A mark at the start of a line would settle on whatever our screen drew before it; it gets a base of its own. */
function rest(body: string): string {
  return /(?:^|\n)\p{M}/u.test(body) ? body.split('\n').map(withBase).join('\n') : body;
}

function withBase(line: string): string {
  return /^\p{M}/u.test(line) ? `◌${line}` : line;
}

function withCount(body: string, hiddenCount: number): string {
  if (hiddenCount === 0) return body;
  const gap = body === '' || /\s$/.test(body) ? '' : ' ';
  return `${body}${gap}⟦+${hiddenCount} hidden⟧`;
}
