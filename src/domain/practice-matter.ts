import { readTone } from './practice-tone.ts';

/** What an answer tells of a customer's matter: nothing at all, that it is about it, or what is so or is done. */
export type Told = 'nothing' | 'about' | 'told';

/** A customer's case as it is written. */
export interface Case {
  readonly opening: string;
  /** What the company knows of it. */
  readonly know: string;
  /** What an answer must tell, one entry a fact; `|` stands between words of which one is enough. */
  readonly facts: readonly string[];
  readonly order: string;
}

/** So many things that only the company knew make an answer, where no facts are named. */
const KNOWN_ENOUGH = 2;
/** Two words are of one stem when so much of the shorter one begins both: endings differ, in Finnish most of all. */
const STEM_SHARE = 0.6;
const STEM_LETTERS = 4;

/** Said of any matter: courtesies, days, and that one will tell more. */
const OF_ANYTHING = new RegExp(
  `^(?:${[
    'miss[äa]|mist[äa]|mihin|mitä|mikä|miten|millo|miksi|kenel|kuka|mutta|vielä|myös|taas|sitten|ensin|ollut|oli(?:si|vat)|ovat|tämä|tähän|tässä|tuo(?:n|ta|lla)$',
    'minu|sinu|teidä|meidä|teil|meil|teitä|joku|joit|niin|kuin|että|jotta|vain|heti|pian|aina|ihan|kaikk|jälke|kanss|takia|juuri|kunha|siitä|siihe|onko',
    'kiito|terve|anteek|pahoit|ikävä|harmi|tänää|huome|maana|tiist|keski|torst|perja|lauan|sunnu|menne|kulue|tunt|tunn|päiv|viik|minuut|arkip',
    'asia|kerro|kerto|palaan|palaam|palata|viest|vasta|lisää|tieto|tiedo|ilmoi|selvi|tarki|saada|saan|saat|voi(?:n|t|mme|tte|ko)?$|voisi|pitä|tulee|tulla',
    'this|that|these|those|what|when|where|which|your|yours|you|they|them|their|there|here|have|from|with|will|would|could|should|been|about|then|than|more|just|only|also|still|very|some|does|into|over$|again',
    'thank|hello|sorry|apolog|pleas|today|tomor|tonig|monda|tuesd|wedne|thurs|frida|satur|sunda|hour|minute|week|days?$',
    'tell|know|back|soon|messag|reply|answe|matter|check|look|find|gets?$|can(?:not)?$|customer',
  ].join('|')})`,
  'u',
);

/**
 * How far answers tell a customer of their matter: the facts of the case told, or a next step with a day or a time that
 * names what it is about, is enough. By words alone, so that it is quick and the same every time.
 * @param earlier the answers before this one
 */
export function toldOf(one: Case, text: string, earlier: readonly string[] = []): Told {
  const asked = wordsOf(one.opening);
  const known = wordsOf(one.know);
  const all = [...earlier, text].join('\n');
  if (one.facts.length > 0 && areFactsTold(one.facts, all)) return 'told';
  if (asked.length + known.length + one.facts.length === 0) return 'told';
  const said = wordsOf(all);
  const news = known.filter((word) => !isAmong(word, asked));
  const told = news.filter((word) => isAmong(word, said)).length;
  if (one.facts.length === 0 && told >= KNOWN_ENOUGH) return 'told';
  // a time alone names no matter: who only says by when they tell more hits it by chance
  const matter = [...asked, ...known, ...one.facts.flatMap(wordsOf)].filter((word) => !/^\d/.test(word));
  const isNamed = (part: string): boolean =>
    part.includes(one.order) || wordsOf(part).some((word) => isAmong(word, matter));
  if (!isNamed(all)) return 'nothing';
  const isStepNamed = sentences(text).some((part) => readTone(part).hasNextStep && isNamed(part));
  return isStepNamed && readTone(text).hasPromiseWithDate ? 'told' : 'about';
}

/** Whether every fact is there, in one of its words. */
export function areFactsTold(facts: readonly string[], text: string): boolean {
  const all = bare(text);
  return facts.every((fact) => fact.split('|').some((one) => all.includes(bare(one))));
}

/** A text as it is compared: case, dashes and spaces do not count. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s–-]+/gu, ' ');
}

/** Words and numbers that tell one matter from another, each once. */
function wordsOf(text: string): string[] {
  const found = bare(text.replaceAll(/\{\w*\}|@\S+/g, ' ')).match(/\d+(?:[.,:]\d+)?|\p{L}+/gu) ?? [];
  const told = found.filter((word) => (/^\d/.test(word) ? word.length > 1 : word.length >= STEM_LETTERS));
  return [...new Set(told.filter((word) => !OF_ANYTHING.test(word)).map(plain))];
}

/** A full hour is written in many ways, and Finnish doubles k, p and t in some forms of a word only. */
function plain(word: string): string {
  return /^\d/.test(word) ? word.replace(/[,:]/, '.').replace(/\.00$/, '') : word.replaceAll(/([kpt])\1/g, '$1');
}

function isAmong(word: string, others: readonly string[]): boolean {
  return others.some((other) => isSameStem(word, other));
}

function isSameStem(a: string, b: string): boolean {
  if (a === b) return true;
  if (/^\d/.test(a) || /^\d/.test(b)) return false;
  const shorter = Math.min(a.length, b.length);
  const wanted = Math.max(STEM_LETTERS, Math.ceil(shorter * STEM_SHARE));
  return shorter >= wanted && a.slice(0, wanted) === b.slice(0, wanted);
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?…])\s+|\n+/u);
}
