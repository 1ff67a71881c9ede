import { anyPhrase, phrases } from './phrases.ts';
import { type Judge, type Remark, wholeRemark } from './remark.ts';

const SAID = anyPhrase(`
  (pahoittel*|pahoilla*|anteeksi*|anteeksipyyn*|valitamme|sori|sorry|soz|harmi*|harmittaa|ikäv*|kurj*|nolo*|surulli*|inhottav*|valitettavasti|valitan|säikäh*|säikäy*|hävettää|mokasimme|mokattiin|möhlimme|virheemme|oma virhe|tylsää|tylsä juttu|ärsyttävää|voi ei|voi että|hups|oho|ymmärrän … (että|huol*|harmi*|pettym*|turhaut*|tunte*)|ymmärrämme … (että|huol*|harmi*|pettym*|turhaut*|tunte*)|meidän (virhe|moka|vika)*|ei (olisi )?(saa|saisi|saanut|pitäisi|pitänyt|pidä) … (käydä|mennä|tapahtua|olla|kestää)|kärsivällisyy*|kiitos (paljon )?(kun|että) (kerroit|kerroitte|ilmoitit|ilmoititte|vinkkasit|huomautit|huomasit|otit)|kiitos (ilmoituk*|vinki*|huomau*|tiedo*))
  (apolog*|regret|regrets|forgive*|excuse us|our (bad|mistake|fault|error)|my (bad|mistake|fault|apologies)|let you down|not good enough|shouldn't|should not|oops|oh no|that's on us|on us|understand (how|that|your|why)|frustrat*|thanks for (telling|letting|flagging|reporting|pointing|spotting|the heads)|thank you for (telling|letting|flagging|reporting|pointing|spotting|your patience)|patience)
  (förlåt|ursäkta*|ledsen|ledsna|beklaga*)
`);

/** Somebody is in danger: what to do comes first, and the apology another time. */
const EMERGENCY = /(?<!\d)(?:112|911|999)(?!\d)/;

/** An apology for what the customer feels, or for a harm that is left in doubt, is none. */
const FAKE = phrases(`
  (pahoittel*|pahoilla*|anteeksi|sori|harmi|ikävä*|ikävää|kurja*|valitamme|valitan) (siitä |tästä |sitä |nyt |nyt vaan |nyt vain )?(jos|mikäli) … (harmi*|haitta*|haittaa|vaiva*|mielipaha*|koit*|koet*|koitte|kokenu*|tunsi*|tunnet*|tuntu*|loukka*|pettyn*|tyytymät*|ymmär*|paho*|väärin)
  (pahoittel*|pahoilla*|anteeksi|sori|harmi|ikävä*|ikävää|kurja*|valitamme|valitan) (siitä |sitä |tästä )?että (sinusta|teistä|sinä|te|asiakkaasta) (tuntuu|tuntui|koet|koette) (tältä|siltä|noin|näin)
  (pahoittel*|pahoilla*|anteeksi|sori|harmi|ikävä*|ikävää|kurja*|valitamme|valitan) (siitä |sitä |tästä )?että (koet|koette|koit|koitte|ajattelet|näet|pahoitit|pahoititte|loukkaannuit|loukkaannuitte|suutuit|suututte) … (näin|noin|mieles*|tuolla tavalla|tällä tavalla|loukkaannu*|suutu*)
  (pahoittel*|pahoilla*|anteeksi|sori) (siitä |sitä )?että (loukkaannuit|loukkaannuitte|suutuit|suututte|pahastuit|pahastuitte|hermostuit)
  (sorry|apologise|apologize|apologies|regret) (that |to hear |to hear that )?(you|if you|if anyone|if anybody|if someone) … (feel|felt|see|think|believe|found) (that|this|it|so|like|offen*)(?! we| our)
  (sorry|apologise|apologize|apologies|regret) (that |to hear |to hear that )?you (feel|felt|see|think|believe|took|take) (it )?(that|this|so|it)( way)?(?! (we|our|long))
  (sorry|apologise|apologize|apologies|regret) (that |to hear |to hear that )?you (were|are|weren't|feel|felt|got|took) (not |so )?(offen*|upset|satisfied|dissatisfied|unhappy|offence)
  (sorry|apologise|apologize|apologies|regret) (if|should|in case) (you|this|that|it|there|anyone|anybody|anything|our|we|any|someone)
  (apologise|apologize|apologies|sorry) for any (inconvenience|trouble|upset|offence) (that |which )?(this |it |we )?(may|might|could)
  sorry … if you did
`);

/** The customer reports our fault and is told no sorry; once said in a conversation it need not be said again. */
export const judgeApology: Judge = ({ reading, customer, matter, isGoingOn }) => {
  const { low } = reading;
  const [fake] = low.matchAll(FAKE);
  const isSaid = SAID.test(fake === undefined ? low : low.replaceAll(FAKE, ' '));
  if (fake !== undefined && !isSaid) return [{ ...MISSED, start: fake.index, end: fake.index + fake[0].length }];
  if (customer === null || !matter.isFault || isGoingOn) return [];
  return isSaid || EMERGENCY.test(low) ? [] : [MISSED];
};

const MISSED: Remark = wholeRemark(
  'apology',
  'The customer tells of something that went wrong, and nothing says that we are sorry.',
  'Begin with an apology: "We are sorry that …".',
);
