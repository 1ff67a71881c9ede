import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What one class of Meta's business SDK lists. */
export interface SdkType {
  readonly name: string;
  readonly fields: ReadonlySet<string>;
  /** Edge name to the type of its objects, null where the SDK names none. */
  readonly reads: ReadonlyMap<string, string | null>;
  readonly creates: ReadonlyMap<string, string | null>;
  readonly deletes: ReadonlySet<string>;
  readonly canUpdate: boolean;
  readonly canDelete: boolean;
  /** Parameters with a closed list of values, by their name in a call: `messaging_type`. Values in lower case. */
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
}

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('facebook-nodejs-business-sdk/package.json')), 'src', 'objects');

/** The version of the SDK, as its package says. */
export function sdkVersion(): string {
  const { version } = require('facebook-nodejs-business-sdk/package.json') as { version: string };
  return version;
}

/**
 * Reads one class from the SDK's own source, `page-post` for `PagePost`. The source is Flow, so it is read, not run.
 * @throws {Error} where the file is not as the generator of the SDK writes it
 */
export function readSdkType(file: string): SdkType {
  const text = readFileSync(join(folder, `${file}.js`), 'utf8');
  const name = /export default class (\w+)/.exec(text)?.[1];
  const lists = new Map(
    [...text.matchAll(/static get (\w+) \(\): Object \{\s*return Object\.freeze\(\{([^}]*)\}/g)].map(
      ([, list = '', body = '']) => [list, [...body.matchAll(/: '([^']*)'/g)].map(([, value = '']) => value)] as const,
    ),
  );
  const fields = lists.get('Fields');
  if (name === undefined || fields === undefined) throw new Error(`${file}.js has no class with fields`);
  const calls = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, ...groups]) => groups);
  lists.delete('Fields');
  return {
    name,
    fields: new Set(fields),
    reads: new Map(
      calls(/\.getEdge\(\s*(\w+),\s*fields,\s*params,\s*fetchFirstPage,\s*'\/(\w+)'/g).map(([target, edge]) => [
        String(edge),
        target === 'AbstractObject' ? null : String(target),
      ]),
    ),
    creates: new Map(
      calls(/\.createEdge\(\s*'\/(\w+)',\s*fields,\s*params,\s*(\w+)/g).map(([edge, target]) => [
        String(edge),
        target === 'null' ? null : String(target),
      ]),
    ),
    deletes: new Set(calls(/\.deleteEdge\(\s*'\/(\w+)'/g).map(([edge]) => String(edge))),
    canUpdate: /\n {2}update \(/.test(text),
    canDelete: /\n {2}delete \(/.test(text),
    enums: new Map(
      [...lists].map(([list, values]) => [snakeCase(list), new Set(values.map((value) => value.toLowerCase()))]),
    ),
  };
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}
