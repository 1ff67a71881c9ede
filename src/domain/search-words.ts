/** What a person typed to find something: words, and people they limited it to with `from:`. */
export interface SearchWords {
  /** What is left without the `from:` parts. */
  readonly words: string;
  /** One entry for each `from:`; whoever is meant has all words of one of them in their handle or name. */
  readonly from: readonly string[];
}

/**
 * Reads `from:maija lasku`, `from:"maija virtanen" lasku`. Everything else is words; nothing typed is a mistake. `from:` with
 * nothing after it is a word like any other.
 */
export function readSearchWords(typed: string): SearchWords {
  const from: string[] = [];
  for (const [, quoted, bare] of typed.matchAll(FROM)) from.push((quoted ?? bare ?? '').trim());
  return { words: typed.replace(FROM, '').trim(), from };
}

/** A name has a letter or a digit: `from:"…"` and `from:!` name nobody. */
const FROM = /(?<=^|\s)from:(?:"(?=[^"]*[\p{L}\p{N}])([^"]*)"|(?=[^\s"]*[\p{L}\p{N}])([^\s"]+))(?=\s|$)/giu;
