/** What of a recorded call is judged; an `Exchange` of the recording proxy is one. */
export interface GraphExchange {
  readonly method: string;
  /** As asked, with or without the sandbox's prefix and the version. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly requestBody: unknown;
  /** Null to judge the request alone. */
  readonly status: number | null;
  readonly answerBody: unknown;
}

/** One asked field: its name, what stands behind its points, and what is asked inside. */
export interface AskedField {
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
  readonly inside: readonly AskedField[] | null;
}

/** All parameters of a call, and its `fields` taken apart. */
export interface Asked {
  readonly values: Readonly<Record<string, unknown>>;
  /** Null when none are asked. */
  readonly fields: readonly AskedField[] | null;
}

/** Query and body together; a form body is text. */
export function readAsked({ query, requestBody }: Pick<GraphExchange, 'query' | 'requestBody'>): Asked {
  const body =
    typeof requestBody === 'string' ? Object.fromEntries(new URLSearchParams(requestBody)) : Object(requestBody ?? {});
  const { fields, ...values } = { ...query, ...body } as Record<string, unknown>;
  return { values, fields: fields === undefined || fields === '' ? null : splitFields(String(fields)) };
}

/** Takes a field expansion apart. @throws {Error} where brackets do not match */
function splitFields(text: string): readonly AskedField[] {
  return topLevel(text, ',').map((part) => {
    const [, name, args = '', inside] = /^\s*(\w+)((?:\.\w+\([^)]*\))*)(?:\{(.*)\})?\s*$/s.exec(part) ?? [];
    if (name === undefined) throw new Error(`not a field: ${part}`);
    const pairs = [...args.matchAll(/\.(\w+)\(([^)]*)\)/g)].map(([, key = '', value = '']) => [key, value]);
    return { name, args: Object.fromEntries(pairs), inside: inside === undefined ? null : splitFields(inside) };
  });
}

function topLevel(text: string, mark: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if ('{('.includes(character)) depth += 1;
    if ('})'.includes(character)) depth -= 1;
    if (character === mark && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  if (depth !== 0) throw new Error(`brackets do not match: ${text}`);
  return parts;
}
