import type { Span } from './span.ts';

/** Numbers that are called a customer's own, in Finnish and English. */
const NAMED =
  /(?<![\p{L}\p{N}])(?:(?:tilaus|asiakas|sopimus|vakuutus)(?:numero|tunnus|nro|n:o)\p{L}{0,8}|tilauksesi|tilauksenne|tilauksellesi|your order|(?:order|customer|account|contract|policy|booking)[ -]?(?:number|no|nr|id|reference|ref))[\s:#.]{1,4}(?:(?:on|oli|is|was|nro|numero|number|no)[\s:#.]{1,3})?#?((?=[A-Z\d-]*\d{4})[A-Z]{0,4}-?\d[\d-]{3,18}\d)(?![\p{L}\p{N}])/giu;
const HASHED = /(?<![\p{L}\p{N}])(?:order|tilaus|tilauksesi|tilauksenne) ?#(\d{5,16})(?![\p{L}\p{N}])/giu;
const WHAT = 'an order or customer number';

/** Numbers that belong to one customer: those that are called so, and those of the brand's own shapes. */
export function findOrderNumbers(text: string, shapes: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const pattern of [NAMED, HASHED])
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      spans.push({ start: end - (match[1] ?? '').length, end, what: WHAT });
    }
  for (const pattern of patternsOf(shapes))
    for (const match of text.matchAll(pattern))
      spans.push({ start: match.index, end: match.index + match[0].length, what: WHAT });
  return spans;
}

const made = new WeakMap<readonly string[], readonly RegExp[]>();

/** `#` is a digit, `?` a letter, everything else is itself. */
function patternsOf(shapes: readonly string[]): readonly RegExp[] {
  const known = made.get(shapes);
  if (known !== undefined) return known;
  const patterns = shapes.map((shape) => {
    const source = shape
      .replace(/[.*+^${}()|[\]\\/]/g, '\\$&')
      .replaceAll('#', '\\d')
      .replaceAll('?', '\\p{L}');
    return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'giu');
  });
  made.set(shapes, patterns);
  return patterns;
}
