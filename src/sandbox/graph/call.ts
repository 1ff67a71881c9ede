import type { Json } from '../../domain/message.ts';
import type { SandboxRequest } from '../dialect.ts';
import { GraphProblem } from './problem.ts';

/** The version that the sandbox speaks; a path without one means it. */
export const GRAPH_VERSION = 'v26.0';

/** What a call says in its query and body together; the body may be JSON or a form. */
export class Parameters {
  readonly #values: ReadonlyMap<string, Json>;

  constructor(values: ReadonlyMap<string, Json>) {
    this.#values = values;
  }

  /** A plain value as text, or null. */
  text(name: string): string | null {
    const value = this.#values.get(name);
    return value === undefined || value === null || typeof value === 'object' ? null : String(value);
  }

  /** `true`, `false`, `1`, `0` as they are written in forms; null when absent or something else. */
  claim(name: string): boolean | null {
    const text = this.text(name);
    if (text === 'true' || text === '1') return true;
    return text === 'false' || text === '0' ? false : null;
  }

  /** An object, also when it came as JSON text in a form; null otherwise. */
  object(name: string): { readonly [key: string]: Json } | null {
    const value = this.#values.get(name);
    if (typeof value === 'string') return asObject(parsed(value));
    return asObject(value);
  }
}

/** One call, read. */
export interface GraphCall {
  readonly method: string;
  /** The parts of the path without the version. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly parameters: Parameters;
  /** The platform's address as the caller named it, with the version: what `paging.next` starts with. */
  readonly base: string;
  readonly token: string | null;
}

/**
 * Reads a call to `prefix`.
 * @throws {GraphProblem} for a body that cannot be read
 */
export function readCall(request: SandboxRequest, prefix: string): GraphCall {
  const { method, path, query, headers } = request;
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const version = /^v\d+\.\d+$/.test(parts[0] ?? '') ? parts.shift() : GRAPH_VERSION;
  const values = new Map<string, Json>([...query, ...readBody(request)]);
  const parameters = new Parameters(values);
  const bearer = /^(?:Bearer|OAuth) (.+)$/i.exec(headers.authorization ?? '')?.[1];
  return {
    method,
    path: parts,
    query,
    parameters,
    base: `http://${headers.host ?? '127.0.0.1'}${prefix}/${version}`,
    token: parameters.text('access_token') ?? bearer ?? null,
  };
}

function readBody({ headers, body }: SandboxRequest): [string, Json][] {
  const text = body.toString('utf8');
  if (text.trim() === '') return [];
  const type = headers['content-type'] ?? '';
  if (!type.includes('json')) return [...new URLSearchParams(text)];
  const object = asObject(parsed(text));
  if (object === null) throw new GraphProblem(100, '(#100) The body is not a JSON object');
  return Object.entries(object);
}

function asObject(value: Json | undefined): { readonly [key: string]: Json } | null {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
