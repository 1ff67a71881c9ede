import type { SandboxAnswer } from '../dialect.ts';

/** A refusal as https://developers.facebook.com/docs/graph-api/guides/error-handling describes it. */
export class GraphProblem extends Error {
  readonly code: number;
  readonly subcode: number | null;
  /** `OAuthException`, `GraphMethodException` … */
  readonly kind: string;
  readonly status: number;
  /** Meta says that the same call may work later. */
  readonly isTransient: boolean;

  constructor(
    code: number,
    message: string,
    more: { subcode?: number; kind?: string; status?: number; isTransient?: boolean } = {},
  ) {
    super(message);
    this.name = 'GraphProblem';
    this.code = code;
    this.subcode = more.subcode ?? null;
    this.kind = more.kind ?? 'OAuthException';
    this.status = more.status ?? 400;
    this.isTransient = more.isTransient ?? false;
  }
}

/** The object is gone, or never was, or may not be seen: the platform does not say which. */
export function missingObject(id: string, verb: 'get' | 'post' | 'delete' = 'get'): GraphProblem {
  const words = `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`;
  return new GraphProblem(100, words, { subcode: 33, kind: 'GraphMethodException' });
}

/** A parameter is missing or holds what it may not. */
export function invalidParameter(words: string): GraphProblem {
  return new GraphProblem(100, `(#100) ${words}`);
}

/** The envelope of a refusal. */
export function problemAnswer(problem: GraphProblem, headers: Readonly<Record<string, string>>): SandboxAnswer {
  const { code, subcode, kind, message, status, isTransient } = problem;
  const challenge = code === 190 ? { 'www-authenticate': 'OAuth "Facebook Platform" "invalid_token"' } : {};
  return {
    status,
    headers: { ...headers, ...challenge },
    body: {
      error: {
        message,
        type: kind,
        code,
        ...(subcode === null ? {} : { error_subcode: subcode }),
        ...(isTransient ? { is_transient: true } : {}),
        fbtrace_id: 'AsandboxTraceSandboxTrac',
      },
    },
  };
}
