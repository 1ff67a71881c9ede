import { GraphProblem } from './problem.ts';

/** One entry of `fields=`: `comments.limit(5).order(chronological){id,message}`. */
interface FieldAsk {
  readonly name: string;
  /** What stands behind points, like parameters of a call to that edge. */
  readonly args: URLSearchParams;
  /** What is asked of each object inside; null when nothing is said. */
  readonly inner: FieldList | null;
}

/** A list of fields, with the words it was asked in. */
export interface FieldList {
  readonly text: string;
  readonly asks: readonly FieldAsk[];
}

/**
 * Reads field expansion, https://developers.facebook.com/docs/graph-api/guides/field-expansion.
 * @throws {GraphProblem} 2500 where the words cannot be read
 */
export function readFields(text: string): FieldList {
  const reader = new FieldReader(text.replaceAll(/\s/g, ''));
  const asks = reader.list();
  reader.end();
  return { text, asks };
}

class FieldReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  list(): FieldAsk[] {
    const asks: FieldAsk[] = [];
    do {
      asks.push(this.#ask());
    } while (this.#take(','));
    return asks;
  }

  end(): void {
    if (this.#at !== this.#text.length) throw this.#problem('end of string');
  }

  #ask(): FieldAsk {
    const name = this.#match(/[A-Za-z0-9_]+/y, 'string');
    const args = new URLSearchParams();
    while (this.#take('.')) {
      const arg = this.#match(/[A-Za-z0-9_]+/y, 'string');
      if (!this.#take('(')) throw this.#problem('"("');
      args.set(arg, this.#match(/[^)]*/y, 'string'));
      if (!this.#take(')')) throw this.#problem('")"');
    }
    if (!this.#take('{')) return { name, args, inner: null };
    const start = this.#at;
    const asks = this.list();
    const inner = { text: this.#text.slice(start, this.#at), asks };
    if (!this.#take('}')) throw this.#problem('"}"');
    return { name, args, inner };
  }

  #take(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #match(pattern: RegExp, expected: string): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) throw this.#problem(expected);
    this.#at += found.length;
    return found;
  }

  #problem(expected: string): GraphProblem {
    const rest = this.#text.slice(this.#at, this.#at + 12) || 'end of string';
    const words = `Syntax error "Expected ${expected} instead of "${rest}"." at character ${this.#at}: ${this.#text}`;
    return new GraphProblem(2500, words);
  }
}
