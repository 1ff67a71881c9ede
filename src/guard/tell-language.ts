/** Languages that the guard tells apart, by the small words that only one of them has. */
export type ToldLanguage = 'fi' | 'en' | 'sv';

const WORDS: Readonly<Record<ToldLanguage, ReadonlySet<string>>> = {
  fi: new Set(
    'ja on ei se että kun niin mutta hei moi kiitos kiitokset ole olet olette olemme oli ovat tämä tämän sen sinun sinulle sinua teidän teille meidän meille mukaan voit voitte voi voimme saat nyt jo vielä myös kuin tai jos miten missä milloin mikä mitä miksi koska kanssa ennen ilman asti hyvää päivää pahoittelut pahoittelemme valitettavasti viestistä viestistäsi palautteesta palautteestasi palaamme asiaan selvitämme tilaus tilauksesi tuote tuotteen lähetä meillä sinä te me minä en emme et ette eivät kyllä vain sitten tästä tähän siitä siihen tilanne ikävä ikävää kuulla terveisin mukavaa hienoa asia asian asiaa paketti toimitus toimituksen verkkokauppa myymälä myymälämme olla pois koko kaikki yhteydessä yksityisviestillä yksityisviesti anteeksi huomenna tänään saa paljon'.split(
      ' ',
    ),
  ),
  en: new Set(
    "the and is are you your to of for we our it that this with have has be will not can please thank thanks hi hello sorry on in at by an if was were been what when where how why do does did my me us they from would could should about there or but so any more i'm we're we'll i'll don't can't it's you're order hear get know".split(
      ' ',
    ),
  ),
  sv: new Set(
    'och är att det inte på som för med den ett har jag vi ni du din ditt era vår till från av hej tack kan ska vill men om så när var hur varför vad här mer eller utan efter hos oss dig er mig också mycket bra tyvärr beställning mitt min'.split(
      ' ',
    ),
  ),
};
/** Endings that hardly a word of the others has. */
const FINNISH = /^\p{L}{2,}(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|mme|nne|iin|aan|ään|uun|yyn|vat|vät|isi|nut|nyt)$/u;
/** Told apart by fewer words than this, a text is in no language. */
const HITS_FEW = 2;

/** The language of a text by its words in small letters, or null where they do not tell. */
export function tellLanguage(words: readonly string[]): ToldLanguage | null {
  const hits = (language: ToldLanguage): number =>
    words.filter((word) => WORDS[language].has(word) || (language === 'fi' && FINNISH.test(word))).length;
  const counted = (['fi', 'en', 'sv'] as const).map((language) => ({ language, count: hits(language) }));
  const [first, second] = counted.toSorted((a, b) => b.count - a.count);
  if (first === undefined || second === undefined) return null;
  return first.count >= HITS_FEW && first.count >= second.count * 2 ? first.language : null;
}

/** Whether some of a text is in a language: a reply may say the same in two. */
export function speaks(words: readonly string[], language: ToldLanguage): boolean {
  return words.filter((word) => WORDS[language].has(word)).length >= HITS_FEW;
}
