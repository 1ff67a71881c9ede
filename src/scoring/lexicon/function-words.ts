/** Short words of each language that say nothing of a text by themselves. */
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
};
