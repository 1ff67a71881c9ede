import type { Json } from '../../domain/message.ts';
import type { Parameters } from './call.ts';
import type { PageRules } from './pages.ts';

/** A value of a field: plain, or an object that has fields of its own; undefined when this object has none. */
export type FieldValue = Json | GraphNode | readonly GraphNode[] | undefined;

/** A list that hangs on an object, in the order in which it is given out. */
export interface Edge {
  readonly nodes: readonly GraphNode[];
  readonly rules: PageRules;
  /** Given when `summary=true` is asked. */
  readonly summary?: { readonly [name: string]: Json };
}

interface NodeParts {
  /** As error messages call it: `Comment`, `PagePost`, `IGMedia`. */
  readonly type: string;
  readonly id: string;
  /** The fields shown when none are asked, beside `id`. */
  readonly usual: readonly string[];
  /** UTC milliseconds for `since` and `until`, where the edge knows them. */
  readonly at?: number;
  readonly fields: Readonly<Record<string, (args: URLSearchParams) => FieldValue>>;
  /** Made only when asked. A refusal to be read is thrown from here. */
  readonly edges?: Readonly<Record<string, (args: URLSearchParams) => Edge>>;
  /** What `POST /{id}` (the empty name) and `POST /{id}/{edge}` do. */
  readonly posts?: Readonly<Record<string, (parameters: Parameters) => { readonly [name: string]: Json }>>;
  /** What `DELETE /{id}` does. */
  readonly remove?: () => void;
}

/** Anything with an id in the graph. */
export class GraphNode {
  readonly type: string;
  readonly id: string;
  readonly usual: readonly string[];
  readonly at: number | null;
  readonly fields: NodeParts['fields'];
  readonly edges: NonNullable<NodeParts['edges']>;
  readonly posts: NonNullable<NodeParts['posts']>;
  readonly remove: (() => void) | null;

  constructor(parts: NodeParts) {
    this.type = parts.type;
    this.id = parts.id;
    this.usual = parts.usual;
    this.at = parts.at ?? null;
    this.fields = parts.fields;
    this.edges = parts.edges ?? {};
    this.posts = parts.posts ?? {};
    this.remove = parts.remove ?? null;
  }
}

/** A node that only has plain values, all of which are shown unasked: `from`, a participant, an attachment. */
export function plainNode(type: string, id: string, values: { readonly [name: string]: Json }): GraphNode {
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]));
  return new GraphNode({ type, id, usual: Object.keys(values), fields: { ...fields, id: () => id } });
}

/** Graph times have seconds and a zone without a colon: `2025-12-19T21:22:31+0000`. */
export function graphTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}+0000`;
}
