import { readFileSync } from 'node:fs';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import { closed, closedComponents, type Schema } from './closed-schema.ts';

/** What a client asked. `path` is as on the platform, without the sandbox's prefix. */
interface DescribedRequest {
  readonly method: string;
  readonly path: string;
  /** A repeated name holds a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

/** What a server answered to `method path`. */
interface DescribedAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

/** Holds requests and answers against one official description. An empty list means no complaint. */
export interface Description {
  readonly version: string;
  checkRequest(request: DescribedRequest): readonly string[];
  checkAnswer(answer: DescribedAnswer): readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly schema: Schema;
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface OpenApi {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Record<string, Schema>; readonly parameters: Record<string, Parameter> };
}

interface Route {
  readonly operation: Operation;
  readonly pathValues: Readonly<Record<string, string>>;
}

/**
 * Reads an OpenAPI 3.0 file. Everything it does not name is a complaint: paths, query parameters, values of a list,
 * properties of bodies and answers, statuses of success.
 */
export function openDescription(file: string): Description {
  const api = JSON.parse(readFileSync(file, 'utf8')) as OpenApi;
  const validator = createValidator(api);
  return {
    version: api.info.version,
    checkRequest(request) {
      const route = findRoute(api, request.method, request.path);
      if (route === null) return [`${request.method} ${request.path} is not described`];
      return [
        ...checkParameters(api, validator, { request, route }),
        ...checkBody(validator, request, route.operation),
      ];
    },
    checkAnswer(answer) {
      const route = findRoute(api, answer.method, answer.path);
      if (route === null) return [`${answer.method} ${answer.path} is not described`];
      return checkAnswerBody(validator, answer, route.operation);
    },
  };
}

type Validator = (schema: Schema, value: unknown, where: string) => readonly string[];

function createValidator(api: OpenApi): Validator {
  const components = api.components.schemas;
  const ajv = new Ajv2019({ strict: false, allErrors: true, logger: false, formats });
  const $defs = closedComponents(components);
  const compiled = new Map<Schema, ValidateFunction>();
  ajv.addSchema({ $id: 'description', $defs });
  return (schema, value, where) => {
    let validate = compiled.get(schema);
    if (validate === undefined) {
      validate = ajv.compile(
        JSON.parse(JSON.stringify(closed(schema, components)).replaceAll('"#/$defs/', '"description#/$defs/')),
      );
      compiled.set(schema, validate);
    }
    if (validate(value)) return [];
    const complaints = (validate.errors ?? []).filter((error) => error.keyword !== 'if');
    return [...new Set(complaints.map((e) => `${where}${e.instancePath}: ${e.message} ${JSON.stringify(e.params)}`))];
  };
}

function findRoute(api: OpenApi, method: string, path: string): Route | null {
  const asked = path.split('/');
  // A literal segment wins over a parameter: /2/users/me is not /2/users/{id}.
  const templates = Object.keys(api.paths).toSorted((a, b) => a.split('{').length - b.split('{').length);
  for (const template of templates) {
    const operation = api.paths[template]?.[method.toLowerCase()];
    const pathValues = operation === undefined ? null : matchTemplate(template.split('/'), asked);
    if (operation !== undefined && pathValues !== null) return { operation, pathValues };
  }
  return null;
}

function matchTemplate(template: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (template.length !== asked.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const given = asked[index] ?? '';
    if (part.startsWith('{')) values[part.slice(1, -1)] = decodeURIComponent(given);
    else if (part !== given) return null;
  }
  return values;
}

function checkParameters(
  api: OpenApi,
  validate: Validator,
  { request, route }: { readonly request: DescribedRequest; readonly route: Route },
): readonly string[] {
  const described = (route.operation.parameters ?? []).map((parameter) => parameterOf(api, parameter));
  const complaints: string[] = [];
  for (const parameter of described) {
    if (parameter.in !== 'query' && parameter.in !== 'path') continue;
    const given = parameter.in === 'path' ? route.pathValues[parameter.name] : request.query[parameter.name];
    const where = `${parameter.in} ${parameter.name}`;
    if (given === undefined) complaints.push(...(parameter.required === true ? [`${where}: is required`] : []));
    else if (typeof given !== 'string' && parameter.explode === false) complaints.push(`${where}: is given twice`);
    else complaints.push(...validate(parameter.schema, readValue(parameter, given), where));
  }
  const names = new Set(described.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name));
  const unknown = Object.keys(request.query).filter((name) => !names.has(name));
  return [...complaints, ...unknown.map((name) => `query ${name}: is not described`)];
}

function parameterOf(api: OpenApi, parameter: Parameter | { readonly $ref: string }): Parameter {
  if (!('$ref' in parameter)) return parameter;
  const found = api.components.parameters[parameter.$ref.split('/').at(-1) ?? ''];
  if (found === undefined) throw new Error(`the description has no ${parameter.$ref}`);
  return found;
}

/** A query holds text only: what its schema calls a list, a number or a boolean is read from that text. */
function readValue(parameter: Parameter, given: string | readonly string[]): unknown {
  const type = parameter.schema.type;
  if (type === 'array') return typeof given === 'string' ? given.split(',') : given;
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(String(given))) return Number(given);
  if (type === 'boolean' && (given === 'true' || given === 'false')) return given === 'true';
  return given;
}

function checkBody(validate: Validator, request: DescribedRequest, operation: Operation): readonly string[] {
  const described = operation.requestBody;
  if (described === undefined) return request.body === undefined ? [] : ['body: is not described'];
  if (request.body === undefined) return described.required === true ? ['body: is required'] : [];
  const schema = described.content['application/json']?.schema;
  return schema === undefined ? ['body: JSON is not described'] : validate(schema, request.body, 'body');
}

function checkAnswerBody(validate: Validator, answer: DescribedAnswer, operation: Operation): readonly string[] {
  const isSuccess = answer.status >= 200 && answer.status < 300;
  const response = operation.responses[String(answer.status)] ?? (isSuccess ? undefined : operation.responses.default);
  if (response === undefined) return [`status ${answer.status} is not described`];
  const schemas = Object.values(response.content ?? {}).map((media) => media.schema);
  // Failures come in two shapes; the complaints of the nearer one are the useful ones.
  const verdicts = schemas.map((schema) => validate(schema, answer.body, 'answer'));
  return verdicts.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

const formats = {
  'date-time': (text: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
  uri: (text: string) => URL.canParse(text),
};
