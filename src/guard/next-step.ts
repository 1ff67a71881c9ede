import type { Matter } from './matter.ts';
import { anyPhrase, phrases } from './phrases.ts';
import type { Reading } from './reading.ts';
import { type Judge, type Remark, wholeRemark } from './remark.ts';
import { isTimeNamed } from './time-named.ts';

const PUT_OFF = phrases(`
  (selvitämme|selvitellään|selvitetään|selvitän|tutkimme|tutkitaan|tutkin|katsomme|katsotaan|katson|tarkistamme|tarkistetaan|tarkistan|perehdymme|palaamme|palaan|palataan|välitämme|välitän|välitetään|viemme|vien|ilmoitamme|kysymme|kysyn|olemme yhteydessä|otamme yhteyttä|otan yhteyttä|otamme (asian|tämän) (selvityk*|käsittel*|hoit*|esiin|puheeksi)|laitamme (asian|tämän|viestin) (eteenpäin|selvityk*)|asia (on )?(selvityk*|työn alla|käsittel*|tutkin*)|olemme tietoisia|kerromme|vastaamme|otamme (palautteen|asian|tämän))
  (on|ovat) (tiedossa*|selvityksessä|työn alla|käsittelyssä)
  (look|looking|check|checking|investigat*|see|dig|find out) (into|what|on|with|if|whether|this|it|that|up)
  (we|i|we'll|i'll|we're|i'm|we are|i am|let me|will) … (investigat*|find out|look into|looking into|check|checking|pass|passed|passing|forward|forwarded|follow up|get back|be in touch|let you know|report|raise|take this|take it|share|update you|aware|on it|working on)
  (will be|someone will be|colleague will be|be) in touch
  (passed|forwarded|reported|noted|shared|taken) … (on|to|down|your)
  (noted|kirjattu ylös|laitettu eteenpäin|välitetty)
`);
const IS_DONE = anyPhrase(`
  (lähetä|lähetät*|laitat*|kerrot*|kirjoitat*|ilmoitat*|katsot*|lähetäthän|lähettäisitkö|lähettäisittekö|lähettäkää|laita|laitathan|laittaisitko|laittakaa|kerro|kerrothan|kertoisitko|kertoisitteko|kertokaa|kirjoita|kirjoitathan|soita|soitathan|soittakaa|täytä|avaa|kokeile|kokeilisitko|kokeiletko|yritä|valitse|palauta|tarkista|tarkistathan|tarkistaisitko|katso|klikkaa|paina|käynnistä|päivitä|poista|ota|otathan|pidä|vie|tuo|tule|voit|voitte|voitko|voisitko|voisitteko|voitteko|saisimmeko|saisinko|saammeko|ilmoita|ilmoitathan|viestitä|vastaa|liitä|mainitse|toimita|hae|nouda|käy|kirjaudu|tilaa|löydät|löytyy|onnistuu|saat|saatte|kannattaa|pystyt|pääset)
  (olemme|olen|on|me) (jo |nyt |juuri |myös |myöskin |samalla )?(lähettän*|lähetetty|hyvittän*|hyvitetty|palauttan*|palautettu|korjan*|korjattu|tilan*|tilattu|laittan*|korvan*|korvattu|siirtän*|poistan*|poistettu|päivittän*|päivitetty|vaihtan*|vaihdettu|jatkan*|varan*|lisän*|lisätty|perun*|peruttu|antan*|ohjeista*|soitt*)
  (lähetin|lähetimme|hyvitin|hyvitimme|palautin|palautimme|korjasimme|korjasin|tilasimme|tilasin|poistimme|vaihdoimme|laitoin|laitoimme|lisäsin|lisäsimme|peruimme|varasimme|siirsimme)
  (please|could you|can you|would you|you can|you could|you may|you'll find|you will find|(?<!we |will |we'll |i'll |'ll )try|send|dm|message|call|write|tell us|let us know|reply|drop us|click|open|choose|return|bring|visit|restart|update|download|log out|(?<!we )take|pop|come by|swing by|drop by|go to|head to|we'll (exchange|replace|refund|swap|send)|head over|have a look|feel free|just)
  (we've|we have|i've|i have|i|we) (already |now |just |also )?(sent|refunded|returned|fixed|ordered|replaced|cancelled|canceled|removed|updated|changed|credited|extended|booked|added|issued|shipped|reset|arranged|posted|corrected|reserved|moved)
  (has been|have been|was|is|is now|are) (now |already |just )?(sent|refunded|fixed|replaced|cancelled|credited|resolved|corrected|shipped|restored|extended|solved|on its way|on the way)
`);
/** First person, past: something was done about it, unless it was only noted or passed on. */
const DONE =
  /(?<!\p{L})(?!tiimi|viesti|paketi|tiketi|neti|takaisi|ensin|tosin|voimme|toimimme|otimme|saimme|kuulimme|huoma|kerroi|kerro|väliti|veimme|kirjas|vastaanot|ymmärsi|pahoitteli|yriti)\p{L}{2,20}(?:imme|[stnrvl]in)(?!\p{L})/u;
/** They wait, and this says no more than that they do. */
const WAITING = phrases(`
  (edelleen|yhä|vielä|nyt) (käsittelyssä|selvityksessä|kesken|jonossa)
  (käsittelyajat|jonotusajat|käsittely) … (pidem*|pitk*|ruuhka*|kestä*)
  (paljon|ruuhkaa|ruuhkai*|runsaasti) (soitt*|yhteydenot*|viestejä|kyselyjä)?
  (en|emme) (osaa|tiedä|pysty|voi|näe|ole varma) (sanoa|kertoa|täältä|vielä|ennustaa|luvata)?
  (toinen tiimi|toisella osastolla|toiselle osastolle)
  (still|currently) (being|under|in) (processed|review*|investigat*|progress|looked)
  (processing|waiting|queue|response) times
  (lot of|many|high volume of|unusually high) (callers|calls|messages|enquiries|inquiries|requests|customers)
  (i|we) (couldn't|can't|cannot|could not|don't|do not) (say|know|tell|see|predict)
  (another|a different) (team|department)
`);
const FEELS = anyPhrase(`
  (kiito*|pahoittel*|pahoilla*|anteeksi|sori|harmi*|ikävä*|kurja*|ymmärr*|valitettavaa|hei|moi|terve)
  (sorry|apolog*|thank*|understand*|regret|hi|hello|hey|feel|frustrat*|shouldn't have|should not have|appreciate*)
`);
/** Something went wrong, we say that we are sorry, and not much more. */
const WORDS_FEW = 20;
/** `Ok.`, `Asia selvä.` */
const WORDS_BARE = 2;

/** A question, problem or complaint is put off, and nobody knows what comes next or when. */
export const judgeNextStep: Judge = ({ reading, customer, matter }) => {
  if (customer === null) return leftOpen(reading);
  if (!(matter.isQuestion || matter.isComplaint || matter.isProblem)) return [];
  const { low } = reading;
  const isLinked = /https?:\/\/|www\.|\?(?:\s|$)|[\w.]@\w|\d{5}|\d{3,4}[ -]\d{3}/u.test(low);
  if (isTimeNamed(low) || isLinked) return [];
  const found = [...low.matchAll(PUT_OFF)][0] ?? [...low.matchAll(WAITING)][0];
  if (IS_DONE.test(low) || DONE.test(low)) return [];
  if (found !== undefined) return [putOff(found.index, found[0].length)];
  return isBrushedOff(reading, matter) ? [BRUSHED_OFF] : [];
};

/** Words that tell by themselves that something is open. */
const OPEN = phrases(`
  (selvitämme|selvitän|tutkimme|tutkin|katsomme|tarkistamme) (tätä |tämän |sitä |tilannetta|tilanteen|asiaa|asiaasi|asiaanne|asian|asiasi)
  (palaamme|palaan|palataan) (tähän|asiaan|asiaasi|sinulle|teille)
  asia* (on )?(vielä |yhä |edelleen )?(selvityksessä|työn alla|käsittelyssä|tutkinnassa)
  (we|i|we're|i'm|we are|i am|we'll|i'll|still) (will |are |am |still |currently |be )?(look|looking|check|checking) into (it|this|that|the|your)
  (we'll|i'll|we will|i will|someone will) (get back to you|be in touch|let you know|look into (it|this|that|the|your))
  (being|under) (investigat*|looked into)
`);

/** Where nobody is known, only the reply itself can tell that something is open. */
function leftOpen({ low }: Reading): Remark[] {
  const [found] = low.matchAll(OPEN);
  const isTold = /https?:\/\/|www\.|\?(?:\s|$)|[\w.]@\w|\d{5}/u.test(low) || isTimeNamed(low) || IS_DONE.test(low);
  return found === undefined || isTold || DONE.test(low) ? [] : [putOff(found.index, found[0].length)];
}

/** Nothing but feelings for a problem, or a few words besides. */
function isBrushedOff({ low, sentences, words }: Reading, { isProblem, isComplaint }: Matter): boolean {
  if (!isProblem && !isComplaint) return false;
  const others = sentences
    .map(({ start, end }) => low.slice(start, end))
    .filter((one) => /\p{L}/u.test(one) && !FEELS.test(one));
  if (isProblem && words.length <= WORDS_BARE && !/\d/.test(low)) return true;
  return others.length === 0 || (isProblem && FEELS.test(low) && words.length < WORDS_FEW);
}

const BRUSHED_OFF = wholeRemark(
  'next-step',
  'The customer has a problem, and this tells neither what happens next nor when.',
  'Say who does what by when, or what the customer can do.',
);

function putOff(start: number, length: number): Remark {
  return {
    rule: 'next-step',
    start,
    end: start + length,
    why: 'This puts the answer off and does not tell when it comes.',
    suggestion: 'Say by when you will answer, or what the customer can do meanwhile.',
  };
}
