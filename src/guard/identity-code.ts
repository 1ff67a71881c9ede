import type { Span } from './span.ts';

/**
 * Finnish personal identity code: ddmmyy, a century mark, a three-digit number, a check character.
 * Century marks include those in use since 2023: https://dvv.fi/en/reform-of-personal-identity-code
 */
const CODE =
  /(?<![\p{L}\p{N}])(\d{2})(\d{2})(\d{2})([-+\u2010-\u2015\u2212A-FU-Y])(\d{3})([0-9A-FHJK-NPR-Y])(?![\p{L}\p{N}])/giu;
const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The identity codes whose date exists and whose check character is right. */
export function findIdentityCodes(text: string): Span[] {
  return [...text.matchAll(CODE)]
    .filter((match) => isValid(match))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      what: 'a Finnish personal identity code',
    }));
}

function isValid(match: RegExpExecArray): boolean {
  const [, day = '', month = '', year = '', , number = '', check = ''] = match;
  const days = DAYS_IN_MONTH[Number(month) - 1] ?? 0;
  if (Number(day) < 1 || Number(day) > days || Number(number) < 2) return false;
  return CHECK_CHARACTERS[Number(day + month + year + number) % 31] === check.toUpperCase();
}
