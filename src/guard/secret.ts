import type { Judge, Remark } from './remark.ts';

/** What services begin their keys with, by their own documentation; each is bounded. */
const KEYS: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)?[-_]?[A-Za-z0-9_-]{16,200}/gu,
  /(?<![\p{L}\p{N}])(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,100}|(?<![\p{L}\p{N}])github_pat_[A-Za-z0-9_]{20,120}|(?<![\p{L}\p{N}])glpat-[A-Za-z0-9_-]{16,60}/gu,
  /(?<![\p{L}\p{N}])xox[abeoprs]-[A-Za-z0-9-]{10,120}/gu,
  /(?<![\p{L}\p{N}])(?:AKIA|ASIA)[0-9A-Z]{16}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])AIza[0-9A-Za-z_-]{30,45}/gu,
  /(?<![\p{L}\p{N}])(?:api|key|token|secret|avain)[-_][A-Za-z0-9_-]{16,200}|(?<![\p{L}\p{N}])(?:npm|hf|SG|EAA|dop_v1|shpat)[_.A-Z][A-Za-z0-9_.-]{24,200}/gu,
  /(?<![\p{L}\p{N}])eyJ[A-Za-z0-9_-]{8,500}\.[A-Za-z0-9_-]{8,500}(?:\.[A-Za-z0-9_-]{4,500})?/gu,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/gu,
  /(?<![\p{L}\p{N}])[Bb]earer [A-Za-z0-9._~+/-]{16,300}/gu,
  /https?:\/\/[^\s/:@]{1,80}:[^\s/@]{3,80}@[^\s]{3,80}/gu,
];
/** A name of a secret, then perhaps "is", then what may be one. */
const NAMED =
  /(?<![\p{L}\p{N}])(?:(?:väliaikainen |uusi |vanha |temporary |new |your |sinun |admin )?(salasana\p{L}{0,6}|tunnusluku\p{L}{0,6}|turvakoodi\p{L}{0,6}|pin(?:-?\s?(?:koodi|tunnus|code|number)\p{L}{0,6})?|password|passphrase|passwd|pwd|passcode|api[ _-]?(?:key|avain\p{L}{0,6}|token)|secret(?: key)?|access[ _-]?token|token|client[ _-]?secret|vahvistuskoodi\p{L}{0,6}|kertakäyttökoodi\p{L}{0,6}|verification code|security code|one-time code|login code|cvv|cvc))(?:\s\p{L}{1,15}){0,5}?(\s?[:=]\s?|\s(?:on|oli|is|was|to|siis|numero)\s(?:nyt\s|now\s)?[:"“”']?|\s["“”'])["“”']?([^\s"“”',]{3,100})/giu;
/** What is said of a secret rather than the secret itself. */
const LONG = /(?<![\p{L}\p{N}/=_.-])(?=[A-Za-z0-9_+/=-]{0,120}\d)[A-Za-z0-9_+/=-]{20,200}(?![\p{L}\p{N}])/gu;
const REMARKS_MAX = 10;

/** Passwords, keys and tokens: they go to nobody, in public or in private. */
export const judgeSecret: Judge = ({ reading: { text } }) => {
  const spans: [number, number][] = KEYS.flatMap((key) =>
    [...text.matchAll(key)].map(({ index, 0: found }): [number, number] => [index, index + found.length]),
  );
  for (const match of text.matchAll(NAMED)) {
    const value = (match[3] ?? '').replace(/[.!?;:)\]]+$/u, '');
    const start = match.index + match[0].length - (match[3] ?? '').length;
    if (isSecret(value, (match[2] ?? '').trim())) spans.push([start, start + value.length]);
  }
  for (const { index, 0: found } of withoutLinks(text).matchAll(LONG))
    if (isRandom(found)) spans.push([index, index + found.length]);
  return kept(spans).map(([start, end]) => remark(start, end));
};

/** A word after "password is" is a secret where no sentence would go on with it: it has digits, signs, or odd capitals. */
function isSecret(value: string, link: string): boolean {
  if (value.length < 4 || /^(?:https?:|www\.|\*+$|x+$|\.+$|_+$)/iu.test(value)) return false;
  if (/\d/.test(value))
    return !/^\d{1,3}$/.test(value) && !/^\d{1,2}[-–]\d{1,2}$/.test(value) && !/^\d{1,2}-\p{L}/u.test(value);
  return (
    /^[:=]/.test(link) && /^[\x21-\x7e]+$/.test(value) && (/[a-z][A-Z]|[^\w\s.-]/.test(value) || value.length >= 8)
  );
}

/** Letters of both sizes and digits, or all of it hexadecimal. */
function isRandom(found: string): boolean {
  if (/^[0-9a-f]+$/i.test(found)) return found.length >= 32 && /\d/.test(found) && /[a-f]/i.test(found);
  return /[a-z]/.test(found) && /[A-Z]/.test(found) && (found.match(/\d/g) ?? []).length >= 3;
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
