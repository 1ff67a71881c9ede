/** A vault in memory that keeps the promises of the real one: whole changes, one at a time, never nothing. */
import type { TokenVault } from '../../src/platforms/platform.ts';

export function memoryVault(): TokenVault {
  let text: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const save = async (kept: string) => {
    if (kept === '') throw new Error('nothing to keep');
    text = kept;
  };
  return {
    load: async () => text,
    save,
    renew(change) {
      const mine = turn.then(async () => {
        const kept = await change(text);
        await save(kept);
        return kept;
      });
      turn = mine.catch(() => {});
      return mine;
    },
  };
}
