import { invalidParameter, XProblem } from './problem.ts';

/**
 * The JSON object of a request's body.
 * @throws {XProblem} 400 when it is none
 */
export function readObject(bytes: Buffer): Readonly<Record<string, unknown>> {
  let body: unknown = null;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch {
    // told below like any other body that is not an object
  }
  if (isObject(body)) return body;
  const detail = 'Requests with bodies must have a JSON object with content-type application/json.';
  throw new XProblem(400, 'Invalid Request', { detail, kind: 'invalid-request' });
}

/**
 * Names beyond those that are described are refused. `where` is the JSON path of the object.
 * @throws {XProblem} 400
 */
export function refuseUnknown(body: object, where: string, known: readonly string[]): void {
  const name = Object.keys(body).find((key) => !known.includes(key));
  if (name === undefined) return;
  const detail = `${where}.${name}: is not defined in the schema and the schema does not allow additional properties`;
  throw invalidParameter(`${where}.${name}`, name, detail);
}

/** Whether a value is an object with names. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
