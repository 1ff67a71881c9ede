import type { Span } from './span.ts';

/** Finnish street with a house number, then perhaps a stair and flat, then perhaps a postcode and a place. */
const FINNISH =
  /(?<![\p{L}\p{N}])(?:\p{Lu}\p{Ll}{1,20}[ -]){0,2}\p{Lu}\p{Ll}{1,24}(?:katu|kadulla|tie|tiellä|kuja|polku|väylä|kaari|raitti|ranta|rinne|mäki|penger|bulevardi|esplanadi|puistikko|kaarre|portti)[ \u00a0]\d{1,3}(?:-\d{1,3})?([ \u00a0]?[A-Za-z](?![\p{L}])(?:[ \u00a0]?\d{1,3}(?!\d))?|[ \u00a0]as\.?[ \u00a0]?\d{1,3})?(,?[ \u00a0]\d{5}[ \u00a0]\p{Lu}\p{L}{2,20})?/gu;
/** House number, street, place and an American or British postcode. */
const ENGLISH =
  /(?<![\p{L}\p{N}])\d{1,5} (?:\p{Lu}\p{L}{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Boulevard|Blvd)\.?,? (?:[\p{L} ,.]{2,40} )?(?:\d{5}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?![\p{L}\p{N}])/gu;
/** Words that make it the brand's own place, which it may print. */
const OURS =
  /(?:myymäl|liik(?:e|kee)|kaup(?:pa|assa|pamme)|toimisto|pääkonttori|noutopiste|postikontto|ravintola|kahvila|varasto|palvelupiste|store|shop|office|branch|warehouse|headquarters|osoitteemme|palautusosoit|käyntiosoit|olemme osoitteessa|löydät meidät|tervetuloa|sijaits|(?<!\p{L})(?:Oyj?|Ab|Ltd|Inc)(?!\p{L})|(?<!\p{L})our (?:\p{L}{2,12} )?address|visit us|find us)\p{L}*[^\n]{0,40}$/iu;
const CONTEXT_REACH = 60;

/**
 * Addresses where someone lives. A street and a number alone are too common to stop a reply (shops have them too), so a
 * flat, or a postcode with a place, must follow.
 */
export function findAddresses(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(FINNISH))
    if (match[1] !== undefined || match[2] !== undefined) add(spans, text, match);
  for (const match of text.matchAll(ENGLISH)) add(spans, text, match);
  return spans;
}

function add(spans: Span[], text: string, match: RegExpExecArray): void {
  if (OURS.test(text.slice(Math.max(0, match.index - CONTEXT_REACH), match.index))) return;
  spans.push({ start: match.index, end: match.index + match[0].length, what: 'a street address' });
}
