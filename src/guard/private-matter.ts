import { anyPhrase, phrases } from './phrases.ts';
import { sentenceAt } from './reading.ts';
import type { Judge, Remark } from './remark.ts';

/** Details that only the customer should give, and only to us. */
const DETAILS = `
  (tilausnumero*|tilauksesi numero*|tilauksenne numero*|tilaustunnu*|asiakasnumero*|asiakastunnu*|henkilötunnu*|hetu|hetusi|hetun|sotu|syntymäai*|puhelinnumero*|puhnro*|osoitteesi|osoitteenne|osoitettasi|osoitettanne|toimitusosoit*|kotiosoit*|laskutusosoit*|sähköpostiosoit*|sähköpostisi|sähköpostinne|tilinumero*|tilitieto*|korttinumero*|kortin numero*|pankkitie*|maksutie*|käyttäjätunnu*|yhteystie*|henkilötie*|koko nimesi|koko nimenne|nimesi ja|nimenne ja|laskun numero*|laskunumero*|sopimusnumero*|viitenumero*|vakuutusnumero*|seurantakoodi*|iban*|passin numero*)
  (order (number|no|id|reference|ref|confirmation)|order number*|customer (number|id)|account (number|details|id|email)|phone number|mobile number|telephone number|contact (details|number|info|information)|(home |postal |delivery |shipping |billing |email |e-mail |mailing |full |street )address|your address|your e-?mail|social security number|ssn|personal identity code|identity number|id number|national id|date of birth|birth date|card (number|details)|bank (details|account)|iban|username|user name|full name|name and|invoice number|booking (number|reference)|reference number|policy number|tracking number|passport number|last four digits|personal (details|data|information))
`;
const DETAIL = phrases(DETAILS);
const ASKED = anyPhrase(`
    (lähetä|lähetäthän|lähetättekö|lähetätkö|lähettäisitkö|lähettäisittekö|lähettäkää|laita|laitatko|laitathan|laittaisitko|laittakaa|kerro|kerrotko|kerrothan|kertoisitko|kertoisitteko|kertokaa|ilmoita|ilmoitathan|ilmoittaisitko|ilmoittaisitteko|ilmoittakaa|kirjoita|kirjoitathan|kirjoittaisitko|anna|annatko|antaisitko|antaisitteko|antakaa|vastaa|vastaisitko|kommentoi|kommentoisitko|pistä|pistätkö|heitä|toimita|toimitathan|vahvista|vahvistatko|vahvistaisitko|jaa|jaatko|tarvitsemme|tarvitsen|tarvitsisimme|tarvitaan|saisimmeko|saisinko|saammeko|saanko|mikä on|mikäs on|mitkä ovat|pyydämme|pyytäisimme|mainitse)
    (voitko|voisitko|voitteko|voisitteko|voisko|voiko) … (laittaa|lähettää|kertoa|ilmoittaa|kirjoittaa|antaa|vahvistaa|jakaa|toimittaa|pistää|heittää)
    (send|share|give|tell|provide|post|reply|comment|confirm|type|leave|drop|write|add|submit|supply|include|we need|i need|we'll need|we require|what is|what's|what was|may we have|may i have|could we have|can we have|can i have|can i get|can we get|could i have|could i get|could we get|just put|let us have|let us know|message|mention|state|quote)
  `);
const IN_PRIVATE = anyPhrase(`
    (yksityisvies*|yksityise*|yv|yv:*|dm|dm:*|dm-*|direct*|suoravies*|viestillä|viestitse|inboxi*|inbox|chat*|chattii*|chatissä|sähköpostitse|sähköpostilla|sähköpostiin|puhelimitse|asiakaspalveluumme|asiakaspalvelussamme|asiakaspalvelun numero*|lomak*|messenger*|privaa*|privana|omat sivut|oma tili|omilla sivuilla|soita|soitathan|kirjaudu)
    (private*|privately|in private|dm|dms|direct message*|pm|inbox|messenger|by e-?mail|via e-?mail|email us|e-mail us|by phone|call us|give us a call|contact form|form|chat|log in|message us|send us a message|drop us a message)
    (älä|älkää|ethän|don't|do not|never|never share|please don't|please do not|ei tarvitse|emme koskaan)
  `);
const OF_THEIRS = phrases(`
  (sinun |teidän )?(laskusi|laskunne|maksusi|maksunne|velkasi|velkanne|saldosi|saldonne|lainasi|lainanne|luottotietosi|luottotietonne|perintä*|maksuhäiriö*|eräpäivä|diagnoosisi|diagnoosinne|lääkkeesi|lääkkeenne|lääkityksesi|lääkityksenne|reseptisi|reseptinne|hoitosi|hoitonne|sairautesi|sairautenne|raskautesi|potilastie*|verikokee*|tuloksesi|tuloksenne|laboratoriotulo*|henkilötunnuksesi|henkilötunnuksenne|tililläsi|tilillänne|tililtäsi|tiliäsi|tilisi on|vakuutuksesi|hakemuksesi|hakemuksenne) … (on|oli|ovat|mukaan|siirtyi|siirretty|maksamatta|myöhässä|näkyy|näyttää|hylätty|erääntynyt|avoinna|euro*|€|uusittu|tuli|olivat|perus*)
  your (account|balance|payment|payments|debt|loan|bill|invoice|prescription|diagnosis|treatment|medication|test results|results|pregnancy|insurance|claim|application|credit|salary|passport|card) … (is|was|are|were|has|have|shows|show|overdue|unpaid|declined|rejected|suspended|collection*|€|euros|came)
  (you owe|you have an outstanding|outstanding balance|overdue by|sent to collections|your condition)
`);

/** Sentences that tell of somebody's money, health or standing with us, whatever they asked. */
const TELLING = phrases(`
  (\\p{L}{0,20}hakemuksesi|\\p{L}{0,20}hakemuksenne) … (hylät*|hyväksyt*|evät*|myönne*)
  (tililläsi|tililtäsi|tilillänne|saldosi) … (vain|euro*|€|saldo*|tyhjä|ylity*|miinuksella|kate*)
  (sinulla|teillä) (on|oli) … (maksamat*|maksuhäiriö*|velka*|velkoj*|perinnä*|virhemaksu*|sakko*|avoimia laskuja|erääntyn*|diagnoos*|resept*|ulosot*)
  (olet|olette|oot|olit|olitte) (nyt |jo )?(\\d{1,3}|yhden|kahden|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yli|lähes|noin|monta|useita|useamman|kuukauden|viikon|pari) (\\d{1,3} |kuukauden |viikon )?(kuukautta |viikkoa |päivää |kk |pv |vko |kuukausia |viikkoja )?(myöhässä|jäljessä)
  (laskusi|laskunne|maksusi|maksunne|vuokrasi|vuokranne|lainanlyhenny*) … (myöhässä|maksamatta|erääntyn*|rästissä|perinnässä)
  (you are|you're|you were|you've been) (now |already |over |about |almost )?(\\d{1,3}|one|two|three|four|five|six|several|a) (days|weeks|months|day|week|month) (late|behind|overdue|in arrears)
  (you are|you're|you were) (late|behind) (on|with|in) (your |the )?(bill*|payment*|rent|invoice*|instalment*|installment*|loan|mortgage)
  (perinnässä|ulosotossa|maksamatonta|maksamattomia|maksumuistutu* on lähetetty)
  (korttisi|korttinne) … (suljettu|suljettiin|katte*|kuoletet*)
  (diagnoosisi|diagnoosinne|lääkityksesi|lääkityksenne|koetuloksesi|koetulos*|verikokeesi|raskaustestisi|reseptisi on|tuloksesi) … (on|oli|ovat|olivat|uusittu|osoit*)
  your … application … (was|is|has been|were) (rejected|approved|declined|denied|accepted|refused)
  (you have|you've got|you had|there was only|there is only) … (unpaid|overdue|in your account|in collection*|outstanding|fines|debt*|arrears|payment default*)
  (our records show|according to our records|our system shows) (that )?you
  your … (card|account) … (was|is|has been) (blocked|frozen|overdrawn|suspended|closed|in arrears)
  your (diagnosis|test results|results|blood test|pregnancy test|prescription for|medication) (is|was|are|were|shows|show|came)
`);

/** What only the two of us should know is asked for, or told, where everyone reads it. */
export const judgePrivateMatter: Judge = ({ reading, visibility, matter }) => {
  const { low } = reading;
  if (visibility !== 'public') return [];
  const told = [...low.matchAll(TELLING)][0] ?? (matter.isPrivate ? [...low.matchAll(OF_THEIRS)][0] : undefined);
  if (told !== undefined) return [{ ...TOLD, start: told.index, end: told.index + told[0].length }];
  if (IN_PRIVATE.test(low)) return [];
  const asked = [...low.matchAll(DETAIL)].find(({ index }) => ASKED.test(sentenceAt(reading, index)));
  return asked === undefined ? [] : [remark(asked.index, asked.index + asked[0].length)];
};

const TOLD = {
  rule: 'private-matter',
  why: 'The customer’s health, money or identity is nobody else’s business, and everyone can read a public reply.',
  suggestion: 'Invite them to go on in private, and say no more here.',
} as const;

function remark(start: number, end: number): Remark {
  return {
    rule: 'private-matter',
    start,
    end,
    why: 'This asks in public for what only we should be told.',
    suggestion: 'Ask them to send it in private.',
  };
}
