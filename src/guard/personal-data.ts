import type { GuardSettings } from '../domain/service-settings.ts';
import { findAddresses } from './address.ts';
import { findCards, findIbans } from './bank-number.ts';
import { findIdentityCodes } from './identity-code.ts';
import { findOrderNumbers } from './order-number.ts';
import { isOfferedAsOurs, isOwn } from './own-number.ts';
import { findPhones } from './phone.ts';
import type { Remark } from './remark.ts';
import type { Span } from './span.ts';

const FINDINGS_MAX = 50;
/** Bounded on both sides of the `@`, so a long run of letters costs linear time. `@user@server` is a handle, not this. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+@-])([\p{L}\p{N}._%+-]{1,64})(?:@|\s?[([]\s?(?:at|ät)\s?[)\]]\s?)(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}(?![\p{L}\p{N}@])/giu;
/** `maija at gmail dot com`, `maija ät gmail piste com`; written out, or with the name of a mail service (`maija at gmail.com`). */
const SPELLED =
  /(?<![\p{L}\p{N}._%+@-])([\p{L}\p{N}._%+-]{1,64})(?:@| [([]?(?:at|ät|miukumauku|miuku)[)\]]? )(?:[\p{L}\p{N}-]{1,63}(?: [([]?(?:dot|piste)[)\]]? [\p{L}\p{N}-]{2,24}){1,4}|(?:gmail|hotmail|outlook|yahoo|icloud|luukku|proton|protonmail)\.[a-z]{2,4})(?![\p{L}\p{N}@])/giu;
/** What stands before "at" where a place is meant: `look at example dot com`. */
const NO_MAILBOX = /^(?:us|me|it|look|visit|shop|order|available|is|are|find|here|online|more|page|site|that|this)$/iu;
/** Mailboxes of a company, not of a person: a brand may print its own. */
const ROLES =
  /^(?:(?:asiakaspalvelu|myym[aä]l[aä]|customer\.?service|support|info)[._-][\p{L}\d]{1,30}|asiakaspalvelu|asiakas|info|support|help|helpdesk|tuki|palaute|kirjaamo|myynti|sales|contact|hello|hei|press|media|viestinta|viestintä|privacy|tietosuoja|no-?reply|service|care|customer\.?(?:service|care)|laskutus|billing|office|toimisto|rekry|jobs|orders|tilaukset|feedback|kundservice|kundtjanst|yhteys|security|dpo|varau[sk]\w*|bookings?|reservations?|toimitu[sk]\w*|palautu[sk]\w*|returns?|huolto|vakuutus|korvau[sk]\w*|claims?|isannointi|isännöinti|vuokraus|neuvonta|ilmoitu[sk]\w*|liput|lippu|tickets?|tilau[sk]\w*|kauppa|verkkokauppa|shop|store|kirjasto|ravintola|reklamaatiot?|admin|hr|ura|lo?ytotavarat|löytötavarat|myym[aä]l[aä]|\w*(?:palvelu|tuki|support|service|info|myynti|lasku))$/iu;

/**
 * What identifies or exposes a person and has no place in a public reply: Finnish personal identity codes, phone
 * numbers, e-mail addresses, bank account and card numbers, home addresses, order and customer numbers. Numbers are believed only when their
 * check digits or their shape agree; a company's service numbers and mailboxes pass, and so does what stands in
 * `ownNumbers`. What the text offers as the brand's own without its being listed is told less gravely.
 */
export function findPersonalData(
  text: string,
  { orderNumbers, ownNumbers }: Pick<GuardSettings, 'orderNumbers' | 'ownNumbers'>,
): Remark[] {
  const digits = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const spans = [
    ...findIdentityCodes(digits),
    ...offered(digits, [
      ...findEmails(digits),
      ...findIbans(withoutLinks(digits)),
      ...findPhones(withoutLinks(digits)),
    ]),
    ...findCards(withoutLinks(digits)),
    ...findAddresses(digits),
    ...findOrderNumbers(withoutLinks(digits), orderNumbers),
  ]
    .filter(({ start, end }) => !isOwn(digits.slice(start, end), ownNumbers))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const findings: Remark[] = [];
  let covered = 0;
  for (const span of spans) {
    if (span.start < covered || findings.length >= FINDINGS_MAX) continue;
    covered = span.end;
    findings.push(remark(span));
  }
  return findings;
}

function offered(text: string, spans: readonly Span[]): Span[] {
  return spans.map((span) => ({ ...span, isOffered: isOfferedAsOurs(text, span.start, span.end) }));
}

function findEmails(text: string): Span[] {
  return [...text.matchAll(EMAIL), ...[...text.matchAll(SPELLED)].filter(([, box = '']) => !NO_MAILBOX.test(box))]
    .filter((match) => !ROLES.test(match[1] ?? ''))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, what: 'an e-mail address' }));
}

/** Digits inside a link are an address on the web, not a number; blanks keep the offsets. */
function withoutLinks(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.)\S+/gi, (link) => ' '.repeat(link.length));
}

function remark({ start, end, what, isOffered }: Span): Remark {
  const at = { rule: 'personal-data', start, end } as const;
  if (isOffered === true)
    return {
      ...at,
      severity: 'warn',
      why: `This looks like ${what} that is offered as our own, and it is not on the brand’s list.`,
      suggestion: 'If it is ours, add it to guard.ownNumbers in kuulo.yaml; otherwise answer in private.',
    };
  return {
    ...at,
    why: `This looks like ${what}, and everyone can read a public reply.`,
    suggestion: 'Remove it, or answer in private.',
  };
}
