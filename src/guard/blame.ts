import { GUESSED } from './more-blame.ts';
import { anyPhrase, phrases } from './phrases.ts';
import { type Cue, type Judge, remarksOf } from './remark.ts';

const BLAME: Cue = {
  said: phrases(`
    (on|oli|johtuu|johtui) (kyllä |ihan |siis |vain )?(sinun|teidän|sun) (oma |omaa )?(vika*|virhe*|syy*|moka*|huolimattomuu*)
    (oma|omaa|itsesi|itsenne) (ihan )?(vikasi|vikanne|vika|virhe|virheesi|virheenne|syysi|syytäsi|syytänne|moka|mokasi|huolimattomuu*|vikaasi|vikaanne)
    (huolimattomuutesi|huolimattomuutenne|väärinkäytöksesi|laiminlyöntisi)
    itse (aiheut*|rikoit*|tilasit*|valitsit*|syötit*|annoit*|kirjoitit*|unohdit*|jätit*|sotkit*|hyväksyit*)
    (aiheutit|aiheutitte|unohdit|unohditte|jätit|sotkit) (itse|vain itse)
    (sinun|teidän|sun|asiakkaan) (itse )?(olisi|ois) (itse )?(kannattanut|pitänyt|tullut|täytynyt)
    (olisit|olisitte) (itse )?(voinut|voineet|lukenut|lukeneet|tarkistanut|tarkistaneet|huomannut|ymmärtänyt|katsonut|katsoneet|ilmoittanut|tilannut|hoitanut)
    (luitko|luitteko|katsoitko|katsoitteko|viitsitkö|viitsittekö|yrititkö|osaatko|vaivauduitko) (edes|ollenkaan|ikinä)
    (et|ette) (selvästikään |ilmeisesti |kai |varmaan |siis |vain |edes |itse |näköjään )?(ole )?(luk*|lue|vaivautu*|noudatta*|seuran*|seuraa|kuunnel*|ymmärrä*|ymmärtän*|viitsin*|tarkista*|osan*|katson*|huoleh*)
    (ymmärsit|ymmärsitte|käsitit|käsititte|luit|luitte|käytit|käytitte|asensit|asensitte|syötit|syötitte|teit|teitte|pesit|toimit|toimitte|olet ymmärtänyt|olet käsittänyt|olette ymmärtäneet|olette käsittäneet|olet käyttänyt|olette käyttäneet) (sen |tuotetta |laitetta |ohjeen |asian |osoitteen |tunnuksen |asiaa )?(ihan )?väärin
    (annoit|annoitte|syötit|syötitte|kirjoitit|kirjoititte|valitsit|valitsitte) (itse )?(meille )?(väärän|väärät|puutteelli*)
    (olet|olette|oot) (itse )?(nyt )?(väärässä|erehtynyt|erehtyneet|vastuussa|syyllinen|epäkohteli*|kohtuut*|hankala|ainoa joka)
    (väität|väitätte|väitteesi|väitteenne|väitöksesi|syytöksesi|syytöksenne|valituksesi on|valituksenne on)
    (väite*|väität*|kertomasi|sanomasi|kuvauksesi) … ei (yksinkertaisesti |vain |suinkaan |kyllä )?pidä (lainkaan |ollenkaan )?paikkaansa
    (se|tämä|tuo) ei ole totta
    jos (olisit|olisitte|ette olisi|et olisi) (itse |edes |vain |vähän )?(luk*|tarkista*|noudatta*|ilmoitta*|kysy*|vaivautu*|tilan*|tilat*|tehn*|maksan*|tullut|soitta*|katso*|kuunnel*|ymmärtä*)
    jos (viitsisit|lukisit|lukisitte|vaivautuisit|osaisit)
    käyttäjävir*
    (ohjeiden|ohjeen|sääntöjen|ehtojen) vastaisesti
    (kannattaisi|kannattaa|pitäisi|voisit|voisitte) (itse |ensin )?(lukea|tarkistaa|miettiä|opetella|katsoa) … ennen kuin (valit*|syyt*|kirjoit*|kysy*|huud*)
    (vika|virhe|syy|ongelma) on (kyllä |siis )?(teillä|sinulla|teidän päässä*|sinun päässä*)
    (sinun|teidän) (oma |ihan )?(ongelma|ongelmasi|ongelmanne|asiasi hoitaa|vastuullasi|vastuullanne)
    (sinähän|tehän|itsehän|itse)(hän)? (sen |ne |sitä )?(tilasit|tilasitte|valitsit|rikoit|rikoitte|halusit|hyväksyit)
    (perätön|perättömiä|tuulesta temma*|keksit|valehtel*|vääristel*|aiheeton valitus|aiheetonta)
    (mitäs|mitä) (tilaat|tilasit|läksit|ostit|ostat|odotit|odotitte|kuvittelit)
    (et|ette) (noudata|lue|kuuntele)
    (rikoit|rikoitte) (sään*|ehto*|niitä|sopimus*)
    (emme|en) (väittele|kiistele|riitele|jaksa)
    (tosiasia on|opettele|opetelkaa)
    (kerto*|sano*|sanottu|selit*|vastan*) … (kaksi|kolme|monta|useita|useaan) kert*
    (kaksi|kolme|monta|useita|useaan) kert* (sano*|kerro*|kerto*|todettu|selit*)
    (summa|lasku|laskutus|tieto|hinta) on (ihan |aivan |täysin |kyllä )?oikein
    (itse|teidän itse|sinun itse) (valin*|valit*|hyväksy*|tila*)
    (kukaan muu|muut asiakkaat|kaikki muut|kaikilla muilla|muilla asiakkailla|kenelläkään muulla) … (ei ole|eivät ole|ei|kyllä|osaavat|osanneet)
    (rauhoitu|rauhoitutaan|rauhoittukaa|turha (syyttää|valittaa|suuttua|huutaa|kiukutella|raivota|vängätä)|älä (syytä|valita|huuda|kiukuttele|raivoa|liioittele|inise)|älkää (syyttäkö|valittako|huutako|liioitelko)|(lopeta|lopettakaa) (jo|se|tuo|valitta*|huuta*|vänkää*|kiukuttelu|raivoaminen|inise*)(?! käyt*)|liioittel*|valitat turhasta|syytä vain itseäsi)
    ei (ole|johdu|oo) … (meistä|meidän vika*|meidän syy*|meidän virhe*|meidän vastuul*|vikamme|syytämme|virheemme|meidän ongelma*|ongelmamme)
    emme ole (tehneet|vastuussa) (mitään |tässä )?(virhe*|väär*|asiakkaan|sinun|siitä)
    (vika|virhe|ongelma|syy|häiriö) (on|oli|löytyy|johtuu) (siis |selvästi |todennäköisesti |kyllä |ihan )?(sinussa|teissä|sinun|teidän|sinusta|teistä|käyttäjässä|asiakkaassa|asiakkaan|päässäsi|päässänne|laitteessasi|omassa|itsessäsi)
    johtuu (siitä että |vain |täysin |kokonaan )?(sinusta|teistä|sinä|te|omasta|itsestäsi|et|ette)
    (tarkempi|tarkempia|huolellisempi) (ensi|ens|seuraavalla) kerralla
    (ensi|ens|seuraavalla) kerralla (aikaisemmin|aiemmin|ajoissa|paremmin|luet|lukekaa|lue)
    your (fault|own (fault|mistake|error|negligence|carelessness|responsibility|problem|doing))
    (is|was|it's|that's|due to|because of|through|by) your (mistake|error|negligence|carelessness|responsibility|problem)
    (only )?(have |got )?(only )?(yourself|yourselves) to blame
    (learn to|bother to|bothered to|be bothered|can't be bothered|couldn't be bothered) (read|use|check|look|listen|follow|ask|call)?
    (no point|no use|pointless) (in )?(blaming|complaining|arguing|shouting)
    (nonsense|rubbish claim|what (did|do) you expect|how many times|do you even)
    (told|informed|reminded|warned) you (this |that )?(twice|several|many|already|before|three|multiple|repeatedly|more than|again and)
    (amount|sum|bill|invoice|price|total) (is|was) (perfectly |quite |absolutely )?(correct|right)(?=\\s{0,2}[.!])
    (said|been|was|stated|there) all along
    you (really )?(should|ought to|could|might|must|would) (have|'ve|of) (read|checked|known|contacted|noticed|looked|asked|done|ordered|followed|realised|realized|thought|said|waited|entered|made|misread|misunderstood|missed|typed|broken|dropped|listened|paid|called|written|used)
    you should've
    you (clearly |obviously |simply |just |evidently |apparently )?(failed|neglected|forgot|refused|misread|misunderstood|misused|broke|ignored|messed|chose to ignore|entered the wrong|gave us the wrong|gave the wrong|typed|ordered the wrong|provided the wrong|put in the wrong|bothered)
    (clearly|obviously|evidently|apparently) you
    you (clearly|obviously|evidently)
    you (didn't|did not|haven't|have not|don't|do not) (even |bother |actually |clearly |properly )?(to )?(read|follow|bother|listen|understand|check|pay attention|look|seem to understand|get it)
    (if you had|if you'd|had you) (only |actually |bothered |just )?(bothered|read|followed|checked|listened|taken|told|paid|ordered|contacted|waited|asked|to read)
    if you (only|actually|bothered|would only|would just) (read|to read|listened|checked|looked|bothered)
    (user|customer|operator) error
    you (are|'re|were) (simply |just |clearly |quite |completely |the one who |the only one )?(wrong|mistaken|lying|exaggerating|incorrect|confused|responsible|to blame|overreacting|rude|unreasonable|impatient)
    you (are|'re) being (unreasonable|rude|difficult|unfair|ridiculous|dramatic|impatient)
    (that|this|it)('s| is) (simply |just |clearly |quite |absolutely )?(not true|untrue|false|nonsense|not correct|incorrect|not our (fault|problem|mistake|responsibility))
    (not|isn't|wasn't|never|hardly|is not|was not) our (fault|problem|mistake|error|responsibility|issue)
    (nobody|no one|no-one) (else )?(has |have |had )?(ever )?(complain*|had this|had any|reported)
    (nobody else|no one else|no-one else|none of our customers|no other customer*|other customers|everyone else|everybody else) (has |have |had |is |are |seems )?(ever )?(complain*|this problem|this issue|had this|had any|having|a problem|an issue|managed|manages|manage|reported|can|knows|understands|have no|has no|do not|don't)
    (calm down|blame yourself|blame us|stop (complaining|blaming|shouting|yelling|whining)|no need to (shout|be rude|yell)|relax|watch your (tone|language)|whining)
    (you claim|you allege|so you say|your so-called|your alleged|as you should know|as you would know)
    (problem|issue|fault|error|mistake) (is|was|lies|must be) (clearly |probably |obviously )?(on|at|with) (your|you|your end|your side)
    (caused|down|due) (by|to) (your|you) (own|not|failing|failure|mistake|error|negligence|device|misuse|carelessness|incorrect)?
    (we did|we've done|we have done) (nothing|no) wrong
    next time (please )?(read|check|be|make sure|look|think|pay)
  `),
  unless: anyPhrase(`
    (ei|eikä|eivät) (ole |ollut |missään nimessä |todellakaan |tietenkään |suinkaan )?(sinun|teidän|oma|omaa|sun)
    (not|isn't|wasn't|never|in no way|nothing) (at all )?(your|you|due to you|caused by you|down to you)
    (you're|you are) (absolutely |quite |completely )?right
    (olet|olette) (täysin |aivan )?oikeassa
    (olisi|ois) pitänyt (saada|kuulla|saapua|tulla|päästä|olla)
    should have (been|received|got|heard|had|gotten)
    (jos|mikäli) (et|ette)
    (if|in case) you (don't|do not|didn't|did not|haven't|have not)
  `),
  why: 'This blames the customer, or argues with them.',
  suggestion: 'Leave open whose fault it was, and say what you do next.',
};

/** A guess that is only supposed, or told of ourselves, is none. */
const GUESS: Cue = {
  ...BLAME,
  said: GUESSED,
  unless: anyPhrase(`
    (jos|mikäli|siltä varalta että) (olet|olette|annoit|annoitte|valitsit|valitsitte|syötit|syötitte|kirjoitit|tilasit|teit|teitte)
    (if|in case|even if) you (entered|used|typed|made|chose|ordered|picked|did|put|gave|set|have|'ve|think)
    (ei|eikä|et|ette|eivät) (ole |ollut |suinkaan |todellakaan |tietenkään )?(sinun|teidän|oma|omaa|sun|käyttäjän|asiakkaan|tehn*|mitenkään)
    (not|isn't|wasn't|never|in no way|nothing) (at all )?(your|you|due to you|caused by you|down to you|on you)
    (you're|you are|you were) (absolutely |quite |completely )?right
    (olet|olette) (täysin |aivan )?oikeassa
  `),
};

/** Blaming the customer, or arguing with them. */
export const judgeBlame: Judge = ({ reading }) => remarksOf('blame', reading, [BLAME, GUESS]);
