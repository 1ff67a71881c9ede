import type { AskedField, GraphExchange } from './graph-asked.ts';
import type { GraphType } from './graph-types.ts';

/** How an answer is to be read. */
export interface Expected {
  readonly kind: 'object' | 'edge';
  readonly type: GraphType;
  readonly asked: readonly AskedField[] | null;
  readonly types: ReadonlyMap<string, GraphType>;
  /** Gets every id that the answer tells the type of. */
  readonly learned: Map<string, string>;
}

const ERROR_KEYS = [
  'message',
  'type',
  'code',
  'error_subcode',
  'error_user_title',
  'error_user_msg',
  'is_transient',
  'fbtrace_id',
];

/** Complaints about a refusal that is not in the envelope of the error guide. Successes and requests alone have none. */
export function checkError({ status, answerBody }: GraphExchange): string[] {
  if (status === null || status < 400) return [];
  const { error, ...others } = Object(answerBody) as { error?: unknown };
  if (error === null || typeof error !== 'object') return ['a refusal without an error'];
  const { code, message, type } = error as Record<string, unknown>;
  const isWhole = typeof code === 'number' && typeof message === 'string' && typeof type === 'string';
  return [
    ...Object.keys(others).map((key) => `unknown ${key} beside the error`),
    ...Object.keys(error)
      .filter((key) => !ERROR_KEYS.includes(key))
      .map((key) => `unknown error.${key}`),
    ...(isWhole ? [] : ['an error has a code, a type and a message']),
  ];
}

/** Complaints about everything in an answer that its type has not, or that was not asked. */
export function checkBody(body: unknown, expected: Expected): string[] {
  return expected.kind === 'edge' ? checkEdge(body, expected) : checkObject(body, expected);
}

function checkEdge(body: unknown, expected: Expected): string[] {
  if (!isObject(body) || !Array.isArray(body.data)) return [`${expected.type.name}: an edge answers with data`];
  const { data, paging, summary, ...others } = body;
  return [
    ...Object.keys(others).map((key) => `unknown ${key} beside data`),
    ...checkPaging(paging),
    ...(summary === undefined || isObject(summary) ? [] : ['summary is an object']),
    ...data.flatMap((one) => checkObject(one, { ...expected, kind: 'object' })),
  ];
}

function checkPaging(paging: unknown): string[] {
  if (paging === undefined) return [];
  if (!isObject(paging)) return ['paging is an object'];
  const { cursors, next, previous, ...others } = paging;
  const links = [next, previous].filter((link) => link !== undefined);
  return [
    ...Object.keys(others).map((key) => `unknown paging.${key}`),
    ...(isObject(cursors) && Object.keys(cursors).every((key) => key === 'before' || key === 'after')
      ? []
      : ['paging has cursors before and after']),
    ...(links.every((link) => URL.canParse(String(link))) ? [] : ['paging links are whole addresses']),
  ];
}

function checkObject(value: unknown, expected: Expected): string[] {
  const { type, asked, learned } = expected;
  if (!isObject(value)) return [`${type.name} is an object`];
  if (typeof value.id === 'string' && !['Profile', 'EntityAtTextRange'].includes(type.name)) {
    learned.set(value.id, type.name);
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const ask = asked?.find((one) => one.name === name);
    if (asked !== null && ask === undefined && name !== 'id') return [`${type.name}.${name} was not asked`];
    if (!type.fields.has(name) && !type.reads.has(name) && name !== 'id') return [`${type.name} has no field ${name}`];
    return checkValue(inner, name, { ...expected, asked: ask?.inside ?? null });
  });
}

function checkValue(value: unknown, name: string, expected: Expected): string[] {
  const { type, types } = expected;
  const written = type.inside.get(name) ?? type.reads.get(name) ?? null;
  const target = types.get((written ?? '').replace('[]', ''));
  if (target === undefined) return [];
  const inside = { ...expected, type: target };
  if (Array.isArray(value)) return value.flatMap((one) => checkObject(one, inside));
  if (type.reads.has(name) || written?.endsWith('[]')) return checkEdge(value, { ...inside, kind: 'edge' });
  return checkObject(value, inside);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
