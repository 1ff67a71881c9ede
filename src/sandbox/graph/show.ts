import type { Json } from '../../domain/message.ts';
import type { FieldList } from './fields.ts';
import { type Edge, type FieldValue, GraphNode } from './node.ts';
import { pickPage } from './pages.ts';
import { GraphProblem } from './problem.ts';

type Shown = { readonly [name: string]: Json };

/** Where an edge can be asked again, for `paging`. */
export interface EdgeAddress {
  /** `http://127.0.0.1:PORT/facebook/v26.0` */
  readonly base: string;
  /** The edge's own path: `123/comments`. */
  readonly path: string;
  /** What goes into `next` beside the cursor. */
  readonly kept: URLSearchParams;
}

/**
 * An object with exactly the fields asked, and `id`, which Graph always gives.
 * @throws {GraphProblem} 100 for a field that this type of object has not
 */
export function showNode(node: GraphNode, list: FieldList | null, base: string): Shown {
  const shown: Record<string, Json> = {};
  for (const { name, args, inner } of list?.asks ?? node.usual.map(ask)) {
    const edge = node.edges[name];
    const field = node.fields[name];
    if (edge !== undefined) {
      const kept = new URLSearchParams(args);
      if (inner !== null) kept.set('fields', inner.text);
      shown[name] = showEdge(edge(args), inner, { base, path: `${node.id}/${name}`, kept });
    } else if (field !== undefined || name === 'id') {
      const value = field === undefined ? node.id : showValue(field(args), inner, base);
      if (value !== undefined) shown[name] = value;
    } else {
      throw new GraphProblem(100, `(#100) Tried accessing nonexisting field (${name}) on node type (${node.type})`);
    }
  }
  return 'id' in shown || node.id === '' ? shown : { ...shown, id: node.id };
}

/** One page of an edge, with its paging. */
export function showEdge(edge: Edge, list: FieldList | null, address: EdgeAddress): Shown {
  const { kept, base, path } = address;
  const page = pickPage(edge.nodes, kept, edge.rules);
  const data = page.items.map((node) => showNode(node, list, base));
  const summary = edge.summary !== undefined && kept.get('summary') === 'true' ? { summary: edge.summary } : {};
  if (page.cursors === null) return { data, ...summary };
  const link = (name: 'after' | 'before', cursor: string): string => {
    const query = new URLSearchParams(kept);
    for (const other of ['after', 'before', 'appsecret_proof']) query.delete(other);
    query.set(name, cursor);
    return `${base}/${path}?${query}`;
  };
  const { cursors, hasNext, hasPrevious } = page;
  const hasLinks = edge.rules.hasCursorsOnly !== true;
  return {
    data,
    paging: {
      cursors,
      ...(hasNext && hasLinks ? { next: link('after', cursors.after) } : {}),
      ...(hasPrevious && hasLinks ? { previous: link('before', cursors.before) } : {}),
    },
    ...summary,
  };
}

function showValue(value: FieldValue, inner: FieldList | null, base: string): Json | undefined {
  if (value instanceof GraphNode) return showNode(value, inner, base);
  if (isNodeList(value)) return { data: value.map((node) => showNode(node, inner, base)) };
  return value;
}

function isNodeList(value: FieldValue): value is readonly GraphNode[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof GraphNode);
}

function ask(name: string): FieldList['asks'][number] {
  return { name, args: new URLSearchParams(), inner: null };
}
