import type { Json } from '../../domain/message.ts';
import type { Dialect, SandboxAnswer, SandboxRequest } from '../dialect.ts';
import type { World } from '../world.ts';
import { GRAPH_VERSION, type GraphCall, type Parameters, readCall } from './call.ts';
import { readFields } from './fields.ts';
import { debugToken, exchangeToken } from './login.ts';
import type { GraphNode } from './node.ts';
import { GraphProblem, invalidParameter, missingObject, problemAnswer } from './problem.ts';
import { showEdge, showNode } from './show.ts';
import { type Caller, callerOf } from './tokens.ts';
import { createUsage, type Usage, type UsageRules } from './usage.ts';

/** One product that is spoken in Graph. */
export interface GraphProduct {
  readonly prefix: string;
  readonly appSecret: string;
  readonly scopes: readonly string[];
  readonly usage: UsageRules;
  /** By the world's clock. */
  callers(): readonly Caller[];
  /** An object as this caller may see it; null when there is none for it. `me` is one too. */
  find(id: string, caller: Caller): GraphNode | null;
  /** `GET /refresh_access_token`, where there is one. */
  refreshToken?(parameters: Parameters, caller: Caller): { readonly [name: string]: Json };
  /** Reads that stand at the root, like `ig_hashtag_search`; null for others. */
  readRoot?(name: string, caller: Caller, query: URLSearchParams): GraphNode[] | null;
}

const IDS_MAX = 50;
/** How long a refusal without a wait of its own asks to stay away. */
const USUAL_WAIT_SECONDS = 300;

/** A dialect of Graph API v26.0 over what a product has. */
export function createGraphDialect(world: World, product: GraphProduct): Dialect {
  const usage = createUsage(world, product.usage);
  return {
    prefix: product.prefix,
    handle: (request) => answer({ world, product, usage }, request),
    throttled(retryAfterSeconds) {
      const { problem, headers } = usage.throttled(retryAfterSeconds ?? USUAL_WAIT_SECONDS);
      return problemAnswer(problem, { ...commonHeaders, ...headers });
    },
    unauthorized: () =>
      problemAnswer(
        new GraphProblem(190, 'Error validating access token: Session has expired', { subcode: 463 }),
        commonHeaders,
      ),
    failed: () =>
      problemAnswer(
        new GraphProblem(2, 'An unexpected error has occurred. Please retry your request later.', {
          status: 500,
          isTransient: true,
        }),
        commonHeaders,
      ),
  };
}

interface Parts {
  readonly world: World;
  readonly product: GraphProduct;
  readonly usage: Usage;
}

const commonHeaders = {
  'content-type': 'application/json; charset=UTF-8',
  'facebook-api-version': GRAPH_VERSION,
  'x-fb-trace-id': 'AsandboxTraceSandboxTrac',
};

function answer(parts: Parts, request: SandboxRequest): SandboxAnswer {
  try {
    const call = readCall(request, parts.product.prefix);
    const body = carryOut(parts, call);
    return { status: 200, headers: { ...commonHeaders, ...parts.usage.headers() }, body };
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    return problemAnswer(error, { ...commonHeaders, ...parts.usage.headers() });
  }
}

function carryOut({ world, product, usage }: Parts, call: GraphCall): object {
  const { method, path, parameters } = call;
  const [first, second, ...others] = path;
  const known = { callers: product.callers(), appSecret: product.appSecret, now: Math.floor(world.now() / 1000) };
  if (first === 'oauth' && second === 'access_token') return exchangeToken(parameters, known);
  if (first === 'debug_token') {
    usage.take(1);
    return debugToken(call, { known, scopes: product.scopes });
  }
  const caller = callerOf(call.token, parameters.text('appsecret_proof'), known);
  const ids = path.length === 0 ? readIds(parameters.text('ids')) : [];
  usage.take(Math.max(1, ids.length));
  if (others.length > 0) throw unknownPath(others);
  if (first === 'refresh_access_token' && method === 'GET' && product.refreshToken !== undefined) {
    return product.refreshToken(parameters, caller);
  }
  if (first === undefined) return readMany(ids, call, (id) => product.find(id, caller));
  const root = method === 'GET' && second === undefined ? product.readRoot?.(first, caller, call.query) : null;
  if (root !== null && root !== undefined) return { data: root.map((node) => showNode(node, null, call.base)) };
  return touch(product.find(first, caller), { call, first, second });
}

function touch(
  node: GraphNode | null,
  { call, first, second }: { call: GraphCall; first: string; second: string | undefined },
): object {
  switch (call.method) {
    case 'GET':
      if (node === null) throw missingObject(first);
      return second === undefined ? showNode(node, fieldsOf(call), call.base) : readEdge(node, second, call);
    case 'POST': {
      const act = node?.posts[second ?? ''];
      if (act === undefined) throw missingObject(first, 'post');
      return act(call.parameters);
    }
    case 'DELETE': {
      if (second === 'likes' && node?.posts.likes !== undefined) return { success: true };
      if (second !== undefined || node?.remove === null || node === null) throw missingObject(first, 'delete');
      node.remove();
      return { success: true };
    }
    default:
      throw new GraphProblem(100, `(#100) Unsupported method ${call.method}`);
  }
}

function readEdge(node: GraphNode, name: string, call: GraphCall): object {
  const edge = node.edges[name];
  if (edge === undefined) throw unknownPath([name]);
  const kept = new URLSearchParams(call.query);
  return showEdge(edge(kept), fieldsOf(call), { base: call.base, path: `${node.id}/${name}`, kept });
}

/** `GET /?ids=a,b`: an object by each id; one that is missing refuses the whole call. */
function readMany(ids: readonly string[], call: GraphCall, find: (id: string) => GraphNode | null): object {
  if (call.method !== 'GET' || ids.length === 0) throw unknownPath(['']);
  const fields = fieldsOf(call);
  const found: Record<string, Json> = {};
  for (const id of ids) {
    const node = find(id);
    if (node === null) throw missingObject(id);
    found[id] = showNode(node, fields, call.base);
  }
  return found;
}

function readIds(written: string | null): readonly string[] {
  const ids = (written ?? '').split(',').filter((id) => id !== '');
  if (ids.length > IDS_MAX) throw invalidParameter(`Too many IDs. Maximum: ${IDS_MAX}. Provided: ${ids.length}.`);
  return ids;
}

function fieldsOf(call: GraphCall): ReturnType<typeof readFields> | null {
  const fields = call.parameters.text('fields');
  return fields === null || fields === '' ? null : readFields(fields);
}

function unknownPath(parts: readonly string[]): GraphProblem {
  return new GraphProblem(2500, `Unknown path components: /${parts.join('/')}`);
}
