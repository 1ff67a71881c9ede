import { anyPhrase, phrases } from './phrases.ts';
import { type Cue, type Judge, remarksOf, wholeRemark } from './remark.ts';

const SHORT: Cue = {
  said: phrases(`
    (ks|kts|vrt)(?:\\u002e)? (ohje*|sivu*|nettisi*|verkkosi*|ukk|faq|ehdot|toimitusehdot|linkki|yllä|edellinen|aiempi)
    (katso|lue|luepa|lukekaa|tutustu|perehdy) (vain |nyt |ensin |itse |vaikka )?(se |ne )?(ohje|ohjeet|ohjeesta|ohjeista|käyttöohje*|manuaali*|ehdot|sopimusehdot|toimitusehdot|nettisivuilta|sivuilta|ukk|faq|itse)( ensin| uudelleen| uudestaan| tarkemmin| kunnolla)?(?=\\s{0,2}(?:[.!]|$|\n))
    (kuten|niin kuin|niinkuin|kun|siis) (jo|olen jo|olemme jo|aiemmin|todettu|sanottu|edellä|aiemminkin|tuli jo|jo aiemmin|on jo|mainittu) … (sano*|kerro*|tode*|maini*|vasta*|kirjoit*|ilmoit*|selit*)
    kuten (jo )?(sanottu|todettu|mainittu|kerrottu|sanoin|totesin|sanoimme|totesimme|kerroin|kerroimme)
    (sanoin|sanoimme|kerroin|kerroimme|vastasimme|vastasin|selitin) (sinulle |teille )?(jo|tämän jo|aiemmin)
    (olen|olemme) (sinulle |teille )?jo (vastan*|sano*|kerto*|selittä*|toden*|todenneet|ilmoitta*)
    (emme|en|ei) (voi|voida|pysty|mahda) (asialle |tälle |tässä |tähän |sille )?(mitään|auttaa asiassa|auttaa tässä|tehdä mitään|tehdä asialle mitään|auttaa enempää|auttaa sinua|auttaa teitä|auttaa)
    (ei (kuulu|ole) (meille|minulle|mulle|meidän asia*|meidän ongelma*|meidän vastuul*|meidän heiniä|minun asia*)|ei liity meihin|ei koske meitä|hoida itse|hoitakaa itse)
    (asia on|tämä on|keskustelu on|tapaus on) (meidän osaltamme |loppuun |jo )?(käsitelty|loppuunkäsitelty|loppuun käsitelty|päättynyt|taputeltu)
    (et|ette) ole (meidän )?(ainoa|ainut|ainoita|ainoat) (asiakas|asiakkaa*)
    (siellä|siinä) (missä|mistä) (sanoin|kerroin|sanottiin|aina)
    (tähän|siihen|kysymykseen) on (jo )?vastattu
    (googlaa|googleta|googlettakaa|etsi itse|selvitä itse|katso itse|sillä selvä|ei kiinnosta|minkäs teet|ei voi minkään|sääntö on sääntö|säännöt on säännöt|säännöt ovat sääntöjä|näin se vain on|näin se on|niin se vain on|näillä mennään|sellaista se on|tyydy siihen|etsi muualta|osta muualta|mene muualle|vaihda palveluntarjoajaa|ei muuta|ei lisättävää|turha kysellä|kysymykseen on jo vastattu|vastaus löytyy (sivuilta|ohjeista|nettisivuilta|ehdoista)|kaikki tieto löytyy|löytyy ohjeesta|nyt on kiire|kiire nyt|meillä on kiire|ei ole aikaa|muitakin asiakkaita|odota vuoroasi|odottakaa vuoroanne|jonota kuten muutkin|odota kuten muutkin)
    (emme|en) (tee|tehdä|voi tehdä) poikkeu*
    ei (kuulu|ole) (meidän |minun |tämän osaston )?(tehtäv*|asiamme|asiani|hommiimme|toimenkuva*)
    (sama vastaus kuin|siinä kaikki mitä|ei (keskustella|neuvotella)|ei tule muuto*|päätös (on lopullinen|pitää|ei muutu)|ei hajuakaan|ei mitään hajua|ei mitään tietoa)
    (voit|voitte|saat|saatte) (toki |aina |vapaasti )?(vaihtaa|siirtyä|mennä) (toiseen yhtiöön|toiselle|muualle|kilpailijalle|toiseen kauppaan)
    (i|we) (don't|do not|can't|cannot|won't) make (any )?exceptions
    (above my pay grade|same answer as|not something we (deal|do|handle)|all (we|i) can say|(won't|will not|not going to) discuss|(decision|answer|word) is final|no clue|not a clue|haven't a clue|nothing to add)
    (you are|you're|feel) free to (go|leave|switch|take your business) (to )?(another|elsewhere|a competitor|somewhere)
    (as|like) (i|we|already|previously|was|has|stated|mentioned|said) (already |have |'ve |previously |been |was )?(already |previously )?(said|told|stated|mentioned|explained|written|wrote|answered|above|before|earlier|advised)
    (i|we) (already|have already|'ve already) (told|said|explained|answered|replied|mentioned)
    (we've|i've) already (told|said|explained|answered|replied|mentioned)
    (read|see|check|consult|refer to) (the |our |your )?(manual|faq|faqs|terms|instructions|t&cs|terms and conditions|terms of service|website|guide|docs|policy|documentation|help page|rules|small print|fine print)( first| again| carefully| properly)?(?=\\s{0,2}(?:[.!]|$|\n))
    (it's|it is|that's|answer is|information is|everything is) (all )?(on|in) (the|our) (website|faq|site|terms|manual|page)(?=\\s{0,2}(?:[.!]|$|\n))
    (not|aren't|not the) (our|my) only (customer|client)
    (where|as|what) (i|we) (said|told you)
    (says so|it says so|look harder|scroll up|read the thread)
    (nothing|not much|not a thing) (more |else |further )?(we|i|that we) can do
    (we|i) (can't|cannot|can not) (help|do anything|do more|change that|assist)(?=\\s{0,2}(?:[.!]|$|\n|with|about it|you))
    (not|isn't|it's not) (our|my) (problem|job|department|business|concern|issue|responsibility)
    (deal with it|take it or leave it|like it or not|that's life|tough luck|too bad|google it|look it up|figure it out|sort it yourself|find it yourself|case closed|end of story|end of discussion|rules are rules|policy is policy|that's (our|the|just|how) (policy|rule|rules|it is|how it works|the way it is)|it is what it is|those are the rules|whatever|your call|go elsewhere|shop elsewhere|try elsewhere|buy elsewhere|no can do|don't have time|do not have time|we're busy|we are busy|i'm busy|wait your turn|like everyone else|others are waiting|other customers to|matter is closed|consider this (matter |case )?closed|asked and answered|not interested|don't care|do not care|nobody cares|so what|just wait|ask someone else|ask elsewhere)
  `),
  // told already, and elsewhere, is a pointer and no reproach
  unless: anyPhrase(`
    (do not|don't|no) need to
    ei tarvitse
    (mutta|but|yksityis*|viesti*|sähköposti*|dm|dm:*|inbox*|direct message|by message|private*|in a message|by e-?mail)
  `),
  why: 'This sounds cold or hurried.',
  suggestion: 'Add a friendly word, and tell or link what the customer needs.',
};

const CURT =
  /(?<=^|[.!?\n]\s{0,2}|^hei[,.!]? )(?:(?:se |tämä )?ei (?:ole mahdollista|onnistu|käy|voi|kuulu|löydy|pysty|voida|ole|tiedossa|tietoa)|(?:se )?on loppu|(?:that's |that is |it's )?not (?:possible|available|our|happening|in stock|allowed|known)|impossible|no|nope|ei|en tiedä|denied|rejected|hylätty|evätty|mahdotonta|can't|cannot|sold out|loppu|no idea|no refunds?|ei palautusoikeutta|ei hyvitystä|ei korvausta)(?=\s{0,2}(?:\.|$|\n))/gu;

/** The same after a greeting or a "sorry", where little else stands. */
const CURT_GREETED =
  /(?<=^(?:hei|moi|hi|hello|hey|sorry|valitan|ikävä kyllä)[,.!]?(?: \p{L}{1,20}[,.!]?)? )(?:ei|ei onnistu|ei ole|ei käy|en osaa sanoa|emme osaa sanoa|en tiedä|emme tiedä|(?:i |we )?(?:couldn't|can't|cannot) (?:say|tell)|(?:i |we )?don't know|no|not possible|no idea)(?=\s{0,2}(?:\.|$|\n))/gu;
/** Who complains, leaves or waits for a call is sent back to the queue. */
const SENT_AWAY = phrases(`
  (soita|soittakaa|soitathan|ota|ottakaa|otathan|ole|olkaa|laita|laittakaa|lähetä|lähettäkää|kirjoita|kirjoittakaa) (yhteyttä |yhteydessä |viesti |viestiä |sähköpostia |uudelleen |vielä )?(asiakaspalvel*|asiakastue*|asiakastuke*|tuke*|puhelinpalvel*|vaihteeseen|palvelunumero*|aspaan)
  (call|contact|ring|phone|email|e-mail|write to|reach out to|get in touch with|try|ask|message) (our |the |your )?(customer|customer service*|customer support|customer care|support|helpline|helpdesk|help desk|service desk|call centre|call center|hotline|switchboard|support team)
`);
const SENT_AWAY_WORDS = 12;

const IS_WARM = anyPhrase(`
  (kiito*|kiitti|kiva*|mukava*|mahtava*|hieno*|ihana*|upea*|pahoittel*|pahoilla*|anteeksi|harmi*|ikävä*|ikävää|valitettavasti|ole hyvä|olkaa hyvä|oikein|hyvää|terveisin|tervetuloa|hei|moi|moikka|terve|ilo*|onnea|toivott*|autamme|autan|eipä kestä|ole hyvä|halu*|mielellä*|totta kai|tottakai|toki|tsemppiä|nähdään|tykkä*|rakasta*|saat|saatte|voit|voitte)
  (thank*|glad|happy|great|lovely|sorry|apolog*|welcome|please|love*|hope|enjoy|good|nice|wonderful|hi|hello|hey|dear|cheers|unfortunately|help|of course|sure|pleasure|congrat*|best|regards|awesome|you can)
  (tack|hej)
  (juu|joo|jep|jees|heh*|haha*|yes|yep|yeah|kyllä|nähdään|onneksi)
`);
const SMILE = /!|\p{Extended_Pictographic}|[:;]-?[)D]|<3/u;
/** A bare no in more words than this is made good by the others. */
const CURT_WORDS = 14;
/** An answer to somebody who asks or complains that is this short and has nothing friendly in it. */
const WORDS_FEW = 6;
/** Somebody has died: nobody is answered then as if it were a form. */
const GRIEF = anyPhrase(`
  (mie*|vaimo*|puoliso*|äiti*|isä*|poika*|tytär*|lapse*|sisko*|velje*|mummo*|mummi*|ukki*|vaari*|isoäiti*|isoisä*|omai*|koira*|kissa*) … (kuoli|kuollut|kuoltua|nukkui pois)
  (menehty*|hautajai*|kuolinpes*|leski|poismeno*)
  (husband|wife|father|mother|dad|mum|mom|son|daughter|brother|sister|grandma|grandpa|grandmother|grandfather|partner|dog|cat) (has |just )?died
  (passed away|deceased|funeral|late (husband|wife|father|mother)|widow*)
`);
const CONDOLENCE = anyPhrase(`
  (osanot*|otamme osaa|otan osaa|surun*|pahoillamme|pahoillani|lämmin|voimia|pahoittel*|ikävä*)
  (condolence*|sorry|loss|sympath*|saddened|difficult time)
`);

const HARD = 'The customer has lost somebody, and this has no word on it.';

/** Coldness and haste. */
export const judgeCold: Judge = ({ reading, customer, matter }) => {
  const isShort = reading.words.length <= CURT_WORDS;
  const isSentAway = matter.isProblem || matter.isComplaint || matter.isLeaving;
  const cues = [
    SHORT,
    ...(isShort ? [{ ...SHORT, said: CURT }] : []),
    ...(reading.words.length <= WORDS_FEW ? [{ ...SHORT, said: CURT_GREETED }] : []),
    ...(isSentAway && reading.words.length <= SENT_AWAY_WORDS && !/\d|https?:|www\./.test(reading.low)
      ? [{ said: SENT_AWAY, why: SHORT.why, suggestion: SHORT.suggestion }]
      : []),
  ];
  const said = remarksOf('cold', reading, cues);
  const theirs = customer?.text.toLowerCase() ?? '';
  if (GRIEF.test(theirs) && !CONDOLENCE.test(reading.low))
    return [...said, wholeRemark('cold', HARD, 'Say first that you are sorry for their loss.')];
  const isAsked = matter.isQuestion || matter.isComplaint || matter.isProblem;
  const isBare =
    isAsked && reading.words.length <= WORDS_FEW && !IS_WARM.test(reading.low) && !SMILE.test(reading.text);
  if (said.length > 0 || !isBare || /\d|https?:/.test(reading.low)) return said;
  return [wholeRemark('cold', SHORT.why, SHORT.suggestion)];
};
