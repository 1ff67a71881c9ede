/** A first, small Swedish list; the notation is that of `english.ts`. */
export const SWEDISH_VALENCE: readonly (readonly [number, string])[] = [
  [3, 'fantastisk* underbar* bäst bästa älskar perfekt strålande utmärkt* toppen lysande'],
  [
    2,
    'bra tack tackar fin fint fina glad glada nöjd nöjda snabb snabbt trevlig* hjälpsam* rekommendera* roligt rolig skön skönt kul snygg* vacker* grymt inte_illa',
  ],
  [1, 'gillar grattis lycka hoppas god gott okej smidig*'],
  [-1, 'synd tyvärr dyrt dyr dyra problem fel långsam* sen sent krångl* tråkig* svårt trött ont'],
  [
    -2,
    'dålig* dåligt sämre besviken besvikna besvikelse arg arga irriter* oacceptabel* otrevlig* ledsen ledsamt skam skäms missnöjd* lögn ljuger trasig* inget_vidare aldrig_mer går_inte skräp',
  ],
  [
    -3,
    'hemsk* värdelös* värdelöst sämst sämsta fruktansvärd* hatar skit skiten fan jävla idiot* katastrof* äcklig* vidrig*',
  ],
];

export const SWEDISH_DEGREES: readonly (readonly [number, string])[] = [
  [1.35, 'mycket väldigt jätte* så otroligt verkligen riktigt extremt alldeles helt'],
  [0.6, 'lite ganska något'],
];

export const SWEDISH_NEGATORS = 'inte ej aldrig ingen inget inga utan';

export const SWEDISH_CONTRASTS = 'men fast dock';
