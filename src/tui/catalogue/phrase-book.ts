/**
 * Sentences of ours that come with data instead of from the catalogue: why a message may be answered, why it stands where it
 * stands, what the guard says. They are kept in English; a book has them in another language.
 */

/** English sentences to those of another language. `{kind}` stands for a part that differs; `{1}` is the first part. */
export type Phrases = Readonly<Record<string, string>>;

/** What a part looks like, and how it is said in the other language. `{why}` and `{words}` are known to every book. */
export interface PartKind {
  readonly looks: string;
  readonly say: (part: string) => string;
}

interface Pattern {
  readonly shape: RegExp;
  readonly kinds: readonly string[];
  readonly said: string;
}

/**
 * A book of sentences: gives back what it is asked for in the other language, and what it does not know as it is. Words of
 * strangers and of platforms are parts (`{words}`) and stay what they are; a `{why}` is a sentence of ours again. Of several
 * sentences in a row all are known, or all stay.
 */
export function phraseBook(phrases: Phrases, kinds: Readonly<Record<string, PartKind>>): (text: string) => string {
  // who reads English never opens it: it is made when it is first asked
  let made: readonly Pattern[] | null = null;
  const patterns = (): readonly Pattern[] => {
    made ??= Object.entries(phrases)
      .filter(([english]) => PART.test(english))
      .map(([english, said]) => patternOf(english, said, kinds));
    return made;
  };

  function sayPart(kind: string, part: string): string {
    if (kind === 'words') return part;
    return kind === 'why' ? say(part) : (kinds[kind]?.say(part) ?? part);
  }

  function sayOne(text: string): string | null {
    const known = Object.hasOwn(phrases, text) ? phrases[text] : undefined;
    if (known !== undefined) return known;
    for (const { shape, kinds: parts, said } of patterns()) {
      const match = shape.exec(text);
      if (match === null) continue;
      const told = parts.map((kind, at) => sayPart(kind, match[at + 1] ?? ''));
      return said.replace(/\{(\d)\}/g, (_, place: string) => told[Number(place) - 1] ?? '');
    }
    return null;
  }

  /** With or without a full stop, as it was asked for. */
  function sayEither(text: string): string | null {
    const exactly = sayOne(text);
    if (exactly !== null) return exactly;
    if (text.endsWith('.')) return withDot(sayOne(text.slice(0, -1)));
    return sayOne(`${text}.`)?.replace(/\.$/, '') ?? null;
  }

  function say(text: string): string {
    const one = sayEither(text);
    if (one !== null) return one;
    const all = text.split(/(?<=[.;]) /).map((part) => saySemicolon(part));
    return all.length > 1 && all.every((part) => part !== null) ? all.join(' ') : text;
  }

  function saySemicolon(text: string): string | null {
    if (!text.endsWith(';')) return sayEither(text);
    const said = sayEither(text.slice(0, -1));
    return said === null ? null : `${said};`;
  }

  return say;
}

const PART = /\{\w+\}/;

function patternOf(english: string, said: string, kinds: Readonly<Record<string, PartKind>>): Pattern {
  const named: string[] = [];
  const source = english
    .split(/(\{\w+\})/)
    .map((piece) => {
      if (!PART.test(piece)) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const kind = piece.slice(1, -1);
      named.push(kind);
      return `(${kinds[kind]?.looks ?? '.*'})`;
    })
    .join('');
  return { shape: new RegExp(`^${source}$`, 's'), kinds: named, said };
}

function withDot(said: string | null): string | null {
  return said === null ? null : said.replace(/\.?$/, '.');
}
