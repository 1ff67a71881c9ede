/**
 * A token that was made of the configured one, as the account's vault keeps it. It counts only as long as the very token
 * it was made of is configured: a newly configured one is used at once.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hideSecret } from '../../log.ts';

/** Times are UTC milliseconds by our clock. */
export interface DerivedToken {
  readonly accessToken: string;
  /** Null when it does not expire, or nobody told. */
  readonly expiresAt: number | null;
  /** When another one is due, or may be asked for again; null for never. */
  readonly nextAt: number | null;
}

/** What the vault keeps. */
export function derivedText(configured: string, { accessToken, expiresAt, nextAt }: DerivedToken): string {
  return JSON.stringify({ madeOf: hashOf(configured), accessToken, expiresAt, nextAt });
}

/** What was made of this configured token, or null where nothing whole is kept, or it was made of another. */
export function readDerived(text: string | null, configured: string): DerivedToken | null {
  const kept = keptShape.safeParse(parsed(text ?? ''));
  if (!kept.success || kept.data.madeOf !== hashOf(configured)) return null;
  hideSecret(kept.data.accessToken);
  return kept.data;
}

const keptShape = z.object({
  madeOf: z.string(),
  accessToken: z.string().min(1),
  expiresAt: z.number().nullable(),
  nextAt: z.number().nullable(),
});

/** Says which token was configured without holding it. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
