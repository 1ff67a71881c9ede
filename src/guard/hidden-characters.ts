import { bidiName, type HiddenKind, visitHidden } from '../domain/hidden-characters.ts';
import type { Remark } from './remark.ts';

const FINDINGS_MAX = 20;

const WHY: Readonly<Record<Exclude<HiddenKind, 'mark'>, string>> = {
  control: 'a control character, which acts on screens instead of being read',
  bidi: 'a character that changes the reading direction, so that readers see another order than was written',
  invisible: 'a character nobody can see',
  broken: 'half a character, which arrives as �',
};

/**
 * Control, bidirectional, invisible and broken characters; neighbours make one finding, at most 20 findings a text.
 * A carriage return before a newline is a line break like any other.
 */
export function findHiddenCharacters(text: string): Remark[] {
  const findings: Remark[] = [];
  visitHidden(text, (kind, start, end) => {
    if (kind === 'mark' || (text[start] === '\r' && text[end] === '\n')) return;
    const last = findings.at(-1);
    if (last?.end === start) findings[findings.length - 1] = { ...last, end };
    else if (findings.length < FINDINGS_MAX)
      findings.push(finding(kind, start, { code: text.codePointAt(start) ?? 0, end }));
  });
  return findings;
}

function finding(kind: Exclude<HiddenKind, 'mark'>, start: number, character: { code: number; end: number }): Remark {
  const name = bidiName(character.code) ?? `U+${character.code.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    rule: 'hidden-characters',
    start,
    end: character.end,
    why: `The reply holds ${WHY[kind]} (${name}).`,
    suggestion: 'Remove it: delete these characters, or type the words anew instead of pasting them.',
  };
}
