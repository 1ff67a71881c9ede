/**
 * Short words that give a language away. Languages beyond Finnish, English and Swedish are here so that their texts are
 * not taken for one of the three: the answer for them is "und".
 */
export const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  fi: `ja on ei se että en kun mutta niin ne oli ole joka jos kuin vain tai sitä mitä nyt minä sinä hän me te he tämä tuo sen siitä siinä ovat olen olet ollut
    jo vielä myös sekä koska niitä kaikki kyllä mun sun mulla sulla mua sua mä sä toi tän ton oo ois olis oon oot ihan aina taas nyt sitten sit vaan miten missä milloin mikä
    kuka miksi mitään mut tänään huomenna eilen ette ettei eikä eivät ette teillä teidän meillä meidän minun sinun hänen heidän tosi aivan kiitos hei moi terve onko voiko saako olisi
    voi pitää pitäisi ilman kanssa jälkeen ennen vaikka yli ali alla päällä täällä tuolla siellä tänne sinne kuitenkin ehkä vähän paljon hyvä hyvin muuta muut toinen jotain joku jotka jonka joita
    noin enää edes koko vuotta päivää viikkoa kertaa aikaa saa saada tulee tuli pois takaisin kuinka eli siis eihän juu joo nii noi tolla tossa täs siin mullon onks eiks`,
  en: `the and is to of a in it you that for on was with are this have be at not but my your i we they he she from as so if what all just can will would do does did has had
    been were or an our me him her them their there here when where why how who which out up down off over about into than then now get got going go no yes please thanks thank
    i'm it's don't can't you're didn't isn't won't i've that's what's u ur im dont cant because after before again still only very really too also any some more most other back
    should could us by its his hers these those am being having today tomorrow yesterday never always ever one two first last new good great best need want know see time day make`,
  sv: `och att det är som en på för av med den till inte om ett har de jag vi men så var han hon ni du mig dig kan ska från när vad hur varför eller där här nu bara också mycket
    min mitt mina din ditt dina vår vårt våra er ert era blir bli blev varit hade skulle detta denna dessa någon något några ingen inget alla allt efter under över mot sedan
    igen idag imorgon igår tack hej mer än utan än redan sig sin sitt sina honom henne oss dem vilken vilket finns få får går gå kommer kom ja nej aldrig alltid fast lite`,
  et: `ja on ei see et ma sa ta me te nad mis kui aga ning või oli ka siis nii kes seda selle mu su tema väga olen oled pole ole kas kuidas miks siin seal mida minu sinu meie teie
    ära nüüd veel juba ainult oma koos pärast enne kõik midagi keegi tuleb saab võib peab teha olla hea head aitäh tere jah mul sul tal meil teil neil ma'i üks`,
  no: `og i jeg det at en til er som på de med han av ikke der så var meg seg men ett har om vi min mitt ha hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva
    skal selv sjøl her alle vil bli ble blitt kunne inn når være kom noen noe ville dere deg deres kun ja etter ned skulle denne for hvorfor hvordan hvem mye takk ikkje eg`,
  da: `og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv
    her alle vil blev kunne ind når være dog noget ville jo deres efter ned skulle denne end dette mit også under have dig anden hende mine meget sit tak lige godt`,
  de: `der die das und ist nicht ich du er sie es wir ihr ein eine einen einem zu mit auf für von dem den des im in an auch aber wenn wie was war sind hat haben noch nur so oder bei aus nach
    mir mich dir dich uns euch sich mein dein kein keine schon mehr sehr kann wird werden über hier da dann doch immer warum wieder gut danke bitte ja nein`,
  fr: `le la les de des du un une et est pas que qui je tu il elle nous vous ils ne en au aux ce cette ces mon ma mes ton ta tes son sa ses dans pour sur avec plus mais ou où par si tout
    suis es êtes sont ai as avez ont été être faire bien très merci bonjour c'est j'ai qu'il n'est d'un l'on y quoi comme`,
  es: `el la los las de del que y en un una es no se por con para su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos
    mi tu yo él ella te qué eso estoy está están soy eres son fue tengo tiene gracias hola bien`,
  it: `il lo la i gli le di a da in con su per tra e è che non un una uno si mi ti ci vi del della dei delle al alla nel nella sono sei siamo ho hai ha abbiamo come più ma se anche perché quando
    questo questa quello cosa chi dove molto bene grazie ciao tutto solo mio mia tuo sua`,
  pt: `o a os as de do da dos das que e em um uma é não se por com para no na nos nas mais mas como ao eu tu ele ela você me te lhe meu minha seu sua isso isto esse essa está estou são foi ser ter
    tem tenho muito bem obrigado olá quando porque também já só até`,
  nl: `de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hem dan zou wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben
    deze u want nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen toen moet ben zonder kan`,
};

/** Word endings, of two to four letters, that are common in one of the three languages and rare in the others. */
export const ENDINGS: Readonly<Record<string, string>> = {
  fi: `ssa ssä sta stä lla llä lta ltä lle nen sti ista istä ksi kaan kään kin iin een oon uun aan ään yön öön nut nyt mme tte nne kko kkö ttu tty taa tää iaa iää loa sia siä oja öjä eja ejä uus yys ius
    nsa nsä han hän itä ita ien jen ään ttaa ttää isi aisi ainen äinen inen oita öitä vat vät va vä mus mys tus tys lus stu`,
  en: `ing tion ed ly ness ment ould ght ous ful ough ck ys ey ies ers ive ity able ible ance ence ’s n't ll've`,
  de: `ung ich cht sch isch eit lich ein`,
  fr: `eux ais ait oir aux ement eur ique ez`,
  it: `zione ato ata are gli ino one`,
  es: `ción ado ando dad os`,
  pt: `ção ões ando ado`,
  no: `sjon ene else lig ede`,
  da: `tion ene else lig ede`,
  sv: `ar or er na erna arna orna ande ende het ning ligt lig isk iskt ade tt`,
};
