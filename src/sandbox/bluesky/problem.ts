import type { SandboxAnswer } from '../dialect.ts';

/** A refusal in XRPC's words: `{"error": name, "message": …}` (https://atproto.com/specs/xrpc#error-responses). */
export class XrpcError extends Error {
  readonly status: number;
  readonly error: string;
  constructor(status: number, error: string, message: string) {
    super(message);
    this.name = 'XrpcError';
    this.status = status;
    this.error = error;
  }
}

/** A refusal as an answer. */
export function refusal({ status, error, message }: XrpcError): SandboxAnswer {
  return { status, headers: {}, body: { error, message } };
}

/** 400 `InvalidRequest`. */
export function invalidRequest(message: string): XrpcError {
  return new XrpcError(400, 'InvalidRequest', message);
}
