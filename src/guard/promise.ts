import { anyPhrase, phrases } from './phrases.ts';
import { sentenceAt } from './reading.ts';
import { type Cue, type Judge, remarksOf } from './remark.ts';
import { isTimeNamed } from './time-named.ts';

/** What is hoped for, asked for, or denied is no promise. */
const HEDGE = anyPhrase(`
  (ellei|jos|mikäli|toivottavasti|toivomme|arviolta|arvion mukaan|arvioi*|todennäköisesti|luultavasti|pitäisi|pyri*|tavoit*|yrit*|ehkä|noin|emme voi|en voi|emme pysty|ei voida|emme valitettavasti)
  (if|unless|hope|hopefully|estimated|estimate|expect|expected|should|likely|probably|aim|aims|try|might|may|cannot|can't|unable|not able)
`);
const SURELY =
  '(varmasti|varmuudella|taatusti|takuulla|takuuvarmasti|satavarmasti|ehdottomasti|sataprosenttisesti|100-prosenttisesti|aivan varmasti|ilman muuta)';
const OUTCOME =
  '(hyvit*|korvaa*|korvata*|korvauk*|palauta*|palaute*|korja*|kuntoon|kunnossa|saat|saatte|saapuu|saapuvat|tulee|tulevat|toimii|toimivat|toimitamme|toimitetaan|ratkea*|ratkais*|ratkeaa|onnistuu|järjesty*|hoitu*|hoidamme|perillä|takaisin|rahat|toistu*|löyty*|löydä*|ehtii|ehdi*|lähtee|pääset)';
const CERTAINLY =
  '(definitely|certainly|absolutely|surely|undoubtedly|for sure|without fail|without (a )?doubt|100%|100 %|100 percent)';
const RESULT =
  '(be|get|receive|arrive|refund*|fix*|resolve*|solve*|sort*|replac*|deliver*|compensat*|work*|have|reimburse*|happen*|find|credit*|back)';
const FIXED =
  '(fixed|resolved|solved|sorted|sorted out|repaired|working|restored|back up|up and running|back online|back to normal|online|perfect|all right)';
const WHEN =
  '(tomorrow*|today|tonight|this (morning|afternoon|evening|week)|by (the )?(\\p{L}{1,10} )?(end|morning|noon|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\\d{1,2})|next week|in (an hour|no time|\\d{1,2} (minutes|hours))|within (an hour|the hour|\\d{1,2} (minutes|hours|days)))';

const CERTAIN: Cue = {
  said: phrases(`
    ${OUTCOME} … ${SURELY}
    ${SURELY} … ${OUTCOME}
    (will|shall|i'll|you'll|we'll|it'll|they'll) … ${CERTAINLY}
    ${CERTAINLY} (will|shall|we'll|you'll|get|receive|refund|be|fix)
    ${CERTAINLY} … will ${RESULT}
    (takaan|takaamme|taattu|taataan|taattua)
    (i|we|we can|i can|i'll|we'll|personally|can|fully) guarantee*
    (is|are|guaranteed) guaranteed
    guaranteed (refund|delivery|to)
    (is|are|'s) (certain|sure|bound|guaranteed) to
    (you have|you've) (my|our) word
    (vannon|vannomme|kunniasanalla)
    (lupaan|lupaamme|luvata) (sinulle |teille )?että … (ei|eivät|et|korjat*|korjaa*|toimi*|saat|saatte|saapu*|kunnossa|kuntoon|toistu*|tulee|on|ratkea*|hyvit*|korva*)
    (i|we) promise (you )?(that )?(this|it|the|you|your|there|no)
    (ei|eikä) (tule |enää |koskaan |ikinä |varmasti |tule enää |enää koskaan )?(toistu|toistumaan|tapahdu enää|tapahtumaan enää|tapahdu uudelleen|tapahdu uudestaan|käy enää|satu enää)
    (never|not|won't|will not|will never) (ever )?(happen|occur|be repeated) (to you )?(again|any more|anymore)
    (voit|voitte|olla|ole|olkaa) (olla )?(täysin |aivan )?(varma|varmoja) (siitä )?että
    (rest assured|be assured|you can be sure|you can count on|there is no way|there's no way|mark my words)
    no (more )?(problems|issues|delays) (ever )?(again|in the future)
    (you'll|you will) never (have|see|face|experience)
  `),
  unless: HEDGE,
  why: 'This promises an outcome for certain that nobody can be sure of.',
  suggestion: 'Say what you do and by when, such as "we look into it and tell you by Friday".',
};

const FIXED_BY: Cue = {
  said: phrases(`
    (will|shall|going to|it'll|they'll|that'll) (all )?(be |have been )?${FIXED} … ${WHEN}
    ${WHEN} … (will|shall|it'll|going to) (all )?(be )?(working |back )?${FIXED}
    (korjataan|korjaantuu|korjautuu|saadaan kuntoon|ratkaistaan|ratkeaa) … (huomenna|huomiseksi|huomiseen|huomisaamu*|tänään|illaksi|tunnissa|heti|viikossa|päivässä|iltaan)
    (huomenna|huomiseksi|huomiseen mennessä|illaksi|huomisaamu*|tunnissa|viimeistään huomenna) … (korjataan|korjattu|kunnossa|kuntoon|toimii|toimivat|ratkaistu|poistunut|ratkeaa|ohi)
    (korjattu|kunnossa|ratkaistu|kuntoon|toimii|toimivat) … (huomenna|huomiseksi|huomiseen|huomisaamuna|illaksi|ensi viikolla)
  `),
  unless: HEDGE,
  why: 'A day is given by which it works again, as if it were certain.',
  suggestion: 'Call it an estimate, or promise what is in your hands: when you will tell more.',
};

const SOME_TIME: Cue = {
  said: phrases(`
    (palaamme|palaan|palataan|vastaamme|vastaan|olemme yhteydessä|otamme yhteyttä|otan yhteyttä|ilmoitamme|ilmoitan|kerromme|soitamme|soitan|hyvitämme|korvaamme|palautamme|korjaamme|hoidamme|hoidan|toimitamme|lähetämme|lähetän|selvitämme|tutkimme|laitamme|viestitämme|kuulet|kuulette|saat|saatte|korjataan|lisäämme|tarkistamme|tulemme|tulee|tulevat|toimii|toimivat|\\p{L}{3,20}mme) … (pian|piakkoin|pikaisesti|pikimmiten|pikapuoliin|ensi tilassa|viipymättä|mahdollisimman (pian|nopeasti)|niin pian kuin|heti kun (voimme|pystymme|ehdimme|mahdollista|mahdollisuus)|lähiaikoina|lähitulevaisuudessa|lähipäivinä|myöhemmin|jossain vaiheessa|jossakin vaiheessa|aikanaan|kohta|asap|ajallaan|joskus|ennen pitkää|tuota pikaa|kun (tiedämme|saamme|ehdimme|ehdin|tiedän|pystymme|voimme))
    (pian|piakkoin|mahdollisimman pian|lähiaikoina|lähipäivinä|heti kun) … (palaamme|palaan|vastaamme|otamme yhteyttä|ilmoitamme|soitamme|hyvitämme|korvaamme|korjaamme|kuulet|saat)
    (will|we'll|i'll|you'll|they'll|it'll|that'll|shall|going to) … (soon|shortly|asap|as soon as (possible|we can|i can|we possibly can|we're able)|at some point|in due course|in the near future|eventually|some day|someday|one day|when (we|i) (can|know more|have|hear|get a|find)|once we (know|hear|have)|sometime|in a bit|in no time|any (minute|moment|time)|before long)
    (get|come|be) back to you (soon|shortly|asap|as soon as|at some point|in due course|later|when)
  `),
  unless: anyPhrase(`
    (toivo*|toivot*|toivottavasti|näemme|nähdään|tavataan|tapaamme|hope|hopefully|see you|seeing you|wish)
  `),
  why: 'This is promised, but not by when.',
  suggestion: 'Name a day or an hour that you can keep, such as "by Friday at 12".',
};

const PROMISED: Cue = {
  said: phrases(`
    (lupaan|lupaamme|lupasin)
    (i|we) (do )?promise
  `),
  why: 'This is promised, but not by when.',
  suggestion: 'Name a day or an hour that you can keep, such as "by Friday at 12".',
};

const TO_COMPENSATE: Cue = {
  said: phrases(`
    (hyvitämme|korvaamme) (sinulle|teille|kyllä|sen|tämän|asian|koko|kaikki|täysin|kaiken|vahingon|kulut)
    (we'll|we will|i'll|i will) (make it up to you|compensate you|refund everything|refund you everything|pay for everything)
  `),
  why: 'This is promised, but not by when.',
  suggestion: 'Name a day or an hour that you can keep, such as "by Friday at 12".',
};

/** A promise without a time, or of something that nobody can be sure of. */
export const judgePromise: Judge = ({ reading }) => {
  const unsure = remarksOf('promise', reading, [CERTAIN, FIXED_BY]);
  const undated = remarksOf('promise', reading, [SOME_TIME, PROMISED, TO_COMPENSATE]).filter(
    ({ start }) => !isTimeNamed(sentenceAt(reading, start)),
  );
  return [
    ...unsure,
    ...undated.filter((one) => unsure.every(({ start, end }) => one.end <= start || one.start >= end)),
  ];
};
