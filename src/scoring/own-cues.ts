import { type CueFamily, type CueSettings, type CueWords, OWN_CUE_FAMILIES } from '../domain/cue-family.ts';
import { type Head, type Option, type Part, type Uses, Vocabulary } from './vocabulary.ts';
import { STEM_MAX } from './word-index.ts';
import { normalise, tokenise } from './words.ts';

/** A brand's own word speaks plainly: it counts in full without any context. */
const OWN_STRENGTH = 1.5;

/**
 * What a brand added, in every language, or null when nothing was. Words are taken apart as texts are, so that they meet
 * what people write.
 */
export function ownWords(cues: CueSettings): Vocabulary | null {
  const said = familiesOf(cues).filter(([, { add }]) => add.length > 0);
  if (said.length === 0) return null;
  const own = new Vocabulary();
  for (const [family, { add }] of said) {
    const phrases = new Map(add.map((written) => [written.trim().toLowerCase(), wordsOf(written)]));
    for (const words of phrases.values())
      own.addPhrase(words, { language: '', role: 'cue', family, value: OWN_STRENGTH });
  }
  return own;
}

/** What is left of the shipped heads of a word when a brand muted some. */
export function changesOf(shipped: Vocabulary, cues: CueSettings): ReadonlyMap<Uses, readonly Head[]> {
  const changes = new Map<Uses, readonly Head[]>();
  const muted = new Map<CueFamily | null, readonly (readonly string[])[]>();
  for (const [family, { mute }] of familiesOf(cues)) if (mute.length > 0) muted.set(family, mute.map(mutedWords));
  if (muted.size === 0) return changes;
  // Reading what follows a head adds entries, which are no heads.
  for (const { text, isStem, value } of [...shipped.index.entries]) {
    const first = isStem ? `${text}*` : text;
    const left = value.heads.flatMap((head) =>
      (muted.get(head.family) ?? [])
        .filter((phrase) => phrase[0] === first)
        .reduce<Head[]>((kept, phrase) => kept.flatMap((one) => without(one, phrase, shipped)), [head]),
    );
    if (left.length < value.heads.length || left.some((head, at) => head !== value.heads[at])) changes.set(value, left);
  }
  return changes;
}

function familiesOf(cues: CueSettings): [CueFamily, CueWords][] {
  return OWN_CUE_FAMILIES.flatMap((family) => {
    const said = cues[family];
    return said === undefined ? [] : [[family, said]];
  });
}

function wordsOf(written: string): Pick<Option, 'text' | 'ending'>[] {
  return written.split(/\s+/).flatMap((piece) => {
    const isStem = piece.endsWith('*');
    const { list } = tokenise(isStem ? piece.slice(0, -1) : piece);
    return list.map(({ word }, at) => ({ text: word, ending: isStem && at === list.length - 1 ? 'any' : 'none' }));
  });
}

/** The words of a muted phrase; a stem as far as the index looks. */
function mutedWords(written: string): readonly string[] {
  const [first = '', ...more] = written.trim().split(/\s+/).map(normalise);
  return [first.endsWith('*') ? `${first.slice(0, -1).slice(0, STEM_MAX)}*` : first, ...more];
}

/** What is left of a head when a phrase is muted: a muted first word takes all away that begins with it. */
function without(head: Head, [, ...more]: readonly string[], shipped: Vocabulary): readonly Head[] {
  if (more.length === 0) return [];
  const rest = shipped.restOf(head);
  const options = optionsSaying(rest, more);
  if (options === null) return [head];
  const place = rest.findLastIndex(({ choice }) => choice.options.length > 1);
  const option = options[place];
  if (option === undefined) return [];
  return [{ ...head, rest: rest.map((part, at) => (at === place ? lessOf(part, option) : part)) }];
}

/** The option of each part that together say just these words, or null. */
function optionsSaying(parts: readonly Part[], words: readonly string[]): readonly Option[] | null {
  const [part, ...later] = parts;
  if (part === undefined) return words.length === 0 ? [] : null;
  for (const option of part.choice.options) {
    const said = [option, ...option.next.flatMap(({ choice }) => choice.options)].map(writtenAs);
    if (!said.every((word, at) => word === words[at])) continue;
    const others = optionsSaying(later, words.slice(said.length));
    if (others !== null) return [option, ...others];
  }
  return null;
}

/** The choice keeps its bit, which now only says that one of the options left may stand there. */
function lessOf({ choice, reach }: Part, option: Option): Part {
  const options = choice.options.filter((other) => other !== option);
  return { choice: { ...choice, options, isSettledByWord: false }, reach };
}

/** As a brand writes it, which knows one kind of stem. */
function writtenAs({ text, ending }: Option): string {
  return ending === 'none' ? text : `${text}*`;
}
