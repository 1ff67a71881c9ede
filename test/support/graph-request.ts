import type { Asked, AskedField } from './graph-asked.ts';
import type { GraphType } from './graph-types.ts';

/** A call's parameters and its verb. */
export interface Put extends Asked {
  readonly method: string;
}

/** What every call takes (Graph API overview; secure requests). */
const EVERYWHERE = ['access_token', 'appsecret_proof'];

/** What the Send API takes inside its two objects. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  recipient: ['id', 'comment_id', 'post_id'],
  message: ['text', 'attachment', 'attachments', 'metadata', 'quick_replies'],
};

/** Complaints about parameters that are not among the `allowed`, and about values outside a closed list. */
export function checkParameters(put: Put, allowed: readonly string[], type?: GraphType): string[] {
  const complaints = Object.entries(put.values).flatMap(([name, value]) => {
    if (!EVERYWHERE.includes(name) && !allowed.includes(name)) return [`unknown parameter ${name}`];
    const listed = closedList(name, type);
    if (listed !== undefined && !listed.has(String(value).toLowerCase())) return [`${name} is not ${String(value)}`];
    return checkInside(name, value);
  });
  return complaints;
}

/** Complaints about asked fields that a type has not. */
export function checkFields(
  fields: readonly AskedField[] | null,
  type: GraphType,
  types: ReadonlyMap<string, GraphType>,
): string[] {
  return (fields ?? []).flatMap(({ name, args, inside }) => {
    const isEdge = type.reads.has(name);
    if (!isEdge && !type.fields.has(name)) return [`${type.name} has no field ${name}`];
    const target = types.get((type.inside.get(name) ?? type.reads.get(name) ?? '').replace('[]', ''));
    const bad = Object.entries(args).flatMap(([arg, value]) => checkArgument(arg, value, { name, isEdge, target }));
    if (inside === null) return bad;
    if (target === undefined) return [...bad, `nothing is known of what is inside ${type.name}.${name}`];
    return [...bad, ...checkFields(inside, target, types)];
  });
}

function checkArgument(
  arg: string,
  value: string,
  { name, isEdge, target }: { name: string; isEdge: boolean; target: GraphType | undefined },
): string[] {
  // the two lookups of a mention are written like an argument of a field
  const own = { mentioned_comment: 'comment_id', mentioned_media: 'media_id' }[name];
  if (arg === own) return [];
  const listed = target?.enums.get(arg);
  if (listed !== undefined) return listed.has(value.toLowerCase()) ? [] : [`${arg} is not ${value}`];
  return isEdge && ['limit', 'after', 'before', 'since', 'until', 'summary'].includes(arg)
    ? []
    : [`unknown argument ${arg} of ${name}`];
}

function closedList(name: string, type: GraphType | undefined): ReadonlySet<string> | undefined {
  if (name === 'filter' || name === 'order') return FILTERS[name];
  return ['platform', 'messaging_type'].includes(name) ? type?.enums.get(name) : undefined;
}

const FILTERS = {
  filter: new Set(['stream', 'toplevel']),
  order: new Set(['chronological', 'reverse_chronological']),
} as const;

function checkInside(name: string, value: unknown): string[] {
  const known = INSIDE[name];
  const object = typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value;
  if (known === undefined || object === null || typeof object !== 'object') return [];
  return Object.keys(object)
    .filter((key) => !known.includes(key))
    .map((key) => `unknown parameter ${name}.${key}`);
}
