import type { Judge, Remark } from './remark.ts';

const WORDS = /(?<![\p{L}\p{N}@#_./-])\p{Lu}{2,}(?:[ ,!]{1,3}\p{Lu}{2,})*(?![\p{L}\p{N}_/-])/gu;
const MARKS = /[!?]*!{3,}[!?]*|[!?]*[!?]{4,}/gu;
/** Short words that nobody writes in capitals but to raise the voice; other short ones are abbreviations. */
const RAISED = new Set(
  'EI EN ET NYT HETI AINA KAIKKI ÄLÄ ON JO VAIN TOSI TÄYSIN IHAN PITÄÄ MUTTA NOT NO NOW NEVER ALL MUST DO STOP VERY ANY YOUR YOU ALWAYS ONLY READ PLEASE EVER WILL DID THIS THAT HAVE LUE KIITOS HALOO'.split(
    ' ',
  ),
);
/** A single word in capitals that is longer than this is no abbreviation. */
const ABBREVIATION_MAX = 5;
/** Words in a row that are all short may be abbreviations too: `PDF ja`, `OK HSL`. */
const SHORT_MAX = 4;
/** What is to be typed or pressed is written as it stands there. */
const NAMED =
  /(?:koodi|code|viestill|kirjoita|lähetä|paina|näppäi|painik|kohda|valik|press|type|text|button|sms|menu|key)\p{L}*[\s:"“”'’]{1,3}$/iu;
const REMARKS_MAX = 5;

/** Capitals, and rows of exclamation marks; the brand's signature and the customer's own words are left alone. */
export const judgeShouting: Judge = ({ reading: { text }, settings, customer }) => {
  const known = `${settings.signature}\n${customer?.text ?? ''}\n${customer?.name ?? ''}\n${settings.jargon.join('\n')}`;
  const isNamed = (at: number): boolean => NAMED.test(text.slice(Math.max(0, at - 24), at));
  const runs = [...text.matchAll(WORDS)].filter(
    ({ index, 0: run }) => isRaised(run) && !known.includes(run) && !isNamed(index),
  );
  return [...runs, ...text.matchAll(MARKS)]
    .sort((a, b) => a.index - b.index)
    .slice(0, REMARKS_MAX)
    .map(({ index, 0: run }) => remark(index, index + run.length));
};

function isRaised(run: string): boolean {
  const words = run.match(/\p{Lu}+/gu) ?? [];
  const isLoud = (word: string): boolean => RAISED.has(word) && word.length > 1;
  if (words.length === 1)
    return (
      (words[0]?.length ?? 0) > ABBREVIATION_MAX ||
      words.some((word) => isLoud(word) && word.length > 2) ||
      /^(?:EI|NO)$/.test(run)
    );
  return words.some((word) => word.length > SHORT_MAX || isLoud(word)) || words.length > 3;
}

function remark(start: number, end: number): Remark {
  return {
    rule: 'shouting',
    start,
    end,
    why: 'Capitals and rows of exclamation marks read as shouting.',
    suggestion: 'Write it in small letters, with one mark.',
  };
}
