/**
 * Which endings a stem may carry. Finnish ones are taken apart into plural mark, case or verb ending, possessive and
 * clitic, as a list would miss half of them.
 */
const CASES = `n a ä t ta tä tta ttä na nä ksi ssa ssä sta stä lla llä lta ltä lle tta ttä in en an än on ön un yn iin een aan ään seen hin hen han hän hon hön den ien jen iden itten tten ne
  kse ineen sti mpi mpaa mman mmin in impi inta intä immat st lt l s`;
const VERBS = `mme tte vat vät isi isin isit isimme isitte isivat isivät taan tään ttiin daan dään nut nyt neet ttu tty massa mässä maan mään malla mällä va vä vaa vää van vän vat ja jä jat jan minen misen mista mistä nu ny
  tiin aan ään si sin sit simme sitte sivat sivät i in it imme itte ivat ivät kaa kää koon köön`;
const POSSESSIVES = ['', 'ni', 'si', 'nsa', 'nsä', 'mme', 'nne', 'ns'];
const CLITICS = ['', 'kin', 'kaan', 'kään', 'ko', 'kö', 'han', 'hän', 'pa', 'pä', 'kaa'];
const FINNISH = new Set(['', ...`${CASES} ${VERBS}`.split(/\s+/)]);
const PLURALS = /^[ije]/;
const ENGLISH = new Set(
  "s es ed d er ers est r rs st ing ings ly y ness 's ment ments able ably al ally ful ies ied n t ting ted tion tions ation ations e".split(
    ' ',
  ),
);
const SWEDISH = new Set('a e t en et er ar or na na s n r de te are ast aste'.split(' '));

/** Whether `ending`, cut off behind a stem, is one the language knows. */
export function isEnding(language: string, ending: string): boolean {
  if (language === 'fi') return isFinnishEnding(ending);
  return language === 'en' ? ENGLISH.has(ending) : SWEDISH.has(ending);
}

function isFinnishEnding(ending: string): boolean {
  for (const clitic of CLITICS) {
    if (!ending.endsWith(clitic)) continue;
    const bare = ending.slice(0, ending.length - clitic.length);
    for (const possessive of POSSESSIVES)
      if (bare.endsWith(possessive) && isCase(bare.slice(0, bare.length - possessive.length))) return true;
  }
  return false;
}

function isCase(ending: string): boolean {
  return FINNISH.has(ending) || (PLURALS.test(ending) && FINNISH.has(ending.slice(1)));
}
