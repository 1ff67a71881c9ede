import { phrases } from './phrases.ts';

/** Words that soften or sharpen a guess about what the customer did. */
const FI =
  '(kai |ehkä |varmaan |varmasti |ilmeisesti |todennäköisesti |luultavasti |selvästi |itse |siis |vain |vahingossa |taas |kyllä |näköjään )?';
const EN =
  "(probably |must have |must've |may have |might have |could have |likely |presumably |surely |apparently |perhaps |maybe |simply |just |clearly |have |'ve |yourself |then )?";

/** Guesses, duties and disbelief: what the customer is supposed to have done, should have done, or cannot have seen. */
export const GUESSED = phrases(`
  (olet|olette|oot) ${FI}${FI}(tehn*|käyttän*|asentan*|syöttän*|kytken*|toimin*|ymmärtän*|luken*|säilyttän*|pess*|käsitel*|valin*|antan*|laittan*|kirjoittan*) … (väärin|väärän|väärää|väärällä|virheen|virheitä|huonosti|huolimat*|vastoin)
  (olet|olette|oot) ${FI}${FI}(unohtan*|laiminlyön*|rikkon*|sotken*|jättän*) (itse |taas |vain )?(lukea|luke*|maksa*|tarkista*|tekemättä|ilmoitta*|sen|laitteen|tuotteen|ehtoja|sääntöjä)
  (taisit|taisitte|taidat|taidatte|lienet|saatoit|saatoitte) … (väärin|väärän|unohtaa|rikkoa|sotkea|virheen)
  (teit|teitte) … (väärin|virheen|virheitä)
  (sinulla|teillä) (on|oli) ${FI}(jotain |jokin |joku )?(pielessä|väärin)
  (sinun|teidän|sun) (itse )?(piti|tuli|kuului) (itse |ensin |kyllä |jo )?(lukea|tarkistaa|huolehtia|perehtyä|tietää|ymmärtää|tutustua|maksaa|ilmoittaa|noudattaa|varmistaa|muistaa|soittaa|säilyttää)
  (sinun|teidän|sun) (itse )?(pitää|pitäisi|tulee|tulisi|täytyy|kuuluu|kuuluisi) (itse (huolehtia|tarkistaa|hoitaa|varmistaa|muistaa)|(ensin |kyllä |jo )?(lukea|perehtyä|tietää|ymmärtää|opetella)|olla (tarkempi|huolellisempi))
  (asiakkaan|käyttäjän|tilaajan|ostajan|kuluttajan) (omalla |oma |omaa )?(vastuulla*|velvollisuu*|vastuu|vika|virhe|huolimat*|moka)
  (vastuullasi|vastuullanne|velvollisuutesi|velvollisuutenne|omalla vastuulla*)
  (syy|vika|ongelma|virhe|häiriö) (löytyy|on|oli|johtuu|lienee|johtui) … (omasta|toiminnastasi|toiminnastanne|käytöstäsi|käytöstänne|käyttäjästä|käyttäjässä|asiakkaasta|asiakkaassa)
  (kyse|kysymys) (on|oli|lienee) ${FI}(käyttäjän|asiakkaan|omasta|sinun|teidän) (omasta )?(virhe*|via*|huolimat*|erehdy*|mok*)
  (meillä|meiltä|meidän päässä|meidän puolelta) ei ole (tehty|tapahtunut|sattunut|ollut) (mitään )?(virhe*|väär*)
  (meidän|meillä) … (kaikki|ei ole mitään) … (kunnossa|oikein|vikaa) … (vika|syy|ongelma|virhe)
  (lukee|kerrotaan|sanotaan|todetaan|mainitaan|luki|kerrottiin|sanottiin) (kyllä |ihan |aivan |erittäin |varsin )?(selvästi|selkeästi|isolla|yksiselitteisesti)
  (kyllä|selvästi|selkeästi|yksiselitteisesti) (lukee|luki|sanotaan|todetaan|mainitaan)
  niinhän siinä käy
  (syytä|syyttäkää|saat syyttää|voit syyttää|saatte syyttää|voitte syyttää) (vain |ihan )?(itseäsi|itseänne|itseään)
  (miksi et|miksi ette|mikset|miksette) (sitten |itse |heti |jo |vain |edes )?(ole )?(luk*|kysyn*|kysyt*|ilmoitta*|soitta*|tarkista*|katso*|kerto*|maksan*|hoitan*|toimin*)
  (olisit|olisitte) (vain |heti |nyt |ensin )?(soitta*|ilmoitta*|luke*|kysyn*|tullut ajoissa|maksan*|kertonut|kertoneet|toimin*)
  (jos|kun) (maksaisit|maksaisitte|hoitaisit|hoitaisitte|kuuntelisit|kuuntelisitte|noudattaisit|noudattaisitte|katsoisit|katsoisitte)
  (jokainen|aikuinen|kuka tahansa|järkevä|normaali) … (ymmärtää|tietää|osaa|tajuaa)
  (luulisi|kuvittelisi|olettaisi)
  (en|emme) usko (että (näin|noin|tuo|asia|kertom*)|sinua|teitä|tarina*|väitet*|väitte*|tuota|kertom*)
  (tuo|se|tämä|väite) ei (mitenkään )?voi (pitää paikkaansa|olla totta)
  (valitat|valitatte|syytät|syytätte|huudat|huudatte|intät|intätte|valehtelet|huijaat|huijaatte)
  (tajuatko|tajuatteko|ymmärrätkö|ymmärrättekö|tiedätkö|huomaatko) (edes|itse|lainkaan|ollenkaan)
  (lue|lukekaa|katso|katsokaa|tarkista) … (kunnolla|ajatuksella|huolellisemmin)
  (et|ette) (taida|tainnut|tainneet|tunnu|viitsi) (edes |itse )?(osata|lukea|luke*|ymmärtä*|käyttää|katsoa|tietää|tarkista*)
  (unohdit|unohditte) ${FI}${FI}(lukea|maksaa|tarkistaa|ilmoittaa|peruuttaa|perua|tehdä|kertoa|mainita|päivittää)
  (laiminlöit|laiminlöitte|sotkit|sotkitte|möhlit|mokasit|mokasitte|töpeksit)
  (olit|olitte|olet|olette|oot) (itse |ihan |liian |vain )?(myöhässä|huolimaton|huolimattomia|varomaton|kärsimätön|kärsimättömiä)
  (sinähän|itsehän)
  oma vika (jos|kun)
  you ${EN}${EN}(did|done|do|doing|made|make|making|used|using|entered|typed|installed|handled|washed|picked|chose|selected|gave|set|put|plugged|connected|read|understood) (it |this |that |the |a |an |your |us the |something |some |in )?(it |product |device |instructions |settings |address |cable )?(incorrectly|wrong|wrongly|mistake*|error|incorrect|improperly|badly)
  (looks|seems|appears) (like |as if |as though |that |to me )?you ${EN}(forgot|misread|misunderstood|broke|ignored|misused|neglected)
  you (were|are) (supposed|meant|expected|required|obliged) to (have )?(read|check*|know*|keep|kept|follow*|pay|paid|tell|told|call*|report*)
  you (need|ought|have) to (read|learn|pay (more|closer|better)|be more (careful|patient)|understand|calm|take responsibility|look more)
  (it is|it's|it was|that's|that is|that was|this is) (entirely |solely |always |really |simply )?(on you|up to you to (check|read|make sure)|your (responsibility|job|duty|doing))
  (customer's|user's|buyer's|owner's) (own |sole )?(responsibility|fault|mistake|error|negligence|duty)
  why (did you not|didn't you|don't you|haven't you|have you not|wouldn't you|would you not|did you ignore)
  you (have |had |already )?(agreed|accepted|consented) (to )?(this|that|these|it|them|our|the)
  (clearly|plainly|explicitly) (state*|say|says|said|mention*|written|told|explain*|marked)
  (that is|that's|this is|it's) what happens (when|if) (you|people|customers|someone)
  (what|how) (did|do) you (think|expect|imagine)
  (works|working|worked) (just |perfectly )?(fine|perfectly|well|ok|okay) for (everyone|everybody|all|others|other|us|the rest)
  (i|we) (really |very much |seriously )?doubt (that|it|this|your)
  (find|finding) (that|it|this|your story) (very |rather )?(hard|difficult) to believe
  (that|this|it|your story) (simply )?(can't|cannot|can not|couldn't) (possibly )?be (true|correct)
  (any|every) (reasonable|normal|sensible|sane) (person|customer|adult|one)
  most people (manage|can|know|understand|read)
  (there's|there is|there was) nothing wrong (with|on|at) (our|the|my)
  (pay|paid) (more|better|closer|some) attention
  something you ${EN}(did|done)
  (brought|bring) (it|this|that|all of this) (all )?(on|upon) yourself
  you (misused|mishandled|neglected|mixed up|waited too long|left it too late|took too long|were careless|were too late|dropped it|damaged it)
  (mistake|error|failure|problem|fault|carelessness) (is |was |lies )?(entirely |clearly |probably )?on your (part|end|side)
`);
