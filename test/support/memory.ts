/** Environment under which a program tells its memory on stderr when it ends. */
export const TELL_MEMORY = { NODE_OPTIONS: `--import=${new URL('tell-memory.ts', import.meta.url).href}` };

/** The most memory that a program had which ran under `TELL_MEMORY`, in KB. */
export function mostMemory(stderr: string): number {
  return Number(/maxRSS(\d+);/.exec(stderr)?.[1]);
}
