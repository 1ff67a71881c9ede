import { anyPhrase } from './phrases.ts';

/** What the customer's words are about, as far as the guard must know it. */
export interface Matter {
  /** They report something that is our fault, or may well be. */
  readonly isFault: boolean;
  /** Something is wrong, whosever fault it is. */
  readonly isProblem: boolean;
  readonly isQuestion: boolean;
  readonly isComplaint: boolean;
  /** Somebody may get hurt, or was. */
  readonly isDanger: boolean;
  /** They end it with us, or ask to be called. */
  readonly isLeaving: boolean;
  /** Their health, money or identity. */
  readonly isPrivate: boolean;
}

export const NO_MATTER: Matter = {
  isFault: false,
  isProblem: false,
  isQuestion: false,
  isComplaint: false,
  isDanger: false,
  isLeaving: false,
  isPrivate: false,
};

/** Somebody may get hurt, or was. */
const DANGER = anyPhrase(`
  (syttyi|syttyy|syttynyt|palamaan|sähköisku*|räjähti|räjähtä*|räjähdy*|savusi|savuaa|savua|käryää|loukkaantu*|haavoittu*|palovamma*|vaarallinen|vaarallise*|vaarassa|hengenvaara*|lasinsirp*|sirpale*|ruokamyrky*|myrkyty*|tukehtu*|kipinöi*|allergisen reaktion)
  (caught fire|catch fire|on fire|electric shock|exploded|explode|explosion|sparks|sparking|started smoking|is smoking|smoke came|smoke coming|burned|burnt|got hurt|was hurt|injured|injury|dangerous|unsafe|safety hazard|fire hazard|hazardous|glass in|choked|choking|food poisoning)
`);
/** They end it with us, or want to be called. */
const LEAVING = anyPhrase(`
  (irtisano*|irtisanon|peru|perun|perukaa|lopetan|lopettakaa|lopetamme|purkaa|vaihdan|vaihdamme|eroan|kilpailijal*) … (sopimu*|tilau*|liittymä*|jäsenyy*|operaattor*|yhtiötä|kauppa*|asiakkuu*|vakuutu*)
  (vaihdan|vaihdamme) (operaattor*|yhtiötä)
  (irtisanon|irtisanomme|eroan|kilpailijalle)
  (soittakaa|soittaisitteko|soittaisitko|voitteko soittaa|voisitteko soittaa|voitko soittaa|soitatteko|soitto*|takaisinsoi*) (minulle|mulle|meille|takaisin)?
  (cancel|cancelling|canceling|end|ending|terminate|terminating|leaving|quit|quitting|switch|switching|close|closing) … (contract|subscription|membership|account|provider|you|plan|policy|company|operator)
  (call|ring|phone) me
`);
const FAULT = anyPhrase(`
  (veloi*|laskut*|peritte|perittiin|perivät) … (liikaa|liian paljon|turhaan|tuplasti)
  (netti*|yhteys|verkko|liittymä|sähkö*) … (poikki|alhaalla|pimeänä)
  (never|not|didn't|hasn't|haven't) … (turned|turn|show|shown) up
  (been|is|was|gone) down (for|since|all|again)
  myöhäs*
  (myöhästyi|myöhästyy|myöhästynyt|myöhästyivät)
  (ei|eikä|eivät) … (tullut|tulleet|saapunut|saapuneet|toimitettu|näkynyt|ilmestynyt|palautettu|hyvitetty|vastattu|vastannut|kuulunut|palautunut)
  (en|emme) ole … (saanut|saaneet)
  ette … (vastan*|vastaa|toimittan*|palauttan*|hyvittän*)
  (tuli|saapui|oli|olikin|ihan|jo|taas|heti|täysin) (rikki|hajalla)
  (rikkinä*|rikkoutun*|särky*|särö*|viallinen|viallise*|vioittun*|vaurioitun*|likai*|homeessa|pilaantun*|kylmänä)
  (väärä|väärän|väärät|vääriä|väärää|väärään|väärälle|väärästä|väärässä paikassa|vääränkokoi*|vääränvärinen|väärin)
  (ette|eikä kukaan|ei kukaan|ei kukaan ole) \\p{L}{2,20}(nut|nyt|neet|kaan|kään)
  (toisen|jonkun muun|naapurin|väärän) (ihmisen|asiakkaan|henkilön|paketin|tilauksen|lapsen)
  (vaikka|vaik) … (lupas*|peruin|maksoin|maksettu|pyysin|sovittiin|sovimme|piti|tilasin)
  (piti|olisi pitänyt|pitäisi|piti jo) (tulla|olla|saapua|toimia|saada|hoitaa)
  (jätti|jättivät|rikkoi|rikkoivat|naarmu*|reiän|haisee|löyhkää|nurin|sähkökatk*|taas väärä*)
  (hävittän*|hukannut|hukanneet|hukkasitte|hukattu)
  (kahdesti|kahteen kertaan|tuplana|aiheeton|aiheetta|perusteet*)
  (katkos*|katko*|laskutusvirhe*|virhe (laskussa|tilauksessa|hinnassa))
  (odottanut|odotan|odottelen|odoteltu|odotettu|odottaneet|odottanu|jonottanut|jonotin) … (tunti*|tunnin|päivä*|viikk*|viikon|kuukau*|ikuisuuden|turhaan|minuuttia)
  (kukaan|mitään) ei
  (peruttiin|perutte|perutti|perui|peruitte|unohditte|unohdettu)
  (surkeaa|surkeeta|surkea|törkeä*|töykeä*|tyly*|epäystävälli*|huonoa palvelu*|huono palvelu*|surkea*|pettynyt|pettymys|ala-arvoi*|kelvoton*|järkyttävä*)
  (late|delayed|delay|delays|overdue)
  (hasn't|haven't|isn't|wasn't|didn't|doesn't|don't|won't|not|never) … (arrived|arrive|come|came|delivered|received|receive|got|showed|shipped|refunded|heard|answered|replied|responded)
  (never|still) (arrived|came|got|received|waiting|no|nothing|not|showed|heard)
  (broken|broke|damaged|defective|faulty|cracked|shattered|smashed|leaking|mouldy|moldy|dirty|stale|expired|torn|ruined|dead on arrival|came (off|apart)|fell (off|apart)|ripped|smells|stinks|rubbish|power cut|blackout|air con)
  (the )?(wrong|incorrect)
  (cancelled|canceled|charged|closed|removed|blocked) (for no|without|my|again)
  (left|closed|shut) (\\d{1,2} min\\p{L}{0,5} )?(early|without)
  (door|shop|store|gate) was (locked|closed|shut)
  you (lost|broke|ruined|didn't|did not|never|haven't|have not|don't|forgot|promised|said)
  (supposed to|meant to|should have|someone else's|still no|still not|still haven't|yet again|once again|for no reason|third (one|this|in|time))
  (charged|billed|invoiced|debited) (me )?(twice|double|again|extra|for|two|three|the wrong)
  (twice|double charged|overcharged|double-charged|duplicate charge)
  (cancelled my|canceled my|outage|is down|are down|'s down|site's down|went down|down again)
  (where|late|broken|missing|wrong|waiting|down) … again
  (in|your|the) (line|queue) for
  (on hold|a mess|jonossa|jonotan*|jonottan*)
  (been )?waiting (for|since|on hold|over|more|two|three|a week|weeks|days|hours|forever|\\d{1,3})
  (nobody|no one|no reply|no response|no answer|no refund|no sign|nothing)
  (rude*|terrible|horrible|appalling|disappointed|disappointing|unacceptable|ignored|forgot|poor service|bad service|useless|a joke|third time|second time)
`);
/** Something does not work: ours or theirs, and help is worth more than an apology. */
const TROUBLE = anyPhrase(`
  (ei|eikä|eivät) … (toimi|toiminut|käynnisty|aukea|lataudu|löydy|näy|onnistu|mene läpi)
  (kaatuu|kaatui|kaatuil*|jumi*|jumittaa|pätkii|virheilmoitu*|vika|vikaa|viat|bugi*|virhe*|puuttu*|jumissa|rikki|hajos*|hajon*|kadonnut|kateissa|katosi|hävisi)
  (won't|wont|doesn't|doesnt|isn't|wasn't|aren't|keeps|keep|stopped|not|never) \\p{L}{2,20}
  (crash*|missing|bug|bugs|buggy|glitch*|error|errors|freezes|lost|disappeared|problem|problems|trouble)
`);
/** They have had enough of it. */
const ANGRY = anyPhrase(`
  (taas|jälleen|yhä|edelleen|vieläkään|koko ajan|jo (viikon|viikko*|päivä*|kolmatta|toista|tunti*|tunnin|kuukau*|\\d{1,3})|hermo*|pettynyt|raivo*)
  (again|still|every time|for (days|weeks|hours|a week|\\d{1,3})|fed up|angry|sick of|third|ridiculous)
`);
const COMPLAINT = anyPhrase(`
  (harmittaa|ärsyttä*|suututtaa|turhautta*|typerä*|naurettava*|huono*|kallis*|hidas*|vaikea*|sekava*|ongelma*|pettynyt|raivo*|hävetkää|häpeä*|reklamaatio*|valitu*|en pääse|ei pääse|en saa)
  (annoying|frustrat*|ridiculous|expensive|slow|confusing|problem*|issue*|angry|upset|complain*|worst|hate|can't|cannot|unable|struggling|fed up|joke)
`);
const QUESTION = anyPhrase(`
  (missä|mistä|mihin|milloin|koska|miksi|miten|kuinka|mikä|mitä|kuka|kenelle|paljonko|montako|onko|onks|ovatko|saako|voiko|voiks|voisiko|voitteko|voisitteko|voitko|pitääkö|tuleeko|meneekö|löytyykö|myyttekö|toimiiko|saanko|saisiko)
  \\p{L}{2,20}(aa|ää|ee|ii|oo|uu|yy|an|än|en|in|on|vat|vät|te|t|s|si|ssa|ssä|lla|llä|ja|jä)k[oö]
  (mites|mites se|miks|mist|kauanko|kauan)
  (where|when|why|how|what|which|who|is there|are you|do you|does it|can i|can you|could you|would you|will you)
`);
const OF_THEIRS = anyPhrase(`
  (sairau*|sairas*|sairaal*|lääke|lääkke*|lääkit*|lääkär*|resept*|diagnoo*|potila*|raskau*|raskaan*|allerg*|masennu*|mielenterv*|terveystie*|hoitoon|hoidosta|laboratorio*|verikoke*|leikkau*|syöpä*|diabete*)
  (velka*|velkaa|velat|perin*|ulosot*|maksuhäiriö*|luottotie*|tilini|tililtäni|tilillä ei|saldo*|laina*|maksuvai*|toimeentulo*|palkka*|pankkitunnu*)
  (henkilötunnu*|hetu*|identiteet*|passi|passini|ajokort*|henkilökort*)
  (illness|disease|medication|medicine|prescription*|diagnos*|patient|pregnan*|allerg*|depress*|mental health|surgery|cancer|diabet*|test results|blood test)
  (debt|debts|debt collect*|collection agency|bailiff|credit score|credit rating|payment default|my bank account|my account balance|mortgage|loan|my loan|can't afford|cannot afford|salary)
  (social security|identity theft|my identity|passport|driving licence|driver's license|stole my identity)
`);
/** What happened to them by their own hand, or was forgotten by them. */
const OWN = anyPhrase(`
    (unohdin|unohtunut|rikoin|hukkasin|pudotin|kaadoin|tilasin väärän|annoin väärän|syötin väärän|valitsin väärän|myöhästyin|(olen|oon|tulen) … myöhässä)
    (forgot my|i forgot|i (cracked|broke|dropped|lost|spilled|ordered the wrong|entered the wrong|typed the wrong|put the wrong)|cracked my|dropped my|lost my (password|login|card|key|keys|phone|ticket|receipt|code|pin))
  `);

const SUPPOSES = anyPhrase(`
  (jos|mikäli|entä jos|siltä varalta)
  (if|what if|in case|suppose)
`);
const PRAISES = anyPhrase(`
  (kiitos|kiitokset|kiitti|kiitoksia|mahtava*|paras|parasta|parhaat|ihana*|upea*|loistava*|huippu*|hienoa|rakastan|tykkään|onneksi)
  (thanks|thank you|love|loving|great|best|brilliant|amazing|awesome|fantastic|kudos|well done|shout out)
`);
const BUT_NOT = anyPhrase(`
  (mutta|vaikka|silti|kuitenkin|paitsi|ei kiitos|kiitti vaan|kiitos vaan|kiitos ei|taas|edelleen|vieläkään)
  (but|though|although|however|except|still|yet|again|thanks for nothing|no thanks|great job|just great|oh great)
`);

/** A fault that is only supposed, or told with thanks, asks for no apology. */
function isHarmless(low: string): boolean {
  if (SUPPOSES.test(low)) return true;
  return PRAISES.test(low) && !BUT_NOT.test(low);
}

/** Whether it is so, how many there are: who asks only this, in one sentence, tells of no fault yet. */
const ONLY_ASKS =
  /^(?:hei[,! ]+|moi[,! ]+|hi[,! ]+|hello[,! ]+)?(?:(?:on|ovat|meneekö|tuleeko|kulke[eva]+t?|kuinka mon)(?:ko|kö|ks|ta)\b|(?:are|is|do|does|how many|how long is)\b)[^.!?]*\??\s*$/u;

/** What a customer's words in small letters tell. */
export function matterOf(low: string): Matter {
  const isTrouble = TROUBLE.test(low);
  const isTheirs = OWN.test(low) || isHarmless(low) || ONLY_ASKS.test(low);
  const isDanger = DANGER.test(low) && !isTheirs;
  return {
    isDanger,
    isLeaving: LEAVING.test(low),
    isFault: isDanger || ((FAULT.test(low) || (isTrouble && (low.includes('!!') || ANGRY.test(low)))) && !isTheirs),
    isProblem: isDanger || ((FAULT.test(low) || isTrouble) && !isTheirs),
    isQuestion: low.includes('?') || QUESTION.test(low),
    isComplaint: COMPLAINT.test(low),
    isPrivate: OF_THEIRS.test(low),
  };
}
