import type { Judge, Remark } from './remark.ts';

/** Somewhere in what follows, letters and digits in a row such as names of goods (`pk-kengat-38`) do not have. */
const RANDOM = '(?=[A-Za-z0-9_-]{0,60}?(?=[A-Za-z]{0,60}\\d)[A-Za-z0-9]{16})';
/** What services begin their keys with, by their own documentation; each is bounded. */
const KEYS: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\p{N}])(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)?[-_]?${RANDOM}[A-Za-z0-9_-]{16,200}`, 'gu'),
  /(?<![\p{L}\p{N}])(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,100}|(?<![\p{L}\p{N}])github_pat_[A-Za-z0-9_]{20,120}|(?<![\p{L}\p{N}])glpat-[A-Za-z0-9_-]{16,60}/gu,
  /(?<![\p{L}\p{N}])xox[abeoprs]-[A-Za-z0-9-]{10,120}/gu,
  /(?<![\p{L}\p{N}])(?:AKIA|ASIA)[0-9A-Z]{16}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])AIza[0-9A-Za-z_-]{30,45}/gu,
  new RegExp(`(?<![\\p{L}\\p{N}])(?:api|key|token|secret|avain)[-_]${RANDOM}[A-Za-z0-9_-]{16,200}`, 'gu'),
  /(?<![\p{L}\p{N}])(?:npm|hf|SG|EAA|dop_v1|shpat)[_.A-Z][A-Za-z0-9_.-]{24,200}/gu,
  /(?<![\p{L}\p{N}])eyJ[A-Za-z0-9_-]{8,500}\.[A-Za-z0-9_-]{8,500}(?:\.[A-Za-z0-9_-]{4,500})?/gu,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/gu,
  /(?<![\p{L}\p{N}])[Bb]earer (?=\S{0,100}\d)[A-Za-z0-9._~+/-]{16,300}/gu,
  /https?:\/\/[^\s/:@]{1,80}:[^\s/@]{3,80}@[^\s]{3,80}/gu,
];
/** A name of a secret, then perhaps "is", then what may be one. */
const NAMED =
  /(?<![\p{L}\p{N}])(?:(?:väliaikainen |uusi |vanha |temporary |new |your |sinun |admin )?(salasana\p{L}{0,6}|tunnusluku\p{L}{0,6}|turvakoodi\p{L}{0,6}|pin(?:-?\s?(?:koodi|tunnus|code|number)\p{L}{0,6})?|password|passphrase|passwd|pwd|passcode|api[ _-]?(?:key|avain\p{L}{0,6}|token)|secret(?: key)?|access[ _-]?token|token|client[ _-]?secret|vahvistuskoodi\p{L}{0,6}|kertakäyttökoodi\p{L}{0,6}|verification code|security code|one-time code|login code|cvv|cvc))((?:\s\p{L}{1,15}){0,5}?)(\s?[:=]\s?|\s(?:on|oli|is|was|to|siis|numero)\s(?:nyt\s|now\s)?[:"“”']?|\s["“”'])["“”']?([^\s"“”',]{3,100})/giu;
/** What is said of a secret rather than the secret itself. */
const LONG = /(?<![\p{L}\p{N}/=_.-])(?=[A-Za-z0-9_+/=-]{0,120}\d)[A-Za-z0-9_+/=-]{20,200}(?![\p{L}\p{N}])/gu;
const REMARKS_MAX = 10;
/** Names of goods and files have shorter parts: `iPhone-16-Pro-Max-256GB`. */
const PART_MIN = 14;

/** Passwords, keys and tokens: they go to nobody, in public or in private. */
export const judgeSecret: Judge = ({ reading: { text } }) => {
  const spans: [number, number][] = KEYS.flatMap((key) =>
    [...text.matchAll(key)].map(({ index, 0: found }): [number, number] => [index, index + found.length]),
  );
  const unlinked = withoutLinks(text);
  for (const match of unlinked.matchAll(NAMED)) {
    const [whole, , between = '', link = '', said = ''] = match;
    const value = said.replace(/[.!?;:)\]]+$/u, '');
    const start = match.index + whole.length - said.length;
    const named = { link: link.trim(), between, after: unlinked.slice(start + value.length) };
    if (isSecret(value, named)) spans.push([start, start + value.length]);
  }
  for (const { index, 0: found } of unlinked.matchAll(LONG))
    if (isRandom(found)) spans.push([index, index + found.length]);
  return kept(spans).map(([start, end]) => remark(start, end));
};

/** What a sentence about secrets goes on with: dates, times, prices, counts, steps, systems, places to go, what became of it. */
const HARMLESS: readonly RegExp[] = [
  /^(?:https?:|www\.|\*+$|x+$|\.+$|_+$)/iu,
  /^\d{1,3}$|^\d{1,2}[-–/]\d{1,2}$|^\d{1,2}-\p{L}|^\d{1,2}[.)]\p{L}/u,
  /^\d{1,2}\.\d{1,2}\.(?:\d{2,4})?(?:[-–]\S*)?$|^20\d\d-\d\d(?:-\d\d)?$|^\d{1,3}[.:]\d{2}(?:[-–]\d{1,2}[.:]\d{2})?€?$/u,
  /^\d{1,4}(?:\+|€|%|merk|numer|kirjai|char|digit|letter|min|sek|sec|h$|tunti|pv|kpl|x$)/iu,
  /^(?:min|max|väh|vähintään|yli|alle|noin)\.?\d/iu,
  /^(?:ios|android|windows|iphone|ipad|ipados|macos|galaxy|version|versio|sivu|kohta|step|vaihe)\d/iu,
  /^[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,80}\.\p{L}{2,12}$|^[\p{L}\d.-]{1,80}\.(?:fi|com|net|org|eu|io|app|se)(?:\/\S*)?$/iu,
  /^(?:\+|00358)\d{7,14}$|^0(?:4\d|50)\d{5,8}$/u,
  /^(?:vaihdettu|vaihtunut|lähetetty|päivitetty|nollattu|palautettu|luotu|poistettu|vanhentunut|unohtunut|unohtunu|pakollinen|salainen|piilotettu|oikein|väärin|changed|reset|sent|updated|expired|forgotten|required|optional|incorrect|case-sensitive)\d?$/iu,
];
/** A phone number goes on after its first digits. */
const GOES_ON = /^[ -]\d{2,}/u;
/** Nothing more of the sentence. */
const ENDED = /^["“”']?(?:[.,;!)]|\s*$|\s*\n|\s+(?:\p{Lu}|[(]))/u;

interface Named {
  readonly link: string;
  /** Words between the name and the link. */
  readonly between: string;
  readonly after: string;
}

/** A word after "password is" is a secret where no sentence would go on with it: it has digits, signs, or odd capitals. */
function isSecret(value: string, { link, between, after }: Named): boolean {
  if (value.length < 4 || HARMLESS.some((one) => one.test(value))) return false;
  if (/\d/.test(value)) return between === '' || !(/^0\d{2,3}$/.test(value) && GOES_ON.test(after));
  if (!/^[:=]/.test(link) || between !== '' || !/^[\x21-\x7e]+$/.test(value)) return false;
  if (/^[a-z]+(?:[>/|&+][a-z]+)+$/i.test(value)) return false;
  return /[a-z][A-Z]|[^\w\s.-]/.test(value) || (value.length >= 8 && ENDED.test(after));
}

/** All of it hexadecimal, or some part of it with letters of both sizes and digits. */
function isRandom(found: string): boolean {
  if (/^[0-9a-f]+$/i.test(found)) return found.length >= 32 && /\d/.test(found) && /[a-f]/i.test(found);
  const isMixed = (part: string): boolean =>
    part.length >= PART_MIN && /[a-z]/.test(part) && /[A-Z]/.test(part) && (part.match(/\d/g) ?? []).length >= 2;
  return found.split(/[_+/=-]/).some(isMixed);
}

function withoutLinks(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.)\S+/gi, (link) => ' '.repeat(link.length));
}

function kept(spans: [number, number][]): [number, number][] {
  const found: [number, number][] = [];
  for (const span of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]))
    if (span[0] >= (found.at(-1)?.[1] ?? 0) && found.length < REMARKS_MAX) found.push(span);
  return found;
}

function remark(start: number, end: number): Remark {
  return {
    rule: 'secret',
    start,
    end,
    why: 'This looks like a password, a key or a token, which belongs in no message.',
    suggestion: 'Remove it, and let the customer set a new one where they log in.',
  };
}
