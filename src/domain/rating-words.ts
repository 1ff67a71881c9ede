/** How good something was, from the worst to the best. */
export type RatingLevel = 'worst' | 'poor' | 'fair' | 'good' | 'best';

/** What people call a mark, in Finnish and English, with the forms they write it in. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...forms(1, 'yksi yks yhden ykkönen ykkösen ykköstä one'),
  ...forms(2, 'kaksi kaks kahden kakkonen kakkosen kakkosta two'),
  ...forms(3, 'kolme kolmen kolmonen kolmosen kolmosta three'),
  ...forms(4, 'neljä neljän nelonen nelosen nelosta four'),
  ...forms(5, 'viisi viis viiden vitonen vitosen vitosta viitonen viitosen viitosta five'),
  ...forms(6, 'kuusi kuuden kuutonen kuutosen kutonen kutosen six'),
  ...forms(7, 'seitsemän seiska seiskan seven'),
  ...forms(8, 'kahdeksan kasi kasin eight'),
  ...forms(9, 'yhdeksän ysi ysin nine'),
  ...forms(10, 'kymmenen kymppi kympin ten'),
]);

/** Words of judgement. */
export const OPINIONS: ReadonlyMap<string, RatingLevel> = new Map([
  ...forms(
    'best' as const,
    'erinomainen erinomaista erinomaisesti erinomaisen loistava loistavaa loistavasti mahtava mahtavaa mahtavasti ' +
      'täydellinen täydellistä täydellisesti paras parasta huippu huippua huippuhyvä upea upeaa upeasti ihana ihanaa ' +
      'kiitettävä kiitettävää kiitettävästi perfect perfectly excellent outstanding amazing fantastic brilliant ' +
      'wonderful awesome superb best exceptional',
  ),
  ...forms(
    'good' as const,
    'hyvä hyvää hyvin hyvän hyvältä kiva kivaa kivasti mukava mukavaa mukavasti jees jeppis tyytyväinen tyytyväisiä ' +
      'nopea nopeaa nopeasti ystävällinen ystävällistä sujuva sujuvaa sujuvasti mallikas mallikkaasti good great well ' +
      'nice nicely satisfied happy pleased fast quick quickly friendly helpful',
  ),
  ...forms(
    'fair' as const,
    'ok okei okey okay kohtalainen kohtalaista kohtalaisesti keskinkertainen keskinkertaista menettelee tyydyttävä ' +
      'tyydyttävää tyydyttävästi siedettävä average fine decent alright mediocre acceptable so-so',
  ),
  ...forms(
    'poor' as const,
    'huono huonoa huonosti huonon heikko heikkoa heikosti kehno kehnoa kehnosti pettynyt pettymys tyytymätön ' +
      'tyytymättömiä hidas hidasta hitaasti bad badly poor poorly disappointing disappointed dissatisfied unsatisfied ' +
      'unhappy slow meh',
  ),
  ...forms(
    'worst' as const,
    'surkea surkeaa surkeasti kamala kamalaa kamalasti hirveä hirveää hirveästi kauhea kauheaa kauheasti paska paskaa ' +
      'ala-arvoinen ala-arvoista onneton onnetonta luokaton luokatonta huonoin terrible awful horrible horribly worst ' +
      'useless pathetic dreadful',
  ),
]);

/** What makes a judgement stronger. */
export const STRONGER: ReadonlySet<string> = new Set(
  words('tosi todella erittäin oikein aivan äärimmäisen superhyvä super very really extremely so truly'),
);

/** What turns a judgement round. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  words("ei en emme eivät eikä not never isn't wasn't isnt wasnt don't didn't"),
);

/** Words that say neither what nor how good: a judgement may stand among them. */
export const FILLERS: ReadonlySet<string> = new Set(
  words(
    'ihan melko aika varsin kovin kai oli ollut ole on olin olen se tämä minusta mielestäni palvelu palvelua palvelun ' +
      'palvelusta asiakaspalvelu asiakaspalvelua asiakaspalvelusta kokemus apu apua asia meni sujui toimi hoitui hoidettu ' +
      'kaikki kaikin puolin ja teidän teiltä teille vastaus vastauksen sain arvio arvosana was is it the a an all ' +
      'everything went i am im been service experience support help your you quite pretty rather that this and for ' +
      'overall job work kind of',
  ),
);

/** Thanks and greetings, which go with any answer. */
export const THANKS: ReadonlySet<string> = new Set(
  words(
    'kiitos kiitoksia kiitokset kiitän kiitti kiit kiitosta paljon avusta avustanne palvelusta tuhannesti moi hei heippa ' +
      'terve moikka thanks thank thx ty cheers you much many hi hello hey for help the',
  ),
);

/** After a mark these tell that it is one. */
export const MARK_NOUNS: ReadonlySet<string> = new Set(
  words('tähteä tähti tähden tähteen pistettä piste pisteen pojoa star stars point points'),
);

/** Before a mark these tell that it is one. */
export const MARK_VERBS: ReadonlySet<string> = new Set(
  words(
    'annan annoin antaisin annamme arvosana arvosanaksi arvosanani arvio arvioni arvioin pisteet vastaan vastaukseni vastaus ' +
      'sanoisin laitan laittaisin olkoon numero give gave giving rate rating rated score scored say answer',
  ),
);

/** Whole phrases that the words alone would not tell. */
export const PHRASE_LEVELS: readonly (readonly [phrase: string, level: RatingLevel])[] = [
  ['ei mitään valittamista', 'good'],
  ['ei valittamista', 'good'],
  ['ei moitittavaa', 'good'],
  ['ei huono', 'good'],
  ['ei hullumpi', 'good'],
  ['not bad', 'good'],
  ['no complaints', 'good'],
  ['nothing to complain', 'good'],
  ['ei häävi', 'poor'],
  ['ei kovin kummoinen', 'poor'],
  ['could be better', 'poor'],
  ['voisi olla parempi', 'poor'],
  ['olisi voinut olla parempi', 'poor'],
  ['siinä ja siinä', 'fair'],
  ['so so', 'fair'],
  ['ihan jees', 'good'],
  ['täydet pisteet', 'best'],
  ['täysi kymppi', 'best'],
  ['full marks', 'best'],
  ['top marks', 'best'],
  ['ten out of ten', 'best'],
  ['kymmenen pistettä ja papukaijamerkki', 'best'],
];

/** Signs that judge by themselves. */
export const SIGN_LEVELS: ReadonlyMap<string, RatingLevel> = new Map([
  ...signs('best', '❤💚💙🧡💛💜🩷😍🥰💯🤩🏆🥇🎉'),
  ...signs('good', '👍👌😊🙂😀😃😄😁☺😎👏💪'),
  ...signs('fair', '😐😑🤷'),
  ...signs('poor', '👎😕🙁☹😞😒🫤😟'),
  ...signs('worst', '😡🤬😠😤💩🤮'),
]);

function words(list: string): string[] {
  return list.split(' ');
}

function forms<V>(value: V, list: string): (readonly [string, V])[] {
  return words(list).map((word) => [word, value] as const);
}

function signs(level: RatingLevel, list: string): (readonly [string, RatingLevel])[] {
  return [...list].map((sign) => [sign, level] as const);
}
