import { setImmediate } from 'node:timers/promises';
import type { Pulse, PulsePeriod } from '../domain/pulse.ts';
import { pulse } from '../journey/pulse.ts';
import type { Parts } from './parts.ts';
import { spentSince } from './spending.ts';

/** How things stand. */
export function pulsingMethods(parts: Parts) {
  return {
    pulse: async (period: PulsePeriod): Promise<Pulse> => {
      const { read } = await parts.store();
      const { settings } = parts.config;
      return await pulse({ read, settings, spentSince, now: parts.now, breathe: () => setImmediate() }, period);
    },
  };
}
