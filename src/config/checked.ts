import * as z from 'zod/mini';
import { parseDuration } from '../domain/duration.ts';
import { ValueError } from './mistake.ts';

/** A reader that throws ValueError, as a schema. */
export function checked<T>(read: (value: unknown) => T) {
  return z.pipe(
    z.unknown(),
    z.transform((value, context): T => {
      try {
        return read(value);
      } catch (error) {
        if (!(error instanceof ValueError)) throw error;
        context.issues.push({
          code: 'custom',
          input: value,
          message: error.message,
          params: { remedy: error.remedy },
        });
        return z.NEVER;
      }
    }),
  );
}

/** Milliseconds of `15m`, `8h`, `7d`. @throws {ValueError} */
export function readDuration(value: unknown): number {
  const durationMs = typeof value === 'string' || value === 0 ? parseDuration(String(value)) : null;
  if (durationMs !== null) return durationMs;
  throw new ValueError(`${JSON.stringify(value)} is not a duration`, 'write a number and a unit: 10s, 15m, 8h, 7d');
}
