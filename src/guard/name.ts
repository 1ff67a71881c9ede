import type { Judge, Remark } from './remark.ts';

/** A greeting and the word after it; whatever follows must be the end of the greeting, or go on in small letters. */
const GREETED =
  /(?<![\p{L}\p{N}])(?:hei|heippa|hejsan|hej|moikka|moi|moro|terve|tervehdys|huomenta|päivää|iltaa|hyvä|arvoisa|hi|hello|hey|dear|good (?:morning|afternoon|evening)|(?:kiitos|kiitti|thanks|thank you|sorry|pahoittelut)(?! (?:paljon|kovasti|so|very)))(?: again| taas| there)?,? (@?\p{Lu}[\p{L}\p{M}'’-]{1,30})(?: (\p{Lu}[\p{L}\p{M}'’-]{1,30}))?(?=\s*[,!.:;\n–-]|\s*$|\s+[\p{Ll}\p{Extended_Pictographic}])/giu;
/** How far into a text a greeting may begin: after a handle, or another short word. */
const START_MAX = 40;
/** Words with a capital that greet nobody by name. */
const NOBODY = new Set(
  'asiakas asiakkaamme asiakkaat ystävä ystävät kaikki kiitos kiitokset pahoittelut pahoittelemme valitettavasti sir madam sirs customer customers client friend friends team everyone everybody all there again folks thanks thank sorry we you i it your our the this that mr mrs ms dr herra rouva vastaanottaja käyttäjä tilaaja jäsen member user sinulle teille sinä te ja harmi ikävä kiva hienoa mahtavaa mukava olemme tilauksesi tilauksenne tämä se kyllä ei joulua uutta pääsiäistä juhannusta viikonloppua vappua syntymäpäivää päivää iltaa huomenta herrasväki'.split(
    ' ',
  ),
);
const NICKNAMES: readonly (readonly string[])[] = [
  ['mike', 'michael', 'mick', 'mickey'],
  ['bob', 'rob', 'robert', 'bobby', 'robbie'],
  ['bill', 'will', 'william', 'billy', 'willy', 'liam'],
  ['liz', 'elizabeth', 'beth', 'lizzie', 'betty', 'eliza'],
  ['kate', 'katherine', 'catherine', 'cathy', 'katie', 'kathy'],
  ['jim', 'james', 'jimmy', 'jamie'],
  ['tom', 'thomas', 'tommy'],
  ['tony', 'anthony', 'antonio'],
  ['dick', 'rick', 'richard', 'ricky'],
  ['peggy', 'margaret', 'maggie', 'meg'],
  ['jack', 'john', 'johnny'],
  ['harry', 'henry', 'hank'],
  ['harry', 'harold'],
  ['ted', 'edward', 'ed', 'eddie', 'ned'],
  ['chuck', 'charles', 'charlie'],
  ['andy', 'andrew', 'drew'],
  ['steve', 'stephen', 'steven'],
  ['sasha', 'alexander', 'alexandra', 'alex'],
  ['jussi', 'juhani', 'johannes', 'juha'],
  ['kalle', 'kaarle', 'kaarlo'],
  ['pekka', 'pietari', 'petri'],
  ['maija', 'maria'],
  ['leena', 'helena', 'elena'],
  ['liisa', 'elisabet', 'elisa'],
  ['kaisa', 'katariina', 'kati', 'katri'],
  ['ville', 'vilhelm', 'viljami', 'vili'],
  ['heikki', 'henrik', 'henri'],
  ['antti', 'andreas', 'antero'],
  ['matti', 'matias', 'mattias'],
];

/** A greeting with another name than the customer's; nicknames, handles and a name they sign with are theirs. */
export const judgeName: Judge = ({ reading: { text }, customer }) => {
  const theirs = customer === null ? [] : namesOf(customer);
  if (theirs.length === 0) return [];
  const remarks: Remark[] = [];
  for (const match of text.slice(0, START_MAX + 120).matchAll(GREETED)) {
    const [whole, first = '', second = ''] = match;
    if (match.index > START_MAX || !/^@?\p{Lu}/u.test(first) || NOBODY.has(plain(first))) continue;
    const names = [first, second].filter((one) => /^@?\p{Lu}/u.test(one));
    if (names.some((name) => isTheirs(plain(name), theirs))) continue;
    const start = match.index + whole.lastIndexOf(first);
    remarks.push(remark(start, start + first.length));
  }
  return remarks.slice(0, 1);
};

function namesOf({ name, handle, text }: { name: string | null; handle: string | null; text: string }): string[] {
  const named = plain(`${name ?? ''} ${handle ?? ''}`).match(/\p{L}{2,}/gu) ?? [];
  if (named.length === 0) return [];
  const whole = plain(`${name ?? ''}${handle ?? ''}`).replace(/[^\p{L}]/gu, '');
  const signed = text.match(/(?<![\p{L}\p{N}])\p{Lu}\p{L}{1,30}/gu) ?? [];
  return [...named, whole, ...signed.map(plain)];
}

function isTheirs(greeted: string, theirs: readonly string[]): boolean {
  const word = greeted.replace(/[^\p{L}]/gu, '');
  return theirs.some(
    (name) =>
      name === word ||
      (word.length > 2 && name.includes(word)) ||
      (name.length > 2 && word.startsWith(name)) ||
      NICKNAMES.some((group) => group.includes(name) && group.includes(word)),
  );
}

/** Without accents, so that Zoë is zoe; ä and ö lose their dots on both sides alike. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function remark(start: number, end: number): Remark {
  return {
    rule: 'name',
    start,
    end,
    why: 'The customer goes by another name.',
    suggestion: 'Check whom you answer, and write their name.',
  };
}
