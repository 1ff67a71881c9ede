/** Opens the real connector on a scripted server, with a vault in memory that refuses what a real one refuses. */
import { bluesky } from '../../../src/platforms/bluesky/bluesky.ts';
import {
  type OpenOptions,
  PlatformError,
  type PlatformFailure,
  type Session,
  type TokenVault,
} from '../../../src/platforms/platform.ts';
import { NOW } from './posts.ts';
import { HANDLE } from './scripted-server.ts';

export interface MemoryVault extends TokenVault {
  text: string | null;
  saves: number;
}

export function memoryVault(text: string | null = null): MemoryVault {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    text,
    saves: 0,
    async load() {
      return this.text;
    },
    // One at a time, as the lock of the real one has it.
    async renew(change) {
      const mine = turn.then(async () => {
        const kept = await change(this.text);
        if (kept !== this.text) await this.save(kept);
        return kept;
      });
      turn = mine.catch(() => {});
      return mine;
    },
    async save(kept) {
      if (kept === '') throw new Error('empty');
      this.text = kept;
      this.saves += 1;
    },
  };
}

export function openOn(url: string, changes: Partial<OpenOptions> = {}): Promise<Session> {
  return bluesky.open(
    { identifier: `@${HANDLE}`, appPassword: 's3cret-pass' },
    {
      account: { name: 'bluesky', handle: HANDLE, remoteId: null, limits: null },
      baseUrl: url,
      signal: new AbortController().signal,
      vault: memoryVault(),
      now: () => NOW,
      ...changes,
    },
  );
}

export async function failureOf(call: Promise<unknown>): Promise<PlatformFailure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof PlatformError) return error.failure;
    throw error;
  }
  throw new Error('the call went through');
}
