import { PlatformError, type PlatformFailure, type RefusedReason } from '../platform.ts';

/** A failure that no answer of the server tells by itself. Refusals are `invalid` unless another reason is given. */
export function failed(
  kind: PlatformFailure['kind'],
  words: string,
  reason: RefusedReason | null = kind === 'refused' ? 'invalid' : null,
): PlatformError {
  return new PlatformError({ kind, until: null, reason, status: null, words });
}
