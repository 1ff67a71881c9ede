import type { Keyring } from '../secrets/keyring.ts';

/** The system's keyring, loaded with the first question to it: few accounts have anything there. */
export function lateKeyring(seenBy: 'ours' | 'cron'): Keyring {
  const keyring = async () => (await import('../secrets/keyring.ts')).systemKeyring(seenBy);
  return {
    read: async (names) => await (await keyring()).read(names),
    write: async (values) => await (await keyring()).write(values),
    remove: async (names) => await (await keyring()).remove(names),
  };
}
