const REACH = 70;
/** Up to the number: the rest of its sentence, in which a few short words may end with a full stop. */
const REST = '(?:[^.!?\\n]|(?<=puh|nro|tel|ark)\\.){0,40}$';
/** The brand speaks of its own number, mailbox or account. */
const OURS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:asiakaspalvelu(?:mme|n numero|numero|sta|ssa|un)?|palvelunumero|numeromme|tilinumeromme|tilimme|sähköpostimme|meidän|meidät|meihin|(?:soit|kirjoit|viest|laita|lähet|tekst|vast)\\p{L}* (?:viesti\\p{L}* )?meille|ajanvarau\\p{L}*|(?:varaa\\p{L}*|varaathan|varata) (?:aika|ajan|pöytä|pöydän)|(?:pöytä)?varauks\\p{L}*|päivysty\\p{L}*|vaihteemme|tilaukset|myymälä(?:mme|n)|liikkeemme|toimistomme|(?:call|ring|phone|text|reach|contact|message|e-?mail|write to|whatsapp) us|our (?:\\p{L}{2,15} ){0,3}(?:number|line|helpline|phone|mobile|e-?mail|mailbox|account|iban|switchboard|service|desk|team|store|shop|office)|customer (?:service|support|care)|helpline|bookings?|to book)(?!\\p{L})${REST}`,
  'iu',
);
/** And right after it, what it is for. */
const NAMED_AFTER =
  /^[ ,–-]{0,3}\(?(?:asiakaspalvelu|ajanvaraus|vaihde|päivystys|myymälä|customer (?:service|support|care)|switchboard|bookings)/iu;
/** Somebody else's after all. */
const THEIRS =
  /(?:numerosi|numeronne|sähköpostisi|sähköpostinne|tilisi|tilinne|(?<!\p{L})(?:sinulle|sinua|sinut|teille|teitä|your|you|his|her|asiakkaan|hänen|kuljettaja\p{L}*|kuski\p{L}*|naapuri\p{L}*|driver|neighbou?r|courier)(?!\p{L}))[^.!?\n]{0,40}$/iu;

/** Whether the words around a stretch offer it as the brand's own: "soita meille 045 …", "our number is …". */
export function isOfferedAsOurs(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (THEIRS.test(before)) return false;
  return OURS.test(before) || NAMED_AFTER.test(text.slice(end, end + REACH));
}

const made = new WeakMap<readonly string[], readonly string[]>();

/** Whether a stretch is one of `guard.ownNumbers`, or the beginning of an address there; signs between do not matter. */
export function isOwn(words: string, own: readonly string[]): boolean {
  if (own.length === 0) return false;
  const listed = made.get(own) ?? own.map(plain);
  made.set(own, listed);
  const found = plain(words);
  const isNumber = /^\d+$/.test(found);
  return listed.some((one) => one === found || (!isNumber && !found.includes('@') && one.startsWith(found)));
}

/** Mailboxes in small letters, Finnish phone numbers as at home, everything else without its signs. */
function plain(words: string): string {
  const low = words.toLowerCase().replace(/\s?[([]\s?(?:at|ät)\s?[)\]]\s?/u, '@');
  if (low.includes('@')) return low.trim();
  const bare = low.replace(/\(0\)/g, '').replace(/[^\p{L}\p{N}]/gu, '');
  return /^\D/.test(bare) ? bare : bare.replace(/^(?:00)?3580?(?=\d{5,})/, '0');
}
