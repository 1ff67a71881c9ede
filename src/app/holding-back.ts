import type { LiveSender } from '../domain/outcomes.ts';
import type { Pause } from '../domain/pause.ts';
import { pause, resume } from '../journey/pause.ts';
import type { Parts } from './parts.ts';

/** What keeps replies from going out, and who lets them go right now. */
export function holdingBackMethods(parts: Parts) {
  return {
    pause: async (input: { accounts: readonly string[]; reason: string }): Promise<Pause[]> =>
      await pause(await pauseNeeds(parts), input),
    resume: async (input: { accounts: readonly string[] }): Promise<Pause[]> =>
      await resume(await pauseNeeds(parts), input),
    pauses: async (): Promise<Pause[]> => await (await parts.store()).read.pauses.all(),

    senders: async (): Promise<LiveSender[]> => {
      const store = await parts.store();
      const senders: LiveSender[] = [];
      for (const { name } of parts.config.settings.accounts) {
        const holder = await store.holder(`send:${name}`);
        if (holder !== null) senders.push({ account: name, ...holder });
      }
      return senders;
    },
  };
}

async function pauseNeeds(parts: Parts) {
  return {
    store: await parts.store(),
    accounts: parts.config.settings.accounts.map(({ name }) => name),
    operator: parts.config.operator,
    now: parts.now,
  };
}
