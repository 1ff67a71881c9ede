import type { Spelling } from './spelling.ts';

/** A refusal in the words of https://docs.x.com/x-api/fundamentals/response-codes-and-errors. */
export class XProblem extends Error {
  readonly status: number;
  readonly title: string;
  /** The last part of the type's URL, or null for `about:blank`. */
  readonly kind: string | null;
  /** The query or body parameter at fault, with what it held. */
  readonly parameter: { readonly name: string; readonly value: string } | null;

  constructor(
    status: number,
    title: string,
    options: { detail: string; kind?: string; parameter?: XProblem['parameter'] },
  ) {
    super(options.detail);
    this.name = 'XProblem';
    this.status = status;
    this.title = title;
    this.kind = options.kind ?? null;
    this.parameter = options.parameter ?? null;
  }
}

/** 400: a parameter is unknown or holds what it may not. */
export function invalidParameter(name: string, value: string, detail: string): XProblem {
  return new XProblem(400, 'Invalid Request', { detail, kind: 'invalid-request', parameter: { name, value } });
}

/** 403 with the reason in words only, as X does on writes. */
export function forbidden(detail: string): XProblem {
  return new XProblem(403, 'Forbidden', { detail });
}

/** The body of a refusal. */
export function problemBody(problem: XProblem, spelling: Spelling): object {
  const { status, title, message, kind, parameter } = problem;
  if (kind === null) return { title, detail: message, type: 'about:blank', status };
  const type = problemType(kind, spelling);
  if (parameter === null) return { title, detail: message, type, status };
  if (spelling === 'post') {
    return { title, detail: message, type, status, parameter: parameter.name, value: parameter.value };
  }
  return {
    errors: [{ parameters: { [parameter.name]: [parameter.value] }, message }],
    title,
    detail: 'One or more parameters to your request was invalid.',
    type,
  };
}

/** One entry of `errors[]`: asked for, but gone or never there. The answer around it is a 200. */
export interface Missing {
  readonly resource: 'tweet' | 'user';
  readonly parameter: string;
  readonly value: string;
}

/** An entry of `errors[]` as X writes it. */
export function missingBody({ resource, parameter, value }: Missing, spelling: Spelling): object {
  return {
    value,
    detail: `Could not find ${resource} with ${parameter}: [${value}].`,
    title: 'Not Found Error',
    resource_type: spelling === 'post' && resource === 'tweet' ? 'post' : resource,
    parameter,
    resource_id: value,
    type: problemType('resource-not-found', spelling),
  };
}

function problemType(kind: string, spelling: Spelling): string {
  return `https://${spelling === 'tweet' ? 'api.twitter.com' : 'api.x.com'}/2/problems/${kind}`;
}
