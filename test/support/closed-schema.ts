/**
 * OpenAPI 3.0 schemas rewritten as JSON Schema 2019-09 in which everything unnamed is an error. OpenAPI leaves objects
 * open, so a misspelt property passes by default; here each place where a value stands gets
 * `unevaluatedProperties: false`, which sees through `$ref`, `allOf`, `oneOf` and `anyOf`.
 */
export type Schema = { readonly [key: string]: unknown };

/** The `components.schemas` of a description, rewritten for use under `$defs`: open at the top, closed below. */
export function closedComponents(components: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(components).map(([name, schema]) => [name, branch(schema, components)]));
}

/** A schema for a place where a value stands: what it does not name is refused. */
export function closed(schema: Schema, components: Readonly<Record<string, Schema>>): Schema {
  const target = resolve(schema, components);
  const told = isObject(target.discriminator) ? discriminated(schema, target, components) : branch(schema, components);
  return isFreeForm(target) ? told : { ...told, unevaluatedProperties: false };
}

/** The same without closing the top: for the parts of an `allOf`, which see each other's properties. */
function branch(schema: Schema, components: Readonly<Record<string, Schema>>): Schema {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref') out.$ref = String(value).replace('#/components/schemas/', '#/$defs/');
    else if (key === 'properties' && isObject(value))
      out[key] = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, place(part, components)]));
    else if (key === 'items' || key === 'additionalProperties') out[key] = place(value, components);
    else if (key === 'allOf' || key === 'oneOf' || key === 'anyOf')
      out[key] = (value as Schema[]).map((part) => branch(part, components));
    else if (!proseKeys.has(key)) out[key] = value;
  }
  return schema.nullable === true ? { anyOf: [{ type: 'null' }, out] } : out;
}

/** One branch per value of the discriminator, so that a complaint names the field and not "no branch fits". */
function discriminated(schema: Schema, target: Schema, components: Readonly<Record<string, Schema>>): Schema {
  const { propertyName, mapping } = target.discriminator as {
    propertyName: string;
    mapping: Record<string, string>;
  };
  const cases = Object.entries(mapping).map(([value, ref]) => ({
    if: { properties: { [propertyName]: { const: value } } },
    // biome-ignore lint/suspicious/noThenProperty: `then` is JSON Schema's word
    then: { $ref: ref.replace('#/components/schemas/', '#/$defs/') },
  }));
  const known = { properties: { [propertyName]: { enum: Object.keys(mapping) } }, required: [propertyName] };
  // A `oneOf` is said again by its cases; a base type stays, since its cases only add to it.
  const base = target.oneOf === undefined ? [branch(schema, components)] : [];
  return { type: 'object', allOf: [...base, known, ...cases] };
}

function place(value: unknown, components: Readonly<Record<string, Schema>>): unknown {
  return isObject(value) ? closed(value, components) : value;
}

function resolve(schema: Schema, components: Readonly<Record<string, Schema>>): Schema {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  const found = name === undefined ? undefined : components[name];
  return found === undefined ? schema : resolve(found, components);
}

/** An object of which the description says nothing more: anything may be in it. */
function isFreeForm(schema: Schema): boolean {
  const saysMore = ['properties', 'allOf', 'oneOf', 'anyOf', 'additionalProperties'].some((key) => key in schema);
  return schema.type !== undefined && schema.type !== 'object' ? true : !saysMore;
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const proseKeys = new Set([
  'nullable',
  'discriminator',
  'example',
  'examples',
  'description',
  'externalDocs',
  'xml',
  'deprecated',
]);
