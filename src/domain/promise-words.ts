import { wholeWords } from './whole-words.ts';

/** To whom: between a Finnish verb and what it needs, and in English behind it. */
const TO_FI = '(?:(?:\\p{L}+ ){0,3}?)';

/** What we do for a customer, as we and as I say it. */
const FIRST_PERSON = [
  'palaamme|palaan|vastaamme|vastaan|korjaamme|korjaan|hoidamme|hoidan|tarkistamme|tarkistan|tarkastamme|tarkastan',
  'varmistamme|varmistan|lähetämme|lähetän|toimitamme|toimitan|postitamme|postitan|hyvitämme|hyvitän|palautamme|palautan',
  'maksamme|maksan|kerromme|kerron|ilmoitamme|ilmoitan|soitamme|soitan|soittelen|selvitämme|selvitän|päivitämme|päivitän',
  'järjestämme|järjestän|tilaamme|tilaan|vaihdamme|vaihdan|viemme|vien|välitämme|välitän|teemme|teen|lisäämme|lisään',
  'poistamme|poistan|käsittelemme|käsittelen|kysymme|kysyn|noudamme|noudan|tuomme|kirjoitamme|kirjoitan|laitamme|laitan',
  'annamme|annan|asennamme|asennan|sovimme|sovin|katsomme|katson|otamme|otan|saamme|hankimme|hankin|haemme|haen|käymme|käyn',
  'tulemme|tulen|ehdimme|siirrämme|siirrän|perumme|perun|jatkamme|jatkan|lupaamme|lupaan|kirjaamme|kirjaan|autamme|autan',
  'olemme (?:\\p{L}+ )?yhteydessä|olen (?:\\p{L}+ )?yhteydessä|ollaan (?:\\p{L}+ )?yhteydessä',
].join('|');

const EXPECTED = '(?:expect|look out for) (?:a reply|an answer|an update|a call|an e?-?mail|to hear)';

/**
 * Somebody of ours says that they come back to the customer, or pay all of it back: a promise also without a date. `palaamme`, `palaan` and the
 * spoken `palataan`.
 */
export const COMING_BACK = wholeWords(
  [
    // Finnish
    `pala(?:amme|an|taan|illaan) ${TO_FI}(?:asia(?:an|sta)|tähän|sinulle|teille|takaisin|vastauksen|lisätie\\p{L}+|pian|mahdollisimman|heti)`,
    `(?:asiaan|tähän|sinulle|teille) ${TO_FI}pala(?:amme|an|taan|illaan)`,
    `selvit(?:ämme|än|etään)|selvitt(?:elemme|elen)`,
    `ilmoit(?:amme|an|etaan|tele(?:mme|n)) (?:sinulle|teille|heti|kun|pian|asiasta|tästä|tuloksesta|lisää|mahdollisimman)`,
    `(?:lupaan|lupaamme|vo(?:in|imme) luvata) ${TO_FI}(?:palata|vastata|soittaa|selvittää|tarkistaa|ilmoittaa|kertoa|olla yhteydessä|ottaa yhteyttä|lähettää|korjata|hoitaa|hyvittää|palauttaa)`,
    `ot(?:amme|an|etaan) ${TO_FI}yhteyttä`,
    `(?:olemme|olen|ollaan) (?!olleet|ollut)${TO_FI}yhteydessä(?! (?:ollut|olleet))`,
    `soit(?:amme|an|etaan|tele(?:mme|n)) (?:sinulle|teille|takaisin|pian|heti|mahdollisimman)`,
    `tark(?:istamme|astamme|istan|astan|istetaan|astetaan) (?:asian|tilanteen|tämän|tilauksesi|toimituksesi|lähetyksesi|asiaa)`,
    `(?:vast(?:aamme|aan)|kerro(?:mme|n)) (?:sinulle|teille|heti|pian|lisää|mahdollisimman)`,
    `laitamme ${TO_FI}viestiä`,
    `laitan ${TO_FI}viestiä`,
    `kuul(?:et|ette) meistä`,
    `saat(?:te)? (?:meiltä )?(?:vastauksen|tiedon|lisätietoa|viestin|soiton|kuulla)`,
    `(?:tiimimme|kollega(?:ni|mme)?|asiakaspalvelijamme|huoltomme|asiantuntijamme) (?:ottaa ${TO_FI}yhteyttä|on ${TO_FI}yhteydessä(?! (?:ollut|olleet))|palaa ${TO_FI}asiaan|soittaa (?:sinulle|teille))`,
    `(?:hyvitämme|hyvitän|palautamme|palautan|korvaamme|korvaan|maksamme|maksan) ${TO_FI}(?:koko (?:summan|hinnan|maksun|ostoksen|tilauksen|laskun)|täyden (?:summan|hinnan)|täysimääräisesti)`,
    // English
    "(?:we|i)(?: ?['’]ll| will| shall) ADVERBS(?:refund|reimburse|credit) (?:\\p{L}+ ){0,4}?(?:in full|full amount|whole amount|fully)",
    '(?:our|my|a|the|one of our) (?:\\p{L}+ ){0,3}?(?:team|colleagues?|manager|specialist) will ADVERBS(?:be in touch|get in touch|get back to you|come back to you|contact you|call you|reach out|email you)',
    `(?:(?:we|i)(?: ?['’]ll| will| shall)|(?:we(?: ?['’]re| are)|i(?: ?['’]m| am)) going to|let (?:me|us)|and(?: then)? will|and(?: then)?) ADVERBS(?:get back|come back|be back|return) (?:to|with)`,
    `(?:(?:we|i)(?: ?['’]ll| will| shall)|(?:we(?: ?['’]re| are)|i(?: ?['’]m| am)) going to|let (?:me|us)|and(?: then)? will) ADVERBS(?:let you know|keep you (?:posted|updated|informed)|look into|find out|investigate|be (?:back )?in touch|get in touch|reach out|contact you|call you|phone you|ring you|email you|e-mail you|message you|write (?:back )?to you|reply to you|answer you|update you|follow up|check (?:this|that|it|with|what|where|the)|sort (?:this|it|that)|chase (?:this|it|up)|send you an update)`,
    `you(?: ?['’]ll| will) ADVERBS(?:hear (?:back )?from (?:us|me)|have an answer|get an answer|receive an answer|get a reply)`,
    `${EXPECTED} from (?:us|me)`,
  ].map(withAdverbs),
);

/** What is done, sent or paid: a promise where a date stands beside it. */
export const DOING = wholeWords(
  [
    // Finnish: we and I, then the passive
    FIRST_PERSON,
    'vo(?:in|imme) luvata',
    '(?:hoid|korj|poist|lis|maks|pal|vast|ot|jatk|as)(?:etaan|ataan|ätään)|(?:lähete|toimite|hyvite|palaute|selvite|tarkiste|vaihde|postite|ilmoite|soite|kerro|laite|tehd|päivite|noude|siirre|peru|kirjoite)(?:tään|taan|ään)|käsitellään|asennetaan|annetaan',
    // Finnish: our people and what belongs to the customer
    '(?:tiimi|kollega|asiakaspalvel|myyjä|edustaja|asiakasneuvoja|varasto|huolto|esihenkilö|asiantuntija|myymälä|tekni?ikko|tekniikka|tuki|osasto|kuljetusliike|asentaja|kuljettaja|kuljetus)\\p{L}*(?: \\p{L}+){0,3}? (?:ottaa|soittaa|palaa|vastaa|selvittää|lähettää|tulee|korjaa|hoitaa|on yhteydessä|ilmoittaa|käy|tarkistaa|toimittaa|noutaa|tuo|hakee)',
    '(?:paket|tila|tuot|lähety|toimitu|hyvity|palautu|rah|maksu|korvaav|uusi|uuden|vara|vika|häiriö|ajanvarau|asia|laite|tilille|koodi|lasku)\\p{L}*(?: \\p{L}+){0,4}? (?:lähtee|lähtevät|saapuu|saapuvat|tulee|tulevat|on perillä|on tilillä\\p{L}*|ovat tilillä\\p{L}*|näkyy|näkyvät|valmistuu|palautuu|palautuvat|on kunnossa|on korjattu|on valmis|on hoidettu|siirtyy)',
    'saat(?:te)? (?:\\p{L}+ ){0,3}?(?:vastauksen|tiedon|rahat|hyvityksen|viestin|sähköpostin|sähköpostia|paketin|paketti|tuotteen|tuotteesi|uuden|korvaavan|palautuksen|soiton|vahvistuksen|lisätietoa|laskun|koodin|tilauksesi|pakettisi)(?! (?:palauttaa|vaihtaa|lähettää|noutaa))',
    // English
    "(?:we|i)(?: ?['’]ll| will| shall) ADVERBS(?!not\\b|never\\b|be (?:open|closed|happy|glad|unable|able)\\b|open\\b|close\\b|need\\b|want\\b|have to\\b|see\\b|launch\\b|publish\\b|celebrate\\b)\\p{L}+",
    "(?:we(?: ?['’]re| are)|i(?: ?['’]m| am)) going to(?! (?:need|be|close|open))",
    "(?:we(?: ?['’]re| are)|i(?: ?['’]m| am)) ADVERBS(?:sending|shipping|posting|refunding|calling|issuing|replacing|delivering|dispatching)",
    'and(?: then)? will ADVERBS(?:send|ship|refund|call|reply|answer|fix|replace|deliver|update|confirm|tell|let|get|come|be|write|email|contact)',
    'and (?:send|ship|refund|call|reply|answer|fix|replace|deliver|update|confirm|tell|let|get back|come back|write|email|contact)(?: (?:you|it|this|the))',
    'let (?:me|us) (?:check|ask|find|look|get|come|call|see)',
    "you(?: ?['’]ll| will| should) ADVERBS(?:have|get|receive|see|hear)",
    '(?:our|my|a|the|one of our) (?:\\p{L}+ ){0,3}?(?:team|colleagues?|manager|technician|driver|engineer|warehouse|courier|specialist|department|shop|store) (?:will|is going to)(?! (?:not|never|be (?:open|closed)))',
    'someone (?:from (?:\\p{L}+ ){0,3})?will',
    "(?:your|the|a|an|this|it|that|everything|the new) ?(?:\\p{L}+ ){0,3}?(?:will|['’]ll|is going to) ADVERBS(?:be (?:sent|shipped|refunded|fixed|repaired|replaced|delivered|there|with you|ready|back|resolved|processed|paid|sorted|done|dispatched|returned|credited|on your|in your|restored|updated)|arrive|ship|go out|reach|leave|show up|come)",
    '(?:our|my|a|an|the|your) (?:\\p{L}+ ){0,3}?(?:technician|driver|engineer|courier|fitter|installer|parcel|package|replacement) (?:arrives|comes|calls|visits|ships|leaves)',
    EXPECTED,
    '(?:we|i) (?:can )?(?:promise|guarantee)',
  ].map(withAdverbs),
);

/** We do not, cannot, may not: whatever stands with it is no promise. */
export const REFUSED = wholeWords([
  'emme|en|ei|eivät|emmekä|enkä|eikä|ikävä kyllä|älä|älkää',
  "not|never|cannot|can['’]?t|won['’]?t|don['’]?t|doesn['’]?t|isn['’]?t|aren['’]?t|unable|wouldn['’]?t|couldn['’]?t|neither|nor|no longer",
]);

/** It has been done already. */
export const DONE = wholeWords(['(?:olemme|olen|on|ovat|olimme|olin) (?:\\p{L}+ ){0,2}?\\p{L}*[lnrs](?:eet|ut|yt)']);

/** Only perhaps, only if, as a rule, or only wished: no promise to this customer. */
export const NOT_SURE = wholeWords([
  'jos|mikäli|ellei|ellemme|paitsi jos|jollei|riippuen|ehkä|mahdollisesti|toivottavasti|luultavasti|todennäköisesti',
  'arkisin|aina|yleensä|normaalisti|tavallisesti|pääsääntöisesti|päivittäin|joka päivä|viikoittain|keskimäärin|usein|arkipäivisin|viikonloppuisin|vuosittain',
  'yritämme|yritän|pyrimme|pyrin|toivomme|toivon|voisimme|voisin|haluaisimme|voimme(?! luvata)|saatamme|saatan|lupasimme|lupasin|pitäisi',
  'if|unless|in case|provided|depending|maybe|perhaps|possibly|hopefully|might|may|could|would|probably|whenever',
  'usually|always|normally|typically|generally|as a rule|on weekdays|every|often|on average|daily|weekly|most',
  "try|trying|aim|aiming|hope|hoping|strive|plan|expected to|['’]d|promised",
]);

/** Said of everybody: the house's rules, not a word to this customer. */
export const OF_EVERYBODY = wholeWords([
  'palautukset|tilaukset|paketit|toimitukset|reklamaatiot|viestit|viesteihin|yhteydenotot|yhteydenottoihin|kysymyksiin|asiakkaille|asiakkaat|asiakkaiden|tuotteet|kaikki|kaikkiin|kaikille|jokainen|jokaiseen|jokaiselle|lähetykset|palautusaika|toimitusaika|palautusoikeus|takuu',
  'orders|returns|parcels|messages|customers|refunds|deliveries|requests|questions|enquiries|items|all|everyone|each|policy|warranty',
]);

/** A sentence that begins with a word or a thing the customer is to give us: what we do then is promised. */
export const GIVEN_BY_THEM =
  /^\s*(?:(?:if|once|when) you (?:(?:can|could) )?(?:send|give|tell|let|reply|answer|confirm|share|provide|message|write|e-?mail|call)|(?:jos|mikäli|kun) (?:\p{L}+ ){0,2}?(?:lähetät|annat|kerrot|ilmoitat|vastaat|laitat|vahvistat|toimitat)(?:te)?)(?!\p{L})/iu;

/** What the customer does or may do. */
export const THEIRS = wholeWords([
  'voit|voitte|sinun (?:tulee|pitää|täytyy|kannattaa)|teidän (?:tulee|pitää|täytyy)|muistathan|muistattehan|ehdit|haluat|haluatte|tarvitset|palauta|palauttakaa|lähetä|lähettäkää|ilmoita|ilmoittakaa|vastaa|kerro|soita|ole yhteydessä|ota yhteyttä|ottakaa',
  "you (?:can(?! expect)|may|could|must|need|have to|are able|want|would|might|send|return|reply|call|contact|let)|you ?['’](?:ve|d|re)|please|make sure you|feel free|do let us",
]);

function withAdverbs(pattern: string): string {
  return pattern.replaceAll(
    'ADVERBS',
    // no word fits two of these: what follows is tried once for each
    '(?:(?:also|then|now|of course|soon|both|still|just|\\p{L}+ly) ){0,4}',
  );
}
