import type { SandboxRequest } from '../dialect.ts';

/** The fields of a body. */
export type Form = Readonly<Record<string, unknown>>;

/** JSON or a form, as clients like; null when it is neither. A field that comes twice is a list. */
export function readForm(request: Pick<SandboxRequest, 'headers' | 'body'>): Form | null {
  const type = request.headers['content-type'] ?? '';
  const text = request.body.toString('utf8');
  if (!type.includes('json')) return readFields(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? { ...value } : null;
  } catch {
    return null;
  }
}

/** A text that is not empty, or null. */
export function field(form: Form, name: string): string | null {
  const value = form[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function readFields(fields: URLSearchParams): Form {
  const names = [...new Set(fields.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = fields.getAll(name);
      return name.endsWith('[]') ? [name.slice(0, -2), values] : [name, values[0]];
    }),
  );
}
