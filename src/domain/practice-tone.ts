import type { ReplyTone } from './practice.ts';

/** Signs in both languages; a text is read for all of them, whatever its language. */
const APOLOGY =
  /\b(?:pahoittel\p{L}*|anteeksi\p{L}*|(?:olen|olemme) (?:\p{L}+ )?pahoilla\p{L}*|sorry|apolog\p{L}*|forgive us)/iu;
/** Puts the fault on the customer's feelings: no apology. */
const NO_APOLOGY =
  /\b(?:sorry (?:(?:that|if) )?you (?:feel|think|felt|are (?:so )?upset)|sorry,? but|pahoittelu\p{L}*,? (?:jos|mutta)|(?:ikävä|harmi),? (?:jos|että) (?:koet|sinusta))/giu;

const NEXT_STEP = new RegExp(
  [
    String.raw`\b(?:selvitän|selvitämme|selvitetään|tarkistan|tarkistamme|katson|katsomme|palaan|palaamme|otan|otamme|lähetän|lähetämme|hoidan|hoidamme|korjaan|korjaamme|hyvitän|hyvitämme|palautan|palautamme|ilmoitan|ilmoitamme|kerron|kerromme|soitan|soitamme|siirrän|siirrämme|tilaan|tilaamme|toimitan|toimitamme|perun|perumme|vaihdan|vaihdamme|vien|viemme|pyydän|pyydämme|poistan|poistamme|seuraan|seuraamme)(?!\p{L})`,
    String.raw`\b(?:voit|pääset|saat|seuraavaksi|lähetä(?:tkö)?|laita(?:tko)?|kirjoita(?:tko)?|kerro(?:tko)?|soita(?:tko)?|poista(?:tko)?|irrota|lopeta(?:tko)? (?:laitteen|käyttö))(?!\p{L})`,
    String.raw`\b(?:i|we)(?:['’]ll| will| shall)(?! (?:not|never))\b`,
    String.raw`\b(?:i am|i['’]m|we are|we['’]re) (?:now |just |already )?(?:checking|looking|finding|sending|fixing|refunding|replacing|working|asking|passing)`,
    String.raw`\b(?:let me|next step|you can|please (?:send|message|write|call|dm|unplug|stop|delete|tell|check|keep|don['’]t|do not)|could you (?:please )?(?:send|message|tell|delete|write|share)|can you (?:please )?(?:send|message|tell|delete|write|share))`,
  ].join('|'),
  'iu',
);

const TIME =
  /\b(?:tänään|huomenna|huomiseen|ylihuomenna|maanantai\p{L}*|tiistai\p{L}*|keskiviik\p{L}*|torstai\p{L}*|perjantai\p{L}*|lauantai\p{L}*|sunnuntai\p{L}*|mennessä|iltapäivä\p{L}*|iltaan|viikon loppuun|(?:tunnin|vuorokauden|viikon|minuutin|päivän|arkipäivän) (?:sisällä|kuluessa|päästä)|klo \d|kello \d|today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|within|this (?:morning|afternoon|evening|week)|by \d|in (?:an|one|two|three|\d+) (?:minutes?|hours?|days?)|\d{1,2}\.\d{1,2}\.|\d{1,2}(?::\d\d)? ?(?:am|pm)|\d+ (?:min|minuut|tun|päiv|arkipäiv|viik|minute|hour|day|business|working)\p{L}*)/iu;

const WARMTH =
  /\b(?:kiito\p{L}*|kiitti|ymmärr\p{L}*|harmi\p{L}*|kurja\p{L}*|ikävä\p{L}*|hienoa|mukava\p{L}*|hyvä kysymys|olet oikeassa|autan|autamme|thank\p{L}*|understand\p{L}*|understood|frustrat\p{L}*|that must|glad|happy to|unfortunate\p{L}*|you are right|you['’]re right|good question|not (?:okay|ok|acceptable|good enough))/iu;

const PRIVATE =
  /(?:yksityis\p{L}*|\byv\b|\bdm\b|\bviestillä\b|laita(?:tko)? (?:meille |minulle )?viesti|private\p{L}*|direct message|\bmessage us\b|send (?:us|me) a message)/iu;

const HARSH = new RegExp(
  [
    String.raw`\b(?:idioot\p{L}*|tyhm(?:ä|ät|ää|äks)\p{L}*|typer\p{L}*|urpo\p{L}*|pelle\p{L}*|turpa\p{L}* kiinni|haista|valittaja\p{L}*|ruikut\p{L}*|kitis\p{L}*)`,
    String.raw`\b(?:oma(?:a)? (?:vika\p{L}*|syy\p{L}*)|itse olet|itsepä|opettele (?:lukemaan|käyttämään)|lopeta (?:valit|se )\p{L}*|ei (?:meitä |minua )?kiinnosta|ei ole meidän (?:vika|ongelma)\p{L}*|rauhoitu|olisi(?:t)? pitänyt lukea)`,
    String.raw`\b(?:idiot\p{L}*|stupid\p{L}*|moron\p{L}*|shut up|crybaby|whin(?:e|ing|er)\p{L}*)`,
    String.raw`\b(?:your (?:own )?fault|you should have (?:read|checked|known|told|called|noticed|kept|thought)|calm down|stop complaining|(?:do not|don['’]t) care|not our (?:problem|fault)|learn to read|whatever)\b`,
  ].join('|'),
  'iu',
);

const COLD =
  /\b(?:kuten (?:jo )?(?:sanottu|sanoin|totesin)|lue (?:ohjeet|ehdot|käyttöehdot)|katso (?:nettisivuilta|sivuiltamme)|(?:sopimus|käyttö)ehtojen mukaan|ei voi mitään|as (?:i|we) (?:already )?said|see (?:our|the) website|read the (?:terms|manual|instructions)|(?:per|according to) our (?:policy|terms)|nothing we can do)/iu;

/** A reply of fewer letters is taken as curt. */
const CURT_LETTERS = 15;
/** A text of as many letters, nearly all of them capitals, is shouted. */
const SHOUTED_LETTERS = 12;
const SHOUTED_SHARE = 0.7;

/** Reads what a reply is like, in Finnish and English; by its words alone, so a customer of the sandbox can take it in. */
export function readTone(text: string): ReplyTone {
  // a person may write a letter and its dots apart
  const words = text.normalize('NFC');
  const letters = words.match(/\p{L}/gu) ?? [];
  const hasNextStep = NEXT_STEP.test(words);
  return {
    hasApology: APOLOGY.test(words.replace(NO_APOLOGY, ' ')),
    hasNextStep,
    hasPromiseWithDate: hasNextStep && TIME.test(words),
    isWarm: WARMTH.test(words),
    invitesPrivate: PRIVATE.test(words),
    isHarsh: HARSH.test(words) || isShouted(letters),
    isCold: COLD.test(words) || letters.length < CURT_LETTERS,
  };
}

function isShouted(letters: readonly string[]): boolean {
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  return letters.length >= SHOUTED_LETTERS && capitals / letters.length >= SHOUTED_SHARE;
}
