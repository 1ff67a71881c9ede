import type { Remark } from './remark.ts';

/**
 * Marks that are never meant for a reader. Each pattern is bounded, so that hostile text costs linear time.
 * `<b>`, `[1/2]`, `[sic]` and sizes such as XXL are left alone: brackets count only around a word of `BLANKS` or a
 * name written for a machine (`customer_name`).
 */
const ALWAYS: readonly RegExp[] = [
  /\{\{[^{}\n]{0,80}\}\}/g,
  /\{%[^{}\n]{0,80}%\}/g,
  /[$#%]?\{\s{0,3}[\p{L}_][\p{L}\p{N}_. -]{0,40}\}/gu,
  /(?<![\p{L}\p{N}%])%[\p{L}_]{2,30}%(?![\p{L}\p{N}%])/gu,
  /<<[^<>\n]{1,60}>>/g,
  // beside a word for size it is one
  /(?<![\p{L}\p{N}]|(?:[Kk]oko|[Kk]oot|koossa|kokoa|[Ss]izes?|[Ss]torlek)\s?[:=]?\s?)X{3,12}(?![\p{L}\p{N}]|[- ]?(?:koko|koot|koossa|kokoa|kokois|size|storlek))/gu,
  /(?<![\p{L}\p{N}])[Xx]{1,2}\.[Xx]{1,2}\.(?:[Xx]{2,4}|20\d\d)?/gu,
  /(?<=(?<![\p{L}])(?:(?:klo|kello|numero|nro|puh|number|tel|tilaus|tilausnumero|viite)[.:]?\s#?|no[.:]\s#?|order[.:]?\s#))x{2,12}(?![\p{L}\p{N}])/giu,
  // "enjoy your order xx" ends with kisses
  /(?<=(?<![\p{L}])order\s)x{2,12}(?=\s(?:is|has|was|will|ships)\s)/giu,
  /(?<![\p{L}\p{N}])x{2,12}(?=\s?(?:€|eur|euro|%|päivä|pv|days?\b|hours?\b|tunti))/giu,
  /_{3,40}/g,
  /(?<![\p{L}\p{N}])(?:TODO|TBD|FIXME)(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:TÄYDENNÄ|TÄYTÄ|LISÄÄ|KIRJOITA|FILL IN|FILL|INSERT|ADD|ENTER)(?: \p{Lu}{2,20}){0,4} (?:TÄHÄN|HERE)(?![\p{L}\p{N}])/gu,
  /lorem ipsum/gi,
  /\[object Object\]/g,
  /(?<![\p{L}\p{N}])undefined(?![\p{L}\p{N}])/gu,
];

const BRACKETS = /\[([^[\]\n]{1,60})\](?!\()|<([^<>\n]{1,60})>/g;

const BLANKS = new Set(
  (
    'nimi nimesi etunimi sukunimi asiakas asiakkaan asiakasnimi pvm päivä päivämäärä aika aikaa kellonaika klo tilausnumero tilaus ' +
    'tuote tuotteen tuotenimi linkki linkin numero puhelin puhelinnumero sähköposti osoite kaupunki summa määrä hinta yritys ' +
    'yrityksen firma brändi viite viitenumero seurantakoodi allekirjoitus agentti syy myymälä täytä täydennä lisää tähän ' +
    'name firstname lastname surname customer client user username handle date day time order ordernumber product item link url ' +
    'number phone email address city amount price sum company brand reference tracking signature agent reason store insert ' +
    'your here fill placeholder variable namn kund datum ordernummer länk belopp pris företag xxx xx x'
  ).split(' '),
);

const FINDINGS_MAX = 20;

/** Blanks of a template that nobody filled in; overlapping marks make one finding, at most 20 a text. */
export function findPlaceholders(text: string): Remark[] {
  const spans: [number, number][] = [];
  for (const pattern of ALWAYS)
    for (const match of text.matchAll(pattern)) spans.push([match.index, match.index + match[0].length]);
  for (const match of text.matchAll(BRACKETS))
    if (isBlank(match[1] ?? match[2] ?? '')) spans.push([match.index, match.index + match[0].length]);
  spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const findings: Remark[] = [];
  let covered = 0;
  for (const [start, end] of spans) {
    if (start < covered || findings.length >= FINDINGS_MAX) continue;
    covered = end;
    findings.push(finding(text, start, end));
  }
  return findings;
}

/** Inside brackets: a name for a machine, or words of which one names a blank and none starts an address. */
function isBlank(inside: string): boolean {
  if (/[@/\\]|:\/\//.test(inside)) return false;
  if (/^\s*\p{L}+(?:[_.]\p{L}+)+\s*$/u.test(inside)) return true;
  const words = inside.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.length <= 5 && words.some((word) => BLANKS.has(word));
}

function finding(text: string, start: number, end: number): Remark {
  const words = text.slice(start, end);
  return {
    rule: 'placeholder',
    start,
    end,
    why: `${words} is a blank nobody filled in; the customer would read it as it stands.`,
    suggestion: 'Write what belongs there, or remove it.',
  };
}
