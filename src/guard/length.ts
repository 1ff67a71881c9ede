import type { Finding, Measure } from '../domain/eligibility.ts';
import { visitHidden } from '../domain/hidden-characters.ts';
import type { Remark } from './remark.ts';

/** A draft in which a reader would see nothing: spaces and invisible characters only. */
export function findEmpty(text: string): Finding | null {
  if (/[^\s\u2800]/u.test(seenPart(text))) return null;
  return {
    rule: 'empty',
    severity: 'block',
    words: text,
    start: 0,
    end: text.length,
    why: 'The reply says nothing.',
    suggestion: 'Write the reply before sending it.',
  };
}

/** A draft that the platform would refuse or cut; the finding points at the end of the text. */
export function findTooLong(text: string, measure: Measure | null): Remark[] {
  if (measure === null || measure.units <= measure.max) return [];
  const excess = measure.units - measure.max;
  return [
    {
      rule: 'too-long',
      start: text.length,
      end: text.length,
      why: `The reply is ${measure.units} ${measure.unit === 'weighted' ? 'weighted characters' : measure.unit} long; the platform takes ${measure.max}.`,
      suggestion: `Shorten it by ${excess} or split it into two replies.`,
    },
  ];
}

function seenPart(text: string): string {
  let seen = '';
  let copied = 0;
  visitHidden(text, (_kind, start, end) => {
    seen += text.slice(copied, start);
    copied = end;
  });
  return seen + text.slice(copied);
}
