import { anyPhrase } from './phrases.ts';
import { type Judge, wholeRemark } from './remark.ts';

const SAID = anyPhrase(`
  (pahoittel*|pahoilla*|anteeksi*|anteeksipyyn*|valitamme|sori|sorry|soz|harmi*|harmittaa|ikäv*|kurj*|nolo*|surulli*|inhottav*|valitettavasti|valitan|säikäh*|säikäy*|valitettavaa|hävettää|mokasimme|mokattiin|möhlimme|virheemme|oma virhe|tylsää|tylsä juttu|ärsyttävää|voi ei|voi että|hups|oho|ymmärrän … (että|huol*|harmi*|pettym*|turhaut*|tunte*)|ymmärrämme … (että|huol*|harmi*|pettym*|turhaut*|tunte*)|meidän (virhe|moka|vika)*|ei (olisi )?(saa|saisi|saanut|pitäisi|pitänyt|pidä) … (käydä|mennä|tapahtua|olla|kestää)|kärsivällisyy*|kiitos (paljon )?(kun|että) (kerroit|kerroitte|ilmoitit|ilmoititte|vinkkasit|huomautit|huomasit|otit)|kiitos (ilmoituk*|vinki*|huomau*|tiedo*))
  (apolog*|regret*|forgive*|excuse us|our (bad|mistake|fault|error)|my (bad|mistake|fault|apologies)|let you down|not good enough|shouldn't|should not|oops|oh no|that's on us|on us|understand (how|that|your|why)|frustrat*|thanks for (telling|letting|flagging|reporting|pointing|spotting|the heads)|thank you for (telling|letting|flagging|reporting|pointing|spotting|your patience)|patience)
  (förlåt|ursäkta*|ledsen|ledsna|beklaga*)
`);

/** Somebody is in danger: what to do comes first, and the apology another time. */
const EMERGENCY = /(?<!\d)(?:112|911|999)(?!\d)/;

/** The customer reports our fault and is told no sorry; once said in a conversation it need not be said again. */
export const judgeApology: Judge = ({ reading, customer, matter, isGoingOn }) => {
  if (customer === null || !matter.isFault || isGoingOn) return [];
  if (SAID.test(reading.low) || EMERGENCY.test(reading.low)) return [];
  return [
    wholeRemark(
      'apology',
      'The customer tells of something that went wrong, and nothing says that we are sorry.',
      'Begin with an apology: "We are sorry that …".',
    ),
  ];
};
