import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TRAINED_ON } from './corpora.ts';
import { OWN_LANGUAGES } from './own-messages.ts';

/** Who is to be named for what the model learnt from, as their licences ask. */
const CREDITS: Readonly<Record<(typeof TRAINED_ON)[number], string>> = {
  semeval_2013_16:
    'SemEval 2013 to 2016, sentiment analysis in Twitter (Nakov, Rosenthal, Kiritchenko, Stoyanov and others), CC BY 3.0; no tweet is part of this project',
  finnsentiment: 'FinnSentiment (Lindén, Jauhiainen, Hardwick 2020), sentences of Suomi24, CC BY 4.0',
  xed: 'XED (Öhman, Pàmies, Kajava, Tiedemann 2020), film subtitles, CC BY 4.0',
  banking77_urgency:
    'Banking77 (Casanueva, Temčinas, Gerz, Henderson, Vulić 2020), CC BY 4.0; urgency was read from its intents',
};

/** The notice that goes with a model: its hash, what it learnt from, by whom, under which licence. */
export function modelNotice(model: Uint8Array, folder: string): string {
  const sets = TRAINED_ON.map(
    (name) => `- ${name} (sha256 ${hashOf(readFileSync(join(folder, `${name}.tsv`)))}): ${CREDITS[name]}`,
  );
  const own = OWN_LANGUAGES.flatMap((language) => [`messages.${language}.jsonl`, `disputed.${language}.jsonl`]);
  const ours = [...own, 'others.jsonl'].map((file) => {
    const bytes = readFileSync(new URL(`../data/${file}`, import.meta.url));
    return `- test/data/${file} (sha256 ${hashOf(bytes)}): written for this project, under its licence`;
  });
  return [
    'kuulo',
    '',
    `src/scoring/model.bin (sha256 ${hashOf(model)}) holds weights of words and letters, and no text.`,
    'npm run train makes it from these collections, changed to one form of rows; their makers do not endorse it:',
    '',
    ...sets,
    ...ours,
    '',
  ].join('\n');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
