import { type GraphExchange, readAsked } from './graph-asked.ts';
import { checkBody, checkError } from './graph-body.ts';
import { checkFields, checkParameters, type Put } from './graph-request.ts';
import { sdkVersion } from './graph-sdk.ts';
import { type GraphProduct, type GraphType, OF_PRODUCT, ROOT_CALLS, readGraphTypes } from './graph-types.ts';

/**
 * Holds calls of one product against Meta's business SDK, and against a short list of what only the documentation names
 * (`graph-types.ts`). It remembers from answers which id is what, so calls are given in their order.
 */
export interface GraphDescription {
  /** The SDK's own version. */
  readonly version: string;
  /** Complaints about one call and its answer; none when all is known. */
  check(exchange: GraphExchange): readonly string[];
  /** The same over many, each complaint with its call in front. */
  checkAll(exchanges: readonly GraphExchange[]): readonly string[];
}

/** A fresh memory over what the SDK lists. */
export function openGraphDescription(product: GraphProduct): GraphDescription {
  const types = readGraphTypes();
  const known = new Map<string, string>();
  const check = (exchange: GraphExchange): readonly string[] => judge({ types, known, product }, exchange);
  return {
    version: sdkVersion(),
    check,
    checkAll: (exchanges) =>
      exchanges.flatMap((one) => check(one).map((complaint) => `${one.method} ${one.path}: ${complaint}`)),
  };
}

interface Memory {
  readonly types: ReadonlyMap<string, GraphType>;
  /** Id to type. */
  readonly known: Map<string, string>;
  readonly product: GraphProduct;
}

function judge(memory: Memory, exchange: GraphExchange): readonly string[] {
  const parts = exchange.path.split('/').filter((part) => part !== '');
  if (parts[0] === memory.product) parts.shift();
  if (/^v\d+\.\d+$/.test(parts[0] ?? '')) parts.shift();
  const put: Put = { ...readAsked(exchange), method: exchange.method };
  const rootCall = ROOT_CALLS.get(`${exchange.method} ${parts.join('/')}`);
  if (rootCall !== undefined) return [...checkParameters(put, rootCall), ...checkError(exchange)];
  const [id, edge, ...more] = parts;
  if (more.length > 0) return [`no path has so many parts: ${parts.join('/')}`];
  if (id === undefined) return judgeMany(memory, put, exchange);
  return judgeObject(memory, { id, edge: edge ?? null, put, exchange });
}

interface ObjectCall {
  readonly id: string;
  readonly edge: string | null;
  readonly put: Put;
  readonly exchange: GraphExchange;
}

/** The complaints of the type that fits best; with none, what the answer tells of ids is remembered. */
function judgeObject(memory: Memory, call: ObjectCall): readonly string[] {
  const told = memory.known.get(call.id);
  const candidates = told === undefined ? OF_PRODUCT[memory.product] : [told];
  let best: readonly string[] = [`nothing is known of ${call.id}`];
  let fewest = Number.POSITIVE_INFINITY;
  const fits: Verdict[] = [];
  for (const name of candidates) {
    const verdict = judgeAs(memory, name, call);
    // a type that has the call at all tells more than one that has not
    const weight = verdict.complaints.length + (verdict.hasCall ? 0 : 1000);
    if (weight < fewest) {
      fewest = weight;
      best = verdict.complaints;
    }
    if (verdict.complaints.length === 0) fits.push(verdict);
  }
  for (const [id, name] of agreed(fits)) memory.known.set(id, name);
  return best;
}

/** Only what cannot be anything else is remembered. */
function agreed(fits: readonly Verdict[]): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const [id, name] of fits.flatMap(({ learned }) => [...learned])) {
    names.set(id, (names.get(id) ?? new Set()).add(name));
  }
  return new Map([...names].filter(([, said]) => said.size === 1).map(([id, said]) => [id, [...said].join()]));
}

interface Verdict {
  readonly hasCall: boolean;
  readonly complaints: readonly string[];
  readonly learned: ReadonlyMap<string, string>;
}

function judgeAs(memory: Memory, name: string, { id, edge, put, exchange }: ObjectCall): Verdict {
  const { types } = memory;
  const type = types.get(name);
  const learned = new Map<string, string>();
  if (type === undefined) return { hasCall: false, complaints: [`no type ${name}`], learned };
  const target = targetOf(type, edge, put.method);
  if (target === undefined) {
    return { hasCall: false, complaints: [`${name} has no ${put.method} ${edge ?? 'itself'}`], learned };
  }
  const complaints = [...checkParameters(put, parametersOf(type, edge, { types, target, method: put.method }), type)];
  const shown = target === null ? null : (types.get(target) ?? null);
  if (put.method === 'GET' && shown !== null) complaints.push(...checkFields(put.fields, shown, types));
  complaints.push(...checkError(exchange));
  if (put.method === 'GET' && exchange.status === 200 && shown !== null) {
    const kind = edge === null ? 'object' : 'edge';
    complaints.push(...checkBody(exchange.answerBody, { kind, type: shown, asked: put.fields, types, learned }));
  }
  if (put.method === 'POST') learnCreated(exchange.answerBody, edge, learned);
  if (id !== 'me') learned.set(id, name);
  return { hasCall: true, complaints, learned };
}

/** The type of what a call answers with; null where that is not told, undefined where there is no such call. */
function targetOf(type: GraphType, edge: string | null, method: string): string | null | undefined {
  switch (method) {
    case 'GET':
      if (edge === null) return type.name;
      if (!type.reads.has(edge)) return undefined;
      return type.inside.get(edge)?.replace('[]', '') ?? type.reads.get(edge);
    case 'POST':
      if (edge === null) return type.canUpdate ? null : undefined;
      return type.creates.has(edge) ? null : undefined;
    case 'DELETE':
      if (edge === null) return type.canDelete ? null : undefined;
      return type.deletes.has(edge) ? null : undefined;
    default:
      return undefined;
  }
}

function parametersOf(
  type: GraphType,
  edge: string | null,
  { types, target, method }: { types: ReadonlyMap<string, GraphType>; target: string | null; method: string },
): readonly string[] {
  const named = type.parameters.get(`${method} ${edge ?? ''}`) ?? [];
  if (method !== 'GET' || edge === null) return named;
  const listed = target === null ? [] : [...(types.get(target)?.enums.keys() ?? [])];
  return [...named, ...listed, 'limit', 'after', 'before', 'since', 'until', 'summary'];
}

/** What is made on an edge, so that its id is known from then on. */
const CREATED: Readonly<Record<string, string>> = { feed: 'PagePost', replies: 'IGComment', mentions: 'IGComment' };

function learnCreated(body: unknown, edge: string | null, learned: Map<string, string>): void {
  const made = edge === null ? undefined : CREATED[edge];
  if (made !== undefined && body !== null && typeof body === 'object' && 'id' in body)
    learned.set(String(body.id), made);
}

/** `GET /?ids=a,b`: every object by itself, with the same fields. */
function judgeMany(memory: Memory, put: Put, exchange: GraphExchange): readonly string[] {
  const { ids, ...others } = put.values;
  if (put.method !== 'GET' || typeof ids !== 'string') return ['the root is only read by ids'];
  const answers = exchange.status === 200 ? new Map(Object.entries(Object(exchange.answerBody))) : new Map();
  return ids.split(',').flatMap((id) =>
    judgeObject(memory, {
      id,
      edge: null,
      put: { ...put, values: others },
      exchange: { ...exchange, answerBody: answers.get(id) ?? exchange.answerBody },
    }),
  );
}
