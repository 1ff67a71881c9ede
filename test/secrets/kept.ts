import { ProblemError } from '../../src/domain/problem.ts';
import { Secrets, type SecretsNeeds } from '../../src/secrets/secrets.ts';

/** A stand-in for the desktop's keyring, which no test machine has: entries in memory, whether it answers and takes new ones. */
export function deskKeyring() {
  const entries = new Map<string, string>();
  const state = { isLocked: false, isReadOnly: false, asked: 0 };
  const answer = () => {
    state.asked += 1;
    if (state.isLocked) throw new ProblemError('KEYRING_UNAVAILABLE', { words: 'it is locked' });
  };
  return {
    entries,
    state,
    async read(names: readonly string[]) {
      answer();
      return names.map((name) => entries.get(name) ?? null);
    },
    async write(values: Readonly<Record<string, string>>) {
      answer();
      if (state.isReadOnly) throw new ProblemError('KEYRING_UNAVAILABLE', { words: 'it takes nothing' });
      for (const [name, value] of Object.entries(values)) entries.set(name, value);
    },
    async remove(names: readonly string[]) {
      answer();
      for (const name of names) entries.delete(name);
    },
  };
}

/** Secrets over a file, alone in their process, with nothing in the environment and no keyring unless given. */
export function secretsOver(file: string, needs: Partial<SecretsNeeds> = {}): Secrets {
  const none = deskKeyring();
  none.state.isLocked = true;
  return new Secrets(file, {
    environment: () => undefined,
    exclusive: (_turn, work) => work(),
    keyring: none,
    keyringAtCron: none,
    ...needs,
  });
}
